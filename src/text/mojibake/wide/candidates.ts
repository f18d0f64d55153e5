/** Which characters a UTF-8 sequence may be of which some bytes were lost. */
import {foldTable} from '../language/grams.ts'
import {kindBits, kinds, plausibilityModel} from '../language/plausibility.ts'
import {isLegal} from '../sequences/utf8.ts'
import {costOfSingle} from './counted.ts'

/** A character and its bytes in UTF-8. */
export interface Candidate {
  code: number
  bytes: readonly number[]
}

/** The bytes of a sequence from its lead on; -1 for one that was lost. */
export type Pattern = readonly number[]

/** How many characters of a pattern are tried: the usual ones first. */
const mostCandidates = 12
/** How many patterns are remembered. */
const mostPatterns = 60_000

const bytesOf = (code: number): number[] =>
  code < 0x800
    ? [0xc0 | (code >> 6), 0x80 | (code & 63)]
    : code < 0x10000
      ? [0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63)]
      : [0xf0 | (code >> 18), 0x80 | ((code >> 12) & 63), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63)]

const list = (costOf: (code: number) => number, [first, last]: readonly [number, number]): Candidate[] => {
  const found: [number, Candidate][] = []
  for (let code = first; code < last; code++) {
    const cost = costOf(code)
    if (cost < 13.5) found.push([cost, {code, bytes: bytesOf(code)}])
  }
  return found.sort(([x], [y]) => x - y).map(([, candidate]) => candidate)
}

/** The blocks of letters that a text may be of: those of two bytes in UTF-8 that are told apart here. */
const blocks = [0x80, 0x370, 0x400, 0x530, 0x590, 0x600, 0x700, 0x800] as const

/** Tell the block of a letter of two bytes, by its place among the blocks. */
export const blockOf = (code: number): number =>
  blocks.findIndex((first, index) => code < (blocks[index + 1] ?? first))

/** Text without wide characters, of one block of letters: languages from here on. */
export const narrow = 10

/** What a lost byte of general punctuation stands for: no spaces and joiners, no quaint dashes. */
const usualMarks = [
  0x2013, 0x2014, 0x2018, 0x2019, 0x201a, 0x201c, 0x201d, 0x201e, 0x2020, 0x2022, 0x2026, 0x2030, 0x2039,
  0x203a,
]

/** Cost in nats of what is no wide character: letters of a block, signs and marks that some language was seen to use. */
const costOfNarrow = (code: number, block: number): number => {
  const {symbols} = plausibilityModel()
  const fold = foldTable()
  const level = symbols[fold[code]!]!
  const kind = kindBits(code)
  if (
    !level ||
    kind & (kinds.control | kinds.space) ||
    (code >= 0x2000 && code < 0x2070 && !usualMarks.includes(code))
  )
    return Infinity
  if (kind & (kinds.letter | kinds.mark) && code >= 0x800) return Infinity
  if (
    code < 0x800 &&
    ((code >= 0x250 && code < 0x370) || (blockOf(code) !== block && (code >= 0x250 || kind & kinds.letter)))
  )
    return Infinity
  return level * 0.7
}

/** What a language may have: characters of two bytes, and of three, the usual ones first. */
interface Characters {
  all: Record<2 | 3, readonly Candidate[]>
  /** Those of a pattern, by its number; filled as patterns are met. */
  fitting: Map<number, readonly Candidate[]>
  /** Those of a pattern of which something is asked besides: by the pattern's number, then by what is asked. */
  asked: Map<number, Map<number, readonly Candidate[]>>
  askedCount: number
}
const charactersOf: (Characters | undefined)[] = []

/** What a sign that is no wide one costs more in text of wide characters, in nats. */
const amongWide = 2

