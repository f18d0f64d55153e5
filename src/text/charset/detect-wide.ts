import {decodeUtf16, decodeUtf32} from './decode-unicode.ts'

type WideCharset = 'utf-16le' | 'utf-16be' | 'utf-32le' | 'utf-32be'

const SAMPLE = 4096
/** Below this share of plausible characters it is no text of that charset; random bytes reach some .6. */
const LEAST_PLAUSIBLE = 0.95

/**
 * Detect UTF-16 or UTF-32 without a byte order mark; `null` where the bytes are something else.
 *
 * Looks at the first 4 KiB, and in earnest only where NUL or control bytes stand, which no other text has in number.
 *
 * @example
 * detectWide(Uint8Array.of(0x48, 0, 0x69, 0, 0x21, 0)) // => 'utf-16le'
 */
export function detectWide(bytes: Uint8Array): WideCharset | null {
  const sample = bytes.subarray(firstWritten(bytes), firstWritten(bytes) + SAMPLE)
  if (sample.length < 4 || controlShare(sample) < 0.01) return null
  const whole = sample.subarray(0, sample.length & ~3)
  const utf32 = (['utf-32le', 'utf-32be'] as const).find(
    charset => whole.length >= 8 && plausibleShare(decodeUtf32(whole, charset)) >= LEAST_PLAUSIBLE,
  )
  if (utf32) return utf32
  const even = sample.subarray(0, sample.length & ~1)
  const little = utf16Share(even, 'utf-16le')
  const big = utf16Share(even, 'utf-16be')
  if (Math.max(little, big) < LEAST_PLAUSIBLE) return null
  return little >= big ? 'utf-16le' : 'utf-16be'
}

/** Pages sometimes follow a flood of NUL bytes: look from there, in step with units of four bytes. */
function firstWritten(bytes: Uint8Array): number {
  if (bytes[0] !== 0 || bytes[1] !== 0 || bytes[2] !== 0 || bytes[3] !== 0) return 0
  let i = 0
  while (i < bytes.length && bytes[i] === 0) i++
  return i & ~3
}

function controlShare(sample: Uint8Array): number {
  let controls = 0
  for (const byte of sample) {
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x1b) controls++
  }
  return controls / sample.length
}

// Assigned letters, marks, digits, punctuation and spaces; ASCII text read as UTF-16 is assigned ideographs too, so
// the test of control bytes comes first.
const PLAUSIBLE =
  /[\t\n\r -~\u00a0-\u024f\u0300-\u052f\u0530-\u06ff\u0900-\u0dff\u0e00-\u0eff\u10a0-\u11ff\u1e00-\u1fff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2190-\u21ff\u2500-\u26ff\u3000-\u30ff\u4e00-\u9fff\uac00-\ud7a3\uff00-\uff9f]|\p{Emoji_Presentation}/gu

function plausibleShare(text: string): number {
  let points = 0
  for (const _ of text) points++
  return points === 0 ? 0 : (text.match(PLAUSIBLE)?.length ?? 0) / points
}

/** The share of plausible characters, less for each neighbour of another block: the wrong byte order jumps about. */
function utf16Share(sample: Uint8Array, charset: 'utf-16le' | 'utf-16be'): number {
  const text = decodeUtf16(sample, charset)
  const share = plausibleShare(text)
  const ascii = text.match(/[\t\n\r -~]/g)?.length ?? 0
  const spaces = text.match(/[\n \u3000-\u3002\uff0c]/g)?.length ?? 0
  return share + (ascii / text.length) * 0.2 + (spaces / text.length) * 0.2
}
