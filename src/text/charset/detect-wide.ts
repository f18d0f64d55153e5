import {decodeUtf16} from './decode-unicode.ts'

type WideCharset = 'utf-16le' | 'utf-16be' | 'utf-32le' | 'utf-32be'

const SAMPLE = 4096
/** Below this share of plausible characters it is no text of that charset; random bytes reach some .6. */
const LEAST_PLAUSIBLE = 0.95
/** NUL bytes in one half of the units of UTF-16, at least, and in the other, at most: ASCII has them there alone. */
const HALVES = {one: 0.15, other: 0.005}

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
  const utf32 = utf32Order(sample)
  if (utf32) return utf32
  const even = sample.subarray(0, sample.length & ~1)
  const little = decodeUtf16(even, 'utf-16le')
  const big = decodeUtf16(even, 'utf-16be')
  const byHalves = utf16Order(even)
  if (byHalves && soundShare(byHalves === 'utf-16le' ? little : big) >= LEAST_PLAUSIBLE) return byHalves
  const shares = [utf16Share(little), utf16Share(big)] as const
  if (Math.max(...shares) < LEAST_PLAUSIBLE) return null
  return shares[0] >= shares[1] ? 'utf-16le' : 'utf-16be'
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

/** Nothing but UTF-32 has a NUL byte and a plane number in two of every four bytes. */
function utf32Order(sample: Uint8Array): 'utf-32le' | 'utf-32be' | null {
  const units = sample.length >> 2
  let little = 0
  let big = 0
  for (let i = 0; i < units * 4; i += 4) {
    const [a, b, c, d] = [sample[i]!, sample[i + 1]!, sample[i + 2]!, sample[i + 3]!]
    if (d === 0 && c <= 3 && isCharacter((c << 16) | (b << 8) | a)) little++
    if (a === 0 && b <= 3 && isCharacter((b << 16) | (c << 8) | d)) big++
  }
  if (units < 2 || Math.max(little, big) < units * LEAST_PLAUSIBLE) return null
  return little >= big ? 'utf-32le' : 'utf-32be'
}

function isCharacter(code: number): boolean {
  if (code < 0x20) return code === 9 || code === 10 || code === 13
  return (code < 0x7f || code > 0x9f) && (code < 0xd800 || code > 0xf8ff) && (code & 0xfffe) !== 0xfffe
}

/** The byte order of UTF-16 in which one half of the units has all NUL bytes, as that of ASCII has. */
function utf16Order(sample: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  let even = 0
  let odd = 0
  for (let i = 0; i < sample.length; i += 2) {
    if (sample[i] === 0) even++
    if (sample[i + 1] === 0) odd++
  }
  const units = sample.length / 2
  if (odd >= units * HALVES.one && even <= units * HALVES.other) return 'utf-16le'
  return even >= units * HALVES.one && odd <= units * HALVES.other ? 'utf-16be' : null
}

/** The share of characters that are neither controls nor unassigned nor halves of pairs. */
function soundShare(text: string): number {
  let sound = 0
  let all = 0
  for (const char of text) {
    all++
    if (!UNSOUND.test(char)) sound++
  }
  return all === 0 ? 0 : sound / all
}

const UNSOUND = /[\0-\x08\x0e-\x1f\x7f-\x9f\ufffd]|\p{Cn}|\p{Co}|\p{Cs}/u

// Assigned letters, marks, digits, punctuation and spaces; ASCII text read as UTF-16 is assigned ideographs too, so
// the test of control bytes comes first.
const PLAUSIBLE =
  /[\t\n\r -~\u00a0-\u024f\u0300-\u052f\u0530-\u06ff\u0900-\u0dff\u0e00-\u0eff\u10a0-\u11ff\u1e00-\u1fff\u200b-\u200f\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2190-\u21ff\u2500-\u26ff\u3000-\u30ff\u4e00-\u9fff\uac00-\ud7a3\uff00-\uff9f]|\p{Emoji_Presentation}/gu

function plausibleShare(text: string): number {
  let points = 0
  for (const _ of text) points++
  return points === 0 ? 0 : (text.match(PLAUSIBLE)?.length ?? 0) / points
}

/** The share of plausible characters, more where ASCII and spaces are among them: the wrong byte order has none. */
function utf16Share(text: string): number {
  const ascii = text.match(/[\t\n\r -~]/g)?.length ?? 0
  const spaces = text.match(/[\n \u3000-\u3002\uff0c]/g)?.length ?? 0
  return plausibleShare(text) + (ascii / text.length) * 0.2 + (spaces / text.length) * 0.2
}