const load = (language: number): Characters => {
  const isNarrow = language >= narrow
  const costOf = (code: number): number =>
    code >= 0x2e80 && code < 0xfff0
      ? isNarrow
        ? Infinity
        : costOfSingle(language, code)
      : costOfNarrow(code, language - narrow) + (isNarrow ? 0 : amongWide)
  const made: Characters = {
    all: {2: list(costOf, [0x80, 0x800]), 3: list(costOf, [0x2010, isNarrow ? 0x2300 : 0x10000])},
    fitting: new Map(),
    asked: new Map(),
    askedCount: 0,
  }
  charactersOf[language] = made
  return made
}

const lost = 0x80
/** A pattern as one number of 26 bits: its bytes, all of which are beyond ASCII, and its length. */
const numberOf = (pattern: Pattern): number => {
  let number = pattern.length === 2 ? 1 : 2
  for (let at = 0; at < 3; at++) {
    const byte = pattern[at] ?? 0
    number = number * 256 + (byte < 0 ? lost : byte & 0x7f)
  }
  return number
}

/** File the characters under every pattern that they fit and that has lost the same bytes as this one. */
const file = ({all, fitting}: Characters, pattern: Pattern) => {
  const filed = new Map<number, Candidate[]>()
  const masked = pattern.slice()
  for (const candidate of all[pattern.length as 2 | 3]) {
    for (let at = 0; at < pattern.length; at++) if (pattern[at]! >= 0) masked[at] = candidate.bytes[at]!
    const number = numberOf(masked)
    const known = filed.get(number)
    if (known) known.push(candidate)
    else filed.set(number, [candidate])
  }
  for (const [number, candidates] of filed) fitting.set(number, candidates)
}

const shapeOf = (pattern: Pattern): number =>
  pattern.reduce((bits, byte) => (bits << 1) | (byte < 0 ? 1 : 0), 1)

const fittingOf = (characters: Characters, pattern: Pattern): readonly Candidate[] => {
  const {fitting} = characters
  // The shapes of pattern that are filed are noted below every number of a pattern.
  const shape = -shapeOf(pattern)
  if (!fitting.has(shape)) {
    file(characters, pattern)
    fitting.set(shape, [])
  }
  return fitting.get(numberOf(pattern)) ?? []
}

/** The one character of a pattern that has lost nothing; none where the bytes are not of UTF-8. */
const exact = (pattern: Pattern): readonly Candidate[] => {
  let code = pattern[0]! & (0x7f >> pattern.length)
  for (let at = 1; at < pattern.length; at++) {
    if ((pattern[at]! & 0xc0) !== 0x80) return []
    code = (code << 6) | (pattern[at]! & 63)
  }
  return isLegal(code, pattern.length) ? [{code, bytes: pattern}] : []
}

/** What is asked of the characters of a pattern besides, and a number of 25 bits by which that is remembered. */
export interface Demand {
  number: number
  holds: (bytes: readonly number[]) => boolean
}

/**
 * Give the characters of a pattern that a language may have, the usual ones first.
 *
 * `language`: its place in the table of wide characters, or `narrow` and the block of its letters.
 */
export const candidatesOf = (
  language: number,
  pattern: Pattern,
  {number, holds}: Demand,
): readonly Candidate[] => {
  if (!pattern.includes(-1)) return exact(pattern).filter(({bytes}) => holds(bytes))
  if (pattern.length > 3) return []
  const characters = charactersOf[language] ?? load(language)
  const {asked} = characters
  const key = numberOf(pattern)
  let known = asked.get(key)?.get(number)
  if (!known) {
    const all = fittingOf(characters, pattern)
    const fit: Candidate[] = []
    for (let at = 0; at < all.length && fit.length < mostCandidates; at++)
      if (holds(all[at]!.bytes)) fit.push(all[at]!)
    known = fit
    if (characters.askedCount++ > mostPatterns) {
      asked.clear()
      characters.askedCount = 0
    }
    const ofPattern = asked.get(key) ?? new Map<number, readonly Candidate[]>()
    asked.set(key, ofPattern.set(number, known))
  }
  return known
}
