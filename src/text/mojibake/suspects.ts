/** The fast path: find where a text may be spoilt, in one scan that allocates nothing. */
import {naturalPairs} from '../../tables/mojibake-pairs.ts'
import {hashGram} from './grams.ts'
import {leadBits, trailBits} from './pages.ts'
import {kinds, plausibilityModel} from './plausibility.ts'

/** Whether characters `b` and `c` stand side by side in clean text of some language. */
const isNatural = (b: number, c: number): boolean => {
  const {cells, fold, kind} = plausibilityModel()
  if (kind[b]! & kinds.lower && kind[c]! & kinds.upper) return false
  return cells[hashGram(0, fold[b]!, fold[c]!)] !== 0
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
  const {cells, fold} = plausibilityModel()
  return cells[hashGram(fold[a]!, fold[b]!, fold[c]!)] === 0
}

const lostAfter = (text: string, at: number, code: number, next: number): boolean => {
  const {kind} = plausibilityModel()
  if (next === 0xfffd) return true
  if (!(kind[code]! & kinds.letter)) return !isNatural(code, next)
  const before = at > 0 ? text.charCodeAt(at - 1) : 32
  if (kind[code]! & kinds.upper) {
    if (kind[before]! & kinds.lower) return true
    if (next === 32 && code < 0x250) return !(kind[before]! & kinds.upper)
  }
  if (code === 0xe2 && isUnknown(before, code, next)) return true
  if (code >= 0xc2 && code <= 0xf4 && code < 0x100)
    return next === 63 || next === 34 || next === 39 || !isNatural(code, next)
  return !isNatural(code, next)
}

/**
 * Find the next place at or after `from` that may be a lead byte seen through a page; -1 where there is none.
 *
 * `shown`: the pages the document has shown, as bits; through these even pairs that clean text has are suspect.
 */
export const nextSuspect = (text: string, from: number, shown = 0): number => {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code < 0x80) continue
    const bits = leadBits[code]!
    if (bits === 0) continue
    const next = at + 1 < text.length ? text.charCodeAt(at + 1) : 32
    if (next >= 0x80 && next !== 0xfffd && (bits & trailBits[next]!) === 0) continue
    if (shown & bits & (trailBits[next] ?? 0)) return at
    if (next >= 0x80 && next !== 0xfffd ? !isNaturalPair(code, next) : lostAfter(text, at, code, next))
      return at
  }
  return -1
}
