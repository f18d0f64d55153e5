/**
 * Paths through a stretch: rows in columns of numbers, so that a step of the search allocates nothing.
 *
 * One search runs at a time; `clearPaths` begins it.
 */

import {type Bias, noBias} from '../language/language-bias.ts'
import {caseCost, costOf, symbolOf} from '../language/plausibility.ts'
import {growColumns} from './columns.ts'
import type {Reading} from './sequences.ts'

/** No more paths than this leave a place. */
const widest = 10
/** Nor any that is so many nats dearer than the cheapest. */
const slack = 14
/** How many places may be open at once; a power of two, wider than any sequence and what stands for its bytes. */
const places = 32

const columnsOf = (size: number) => ({
  /** -1: as it stands; else the index of a page. */
  mode: new Int8Array(size),
  /** The last two symbols, and the last two characters. */
  a: new Int32Array(size),
  b: new Int32Array(size),
  rawA: new Int32Array(size),
  rawB: new Int32Array(size),
  cost: new Float64Array(size),
  /** The path this one goes on from; -1 for the first. */
  from: new Int32Array(size),
  /** Where its last step began. */
  at: new Int32Array(size),
  /** The path that came after it to the place where it waits; -1 for none. */
  after: new Int32Array(size),
})
let size = 4096
/** The columns of the paths. Take them anew after `lay`, which may make them longer. */
export const paths = columnsOf(size)
/** What each path read in its last step; nothing where it left the text as it stands. */
const readings: (Reading | undefined)[] = []
let count = 0
/** The first and the last path that wait at a place, by the place modulo `places`; -1 for none. */
const first = new Int32Array(places)
const last = new Int32Array(places)
let open = 0

/** Begin a search at a place, after the characters `rawA` and `rawB`. */
export const clearPaths = (start: number, {rawA, rawB, bias: own}: Start) => {
  first.fill(-1)
  bias = own
  paths.mode[0] = -1
  paths.a[0] = symbolOf(rawA)
  paths.b[0] = symbolOf(rawB)
  paths.rawA[0] = rawA
  paths.rawB[0] = rawB
  paths.cost[0] = 0
  paths.from[0] = -1
  open = 0
  count = 0
  wait(start & (places - 1))
}
let bias = noBias

interface Start {
  rawA: number
  rawB: number
  bias: Bias
}

/** Let the path laid last wait in a slot. */
const wait = (slot: number) => {
  paths.after[count] = -1
  if (first[slot]! < 0) {
    first[slot] = count
    open++
  } else paths.after[last[slot]!] = count
  last[slot] = count++
}

/** How many places have paths that wait there. */
export const openPlaces = (): number => open

/** Whether paths wait at a place. */
export const isOpenAt = (place: number): boolean => first[place & (places - 1)]! >= 0

/** The paths that left a place last, the cheapest first. */
export const leavers = new Int32Array(widest)

/** Let the best paths that wait at a place leave it, and say how many: what is laid from now on begins there. */
export const leavePlace = (place: number): number => {
  here = place
  const slot = place & (places - 1)
  let row = first[slot]!
  if (row < 0) return 0
  const {cost, after} = paths
  let kept = 0
  for (; row >= 0; row = after[row]!) {
    const own = cost[row]!
    let rank = kept
    while (rank > 0 && cost[leavers[rank - 1]!]! > own) rank--
    if (rank === widest) continue
    if (kept < widest) kept++
    for (let index = kept - 1; index > rank; index--) leavers[index] = leavers[index - 1]!
    leavers[rank] = row
  }
  const limit = cost[leavers[0]!]! + slack
  while (cost[leavers[kept - 1]!]! > limit) kept--
  first[slot] = -1
  open--
  return kept
}
let here = 0

/** Lay a step on from a path, which reads a character; gives what the character costs there. */
export const lay = (row: number, code: number): number => {
  if (count === size) {
    size *= 2
    growColumns(paths, columnsOf(size))
  }
  const {a, b, rawA, rawB, cost, from} = paths
  const symbol = symbolOf(code)
  const last = b[row]!
  const step =
    costOf(a[row]!, last, symbol) + caseCost(rawA[row]!, rawB[row]!, code) + bias.pair(last, symbol)
  a[count] = last
  b[count] = symbol
  rawA[count] = rawB[row]!
  rawB[count] = code
  cost[count] = cost[row]! + step
  from[count] = row
  return step
}

/** Let the step laid last arrive at a place, unless a path of the same mode and symbols came there as cheaply. */
export const arrive = (place: number, {mode, extra, reading}: Arrival) => {
  const {mode: modes, a, b, rawA, rawB, cost, from, at, after} = paths
  const slot = place & (places - 1)
  const own = cost[count]! + extra
  const [lastA, lastB] = [a[count]!, b[count]!]
  let row = first[slot]!
  while (row >= 0 && (b[row] !== lastB || a[row] !== lastA || modes[row] !== mode)) row = after[row]!
  if (row < 0) {
    row = count
    wait(slot)
  } else {
    if (cost[row]! <= own) return
    rawA[row] = rawA[count]!
    rawB[row] = rawB[count]!
    from[row] = from[count]!
  }
  modes[row] = mode
  cost[row] = own
  at[row] = here
  readings[row] = reading
}

/** How a step arrives. */
interface Arrival {
  mode: number
  /** What it costs beyond its character. */
  extra: number
  reading: Reading | undefined
}

/** What a path's last step read. */
export const readingOf = (row: number): Reading | undefined => readings[row]
