/** What a place of a stretch costs beyond the model of characters: a rare character that is read there, a lead byte that is left. */
import {codeOrZeroAt} from '../../code-at.ts'
import {isUnlikely} from '../doubts.ts'
import type {Bias} from '../language/language-bias.ts'
import {kindBits, kinds} from '../language/plausibility.ts'
import {leadBits, trailBits} from '../pages.ts'
import type {Habits} from '../scan/habits.ts'
import type {Reading} from './sequences.ts'

/** What reading a rare character costs beyond the model, less where it is damage of the next layer. */
export const targetCost = (
  reading: Reading,
  index: number,
  {model, before, text}: {model: number; before: number; text: string},
): number => {
  const {code, patches} = reading
  if (patches.length && isBeforeAccent(text, reading.end)) return unheard
  if (isUnlikely(code)) return unlikely
  if (code === 0xa0) return patches.some(({drop}) => drop === 0) ? 5 : 1
  // Joiners, and signs that nobody writes; the blank of Braille is what pads posts.
  if (patches.length && code === 0x2800) return Math.min(0, closing - model)
  if (
    patches.length &&
    ((code > 0x203b && code < 0x2070 && code !== 0x2044) ||
      (code >= 0x2300 && code < 0x2500) ||
      (code >= 0x2000 && code < 0x2013))
  )
    return unlikely
  // A dagger whose last byte was a space is what a lost closing quotation mark looks like.
  if (patches.length && code === 0x2020) return 6
  // Where only the quotation mark of the dash's byte is left, a dash between words is the short one as a rule.
  if (patches.length && code === 0x2014) return before === 32 ? 1.5 : 0
  // One that is glued to a word or its mark is the long one; between numbers it is short.
  if (patches.length && code === 0x2013 && before !== 32 && before !== 0x30) return 2
  if (isVariation(code)) return code === 0xfe0f ? Math.min(0, closing - model) : unlikely
  if (index < 2 && patches.length === 0) {
    if (code >= 0x2190 && code < 0x2c00) return Math.min(0, symbol - model)
    if (code >= 0x3b1 && code < 0x3c0) return Math.min(0, greek - model)
  }
  if (patches.length === 1 && code === 0x201d) return Math.min(0, closing - model)
  const again = code > 0xffff ? 0 : (leadBits[code]! | trailBits[code]!) & (1 << index)
  if (again) return patches.length ? 0 : Math.min(0, nextLayer - model)
  if (code < 0xa0 || code === 0xad || (code >= 0x2000 && code < 0x2010) || (code >= 0x2028 && code < 0x2030))
    return 4
  return model > unseen ? (patches.length ? 6 : 2) : 0
}
/** What a lost byte costs where the next one stands there, an accent by itself that became a space and a combining one. */
const unheard = 20
const isBeforeAccent = (text: string, end: number): boolean => {
  const at = text.charCodeAt(end) === 32 ? end + 1 : end
  const code = codeOrZeroAt(text, at)
  return code >= 0x300 && code < 0x330
}
const closing = 2
/** What a sign such as ♫ costs at most, and a Greek letter, which sciences put into words, where nothing is lost. */
const symbol = 5
const greek = 1
const isVariation = (code: number): boolean => code >= 0xfe00 && code < 0xfe20
/** What a character that hardly any text holds costs, whatever the model says. */
const unlikely = 8
const nextLayer = 5
const unseen = 14

/** What a lead byte costs that is left as it stands, in a text that is spoilt as a whole. */
const standing = 5
const standingHead = 8
/** What a lead byte costs that is left as it stands. */
export const standingCost = (
  text: string,
  at: number,
  {habits, bias}: {habits: Habits; bias: Bias},
): number => {
  const code = text.charCodeAt(at)
  if (code < 0xc2 || code > 0xf4) return 0
  return (habits.whole ? standing : 0) + (code === 0xc3 ? againstTilde(text, at, bias.language) : 0)
}

/** What tells against a word of a capital and Ã before small letters, as is left of `Gà` and what goes on. */
const againstTilde = (text: string, at: number, language = ''): number =>
  !/^(?:pt|gl|vi)$/.test(language) &&
  kindBits(codeOrZeroAt(text, at - 1)) & kinds.upper &&
  text[at + 1] === ' ' &&
  kindBits(codeOrZeroAt(text, at + 2)) & kinds.lower &&
  !(kindBits(codeOrZeroAt(text, at - 2) || 32) & kinds.letter)
    ? standingHead
    : 0
