/** Find the likeliest text of UTF-8 bytes that a double-byte charset read, and of which it lost some. */
import type {Wide} from './codecs.ts'
import type {Bias} from './language-bias.ts'
import {caseCost, costOf, kindBits, kinds, symbolOf} from './plausibility.ts'
import {candidatesOf, type Demand, isLegal, narrow} from './wide-candidates.ts'
import {costOfWide} from './wide-model.ts'
import {isWide} from './wide-pairs.ts'

/** A byte, or a place where bytes were lost: -1 where U+FFFD marks it, -2 where a question mark does. */
export type Unit = number
export const lostMark = -1
export const lostQuestion = -2

/** What the channel costs, in nats. */
const channel = {
  /** A mark for one byte before a byte that is no ASCII: some programs mark each byte, most mark two. */
  single: 1.5,
  /** A question mark that was one, where it stands as one does, and elsewhere. */
  question: 1,
  oddQuestion: 5,
  /** A byte that is left as it was read: what the text gives there is no UTF-8. */
  literal: 14,
  /** A byte that was dropped without a mark. */
  dropped: 2.5,
} as const

/** How many readings of a place are kept. */
const width = 5

/** A reading up to a place. */
interface Path {
  cost: number
  a: number
  b: number
  rawA: number
  /** The character it ends in. */
  rawB: number
  /** Whether a quotation is open. */
  open: boolean
  from: Path | undefined
}

/** Where a path stands: before a unit, maybe with the second byte of a lost pair still to come after `first`. */
interface Place {
  at: number
  first: number
}

/** A step over one character: its bytes as far as they are known, and where it ends. */
interface Span {
  pattern: number[]
  /** For each byte, what must hold of it: see `isLost`. */
  checks: Check[]
  end: number
  /** Whether the last byte is the first of a lost pair. */
  opens: boolean
  cost: number
}
/** A lost byte alone before `next` (0 for no byte that is known), or the first or second of a lost pair. */
type Check = undefined | {kind: 'alone'; next: number} | {kind: 'first'} | {kind: 'second'}

interface Job {
  units: readonly Unit[]
  charset: Wide
  language: number
  /** Whether bytes were dropped without a mark. */
  dropped: boolean
  bias: Bias
  /** What a reading may cost at most. */
  limit: number
}

const lengthOf = (lead: number): number =>
  lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0

const isTrail = (unit: Unit | undefined): boolean => unit !== undefined && unit >= 0x80 && unit < 0xc0

/** The character of a whole sequence at a place; 0 where bytes were lost, or none stands there. */
const wholeAt = (units: readonly Unit[], at: number): number => {
  const lead = units[at]!
  const length = lengthOf(lead)
  if (length === 0) return 0
  let code = lead & (0x7f >> length)
  for (let trail = 1; trail < length; trail++) {
    if (!isTrail(units[at + trail])) return 0
    code = (code << 6) | (units[at + trail]! & 63)
  }
  return isLegal(code, length) ? code : 0
}

const grow = (job: Job, span: Span, length: number, out: Span[], isSecond: boolean) => {
  if (span.pattern.length === length) {
    out.push(span)
    return
  }
  const {units} = job
  const {pattern, checks, end, cost} = span
  const put = (byte: number, check: Check, more: Partial<Span>, second = false) =>
    grow(
      job,
      {pattern: [...pattern, byte], checks: [...checks, check], end, opens: false, cost, ...more},
      length,
      out,
      second,
    )
  if (isSecond) {
    put(-1, {kind: 'second'}, {end: end + 1})
    return
  }
  const unit = units[end]
  if (unit !== undefined && unit < 0) {
    const next = Math.max(0, units[end + 1] ?? 0)
    const isBefore = next >= 0x80 || (units[end + 1] ?? 0) < 0
    put(-1, {kind: 'alone', next}, {end: end + 1, cost: cost + (isBefore ? channel.single : 0)})
    // The pair: its second byte is the sequence's next one, or that of the next sequence.
    if (pattern.length + 1 === length) put(-1, {kind: 'first'}, {opens: true})
    else put(-1, {kind: 'first'}, {}, true)
    return
  }
  const isFit = unit !== undefined && (pattern.length ? isTrail(unit) : lengthOf(unit) === length)
  if (isFit) put(unit, undefined, {end: end + 1})
  else if (job.dropped && pattern.length > 0 && !pattern.includes(-1) && !isTrail(unit))
    put(-1, undefined, {cost: cost + channel.dropped})
}

