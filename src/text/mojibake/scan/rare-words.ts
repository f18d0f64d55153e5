/** What rare words and names of clean text look like: odd to the scan, which has not met them, but nothing is wrong with them. */
import {codeOrZeroAt} from '../../code-at.ts'
import {isLetterAt, kinds, kindTable} from '../language/kinds.ts'

/** Whether a code unit is of an alphabet other than the Latin one. */
export const isGreek = (code: number): boolean => code >= 0x370 && code < 0x400
export const isCyrillic = (code: number): boolean => code >= 0x400 && code < 0x500
export const isHebrew = (code: number): boolean => code >= 0x590 && code < 0x600
export const isArabic = (code: number): boolean => code >= 0x620 && code < 0x700
export const isThai = (code: number): boolean => code >= 0xe00 && code < 0xe80

const isArabicMark = (code: number): boolean => (code >= 0x64b && code < 0x660) || code === 0x670
const isStress = (code: number): boolean => code === 0x300 || code === 0x301
const isSmallLatin = (code: number): boolean =>
  (code < 0x250 || (code >= 0x1e00 && code < 0x1f00)) && (kindTable()[code]! & kinds.lower) !== 0

/** Whether two characters are small letters of the Latin alphabet. */
export const areSmallLatin = (b: number, c: number): boolean => isSmallLatin(b) && isSmallLatin(c)

/** Whether two characters are letters of one other alphabet. */
export const areOfOneAlphabet = (b: number, c: number): boolean =>
  (isCyrillic(b) && isCyrillic(c)) ||
  (isArabic(b) && isArabic(c)) ||
  (isThai(b) && isThai(c)) ||
  (isGreek(b) && isGreek(c)) ||
  (isHebrew(b) && isHebrew(c))

/** Whether one of two characters is a mark that stands where it may: over a letter, or before the last one of an acronym. */
export const isMarked = (b: number, c: number): boolean => {
  // Text is vocalised, or stressed, at will.
  if (isArabicMark(c)) return isArabic(b)
  if (isArabicMark(b)) return isArabic(c) || c < 0x80
  if (isStress(c)) return isCyrillic(b) || isGreek(b)
  if (isStress(b)) return isCyrillic(c) || isGreek(c) || c < 0x80
  return b === 34 && isHebrew(c)
}

const isOpening = (code: number): boolean =>
  code === 0xab || code === 0x201c || code === 0x201e || code === 0x2026
const isClosing = (code: number): boolean =>
  code === 0xbb || code === 0x201d || code === 0x201c || code === 0x2019 || code === 0x2026 || code === 0xb7
/** Whether a code is white space or a mark of ASCII, no digit. */
const isPlainMark = (code: number): boolean => code < 0x40 && !(code >= 0x30 && code < 0x3a)

/** Whether a quotation mark or the like stands at `at` where one stands: before a word, or after one. */
export const isMarkInPlace = (text: string, at: number): boolean => {
  const code = codeOrZeroAt(text, at)
  if (isOpening(code) && isLetterAt(text, at + 1)) return codeOrZeroAt(text, at - 1) < 0x30
  return isClosing(code) && codeOrZeroAt(text, at - 1) > 0x20 && isPlainMark(codeOrZeroAt(text, at + 1))
}

const isSmallCyrillic = (code: number): boolean => code >= 0x430 && code < 0x460
const isCapitalCyrillic = (code: number): boolean => code >= 0x410 && code < 0x430
const isJoiner = (code: number): boolean => code === 0x200c || code === 0x200d

/** Whether what may begin a sequence of UTF-8 at `at`, as far as its bytes tell, may well be two letters of a rare word. */
export const isRareWord = (text: string, at: number): boolean => {
  const before = codeOrZeroAt(text, at - 1)
  const code = codeOrZeroAt(text, at)
  const next = codeOrZeroAt(text, at + 1)
  if (isMarkInPlace(text, at + 1)) return code >= 0x250 || isSmallLatin(code)
  if (isThai(code)) return (isThai(before) || before === 32) && (isThai(next) || isPlainMark(next))
  if (isArabicMark(code) && isPlainMark(next)) return true
  if (isArabic(code)) return (isArabic(next) || isJoiner(next)) && isArabic(codeOrZeroAt(text, at + 2))
  // Acronyms hold small letters.
  if (isSmallCyrillic(code) && isCapitalCyrillic(next)) return true
  if (isCyrillic(code) && isSmallCyrillic(next))
    return isSmallCyrillic(code) ? isCyrillic(before) : isSmallCyrillic(codeOrZeroAt(text, at + 2))
  return (
    code === 0xe2 && next < 0x80 && isLetterAt(text, at + 1) && (before === 32 || isLetterAt(text, at - 1))
  )
}
