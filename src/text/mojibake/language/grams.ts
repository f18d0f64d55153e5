/** Symbols and hashes of the character n-grams: what the tables' maker and the model must agree on. */

/** How many bits of its hash an n-gram is known by: enough that what was never seen hardly passes for seen. */
export const hashBits = 28

/** Hash one n-gram of up to three symbols (0 for "none") to a number of that many bits. */
export const hashGram = (a: number, b: number, c: number): number => {
  let h = Math.imul(a, 0x9e3779b1) ^ Math.imul(b + 0x7f4a7c15, 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 15) ^ c, 0xc2b2ae35)
  h = Math.imul(h ^ (h >>> 13), 0x27d4eb2f)
  return (h ^ (h >>> 15)) >>> (32 - hashBits)
}

/** Fold a code point to its symbol: lower case, one digit, one space. */
export const foldSymbol = (code: number): number => {
  if (code < 0x80) {
    if (code >= 0x41 && code <= 0x5a) return code + 32
    if (code >= 0x30 && code <= 0x39) return 0x30
    return code === 9 || code === 10 || code === 13 ? 32 : code
  }
  if (code === 0xa0 || code === 0x202f || code === 0x3000) return 32
  const lower = String.fromCodePoint(code).toLowerCase()
  return lower.codePointAt(0) as number
}

/** The ranges of the BMP where letters have two cases, and the spaces that fold: all else folds to itself. */
const folding = [
  [0, 0x590],
  [0x1000, 0x1d00],
  [0x1e00, 0x2500],
  [0x2c00, 0x2e00],
  [0x3000, 0x3001],
  [0xa600, 0xac00],
  [0xff20, 0xff40],
] as const
let folds: Uint16Array | undefined

/** Give the symbols of all characters of the BMP. */
export const foldTable = (): Uint16Array => {
  if (folds) return folds
  folds = Uint16Array.from({length: 0x10000}, (_, code) => code)
  for (const [start, end] of folding)
    for (let code = start; code < end; code++) folds[code] = foldSymbol(code)
  return folds
}