/** The ways to step over a character from a place where bytes may be lost. */
const spansFrom = (job: Job, {at, first}: Place): Span[] => {
  const {units} = job
  const unit = first ? -1 : units[at]!
  const out: Span[] = []
  const start: Span = {pattern: [], checks: [], end: at, opens: false, cost: 0}
  const lengths = unit >= 0 ? [lengthOf(unit)] : [3, 2]
  for (const length of lengths) if (length) grow(job, start, length, out, first > 0)
  // Lead bytes that were dropped before bytes that follow one.
  if (job.dropped && isTrail(unit) && !first) {
    for (const length of [2, 3])
      grow(job, {...start, pattern: [-1], checks: [undefined], cost: channel.dropped}, length, out, false)
  }
  return out
}

/** Whether a charset loses byte `x`, before ASCII byte or other byte `y`; 0 for the end. */
const isLost = ({charOf}: Wide, x: number, y: number): boolean =>
  x >= 0x80 && (x === 0x80 || charOf[x] === 0) && (y <= 0 || charOf[(x << 8) | y] === 0)

const kindNumbers = {alone: 1, first: 2, second: 3} as const

/** What the bytes that were lost must be for the charset to have lost them. */
const demandOf = ({charset}: Job, {checks}: Span, first: number): Demand => {
  let kindsOf = 0
  for (const check of checks) kindsOf = (kindsOf << 2) | (check ? kindNumbers[check.kind] : 0)
  const last = checks.at(-1)
  const next = last?.kind === 'alone' ? last.next : 0
  return {
    number: (charset.number << 22) | (kindsOf << 16) | (next << 8) | first,
    holds: bytes => {
      for (let at = 0; at < checks.length; at++) {
        const check = checks[at]
        if (!check) continue
        const byte = bytes[at]!
        if (check.kind === 'alone' && !isLost(charset, byte, check.next)) return false
        if (check.kind === 'first' && byte > 0x80 && charset.charOf[byte] !== 0) return false
        if (check.kind === 'second' && !isLost(charset, at ? bytes[at - 1]! : first, byte)) return false
      }
      return true
    },
  }
}

const nothing: Path = {cost: 0, a: 32, b: 32, rawA: 32, rawB: 32, open: false, from: undefined}

const isSpace = (code: number): boolean => code === 32 || code === 0xa0 || code === 10
const isLatin = (code: number): boolean =>
  ((code | 32) >= 97 && (code | 32) <= 122) || (code >= 0xc0 && code < 0x250)

/** What a mark of general punctuation costs, in nats, and more where it does not belong. */
const mark = {usual: 3, rare: 6, misplaced: 4, close: 1, reopened: 3} as const

/** What a mark costs after what stands before it. */
const costOfMark = ({rawB, open}: Path, code: number): number => {
  const afterSpace = isSpace(rawB) || rawB === 40
  switch (code) {
    case 0x201c:
      return mark.usual + (open ? mark.reopened : 0) + (afterSpace ? 0 : mark.misplaced)
    case 0x201d:
      return (open ? mark.close : mark.rare) + (afterSpace ? mark.misplaced : 0)
    case 0x2018:
      return mark.usual + 1 + (afterSpace ? 0 : mark.misplaced)
    case 0x2019:
      return mark.usual - 1 + (afterSpace ? mark.misplaced : 0)
    case 0x2014:
      return mark.usual + (open ? mark.close : 0)
    case 0x2013:
      return mark.usual + 0.7 + (open ? mark.close : 0)
    case 0x2026:
      return mark.usual + 1 + (afterSpace ? 1.5 : 0)
    default:
      return mark.rare
  }
}

