import {decodeHz, decodeIso2022, hzClose} from './decode-stateful.ts'

export type StatefulCharset = 'iso-2022-jp' | 'iso-2022-kr' | 'iso-2022-cn' | 'hz-gb-2312'

const SAMPLE = 1 << 16
// What an escape sequence calls, by family: two-byte sets, and half-width katakana, which few terminals ever used.
const FAMILIES: readonly (readonly [StatefulCharset, 'jp' | 'kr' | 'cn', RegExp])[] = [
  ['iso-2022-kr', 'kr', /\x1b\$\)C/],
  ['iso-2022-cn', 'cn', /\x1b\$(?:\)[AG]|\*H)/],
  ['iso-2022-jp', 'jp', /\x1b(?:\$[@AB]|\$\([@BCDOPQ]|\([IJ])/],
]

/**
 * Detect ISO-2022-JP, -KR, -CN or HZ in bytes that are all below 0x80; `null` when the escapes in them are something else.
 *
 * Nearly every stretch that an escape opens must read as characters of its set, so that an escape planted in a page
 * hides no markup. `declared` relaxes how many characters that takes.
 *
 * @example
 * detectStateful(new TextEncoder().encode('\u001b$B$3$s$K$A$O\u001b(B'), null) // => 'iso-2022-jp'
 */
export function detectStateful(bytes: Uint8Array, declared: string | null): StatefulCharset | null {
  const start = Math.max(0, firstEscape(bytes))
  const sample = bytes.subarray(start, start + SAMPLE)
  if (sample.includes(0x1b)) {
    let ascii = ''
    for (const byte of sample) ascii += String.fromCharCode(byte)
    for (const [charset, family, pattern] of FAMILIES) {
      if (pattern.test(ascii))
        return reads(decodeIso2022(sample, family), charset === declared) ? charset : null
    }
  }
  return readsAsHz(sample, declared === 'hz-gb-2312') ? 'hz-gb-2312' : null
}

function firstEscape(bytes: Uint8Array): number {
  const at = bytes.indexOf(0x1b)
  return at === -1 ? hzOpening(bytes, 0) : at
}

/** What opens a stretch of pairs in HZ. */
export const HZ_OPENING = '~{'

/** Find {@link HZ_OPENING}; -1 without one. */
function hzOpening(bytes: Uint8Array, from: number): number {
  let at = bytes.indexOf(0x7e, from)
  while (at !== -1 && bytes[at + 1] !== 0x7b) at = bytes.indexOf(0x7e, at + 1)
  return at
}

function reads(text: string, declared: boolean): boolean {
  const wide = text.match(/[\u0080-\ufffc]|[\ud800-\udbff][\udc00-\udfff]/g)?.length ?? 0
  const lost = text.match(/[\ufffd\u001b]/g)?.length ?? 0
  return wide >= (declared ? 1 : 2) && lost <= wide * 0.05
}

function readsAsHz(sample: Uint8Array, declared: boolean): boolean {
  let pairs = 0
  let common = 0
  for (let at = hzOpening(sample, 0); at !== -1; at = hzOpening(sample, at + 2)) {
    const end = hzClose(sample, at + 2)
    const cut = end >= sample.length
    // Markup that is planted between marks seldom ends in step with the pairs.
    if (!cut && !declared && sample[end] !== 0x7e) return false
    const region = sample.subarray(at, Math.min(end + 2, sample.length))
    if (!cut && decodeHz(region).includes('\ufffd')) return false
    for (let i = at + 2; i + 1 < end; i += 2) {
      pairs++
      // Rows 1 to 55: symbols, kana and the common hanzi; lower-case ASCII lands in the rare ones above.
      if (sample[i]! <= 0x57) common++
    }
    at = end
  }
  return pairs >= (declared ? 1 : 2) && common >= pairs * 0.7
}
