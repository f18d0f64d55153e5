/** Why a character of a text is worth a look: what stands beside it stands there in no clean text. */
import {naturalNeighbours} from '../../../tables/mojibake-pairs.ts'
import {codeOrZeroAt} from '../../code-at.ts'
import {foldTable} from '../language/grams.ts'
import {kinds, kindTable} from '../language/kinds.ts'
import {leadBits, trailBits} from '../pages.ts'
import {isWide} from '../wide/pairs.ts'
import {pairSetOf} from './pair-set.ts'
import {areOfOneAlphabet, areSmallLatin, isMarked, isMarkInPlace, isRareWord, isThai} from './rare-words.ts'
import {isHead, isSuspect, mayBeLost} from './suspects.ts'

/** What a character is to the scan, as bits; pairs of those that are `paired` were counted. */
export const flags = {special: 1, lead: 2, alphabetic: 4, wide: 8, summed: 16, paired: 32} as const
/** Whether a code unit is a joint of drawn lines. */
export const isJoint = (code: number): boolean =>
  code >= 0x250c && code < 0x2580 && code !== 0x2550 && code !== 0x2551

let flagOf: Uint8Array | undefined

const loadFlags = (): Uint8Array => {
  const kind = kindTable()
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
    if (flag & flags.wide || isThai(code) || isJoint(code)) flag |= flags.summed
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
  if (code >= 0x80) return foldTable()[code]!
  const lower = code | 32
  return lower >= 97 && lower <= 122 ? lower : 32
}

/**
 * How odd a character is: what is less than fully so may be of a rare word, and is odd in company only. Latin text borrows
 * more words than others, and Thai runs words together.
 */
export const oddness = {none: 0, little: 1, slight: 2, full: 3} as const

const oddnessOfRare = (b: number, c: number): number =>
  areSmallLatin(b, c) ? oddness.little : areOfOneAlphabet(b, c) ? oddness.slight : oddness.full

/** How odd it is that `b` and `c` stand side by side; signs may stand beside anything but inside words. */
const oddnessOfPair = (b: number, c: number): number => {
  if (b >= widest || c >= widest) return oddness.none
  const kind = kindTable()
  if (!((kind[b]! | kind[c]!) & kinds.letter)) return oddness.none
  // What Thai letters make of each other is told by their sum.
  if (isThai(b) || isThai(c)) {
    const beside = isThai(b) ? (isThai(c) ? 0 : kind[c]!) : kind[b]!
    return beside & kinds.letter ? oddness.full : oddness.none
  }
  if (isMarked(b, c)) return oddness.none
  const left = neighbourOf(b)
  const right = neighbourOf(c)
  if (left < 0x80 && right < 0x80) return oddness.none
  if (kind[b]! & kinds.lower && kind[c]! & kinds.upper) return oddnessOfRare(b, c)
  areNeighbours ??= pairSetOf(naturalNeighbours)
  if (areNeighbours(left, right)) return oddness.none
  return oddnessOfRare(b, c)
}

/** Signs that stand between no two letters, though some text has them behind one. */
const wedges = new Uint8Array(0x2100)
for (const sign of '„‚”¢¤‰') wedges[sign.charCodeAt(0)] = 1
const isLatin = (code: number, kind: number): boolean => code < 0x250 && (kindTable()[code]! & kind) !== 0
const isWedge = (code: number): boolean => code < wedges.length && wedges[code] === 1

/** How odd the character at `at` is by what stands beside it. */
export const oddnessAt = (text: string, at: number): number => {
  const code = text.charCodeAt(at)
  const flag = scanFlags()[code]!
  if (flag & flags.wide) return oddness.none
  if (flag & flags.special) return oddness.full
  if (
    isWedge(code) &&
    isLatin(codeOrZeroAt(text, at - 1), kinds.letter) &&
    isLatin(codeOrZeroAt(text, at + 1), kinds.lower)
  )
    return oddness.full
  if (isMarkInPlace(text, at)) return oddness.none
  if (flag & flags.lead && isSuspect(text, at, code))
    return isRareWord(text, at)
      ? code < 0x250 || isThai(code)
        ? oddness.little
        : oddness.slight
      : oddness.full
  if (!(flag & flags.alphabetic)) return oddness.none
  const before = at > 0 ? text.charCodeAt(at - 1) : 32
  const next = at + 1 < text.length ? text.charCodeAt(at + 1) : 32
  const odd = isMarkInPlace(text, at - 1) ? oddness.none : oddnessOfPair(before, code)
  return next < 0x80 ? Math.max(odd, oddnessOfPair(code, next)) : odd
}

/** Whether a pair may make either of its characters odd, whatever else stands around it. */
export const mayBeOdd = (b: number, c: number): boolean => {
  const table = scanFlags()
  if (table[c]! & flags.special || (isWedge(c) && isLatin(b, kinds.letter))) return true
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