/** What the character after a mark tells against it. */
const costAfterMark = ({rawB, rawA}: Path, code: number): number => {
  const word = isLatin(code)
  if (rawB === 0x201c || rawB === 0x2018) return isSpace(code) ? mark.misplaced : 0
  if (rawB === 0x201d || rawB === 0x2026) return word ? mark.misplaced : 0
  // An apostrophe stands within a word; a dash between words, or between spaces.
  if (rawB === 0x2019) return word ? 0 : 3.5
  if (rawB === 0x2013 || rawB === 0x2014) return isSpace(code) === isSpace(rawA) ? 0 : 3
  return 0
}

const isMark = (code: number): boolean => code >= 0x2013 && code <= 0x203a

/** What a guess costs more: a narrow character in text of wide ones, a letter that the language lacks. */
const guessed = {narrow: 5, foreign: 7, sign: 3} as const

const costOfGuess = ({language, bias}: Job, code: number): number => {
  if (language < narrow) return isWide(code) ? 0 : guessed.narrow
  if (bias.isForeign(code)) return guessed.foreign
  return isMark(code) || kindBits(code) & kinds.letter ? 0 : guessed.sign
}

/** What a character costs after a path, in nats. */
const costOfStep = ({language, bias}: Job, path: Path, {code, symbol, wide}: Char): number => {
  const {rawA, rawB} = path
  let cost: number
  if (isMark(code) && language >= narrow) cost = costOfMark(path, code)
  else if (wide && language < narrow)
    cost = costOfWide(language, rawB >= 0x2e80 && isWide(rawB) ? rawB : 0, code)
  else {
    cost = costOf(path.a, path.b, symbol) + caseCost(rawA, rawB, code)
    if (code >= 0x80 || rawB >= 0x80) cost += bias.pair(path.b, symbol)
  }
  return isMark(rawB) && language >= narrow ? cost + costAfterMark(path, code) : cost
}

/** A character as the model sees it. */
interface Char {
  code: number
  symbol: number
  wide: boolean
}
const charOf = (code: number): Char => ({
  code,
  symbol: symbolOf(code),
  wide: code < 0x10000 && code >= 0x2e80 && isWide(code),
})

/** The best paths to a place, the cheapest first. */
type Paths = Path[]

/** Go on by a character from each of the paths, to where `to` are the best. */
const goOn = (job: Job, paths: Paths, to: Paths, {code, extra}: {code: number; extra: number}) => {
  if (paths[0]!.cost + extra >= (to.length < width ? job.limit : to[width - 1]!.cost)) return
  const char = charOf(code)
  const isEdge = char.wide || isMark(code)
  const edge = char.wide ? 32 : 46
  for (const path of paths) {
    const most = to.length < width ? job.limit : Math.min(job.limit, to[width - 1]!.cost)
    if (path.cost + extra >= most) return
    const cost = path.cost + extra + costOfStep(job, path, char)
    if (cost >= most) continue
    const open = code === 0x201c || (code !== 0x201d && path.open)
    const same = to.findIndex(one => one.rawB === code && one.rawA === path.rawB && one.open === open)
    if (same >= 0) {
      if (to[same]!.cost <= cost) continue
      to.splice(same, 1)
    } else if (to.length === width) to.pop()
    let rank = to.length
    while (rank > 0 && to[rank - 1]!.cost > cost) rank--
    to.splice(rank, 0, {
      cost,
      // What stands beside a wide character, or a mark, is judged as at the edge of a word.
      a: isEdge ? edge : path.b,
      b: isEdge ? edge : char.symbol,
      rawA: path.rawB,
      rawB: code,
      open,
      from: path,
    })
  }
}

