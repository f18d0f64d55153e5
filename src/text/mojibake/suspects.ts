/** The fast path: find where a text may be spoilt, in one scan that allocates nothing. */
import {naturalPairs} from '../../tables/mojibake-pairs.ts'
import {leadBits, trailBits} from './pages.ts'
import {kinds, levelOf, plausibilityModel} from './plausibility.ts'

/** Whether characters `b` and `c` stand side by side in clean text of some language. */
const isNatural = (b: number, c: number): boolean => {
  const {fold, kind} = plausibilityModel()
  if (kind[b]! & kinds.lower && kind[c]! & kinds.upper) return false
  return levelOf(0, fold[b]!, fold[c]!) !== 0
}

const pairBits = 14
const pairTable = new Int32Array(1 << pairBits)
const pairSlot = (pair: number): number => {
  let slot = Math.imul(pair, 0x9e3779b1) >>> (32 - pairBits)
  while (pairTable[slot] !== 0 && pairTable[slot] !== pair) slot = (slot + 1) & ((1 << pairBits) - 1)
  return slot
}
for (let at = 0; at < naturalPairs.length; at += 2) {
  const pair = (naturalPairs.charCodeAt(at) << 16) | naturalPairs.charCodeAt(at + 1)
  pairTable[pairSlot(pair)] = pair
}
const isNaturalPair = (b: number, c: number): boolean => pairTable[pairSlot((b << 16) | c)] !== 0

const isUnknown = (a: number, b: number, c: number): boolean => {
  const {fold} = plausibilityModel()
  return levelOf(fold[a]!, fold[b]!, fold[c]!) === 0
}

/** Characters that stand for a lead byte in the pages that lose bytes most, beside letters that are no capitals. */
const strayCapitals = 'ÃÂÐÑÎÏÄÅØÙ×'

const lostAfter = (text: string, at: number, code: number, next: number): boolean => {
  const {kind} = plausibilityModel()
  if (next === 0xfffd) return true
  const before = at > 0 ? text.charCodeAt(at - 1) : 32
  if (!(kind[code]! & kinds.letter)) {
    // Box drawing, or a sign such as √, right after a letter: leads of the pages of DOS and of the Macintosh.
    const isBox = code >= 0x2500 && code < 0x2580
    return (kind[before]! & kinds.letter) !== 0 && (isBox || (code !== 0xb7 && !isNatural(code, next)))
  }
  if (kind[code]! & kinds.upper) {
    if (kind[before]! & kinds.lower) return true
    if (next === 32 && strayCapitals.includes(String.fromCharCode(code)))
      return !(kind[before]! & kinds.upper)
  }
  if (code === 0xe2 && isUnknown(before, code, next)) return true
  if (code < 0xc2 || code > 0xf4) return false
  if (next === 63 && kind[text.charCodeAt(at + 2)]! & kinds.letter) return true
  return (kind[code]! & kinds.upper) !== 0 && !isNatural(code, next)
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
  if (next === 32 && bits & shown && plausibilityModel().kind[code]! & kinds.upper) return true
  if (next < 0x80 || next === 0xfffd) return lostAfter(text, at, code, next)
  const both = bits & trailBits[next]!
  return both !== 0 && ((both & shown) !== 0 || !isNaturalPair(code, next))
}

/** Find the next suspect place at or after `from`; -1 where there is none. */
export const nextSuspect = (text: string, from: number, shown = 0): number => {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code >= 0x80 && isSuspect(text, at, code, shown)) return at
  }
  return -1
}
