/** What a step over a character costs after a path through UTF-8 bytes that a double-byte charset read. */
import type {Bias} from '../language/language-bias.ts'
import {caseCost, costOf, kindBits, kinds, symbolOf} from '../language/plausibility.ts'
import {narrow} from './candidates.ts'
import {costOfWide} from './counted.ts'
import {isWide} from './pairs.ts'
import {widePaths} from './paths.ts'

/** What a text may be of: its place in the table of wide characters, or `narrow` and the block of its letters. */
export interface Of {
  language: number
  bias: Bias
}

const isSpace = (code: number): boolean => code === 32 || code === 0xa0 || code === 10
const isLatin = (code: number): boolean =>
  ((code | 32) >= 97 && (code | 32) <= 122) || (code >= 0xc0 && code < 0x250)

/** What a mark of general punctuation costs, in nats, and more where it does not belong. */
export const mark = {usual: 3, rare: 6, misplaced: 4, close: 1, reopened: 3} as const

/** What a mark costs after what stands before it. */
const costOfMark = (row: number, code: number): number => {
  const rawB = widePaths.rawB[row]!
  const open = widePaths.open[row] === 1
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
const costAfterMark = (row: number, code: number): number => {
  const rawB = widePaths.rawB[row]!
  const word = isLatin(code)
  if (rawB === 0x201c || rawB === 0x2018) return isSpace(code) ? mark.misplaced : 0
  if (rawB === 0x201d || rawB === 0x2026) return word ? mark.misplaced : 0
  // An apostrophe stands within a word; a dash between words, or between spaces.
  if (rawB === 0x2019) return word ? 0 : 3.5
  if (rawB === 0x2013 || rawB === 0x2014) return isSpace(code) === isSpace(widePaths.rawA[row]!) ? 0 : 3
  return 0
}

/** Whether a character is a mark of punctuation that is told by what stands around it. */
export const isMark = (code: number): boolean => code >= 0x2013 && code <= 0x203a

/** What a guess costs more: a narrow character in text of wide ones, a letter that the language lacks. */
const guessed = {narrow: 5, foreign: 7, sign: 3} as const

/** What a character costs more that is guessed. */
export const costOfGuess = ({language, bias}: Of, code: number): number => {
  if (language < narrow) return isWide(code) ? 0 : guessed.narrow
  if (bias.isForeign(code)) return guessed.foreign
  return isMark(code) || kindBits(code) & kinds.letter ? 0 : guessed.sign
}

/** A character as the model sees it. */
export interface Char {
  code: number
  symbol: number
  /** The code of a wide character, 0 of another. */
  wide: number
}

/** See a character as the model does. */
export const charOf = (code: number): Char => ({
  code,
  symbol: symbolOf(code),
  wide: code < 0x10000 && code >= 0x2e80 && isWide(code) ? code : 0,
})

/** What a character costs after a path, in nats. */
export const costOfStep = ({language, bias}: Of, row: number, {code, symbol, wide}: Char): number => {
  const {a, b, rawA, rawB, wideB} = widePaths
  if (wide && language < narrow) return costOfWide(language, wideB[row]!, code)
  const before = rawB[row]!
  let cost: number
  if (isMark(code) && language >= narrow) cost = costOfMark(row, code)
  else {
    cost = costOf(a[row]!, b[row]!, symbol) + caseCost(rawA[row]!, before, code)
    if (code >= 0x80 || before >= 0x80) cost += bias.pair(b[row]!, symbol)
  }
  return isMark(before) && language >= narrow ? cost + costAfterMark(row, code) : cost
}
