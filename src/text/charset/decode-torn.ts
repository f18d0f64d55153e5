import {decodeAs} from './decode-as.ts'
import {decodeStrictUtf8} from './decode-unicode.ts'
import {isMultiByte} from './families.ts'
import {readingOf} from './plausibility.ts'
import {cutSequenceLength, sequenceLength} from './utf8-scan.ts'

/**
 * Decode UTF-8 with ill-formed bytes in it: sequences cut short become U+FFFD, surrogate pairs written as UTF-8 (CESU-8)
 * their character, single foreign bytes what they are in the other charset.
 */
export function decodeTornUtf8(bytes: Uint8Array, other: string): string {
  const parts: string[] = []
  const foreign = isMultiByte(other) ? 'windows-1252' : other
  let from = 0
  let i = 0
  const flush = (): void => {
    if (i > from) parts.push(decodeStrictUtf8(bytes.subarray(from, i)) ?? '')
  }
  while (i < bytes.length) {
    const length = bytes[i]! < 0x80 ? 1 : sequenceLength(bytes, i, bytes.length)
    if (length > 0) {
      i += length
      continue
    }
    flush()
    const [text, skip] = readTorn(bytes, i, foreign)
    parts.push(text)
    i += skip
    from = i
  }
  flush()
  return parts.join('')
}

function readTorn(bytes: Uint8Array, at: number, foreign: string): [text: string, skip: number] {
  const cut = cutSequenceLength(bytes, at, bytes.length)
  if (cut > 0) return ['\ufffd', cut]
  const high = surrogateAt(bytes, at)
  if (high !== 0) {
    const low = high < 0xdc00 ? surrogateAt(bytes, at + 3) : 0
    return low >= 0xdc00 ? [String.fromCharCode(high, low), 6] : ['\ufffd', 3]
  }
  // A lead byte at the end of what was written has lost its other bytes.
  if (isOrphanLead(bytes, at)) return ['\ufffd', 1]
  const illegal = illegalLength(bytes, at)
  if (illegal > 0) return ['\ufffd', illegal]
  const text = tableOf(foreign)[bytes[at]! - 0x80]!
  return [/[\u0080-\u009f]/.test(text) ? '\ufffd' : text, 1]
}

const TABLES = new Map<string, string[]>()

/** The characters of a single-byte charset by byte, from 80 on. */
function tableOf(charset: string): string[] {
  const known = TABLES.get(charset)
  if (known) return known
  const table = Array.from({length: 128}, (_, i) => decodeAs(Uint8Array.of(i + 0x80), charset))
  TABLES.set(charset, table)
  return table
}

/** C2 and C3 lead nearly all UTF-8 pairs of Latin text: alone, they have lost their other byte. */
function isOrphanLead(bytes: Uint8Array, at: number): boolean {
  const byte = bytes[at]!
  const next = bytes[at + 1] ?? 0
  return (byte === 0xc2 || byte === 0xc3) && !(next >= 0x41 && next <= 0x7a)
}

/** Measure an overlong form, or one of five or six bytes; 0 where the bytes make none. */
function illegalLength(bytes: Uint8Array, at: number): number {
  const byte = bytes[at]!
  const most =
    byte >= 0xfe ? 1 : byte >= 0xfc ? 6 : byte >= 0xf8 ? 5 : byte >= 0xf4 ? 4 : (byte & 0xfe) === 0xc0 ? 2 : 0
  let length = 1
  while (length < most && ((bytes[at + length] ?? 0) & 0xc0) === 0x80) length++
  return length === most && most > 1 ? length : 0
}

function surrogateAt(bytes: Uint8Array, at: number): number {
  const second = bytes[at + 1] ?? 0
  const third = bytes[at + 2] ?? 0
  if (bytes[at] !== 0xed || second < 0xa0 || second > 0xbf || (third & 0xc0) !== 0x80) return 0
  return 0xd000 | ((second & 0x3f) << 6) | (third & 0x3f)
}

const LEAST_TORN = 0.5
const WELL_READ = 0.5
const SAMPLE = 1 << 16

/**
 * Tell whether the non-ASCII bytes are mostly remains of UTF-8 (sequences cut short, overlong ones, surrogates) and make no
 * text in the charset that was detected instead.
 */
export function isTornUtf8(bytes: Uint8Array, detected: string): boolean {
  const sample = bytes.subarray(0, SAMPLE)
  let torn = 0
  let all = 0
  let i = 0
  while (i < sample.length) {
    if (sample[i]! < 0x80) {
      i++
      continue
    }
    const cut = cutSequenceLength(sample, i, sample.length)
    const length = cut > 0 ? cut : surrogateAt(sample, i) !== 0 ? 3 : illegalLength(sample, i)
    torn += length
    all += Math.max(1, length)
    i += Math.max(1, length)
  }
  return all > 0 && torn >= all * LEAST_TORN && readingOf(decodeAs(sample, detected)).score < WELL_READ
}
