/** Which swaps of charsets are worth a look: told at a glance, by pairs of bytes. */
import {codeAt} from '../../code-at.ts'
import {caseCost, costOf, symbolOf} from '../language/plausibility.ts'
import {type Page, pageIndex} from '../pages.ts'

/** A swap that may be. */
export interface Hope {
  from: string
  to: string
  /** What it costs at a glance, in nats; what is the same for every page is left out. */
  cost: number
}

/** Costs are noted in parts of a nat. */
const parts = 8
/** Cost of each pair of bytes in each page, in parts of a nat; 0 where it was not asked for yet. */
const pairCosts: (Uint8Array | undefined)[] = []

const judge = ({codes}: Page, pair: number): number => {
  const before = codes[pair >> 8]!
  const code = codes[pair & 0xff]!
  const nats = costOf(0, symbolOf(before), symbolOf(code)) + caseCost(32, before, code)
  return Math.max(1, Math.min(0xff, Math.round(nats * parts)))
}

/** List the pairs of bytes that a page decides, those with one beyond ASCII: the first times 256 and the second. */
export const pairsOf = (bytes: Uint8Array): Uint16Array => {
  const pairs = new Uint16Array(bytes.length)
  let count = 0
  let before = 32
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!
    const pair = (before << 8) | byte
    before = byte
    if (pair & 0x8080) pairs[count++] = pair
  }
  return pairs.subarray(0, count)
}

/** Sum what pairs of bytes cost in a page, in nats; Infinity above `limit`. */
export const costThrough = (pairs: Uint16Array, page: Page, limit: number): number => {
  const index = pageIndex.get(page.name)!
  const table = pairCosts[index] ?? new Uint8Array(0x10000)
  pairCosts[index] = table
  const most = limit * parts
  let sum = 0
  for (let at = 0; at < pairs.length; at++) {
    const pair = pairs[at]!
    let cost = table[pair]!
    if (cost === 0) {
      cost = judge(page, pair)
      table[pair] = cost
    }
    sum += cost
    if (sum > most) return Infinity
  }
  return sum / parts
}

/** Sum what the pairs of a line cost as it stands, as of a page's bytes. */
export const costOfPairs = (line: string): number => {
  let sum = 0
  let before = 32
  for (let at = 0; at < line.length; at++) {
    const code = codeAt(line, at)
    if (code >= 0x80 || before >= 0x80)
      sum += Math.min(0xff / parts, costOf(0, symbolOf(before), symbolOf(code)) + caseCost(32, before, code))
    before = code
  }
  return sum
}

/** How many hopes are kept, the best first. */
const most = 8

const keep = (hopes: Hope[], hope: Hope) => {
  // Pages that read the bytes alike cost the same, but for what it costs to think of them.
  let rank = hopes.length
  while (rank > 0 && hopes[rank - 1]!.cost > hope.cost) rank--
  hopes.splice(rank, 0, hope)
  if (hopes.length > most) hopes.pop()
}

/** What a line may have been read by. */
interface Source {
  from: string
  pairs: Uint16Array
  targets: readonly Page[]
  /** What a hope may cost at most, in nats. */
  most: number
}

/**
 * Add to the likeliest swaps of a line those from a page, by the pairs of its bytes, to the pages of single bytes.
 *
 * `entryOf`: what it costs to think of a swap to the page of that name, in nats.
 */
export const addHopes = (
  hopes: Hope[],
  {from, pairs, targets, most: dearest}: Source,
  entryOf: (to: string) => number,
): void => {
  for (const page of targets) {
    if (page.name === from) continue
    const entry = entryOf(page.name)
    const limit = hopes.length < most ? dearest : Math.min(dearest, hopes[most - 1]!.cost)
    const cost = costThrough(pairs, page, limit - entry) + entry
    if (cost < limit) keep(hopes, {from, to: page.name, cost})
  }
}
