import {NumberTable} from './line-sets.ts'
import type {LineWords} from './line-words.ts'
import type {LineMeasures} from './measures.ts'

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
  {words, prose, near}: {words: LineWords; prose: Float64Array; near: Uint8Array},
): Headlines {
  const scores = new Float64Array(measures.length)
  // From the end on, so that each word's next place is the one noted last; places count from 1.
  const next = new NumberTable()
  let nextProse = Number.POSITIVE_INFINITY
  let best = -1
  for (let i = measures.length - 1; i >= 0; i--) {
    const line = measures[i]!
    if (nextProse <= i + REACH && mayBeHeadline(line)) {
      const count = words.count(i)
      const end = words.end(i)
      let met = 0
      for (let k = words.start(i); k < end; k++) {
        const place = next.get(words.list[k]!)
        if (place > 0 && place - 1 <= i + REACH) met++
      }
      if (count > 0) scores[i] = (met / count) * Math.min(1, count / FULL) * (line.stops > 0 ? 0.7 : 1)
      // Of equals the later one counts: the first may be a breadcrumb.
      if (scores[i]! > 0.2 && (best === -1 || scores[i]! > scores[best]!)) best = i
    }
    if (prose[i] === 0) continue
    nextProse = i
    const end = words.end(i)
    for (let k = words.start(i); k < end; k++) next.set(words.list[k]!, i + 1)
  }
  return {scores, best, shares: sharesOf(best, {words, near})}
}

function sharesOf(best: number, {words, near}: {words: LineWords; near: Uint8Array}): Float64Array {
  const shares = new Float64Array(near.length).fill(-1)
  if (best === -1) return shares
  words.mark(best)
  for (let i = 0; i < near.length; i++)
    if (near[i] === 1 && words.count(i) > 0) shares[i] = words.countMarked(i) / words.count(i)
  return shares
}

function mayBeHeadline({size, words, stops, digitShare, cues}: LineMeasures): boolean {
  return size >= 10 && size <= 200 && words >= 2 && stops <= 1 && digitShare <= 0.4 && !cues.includes(3)
}
