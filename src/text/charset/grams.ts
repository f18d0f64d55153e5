/** Symbols and hashes of the character n-grams: what the tables' maker and the model must agree on. */

/** How many bits of hash tell n-grams of a language apart. */
export const HASH_BITS = 20

/** Nats to a level of cost. */
export const LEVEL_NATS = 0.45

const OTHER_SPACE = 0x20
const PUNCTUATION = 0x2e

/** Typed in two ways: Romanian comma and cedilla, Persian and Arabic letters, the signs that JIS and Windows read apart. */
const SAME = new Map([
  [0x218, 0x15f],
  [0x219, 0x15f],
  [0x21a, 0x163],
  [0x21b, 0x163],
  [0x6cc, 0x64a],
  [0x6a9, 0x643],
  [0xff5e, 0x301c],
  [0x2225, 0x2016],
  [0xff0d, 0x2212],
])

/** Fold a code unit to its symbol: lower case, one digit, one space, one punctuation mark of ASCII beside `'` and `-`. */
export function foldUnit(unit: number): number {
  if (unit < 0x80) {
    if (unit >= 0x41 && unit <= 0x5a) return unit + 32
    if (unit >= 0x61 && unit <= 0x7a) return unit
    if (unit >= 0x30 && unit <= 0x39) return 0x30
    if (unit === 0x27 || unit === 0x2d) return unit
    if (unit > 0x20 && unit < 0x7f) return PUNCTUATION
    return unit === 0x20 || (unit >= 9 && unit <= 13) ? OTHER_SPACE : 1
  }
  if (unit < 0xa0) return 1
  const same = SAME.get(unit)
  if (same !== undefined) return same
  // The capital I with dot is a letter of its own: folded to i it would pass for ASCII.
  return unit === 0x130 ? unit : String.fromCharCode(unit).toLowerCase().charCodeAt(0)
}

/** Hash two or three symbols (`a` is 0 for two). */
export function hashGram(a: number, b: number, c: number): number {
  let h = Math.imul(a, 0x9e3779b1) ^ Math.imul(b + 0x7f4a7c15, 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 15) ^ c, 0xc2b2ae35)
  h = Math.imul(h ^ (h >>> 13), 0x27d4eb2f)
  return (h ^ (h >>> 15)) >>> (32 - HASH_BITS)
}

/** What stands beside a sign: white space or nothing, a letter, a digit, ASCII punctuation, another sign. */
export const CONTEXTS = 5

/** Class a symbol as the neighbour of a sign. */
export function contextOf(symbol: number): number {
  if (symbol === OTHER_SPACE) return 0
  if (symbol === 0x30) return 2
  if (symbol < 0x80) return symbol >= 0x61 && symbol <= 0x7a ? 1 : 3
  return isSign(symbol) ? 4 : 1
}

/** Tell whether a symbol beyond ASCII is no letter: punctuation, a symbol, a number, white space. */
export function isSign(symbol: number): boolean {
  if (symbol < 0x80) return false
  if (symbol < 0x250)
    return symbol < 0xc0
      ? symbol !== 0xaa && symbol !== 0xb5 && symbol !== 0xba
      : symbol === 0xd7 || symbol === 0xf7
  if (symbol >= 0x3040 && symbol < 0xf900) return false
  return SIGN.test(String.fromCharCode(symbol))
}

const SIGN = /[^\p{L}\p{M}]/u