/** The paths that end at each place: by the unit before which they stand, then by the byte that opened a pair. */
type Frontier = (Map<number, Paths> | undefined)[]

const pathsAt = (frontier: Frontier, at: number, first: number): Paths => {
  const places = frontier[at] ?? new Map<number, Paths>()
  frontier[at] = places
  let paths = places.get(first)
  if (!paths) {
    paths = []
    places.set(first, paths)
  }
  return paths
}

const questionCost = (units: readonly Unit[], at: number, {rawB}: Path): number => {
  const next = units[at + 1] ?? 32
  const ends = rawB !== 32 && (next === 32 || next === 34 || next === 41 || next === lostQuestion)
  return ends ? channel.question : channel.oddQuestion
}

const textOf = (last: Path): string => {
  const codes: number[] = []
  for (let path = last; path.from; path = path.from) codes.push(path.rawB)
  return codes
    .reverse()
    .map(code => String.fromCodePoint(code))
    .join('')
}

const goOnLossy = (job: Job, paths: Paths, frontier: Frontier, place: Place) => {
  const {first} = place
  for (const span of spansFrom(job, place)) {
    const isGuess = span.pattern.includes(-1)
    for (const {code, bytes} of candidatesOf(job.language, span.pattern, demandOf(job, span, first))) {
      const extra = span.cost + (isGuess ? costOfGuess(job, code) : 0)
      const to = pathsAt(frontier, span.end, span.opens ? bytes.at(-1)! : 0)
      goOn(job, paths, to, {code, extra})
    }
  }
}

const goOnFrom = (job: Job, paths: Paths, frontier: Frontier, place: Place) => {
  const {units} = job
  const {at, first} = place
  const unit = units[at]!
  if (first) {
    goOnLossy(job, paths, frontier, place)
    return
  }
  const to = pathsAt(frontier, at + 1, 0)
  if (unit >= 0 && unit < 0x80) {
    goOn(job, paths, to, {code: unit, extra: 0})
    return
  }
  if (unit === lostQuestion)
    for (const path of paths) goOn(job, [path], to, {code: 63, extra: questionCost(units, at, path)})
  else goOn(job, paths, to, {code: 0xfffd, extra: channel.literal})
  const whole = unit < 0 ? 0 : wholeAt(units, at)
  if (whole === 0) goOnLossy(job, paths, frontier, place)
  else goOn(job, paths, pathsAt(frontier, at + lengthOf(unit), 0), {code: whole, extra: 0})
}

/** The places that are gone on from: the likeliest, and none far behind those. */
const likeliest = (places: Frontier[number]): [first: number, paths: Paths][] => {
  const found = [...(places ?? [])].filter(([, paths]) => paths.length > 0)
  if (found.length < 2) return found
  found.sort(([, x], [, y]) => x[0]!.cost - y[0]!.cost)
  const most = found[0]![1][0]!.cost + beam
  const end = found.findIndex(([, paths]) => paths[0]!.cost > most)
  return found.slice(0, Math.min(mostPlaces, end < 0 ? found.length : end))
}
/** By how many nats a place may be behind the likeliest, and how many there may be. */
const beam = 5
const mostPlaces = 3

/** Read the units; nothing where no reading costs less than the limit. */
export const readLattice = (job: Job): {text: string; cost: number} | undefined => {
  const {units} = job
  const frontier: Frontier = new Array(units.length + 1)
  frontier[0] = new Map([[0, [nothing]]])
  for (let at = 0; at < units.length; at++) {
    for (const [first, paths] of likeliest(frontier[at])) goOnFrom(job, paths, frontier, {at, first})
    frontier[at] = undefined
  }
  const ends = frontier[units.length]?.get(0) ?? []
  for (const path of ends) path.cost += path.open ? mark.reopened : 0
  ends.sort((x, y) => x.cost - y.cost)
  return ends[0] && {text: textOf(ends[0]), cost: ends[0].cost}
}
