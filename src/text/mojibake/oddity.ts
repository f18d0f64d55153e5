/** Why a character of a text is worth a look: what stands beside it stands there in no clean text. */
import {naturalNeighbours} from '../../tables/mojibake-pairs.ts'
import {leadBits, trailBits} from './pages.ts'
import {pairSetOf} from './pair-set.ts'
import {kinds, plausibilityModel} from './plausibility.ts'
import {isHead, isSuspect, mayBeLost} from './suspects.ts'
import {isWide} from './wide-pairs.ts'

/** What a character is to the scan, as bits; pairs of those that are `paired` were counted. */
export const flags = {special: 1, lead: 2, alphabetic: 4, wide: 8, summed: 16, paired: 32} as const
/** Whether a code unit is a letter of Cyrillic. */
export const isCyrillic = (code: number): boolean => code >= 0x400 && code < 0x500

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
    else if (code < 0x1100 && (code < 0x900 || code >= 0xe00)) flag |= flags.alphabetic
    if (flag & flags.wide || isCyrillic(code) || isJoint(code)) flag |= flags.summed
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

/** Whether `b` and `c` stand side by side in no clean text; signs may stand beside anything but inside words. */
const isOddPair = (b: number, c: number): boolean => {
  if (b >= widest || c >= widest) return false
  const {kind} = plausibilityModel()
  if (!((kind[b]! | kind[c]!) & kinds.letter)) return false
  const left = neighbourOf(b)
  const right = neighbourOf(c)
  if (left < 0x80 && right < 0x80) return false
  if (kind[b]! & kinds.lower && kind[c]! & kinds.upper) return true
  areNeighbours ??= pairSetOf(naturalNeighbours)
  return !areNeighbours(left, right)
}

/** Whether the character at `at` makes its line worth a look by what stands beside it. */
export const isOdd = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at)
  const flag = scanFlags()[code]!
  if (flag & flags.wide) return false
  if (flag & flags.special) return true
  if (flag & flags.lead && isSuspect(text, at, code)) return true
  if (!(flag & flags.alphabetic)) return false
  const before = at > 0 ? text.charCodeAt(at - 1) : 32
  if (isOddPair(before, code)) return true
  const next = at + 1 < text.length ? text.charCodeAt(at + 1) : 32
  return next < 0x80 && isOddPair(code, next)
}

/** Whether a pair may make either of its characters odd, whatever else stands around it. */
export const mayBeOdd = (b: number, c: number): boolean => {
  const table = scanFlags()
  if (table[c]! & flags.special) return true
  if (table[c]! & flags.alphabetic && isOddPair(b, c)) return true
  if (b < 0x80 || table[b]! & flags.wide) return false
  if (c >= 0x80) return isHead(b, c)
  return (
    ((table[b]! & flags.alphabetic) !== 0 && isOddPair(b, c)) ||
    ((table[b]! & flags.lead) !== 0 && mayBeLost(b, c))
  )
}

/** Whether pairs of a character tell nothing, so that all such may be one. */
export const isPlain = (code: number): boolean =>
  code >= widest && (leadBits[code]! | trailBits[code]!) === 0 && !(scanFlags()[code]! & flags.special)
