/** What the table of wide characters and the model of them must agree on. */

/** How many bits of hash index the pairs of a language. */
export const pairHashBits = 21

/** Hash two characters to an index of a language's pairs. */
export const hashPair = (b: number, c: number): number => {
  let h = Math.imul(b, 0x9e3779b1) ^ Math.imul(c + 0x7f4a7c15, 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 15), 0xc2b2ae35)
  h = Math.imul(h ^ (h >>> 13), 0x27d4eb2f)
  return (h ^ (h >>> 15)) >>> (32 - pairHashBits)
}

/** Whether a code unit is a letter or a mark of Chinese, Japanese or Korean: Han, kana, Hangul and their punctuation. */
export const isWide = (code: number): boolean =>
  (code >= 0x3001 && code < 0xd7a4 && (code < 0xa000 || code >= 0xac00)) ||
  (code >= 0xf900 && code < 0xfb00) ||
  (code >= 0xfe30 && code < 0xfe50) ||
  (code >= 0xff01 && code < 0xffe7)
