import type {MeasuredLines} from '../measured-lines.ts'
import type {Place} from './place.ts'

/** Names of the features that say in which stretch of prose a line stands, in the order in which they are filled in. */
export const STRETCH_FEATURES: readonly string[] = [
  'stretchWords',
  'stretchShare',
  'stretchRank',
  'stretchLines',
  'inStretch',
  'leftInStretch',
  'stretches',
  'shareBehind',
  'shareAhead',
  'fromLargest',
  'fromHeadlined',
  'headlinedShare',
]

/** A stretch of prose, gaps of a line or two bridged. */
interface Stretch {
  readonly start: number
  end: number
  lines: number
  words: number
  rank: number
}

export interface Stretches {
  readonly list: readonly Stretch[]
  /** Index of the stretch that a line stands in, -1 for none; of the last and the next one. */
  readonly at: Int32Array
  readonly behind: Int32Array
  readonly ahead: Int32Array
  readonly words: number
  readonly largest: number
  /** The stretch that follows the headline, -1 for none. */
  readonly headlined: number
}

const BRIDGED = 3

export function findStretches({measures, prose, headlines}: MeasuredLines): Stretches {
  const n = prose.length
  const list: Stretch[] = []
  let words = 0
  for (let i = 0; i < n; i++) {
    if (prose[i] === 0) continue
    const last = list.at(-1)
    words += measures[i]!.words
    if (last !== undefined && i - last.end <= BRIDGED) {
      last.end = i
      last.lines++
      last.words += measures[i]!.words
    } else list.push({start: i, end: i, lines: 1, words: measures[i]!.words, rank: 0})
  }
  const order = list.map((_, k) => k).sort((a, b) => list[b]!.words - list[a]!.words || a - b)
  for (const [rank, k] of order.entries()) list[k]!.rank = rank
  const places = placesOf(list, n)
  const {best} = headlines
  const headlined = best === -1 ? -1 : places.ahead[best]!
  return {list, ...places, words, largest: order[0] ?? -1, headlined}
}

function placesOf(list: readonly Stretch[], n: number): Pick<Stretches, 'at' | 'behind' | 'ahead'> {
  const at = new Int32Array(n).fill(-1)
  const behind = new Int32Array(n).fill(-1)
  const ahead = new Int32Array(n).fill(-1)
  let from = 0
  for (const [k, {start, end}] of list.entries()) {
    at.fill(k, start, end + 1)
    ahead.fill(k, from, end + 1)
    behind.fill(k, start, list[k + 1]?.start ?? n)
    from = end + 1
  }
  return {at, behind, ahead}
}

export function putStretch(rows: Float32Array, {at, i}: Place, stretches: Stretches): number {
  const {list, words, largest, headlined, behind, ahead} = stretches
  const own = stretches.at[i]!
  const stretch = list[own]
  const share = (k: number) => (k === -1 ? -1 : list[k]!.words / Math.max(1, words))
  let place = at
  rows[place++] = stretch?.words ?? -1
  rows[place++] = share(own)
  rows[place++] = stretch?.rank ?? -1
  rows[place++] = stretch?.lines ?? -1
  rows[place++] = stretch === undefined ? -1 : i - stretch.start
  rows[place++] = stretch === undefined ? -1 : stretch.end - i
  rows[place++] = list.length
  rows[place++] = share(behind[i]!)
  rows[place++] = share(ahead[i]!)
  rows[place++] = own === -1 ? -99 : own - largest
  rows[place++] = own === -1 || headlined === -1 ? -99 : own - headlined
  rows[place++] = share(headlined)
  return place
}
