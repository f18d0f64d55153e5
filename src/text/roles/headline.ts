import type {LineMeasures} from './measures.ts'
import {WordNumbers} from './tokens.ts'

/** Body lines in which a headline's words are looked for. */
const REACH = 25
/** Fewer words that can be met again make no headline. */
const FULL = 4

/** How much each line looks like the headline of what follows, and the line that does so most (-1 for none). */
export interface Headlines {
  readonly scores: Float64Array
  readonly best: number
  /** Share of each line's words that stand in the best one too; -1 where that cannot be said. */
  readonly shares: Float64Array
}

/** Score each line as a headline: short, no full stop, its words met again in the prose of the next lines. */
export function scoreHeadlines(
  measures: readonly LineMeasures[],
  {prose, near}: {prose: Float64Array; near: Uint8Array},
): Headlines {
  const scores = new Float64Array(measures.length)
  // From the end on, so that each word's next place is the one noted last; places count from 1.
  const next = new WordNumbers()
  let nextProse = Number.POSITIVE_INFINITY
  let best = -1
  for (let i = measures.length - 1; i >= 0; i--) {
    const line = measures[i]!
    if (nextProse <= i + REACH && mayBeHeadline(line)) {
      const {tokens, stops} = line
      let met = 0
      for (let k = 0; k < tokens.length; k++) {
        const place = next.get(tokens[k]!)
        if (place > 0 && place - 1 <= i + REACH) met++
      }
      if (tokens.length > 0)
        scores[i] = (met / tokens.length) * Math.min(1, tokens.length / FULL) * (stops > 0 ? 0.7 : 1)
      // Of equals the later one counts: the first may be a breadcrumb.
      if (scores[i]! > 0.2 && (best === -1 || scores[i]! > scores[best]!)) best = i
    }
    if (prose[i] === 0) continue
    nextProse = i
    const {tokens} = line
    for (let k = 0; k < tokens.length; k++) next.set(tokens[k]!, i + 1)
  }
  const title = measures[best]?.tokens
  const shares = Float64Array.from(measures, (line, i) => (near[i] === 1 ? shareIn(line.tokens, title) : -1))
  return {scores, best, shares}
}

function mayBeHeadline({size, words, stops, digitShare, cues}: LineMeasures): boolean {
  return size >= 10 && size <= 200 && words >= 2 && stops <= 1 && digitShare <= 0.4 && !cues.includes(3)
}

/** Share of a line's words that stand in another line's sorted words; -1 without words. */
function shareIn(tokens: Int32Array, other: Int32Array | undefined): number {
  if (tokens.length === 0 || other === undefined) return -1
  let i = 0
  let k = 0
  let shared = 0
  while (i < tokens.length && k < other.length) {
    if (tokens[i]! === other[k]!) {
      shared++
      i++
      k++
    } else if (tokens[i]! < other[k]!) i++
    else k++
  }
  return shared / tokens.length
}
