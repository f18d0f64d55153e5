/** Ready a text for its costs in many languages: its symbols, its words, and what is the same in each of them. */
import {CONTEXTS, contextOf} from './grams.ts'
import {signCostsOf, UNSEEN} from './language-model.ts'
import {KIND, kindOf, symbolOf} from './unit-kinds.ts'

/** A text as symbols, ready to be costed in any language. */
export interface CostedText {
  symbols: Uint16Array
  /** Where words begin; the last entry is the length. */
  words: readonly number[]
  /** What each word costs in whatever language: signs among their neighbours, letter case, mixed scripts. */
  fixed: Float64Array
  /** What each costs more, at most, than in the language that it is likeliest in. */
  borrowed: Float64Array
}

/** The acute accent between letters is typed for an apostrophe, which the sources of the tables hardly ever do; in nats. */
export const ACUTE = 0xb4
export const APOSTROPHE = 0x27
export const TYPED = 4

/** Micrograms and the like are met in any prose, though hardly in the sources of the tables: what the sign costs, in nats. */
export const MICRO = 0xb5
const UNITS = new Set([...'lmgsMVAWFTP'].map(unit => unit.charCodeAt(0)))
export const MILLIONTH = 6
export const MARK = 0x2e

/** What a word costs more than in the language that it is likeliest in, at most, in nats: names are borrowed, others less often. */
const BORROWED = {name: 4, word: 8}

function isLetter(unit: number): boolean {
  return contextOf(symbolOf(unit)) === 1
}

/** Ready a text, of which each run without a space is a word. */
export function readyText(text: string): CostedText {
  const symbols = new Uint16Array(text.length)
  const words: number[] = []
  const fixed: number[] = []
  const borrowed: number[] = []
  let a = 32
  let b = 32
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    symbols[i] = symbolOf(unit)
    if (i === 0 || b === 32) {
      words.push(i)
      fixed.push(0)
      borrowed.push(kindOf(unit) & KIND.small ? BORROWED.word : BORROWED.name)
    }
    const next = text.charCodeAt(i + 1) || 32
    if (unit === ACUTE && isLetter(b) && isLetter(next)) {
      symbols[i] = APOSTROPHE
      fixed[fixed.length - 1]! += TYPED
    } else if (unit === MICRO && !isLetter(b) && UNITS.has(next)) {
      symbols[i] = MARK
      fixed[fixed.length - 1]! += MILLIONTH
    } else fixed[fixed.length - 1]! += fixedCost(a, b, unit, next)
    a = b
    b = unit
  }
  words.push(text.length)
  if (fixed.length > 0) fixed[0]! += lonelyQuotes(text)
  return {symbols, words, fixed: Float64Array.from(fixed), borrowed: Float64Array.from(borrowed)}
}

/** What quotation marks cost that stand in a text without their partners, in nats. */
const LONELY = 3

function lonelyQuotes(text: string): number {
  const has = (mark: string): boolean => text.includes(mark)
  const angles = has('«') !== has('»') ? LONELY : 0
  const open = has('“') && !has('”') && !has('„') ? LONELY : 0
  return angles + open + lonelyClose(text)
}

/** A closing mark alone, at the head of a word, says twice that it is none. */
function lonelyClose(text: string): number {
  const at = text.indexOf('”')
  if (at === -1 || text.includes('”', at + 1) || text.includes('“') || text.includes('„')) return 0
  return at === 0 || text[at - 1] === ' ' ? 2 * LONELY : LONELY
}

/** What a capital costs behind a small letter, at the head of a word, and a small letter behind capitals, in nats. */
export const CASE = {inside: 6.5, head: 1.2, behind: 4}
/** What a letter of another alphabet costs beside a Latin one, in nats. */
export const MIXED = 5
/** What a letter beyond ASCII costs beside a digit, in nats. */
const NEAR_DIGIT = 2.5

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39
}

function fixedCost(a: number, b: number, c: number, next: number): number {
  const kind = kindOf(c)
  if (c < 0x80 && b < 0x80) return 0
  if (kind & KIND.control) return c === 0xfffd ? UNSEEN.lost : UNSEEN.control
  if (kind & KIND.sign) return signCost(b, c, next)
  const before = kindOf(b)
  if (kind & (KIND.capital | KIND.small) && (isDigit(b) || isDigit(next))) return NEAR_DIGIT
  if ((kind & KIND.latin && before & KIND.other) || (kind & KIND.other && before & KIND.latin)) return MIXED
  if (kind & KIND.capital)
    return before & KIND.small ? CASE.inside : before & KIND.capital || c < 0x80 ? 0 : CASE.head
  return kind & KIND.small && before & KIND.capital && kindOf(a) & KIND.capital ? CASE.behind : 0
}

/** Boxes stand beside boxes, in nats less than alone. */
const BOXED = -11

function isBox(unit: number): boolean {
  return unit >= 0x2500 && unit < 0x25a0
}

/** Square and cubic metres are met in any prose, in nats less than such digits elsewhere. */
const METRE = 0x6d
const AREA = -3

function signCost(b: number, c: number, next: number): number {
  if (isBox(c)) return isBox(b) ? BOXED : 0
  const costs = signCostsOf(symbolOf(c))
  if (!costs) return 0
  if (b === METRE && (c === 0xb2 || c === 0xb3)) return AREA
  return costs[1 + contextOf(symbolOf(b))]! + costs[1 + CONTEXTS + contextOf(symbolOf(next))]!
}
