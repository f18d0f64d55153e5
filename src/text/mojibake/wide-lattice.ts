/** Find the likeliest text of UTF-8 bytes that a double-byte charset read, and of which it lost some. */
import type {Wide} from './codecs.ts'
import type {Bias} from './language-bias.ts'
import {caseCost, costOf, kindBits, kinds, symbolOf} from './plausibility.ts'
import {candidatesOf, type Demand, narrow} from './wide-candidates.ts'
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
  rawB: number
  code: number
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
/** A lost byte alone before `next`, or the first or second of a lost pair. */
type Check = undefined | {kind: 'alone'; next: number} | {kind: 'first'} | {kind: 'second'}

interface Job {
  units: readonly Unit[]
  charset: Wide
  language: number
  /** Whether bytes were dropped without a mark. */
  dropped: boolean
  bias: Bias
}

const lengthOf = (lead: number): number =>
  lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0

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
    const next = units[end + 1] ?? 0
    put(
      -1,
      {kind: 'alone', next},
      {end: end + 1, cost: cost + (next >= 0x80 || next < 0 ? channel.single : 0)},
    )
    // The pair: its second byte is the sequence's next one, or that of the next sequence.
    if (pattern.length + 1 === length) put(-1, {kind: 'first'}, {opens: true})
    else put(-1, {kind: 'first'}, {}, true)
    return
  }
  const isFit = unit !== undefined && (pattern.length ? (unit & 0xc0) === 0x80 : lengthOf(unit) === length)
  if (isFit) put(unit, undefined, {end: end + 1})
  else if (
    job.dropped &&
    pattern.length > 0 &&
    !pattern.includes(-1) &&
    (unit === undefined || (unit & 0xc0) !== 0x80)
  )
    put(-1, undefined, {cost: cost + channel.dropped})
}

/** The ways to step over a character from a place. */
const spansFrom = (job: Job, {at, first}: Place): Span[] => {
  const {units} = job
  const unit = first ? -1 : units[at]!
  const out: Span[] = []
  const start: Span = {pattern: [], checks: [], end: at, opens: false, cost: 0}
  const lengths = unit >= 0 ? [lengthOf(unit)] : [3, 2]
  for (const length of lengths) if (length) grow(job, start, length, out, first > 0)
  // Lead bytes that were dropped before bytes that follow one.
  if (job.dropped && unit >= 0x80 && unit < 0xc0 && !first) {
    for (const length of [2, 3])
      grow(job, {...start, pattern: [-1], checks: [undefined], cost: channel.dropped}, length, out, false)
  }
  return out
}

/** Whether a charset loses byte `x`, before ASCII byte or other byte `y`; 0 for the end. */
const isLost = ({charOf}: Wide, x: number, y: number): boolean =>
  x >= 0x80 && (x === 0x80 || charOf[x] === 0) && (y <= 0 || charOf[(x << 8) | y] === 0)

/** What the bytes that were lost must be for the charset to have lost them. */
const demandOf = ({charset}: Job, {checks}: Span, first: number): Demand => ({
  name: `${charset.name} ${first} ${checks.map(check => (check ? check.kind + (check.kind === 'alone' ? check.next : '') : '-')).join(' ')}`,
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
})

const nothing: Path = {cost: 0, a: 32, b: 32, rawA: 32, rawB: 32, code: 0, open: false, from: undefined}

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

const step = ({language, bias}: Job, path: Path, code: number, extra: number): Path => {
  const wide = code < 0x10000 && code >= 0x2e80 && isWide(code)
  const symbol = symbolOf(code)
  let cost = extra
  if (isMark(code) && language >= narrow) cost += costOfMark(path, code)
  else if (wide && language < narrow) cost += costOfWide(language, path.rawB >= 0x2e80 && isWide(path.rawB) ? path.rawB : 0, code)
  else {
    cost += costOf(path.a, path.b, symbol) + caseCost(path.rawA, path.rawB, code)
    if (code >= 0x80 || path.rawB >= 0x80) cost += bias.pair(path.b, symbol)
  }
  if (isMark(path.rawB) && language >= narrow) cost += costAfterMark(path, code)
  const isEdge = wide || isMark(code)
  const edge = wide ? 32 : 46
  return {
    cost: path.cost + cost,
    // What stands beside a wide character, or a mark, is judged as at the edge of a word.
    a: isEdge ? edge : path.b,
    b: isEdge ? edge : symbol,
    rawA: path.rawB,
    rawB: code,
    code,
    open: code === 0x201c || (code !== 0x201d && path.open),
    from: path,
  }
}

const keep = (frontier: Map<number, Path[]>, key: number, path: Path) => {
  const paths = frontier.get(key)
  if (!paths) {
    frontier.set(key, [path])
    return
  }
  const same = paths.findIndex(
    one => one.rawB === path.rawB && one.rawA === path.rawA && one.open === path.open,
  )
  if (same >= 0) {
    if (path.cost < paths[same]!.cost) paths[same] = path
  } else if (paths.length < width * 3) paths.push(path)
  else {
    paths.sort((x, y) => x.cost - y.cost)
    paths.length = width
    paths.push(path)
  }
}

const questionCost = (units: readonly Unit[], at: number, {rawB}: Path): number => {
  const next = units[at + 1] ?? 32
  const ends = rawB !== 32 && (next === 32 || next === 34 || next === 41 || next === lostQuestion)
  return ends ? channel.question : channel.oddQuestion
}

const textOf = (path: Path): string => {
  const codes: number[] = []
  for (let at: Path | undefined = path; at?.from; at = at.from) codes.push(at.code)
  return codes
    .reverse()
    .map(code => String.fromCodePoint(code))
    .join('')
}

/** Read the units; nothing where no reading is better than leaving much of them as it is. */
export const readLattice = (job: Job): {text: string; cost: number} | undefined => {
  const {units, language} = job
  const frontier = new Map<number, Path[]>([[0, [nothing]]])
  const keyOf = (at: number, first: number) => at * 256 + first
  for (let at = 0; at < units.length; at++) {
    for (let first = 0; first < 256; first++) {
      const paths = frontier.get(keyOf(at, first))
      if (!paths) continue
      frontier.delete(keyOf(at, first))
      paths.sort((x, y) => x.cost - y.cost)
      if (paths.length > width) paths.length = width
      const unit = units[at]!
      if (!first && unit >= 0 && unit < 0x80) {
        for (const path of paths) keep(frontier, keyOf(at + 1, 0), step(job, path, unit, 0))
        continue
      }
      if (!first) {
        for (const path of paths) {
          const extra = unit === lostQuestion ? questionCost(units, at, path) : channel.literal
          keep(frontier, keyOf(at + 1, 0), step(job, path, unit === lostQuestion ? 63 : 0xfffd, extra))
        }
      }
      for (const span of spansFrom(job, {at, first})) {
        for (const candidate of candidatesOf(language, span.pattern, demandOf(job, span, first))) {
          const key = keyOf(span.end, span.opens ? candidate.bytes.at(-1)! : 0)
          const guess = span.pattern.includes(-1) ? costOfGuess(job, candidate.code) : 0
          for (const path of paths) keep(frontier, key, step(job, path, candidate.code, span.cost + guess))
        }
      }
    }
  }
  const ends = frontier.get(keyOf(units.length, 0))
  for (const path of ends ?? []) path.cost += path.open ? mark.reopened : 0
  ends?.sort((x, y) => x.cost - y.cost)
  return ends?.[0] && {text: textOf(ends[0]), cost: ends[0].cost}
}
