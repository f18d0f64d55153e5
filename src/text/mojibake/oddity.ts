/** Why a character of a text is worth a look: what stands beside it stands there in no clean text. */
import {naturalNeighbours} from '../../tables/mojibake-pairs.ts'
import {codeOrZeroAt} from '../code-at.ts'
import {leadBits, trailBits} from './pages.ts'
import {pairSetOf} from './pair-set.ts'
import {kinds, plausibilityModel} from './plausibility.ts'
import {isHead, isSuspect, mayBeLost} from './suspects.ts'
import {isWide} from './wide-pairs.ts'

/** What a character is to the scan, as bits; pairs of those that are `paired` were counted. */
export const flags = {special: 1, lead: 2, alphabetic: 4, wide: 8, summed: 16, paired: 32} as const
/** Whether a code unit is a letter of Cyrillic. */
export const isCyrillic = (code: number): boolean => code >= 0x400 && code < 0x500

const isSmallCyrillic = (code: number): boolean => code >= 0x430 && code < 0x460

/** Whether a code unit is of Thai. */
export const isThai = (code: number): boolean => code >= 0xe00 && code < 0xe80

/** Whether a code unit is of Hebrew. */
const isHebrew = (code: number): boolean => code >= 0x590 && code < 0x600

/** Whether a code unit is a letter of Arabic, or a mark that stands over one. */
const isArabic = (code: number): boolean => code >= 0x620 && code < 0x700
const isArabicMark = (code: number): boolean => (code >= 0x64b && code < 0x660) || code === 0x670

/** Whether a code unit is a joint of drawn lines. */
export const isJoint = (code: number): boolean =>
  code >= 0x250c && code < 0x2580 && code !== 0x2550 && code !== 0x2551

let flagOf: Uint8Array | undefined

const loadFlags = (): Uint8Array => {
  const {kind} = plausibilityModel()
  const table = new Uint8Array(0x10000)
  for (let code = 0x80; code < 0x10000; code++) {
    let flag = leadBits[code] ? flags.lead : 0
    if (code < 0xa0 || code === 0x2020 || code === 0xfffd) flag |= flags.special
    if (
      code >= 0x2e80 &&
      (kind[code]! & kinds.letter || (code >= 0xd840 && code < 0xd8c0) || (code >= 0xe000 && code < 0xf900))
    )
      flag |= flags.wide
    else if (code < 0x900 || isThai(code)) flag |= flags.alphabetic
    if (flag & flags.wide || isCyrillic(code) || isThai(code) || isJoint(code)) flag |= flags.summed
    if (isWide(code)) flag |= flags.paired
    table[code] = flag
  }
  flagOf = table
  return table
}

/** What each character is to the scan. */
export const scanFlags = (): Uint8Array => flagOf ?? loadFlags()

/** Above this no pair is held for odd. */
const widest = 0x2800
let areNeighbours: ((b: number, c: number) => boolean) | undefined

const neighbourOf = (code: number): number => {
  if (code >= 0x80) return plausibilityModel().fold[code]!
  const lower = code | 32
  return lower >= 97 && lower <= 122 ? lower : 32
}

/** How odd a character is: what is slightly so may be a rare word of its language, and is odd in company only. */
export const oddness = {none: 0, slight: 1, full: 2} as const

const isSmallLatin = (code: number): boolean =>
  (code < 0x250 || (code >= 0x1e00 && code < 0x1f00)) && (plausibilityModel().kind[code]! & kinds.lower) !== 0

/** Whether two characters are letters of one alphabet; of the Latin one, small ones. */
const areOfOneAlphabet = (b: number, c: number): boolean =>
  (isSmallLatin(b) && isSmallLatin(c)) ||
  (isCyrillic(b) && isCyrillic(c)) ||
  (isArabic(b) && isArabic(c)) ||
  (isThai(b) && isThai(c)) ||
  (b >= 0x370 && b < 0x400 && c >= 0x370 && c < 0x400) ||
  (isHebrew(b) && isHebrew(c))

