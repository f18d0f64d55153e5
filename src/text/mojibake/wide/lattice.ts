/** Find the likeliest text of UTF-8 bytes that a double-byte charset read, and of which it lost some. */
import {candidatesOf} from './candidates.ts'
import {
  addPath,
  clearWidePaths,
  firstPlace,
  leaveFrom,
  placeAt,
  waitAt,
  widePaths,
  widePlaces,
  width,
} from './paths.ts'
import {
  type Bytes,
  channel,
  demandOf,
  lengthOf,
  lostQuestion,
  type Place,
  spansFrom,
  type Unit,
  wholeAt,
} from './spans.ts'
import {type Char, charOf, costOfGuess, costOfStep, isMark, mark, type Of} from './steps.ts'

/** What is to be read. */
interface Job extends Bytes, Of {
  /** What a reading may cost at most. */
  limit: number
}

/** A step from some of the paths that wait at a place to another place, and what it costs beside the character. */
interface Step {
  from: number
  /** The first and the last rank of those that go on. */
  ranks: readonly [first: number, end: number]
  to: number
  extra: number
}

/** The rank of the path at a place that ends alike, so that only the cheaper one need go on; -1 for none. */
const rankOfSame = (
  place: number,
  {rawA, rawB, open}: {rawA: number; rawB: number; open: number},
): number => {
  const {rows, count} = widePlaces
  for (let rank = 0; rank < count[place]!; rank++) {
    const row = rows[place * width + rank]!
    if (widePaths.rawB[row] === rawB && widePaths.rawA[row] === rawA && widePaths.open[row] === open)
      return rank
  }
  return -1
}

/** What a path may cost at most to wait at a place. */
const mostAt = (place: number, limit: number): number => {
  const {rows, count} = widePlaces
  return count[place]! < width ? limit : Math.min(limit, widePaths.cost[rows[place * width + width - 1]!]!)
}

/** Go on by a character from each of the paths, to where the best go on. */
const goOn = (job: Job, {from, ranks: [first, end], to, extra}: Step, char: Char) => {
  const {code} = char
  for (let rank = first; rank < end; rank++) {
    const before = widePlaces.rows[from * width + rank]!
    const sum = widePaths.cost[before]! + extra
    const most = mostAt(to, job.limit)
    if (sum >= most) return
    const cost = sum + costOfStep(job, before, char)
    if (cost >= most) continue
    const open = code === 0x201c ? 1 : code === 0x201d ? 0 : widePaths.open[before]!
    const same = rankOfSame(to, {rawA: widePaths.rawB[before]!, rawB: code, open})
    if (same >= 0) {
      if (widePaths.cost[widePlaces.rows[to * width + same]!]! <= cost) continue
      leaveFrom(to, same)
    }
    waitAt(to, layPath(before, char, {cost, open}))
  }
}

/** Lay the path that goes on by a character. */
const layPath = (
  from: number,
  {code, symbol, wide}: Char,
  {cost, open}: {cost: number; open: number},
): number => {
  const row = addPath()
  const {a, b, rawA, rawB, wideB} = widePaths
  // What stands beside a wide character, or a mark, is judged as at the edge of a word.
  const edge = wide ? 32 : isMark(code) ? 46 : 0
  widePaths.cost[row] = cost
  a[row] = edge || b[from]!
  b[row] = edge || symbol
  rawA[row] = rawB[from]!
  rawB[row] = code
  wideB[row] = wide
  widePaths.open[row] = open
  widePaths.from[row] = from
  return row
}

const questionCost = (units: readonly Unit[], at: number, before: number): number => {
  const next = units[at + 1] ?? 32
  const ends = before !== 32 && (next === 32 || next === 34 || next === 41 || next === lostQuestion)
  return ends ? channel.question : channel.oddQuestion
}

const textOf = (last: number): string => {
  const codes: number[] = []
  for (let row = last; widePaths.from[row]! >= 0; row = widePaths.from[row]!) codes.push(widePaths.rawB[row]!)
  return codes
    .reverse()
    .map(code => String.fromCodePoint(code))
    .join('')
}

const goOnLossy = (job: Job, from: number, place: Place) => {
  const ranks = [0, widePlaces.count[from]!] as const
  for (const span of spansFrom(job, place)) {
    const isGuess = span.pattern.includes(-1)
    for (const candidate of candidatesOf(job.language, span.pattern, demandOf(job, span, place.first))) {
      const extra = span.cost + (isGuess ? costOfGuess(job, candidate.code) : 0)
      const to = placeAt(span.end, span.opens ? candidate.bytes.at(-1)! : 0)
      goOn(job, {from, ranks, to, extra}, charOf(candidate.code))
    }
  }
}

const goOnFrom = (job: Job, from: number, at: number) => {
  const {units} = job
  const first = widePlaces.first[from]!
  const count = widePlaces.count[from]!
  const unit = units[at]!
  if (first) {
    goOnLossy(job, from, {at, first})
    return
  }
  const ranks = [0, count] as const
  const to = placeAt(at + 1, 0)
  if (unit >= 0 && unit < 0x80) {
    goOn(job, {from, ranks, to, extra: 0}, charOf(unit))
    return
  }
  if (unit === lostQuestion)
    for (let rank = 0; rank < count; rank++) {
      const before = widePaths.rawB[widePlaces.rows[from * width + rank]!]!
      goOn(job, {from, ranks: [rank, rank + 1], to, extra: questionCost(units, at, before)}, charOf(63))
    }
  else goOn(job, {from, ranks, to, extra: channel.literal}, charOf(0xfffd))
  const whole = unit < 0 ? 0 : wholeAt(units, at)
  if (whole === 0) goOnLossy(job, from, {at, first})
  else goOn(job, {from, ranks, to: placeAt(at + lengthOf(unit), 0), extra: 0}, charOf(whole))
}

/** By how many nats a place may be behind the likeliest, and how many there may be. */
const beam = 5
const mostPlaces = 3

const leastAt = (place: number): number => widePaths.cost[widePlaces.rows[place * width]!]!

/** The places before a unit that are gone on from: the likeliest, and none far behind those. */
const likeliest = (at: number): number[] => {
  const found: number[] = []
  for (let place = firstPlace(at); place >= 0; place = widePlaces.next[place]!)
    if (widePlaces.count[place]! > 0) found.push(place)
  if (found.length < 2) return found
  found.sort((one, other) => leastAt(one) - leastAt(other))
  const most = leastAt(found[0]!) + beam
  return found.slice(0, mostPlaces).filter(place => leastAt(place) <= most)
}

/** Read the units; nothing where no reading costs less than the limit. */
export const readLattice = (job: Job): {text: string; cost: number} | undefined => {
  const {units} = job
  clearWidePaths(units.length)
  for (let at = 0; at < units.length; at++) for (const place of likeliest(at)) goOnFrom(job, place, at)
  const end = placeAt(units.length, 0)
  let best = -1
  let least = Infinity
  for (let rank = 0; rank < widePlaces.count[end]!; rank++) {
    const row = widePlaces.rows[end * width + rank]!
    const cost = widePaths.cost[row]! + (widePaths.open[row] ? mark.reopened : 0)
    if (cost < least) [best, least] = [row, cost]
  }
  return best < 0 ? undefined : {text: textOf(best), cost: least}
}
