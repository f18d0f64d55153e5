/**
 * Paths through the bytes of a line, and the places they wait at: rows in columns of numbers, so that a step of the
 * search allocates nothing.
 *
 * One search runs at a time; `clearWidePaths` begins it.
 */
import {growColumns} from '../sequences/columns.ts'

/** How many readings of a place are kept. */
export const width = 5

const pathColumns = (size: number) => ({
  cost: new Float64Array(size),
  /** The last two symbols, and the last two characters; what of the last one is wide, else 0. */
  a: new Int32Array(size),
  b: new Int32Array(size),
  rawA: new Int32Array(size),
  rawB: new Int32Array(size),
  wideB: new Int32Array(size),
  /** Whether a quotation is open. */
  open: new Uint8Array(size),
  /** The path this one goes on from; -1 for the first. */
  from: new Int32Array(size),
})
let pathSize = 4096
/** The columns of the paths. */
export const widePaths = pathColumns(pathSize)
let pathCount = 0

const placeColumns = (size: number) => ({
  /** The byte that opened a pair whose second one is still to come, or 0. */
  first: new Uint8Array(size),
  /** How many paths wait there, and which, the cheapest first: so many rows a place. */
  count: new Uint8Array(size),
  rows: new Int32Array(size * width),
  /** The place before the same unit that was met next; -1 for none. */
  next: new Int32Array(size),
})
let placeSize = 512
/** The columns of the places. */
export const widePlaces = placeColumns(placeSize)
let placeCount = 0
/** The place before each unit that was met first; -1 for none. */
let heads = new Int32Array(1024)

/** Begin a search through so many units; gives the place it begins at, where a path waits that read nothing. */
export const clearWidePaths = (units: number): number => {
  if (heads.length <= units) heads = new Int32Array(units * 2)
  heads.fill(-1, 0, units + 1)
  pathCount = 0
  placeCount = 0
  const place = placeAt(0, 0)
  const row = addPath()
  for (const column of ['a', 'b', 'rawA', 'rawB'] as const) widePaths[column][row] = 32
  widePaths.cost[row] = 0
  widePaths.wideB[row] = 0
  widePaths.open[row] = 0
  widePaths.from[row] = -1
  widePlaces.rows[place * width] = row
  widePlaces.count[place] = 1
  return place
}

/** Add a path, whose columns are still to be filled; gives its row. */
export const addPath = (): number => {
  if (pathCount === pathSize) {
    pathSize *= 2
    growColumns(widePaths, pathColumns(pathSize))
  }
  return pathCount++
}

/** Give the first place before a unit; -1 for none. */
export const firstPlace = (at: number): number => heads[at]!

/** Give the place before a unit, after a byte that opened a pair, or 0. */
export const placeAt = (at: number, first: number): number => {
  let last = -1
  for (let place = heads[at]!; place >= 0; place = widePlaces.next[place]!) {
    if (widePlaces.first[place] === first) return place
    last = place
  }
  if (placeCount === placeSize) {
    placeSize *= 2
    growColumns(widePlaces, placeColumns(placeSize))
  }
  const made = placeCount++
  widePlaces.first[made] = first
  widePlaces.count[made] = 0
  widePlaces.next[made] = -1
  if (last < 0) heads[at] = made
  else widePlaces.next[last] = made
  return made
}

/** Make a path wait at a place, at its rank among those there; the last goes where there are too many. */
export const waitAt = (place: number, row: number) => {
  const {rows, count} = widePlaces
  const start = place * width
  const {cost} = widePaths
  let rank = Math.min(count[place]!, width - 1)
  for (; rank > 0 && cost[rows[start + rank - 1]!]! > cost[row]!; rank--)
    rows[start + rank] = rows[start + rank - 1]!
  rows[start + rank] = row
  if (count[place]! < width) count[place]!++
}

/** Make the path of that rank wait no longer. */
export const leaveFrom = (place: number, rank: number) => {
  const {rows, count} = widePlaces
  const start = place * width
  const last = --count[place]!
  for (let index = rank; index < last; index++) rows[start + index] = rows[start + index + 1]!
}
