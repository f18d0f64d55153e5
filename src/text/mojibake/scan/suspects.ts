/** The fast path: find where a text may be spoilt, in one scan that allocates nothing. */
import {naturalPairs} from '../../../tables/mojibake-pairs.ts'
import {codeAt, codeOrZeroAt} from '../../code-at.ts'
import {foldTable} from '../language/grams.ts'
import {isPlainLetter, kinds, kindTable} from '../language/kinds.ts'
import {levelOf} from '../language/plausibility.ts'
import {allPages, leadBits, trailBits} from '../pages.ts'
import {pairSetOf} from './pair-set.ts'

/** Whether characters `b` and `c` stand side by side in clean text of some language. */
const isNatural = (b: number, c: number): boolean => {
  const fold = foldTable()
  const kind = kindTable()
  if (kind[b]! & kinds.lower && kind[c]! & kinds.upper) return false
  return levelOf(0, fold[b]!, fold[c]!) !== 0
}

let naturalPair: ((b: number, c: number) => boolean) | undefined

/** Whether two bytes begin a character of UTF-8 in a plane that has any: of the higher ones emoji, Han, and tags. */
const begins = (lead: number, trail: number): boolean => {
  if (lead < 0xe1) return lead < 0xe0 || trail >= 0xa0
  if (lead < 0xf0) return lead !== 0xed || trail < 0xa0
  return lead === 0xf0 ? trail >= 0x90 && trail < 0xb0 : lead === 0xf3 && trail === 0xa0
}

/** Whether two characters begin one of UTF-8 in any of these pages. */
const isLegalIn = (pages: number, b: number, c: number): boolean => {
  for (let index = 0, left = pages; left; index++, left >>>= 1) {
    const {byteOf} = allPages[index]!
    if (left & 1 && begins(byteOf[b]!, byteOf[c]!)) return true
  }
  return false
}

/** Whether a pair may be a lead and a following byte, and is none that clean text has, save through pages shown. */
export const isHead = (b: number, c: number, shown = 0): boolean => {
  const both = leadBits[b]! & trailBits[c]!
  if (both === 0) return false
  naturalPair ??= pairSetOf(naturalPairs)
  return ((both & shown) !== 0 || !naturalPair(b, c)) && isLegalIn(both, b, c)
}

const isUnknown = (a: number, b: number, c: number): boolean => {
  const fold = foldTable()
  return levelOf(fold[a]!, fold[b]!, fold[c]!) === 0
}

/** Characters that stand for a lead byte in the pages that lose bytes most, beside letters that are no capitals. */
const strayCapitals = 'ÃÂÐÑÎÏÄÅØÙ×'

const isBox = (code: number): boolean => code >= 0x2500 && code < 0x2580

/** A capital and the character at `at` stand before small letters, as a word that begins so goes on after its space. */
const beginsWord = (text: string, at: number): boolean => {
  const kind = kindTable()
  const earlier = at > 1 ? kind[text.charCodeAt(at - 2)]! : 0
  return !(earlier & kinds.letter) && (kind[codeOrZeroAt(text, at + 2)]! & kinds.lower) !== 0
}

const lostAfter = (text: string, at: number, code: number, next: number): boolean => {
  const kind = kindTable()
  if (next === 0xfffd) return true
  const before = at > 0 ? text.charCodeAt(at - 1) : 32
  if (!(kind[code]! & kinds.letter)) {
    // Box drawing, or a sign such as √, right after a letter: leads of the pages of DOS and of the Macintosh.
    return (kind[before]! & kinds.letter) !== 0 && (isBox(code) || (code !== 0xb7 && !isNatural(code, next)))
  }
  if (kind[code]! & kinds.upper) {
    if (kind[before]! & kinds.lower) return true
    if (next === 32 && strayCapitals.includes(String.fromCharCode(code)))
      return !(kind[before]! & kinds.upper) || beginsWord(text, at)
  }
  if (code === 0xe2 && ((before === 32 && next === 32) || isUnknown(before, code, next))) return true
  if (code < 0xc2 || code > 0xf4) return false
  if (next === 63 && kind[codeOrZeroAt(text, at + 2)]! & kinds.letter) return true
  return (kind[code]! & kinds.upper) !== 0 && !isNatural(code, next)
}

/** Whether `lostAfter` may hold of a lead and an ASCII character after it, whatever stands around them. */
export const mayBeLost = (code: number, next: number): boolean => {
  const kind = kindTable()
  if (!(kind[code]! & kinds.letter)) return isBox(code) || (code !== 0xb7 && !isNatural(code, next))
  if (next === 63 || code === 0xe2) return true
  if (!(kind[code]! & kinds.upper)) return false
  return (next === 32 && strayCapitals.includes(String.fromCharCode(code))) || !isNatural(code, next)
}

/**
 * Tell whether the character `code` at `at` may be a lead byte seen through a page.
 *
 * `shown`: the pages the document has shown, as bits; through these even pairs that clean text has are suspect.
 */
export const isSuspect = (text: string, at: number, code: number, shown = 0): boolean => {
  const bits = leadBits[code]!
  if (bits === 0) return false
  const next = at + 1 < text.length ? text.charCodeAt(at + 1) : 32
  if (bits & shown && kindTable()[code]! & kinds.upper && (next === 32 || isPlainLetter(next))) return true
  if (bits & shown && isBrokenOff(text, at, {bits: bits & shown, next})) return true
  // No product has a question mark for its second number.
  if (bits & shown && code === 0xd7 && next === 63) return true
  if (next < 0x80 || next === 0xfffd) return lostAfter(text, at, code, next)
  return isHead(code, next, shown)
}

/** Whether a lead byte lost the byte after it: the next sequence begins there, or the third byte stands behind a mark. */
const isBrokenOff = (text: string, at: number, {bits, next}: {bits: number; next: number}): boolean => {
  const after = trailBits[codeOrZeroAt(text, at + 2)]!
  return (bits & after & (next === 63 ? bits : leadBits[next]!)) !== 0
}

/** Find the next suspect place at or after `from`; -1 where there is none. */
export const nextSuspect = (text: string, from: number, shown = 0): number => {
  for (let at = from; at < text.length; at++) {
    const code = codeAt(text, at)
    if (code >= 0x80 && isSuspect(text, at, code, shown)) return at
  }
  return -1
}