/** How odd it is that `b` and `c` stand side by side; signs may stand beside anything but inside words. */
const oddnessOfPair = (b: number, c: number): number => {
  if (b >= widest || c >= widest) return oddness.none
  const {kind} = plausibilityModel()
  if (!((kind[b]! | kind[c]!) & kinds.letter)) return oddness.none
  // What Thai letters make of each other is told by their sum.
  if (isThai(b) || isThai(c)) {
    const beside = isThai(b) ? (isThai(c) ? 0 : kind[c]!) : kind[b]!
    return beside & kinds.letter ? oddness.full : oddness.none
  }
  // Acronyms of Hebrew have their mark before the last letter.
  if (b === 34 && isHebrew(c)) return oddness.none
  // Text is vocalised at will.
  if (isArabicMark(c) ? isArabic(b) : isArabicMark(b) && isArabic(c)) return oddness.none
  const left = neighbourOf(b)
  const right = neighbourOf(c)
  if (left < 0x80 && right < 0x80) return oddness.none
  if (kind[b]! & kinds.lower && kind[c]! & kinds.upper) return oddness.full
  areNeighbours ??= pairSetOf(naturalNeighbours)
  if (areNeighbours(left, right)) return oddness.none
  return areOfOneAlphabet(b, c) ? oddness.slight : oddness.full
}

const isLetterAt = (text: string, at: number): boolean =>
  (plausibilityModel().kind[codeOrZeroAt(text, at)]! & kinds.letter) !== 0
/** Marks that stand before a word, and after one. */
const isOpening = (code: number): boolean => code === 0xab || code === 0x201c || code === 0x201e || code === 0x2026
const isClosing = (code: number): boolean =>
  code === 0xbb || code === 0x201d || code === 0x201c || code === 0x2019 || code === 0x2026 || code === 0xb7

/** Whether what stands at `at` is a mark at the head of a word or at its end, or the last letter before such a mark. */
const isQuoting = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at)
  if (isOpening(code) && isLetterAt(text, at + 1)) return at === 0 || text.charCodeAt(at - 1) < 0x30
  const mark = isClosing(code) ? at : at + 1
  if (!isClosing(codeOrZeroAt(text, mark))) return false
  const next = codeOrZeroAt(text, mark + 1)
  return mark > 0 && text.charCodeAt(mark - 1) > 0x20 && next < 0x40 && !(next >= 0x30 && next < 0x3a)
}

/** How odd the character at `at` is by what stands beside it. */
export const oddnessAt = (text: string, at: number): number => {
  const code = text.charCodeAt(at)
  const flag = scanFlags()[code]!
  if (flag & flags.wide) return oddness.none
  if (flag & flags.special) return oddness.full
  const before = at > 0 ? text.charCodeAt(at - 1) : 32
  const next = at + 1 < text.length ? text.charCodeAt(at + 1) : 32
  if (flag & flags.lead && isSuspect(text, at, code)) {
    const isUsual =
      (isThai(before) && isThai(code) && isThai(next)) ||
      (isCyrillic(before) && isSmallCyrillic(code) && isSmallCyrillic(next)) ||
      (code === 0xe2 && next < 0x80 && isLetterAt(text, at - 1) && isLetterAt(text, at + 1)) ||
      isQuoting(text, at)
    return isUsual ? oddness.slight : oddness.full
  }
  if (!(flag & flags.alphabetic)) return oddness.none
  const odd = oddnessOfPair(before, code)
  return next < 0x80 ? Math.max(odd, oddnessOfPair(code, next)) : odd
}

/** Whether a pair may make either of its characters odd, whatever else stands around it. */
export const mayBeOdd = (b: number, c: number): boolean => {
  const table = scanFlags()
  if (table[c]! & flags.special) return true
  if (table[c]! & flags.alphabetic && oddnessOfPair(b, c)) return true
  if (b < 0x80 || table[b]! & flags.wide) return false
  if (c >= 0x80) return isHead(b, c)
  return (
    ((table[b]! & flags.alphabetic) !== 0 && oddnessOfPair(b, c) !== oddness.none) ||
    ((table[b]! & flags.lead) !== 0 && mayBeLost(b, c))
  )
}

/** Whether pairs of a character tell nothing, so that all such may be one. */
export const isPlain = (code: number): boolean =>
  code >= widest && (leadBits[code]! | trailBits[code]!) === 0 && !(scanFlags()[code]! & flags.special)
