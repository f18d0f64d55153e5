/** Where texts have signs of money, degrees and the like. */
import {codeOrZeroAt} from '../code-at.ts'
import {kindBits, kinds} from './language/plausibility.ts'
import type {Reading} from './sequences/sequences.ts'

/** What stands before and behind signs where texts have them. */
const homes: ReadonlyMap<string, {before: RegExp; behind: RegExp}> = new Map([
  ...['£', '¥', '€'].map(sign => [sign, {before: /^[^\p{L}\d]?$/u, behind: /^\d/}] as const),
  ['°', {before: /^\d$/, behind: /^[CF]?(?:[^\p{L}\d]|$)/u}],
  ['×', {before: /^\d$/, behind: /^\s?\d/}],
  ['§', {before: /^[^\p{L}\d]?$/u, behind: /^\s\d/}],
  ['©', {before: /^[^\p{L}\d]?$/u, behind: /^\s?(?:19|20)\d\d(?!\d)/}],
])

/** Whether a sign stands where texts have it: one of money before a number, one of degrees behind one, the year of a copyright. */
export const isAtHome = (text: string, at: number, {code, end}: Reading): boolean => {
  const home = homes.get(String.fromCodePoint(code))
  if (!home) return isFlipped(text, at, {code, end})
  const gap = (code === 0xb0 || code === 0xd7) && text[at - 1] === ' ' ? 2 : 1
  return home.before.test(text.charAt(at - gap)) && home.behind.test(text.slice(end, end + 6))
}

/** Whether a mark of punctuation is read from letters whose case turns over, as in no word. */
const isFlipped = (text: string, at: number, {code, end}: {code: number; end: number}): boolean =>
  code >= 0x2010 &&
  code < 0x2027 &&
  (kindBits(text.charCodeAt(at)) & kinds.lower) !== 0 &&
  (kindBits(codeOrZeroAt(text, at + 1)) & kinds.upper) !== 0 &&
  (kindBits(codeOrZeroAt(text, end - 1)) & kinds.letter) !== 0
