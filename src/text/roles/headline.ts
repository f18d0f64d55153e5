import type {LineMeasures} from './measures.ts'

/** Body lines in which a headline's words are looked for. */
const REACH = 25
/** Fewer words that can be met again make no headline. */
const FULL = 4

/** How much each line looks like the headline of what follows, and the line that does so most (-1 for none). */
export interface Headlines {
  readonly scores: Float64Array
  readonly best: number
}

/** Score each line as a headline: short, no full stop, its words met again in the prose of the next lines. */
export function scoreHeadlines(measures: readonly LineMeasures[], prose: Float64Array): Headlines {
  const next = placesOfWords(measures, prose)
  const scores = new Float64Array(measures.length)
  let best = -1
  for (const [i, {size, words, stops, cues, digitShare, tokens}] of measures.entries()) {
    if (
      size < 10 ||
      size > 200 ||
      words < 2 ||
      stops > 1 ||
      digitShare > 0.4 ||
      cues.includes(3) ||
      tokens.length === 0
    )
      continue
    let met = 0
    for (const token of tokens) if (isMetAfter(next.get(token), i)) met++
    scores[i] = (met / tokens.length) * Math.min(1, tokens.length / FULL) * (stops > 0 ? 0.7 : 1)
    // Of equals the later one counts: the first may be a breadcrumb.
    if (scores[i]! > 0.2 && (best === -1 || scores[i]! >= scores[best]!)) best = i
  }
  return {scores, best}
}

/** Lines of prose in which each word stands, in order. */
function placesOfWords(measures: readonly LineMeasures[], prose: Float64Array): Map<number, number[]> {
  const places = new Map<number, number[]>()
  for (let i = 0; i < measures.length; i++) {
    if (prose[i] === 0) continue
    for (const token of measures[i]!.tokens) {
      const list = places.get(token)
      if (list === undefined) places.set(token, [i])
      else list.push(i)
    }
  }
  return places
}

function isMetAfter(places: readonly number[] | undefined, line: number): boolean {
  if (places === undefined) return false
  let low = 0
  let high = places.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (places[middle]! <= line) low = middle + 1
    else high = middle
  }
  return low < places.length && places[low]! <= line + REACH
}

/** Share of a line's words that stand in another line's sorted words; -1 without words. */
export function shareIn(tokens: Int32Array, other: Int32Array | undefined): number {
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
