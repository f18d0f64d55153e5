import {byteOrderMark} from './byte-order-mark.ts'
import {detectWide} from './detect-wide.ts'

/** What bytes turn out to be when they are no text. */
export type BinaryKind =
  | 'pdf'
  | 'zip'
  | 'gzip'
  | 'bzip2'
  | 'xz'
  | 'zstd'
  | '7z'
  | 'rar'
  | 'png'
  | 'jpeg'
  | 'gif'
  | 'webp'
  | 'bmp'
  | 'ico'
  | 'tiff'
  | 'mp3'
  | 'mp4'
  | 'ogg'
  | 'webm'
  | 'wav'
  | 'flash'
  | 'elf'
  | 'exe'
  | 'sqlite'
  | 'wasm'
  | 'ole'
  | 'font'
  | 'parquet'
  | 'binary'

// Opening bytes as latin-1 text, `?` for any byte (registrations and format definitions of each kind).
const MAGIC: readonly (readonly [kind: BinaryKind, opening: string])[] = [
  ['pdf', '%PDF-'],
  ['zip', 'PK\x03\x04'],
  ['zip', 'PK\x05\x06'],
  ['gzip', '\x1f\x8b\x08'],
  ['bzip2', 'BZh?1AY&SY'],
  ['xz', '\xfd7zXZ\x00'],
  ['zstd', '\x28\xb5\x2f\xfd'],
  ['7z', '7z\xbc\xaf\x27\x1c'],
  ['rar', 'Rar!\x1a\x07'],
  ['png', '\x89PNG\r\n\x1a\n'],
  ['jpeg', '\xff\xd8\xff'],
  ['gif', 'GIF87a'],
  ['gif', 'GIF89a'],
  ['webp', 'RIFF????WEBP'],
  ['wav', 'RIFF????WAVE'],
  ['bmp', 'BM????\x00\x00\x00\x00'],
  ['ico', '\x00\x00\x01\x00?\x00'],
  ['tiff', 'II*\x00'],
  ['tiff', 'MM\x00*'],
  ['mp3', 'ID3\x02'],
  ['mp3', 'ID3\x03'],
  ['mp3', 'ID3\x04'],
  ['mp4', '????ftyp'],
  ['ogg', 'OggS\x00'],
  ['webm', '\x1a\x45\xdf\xa3'],
  ['flash', 'FWS?????\x00'],
  ['flash', 'CWS?????x'],
  ['elf', '\x7fELF'],
  ['exe', 'MZ?\x00'],
  ['sqlite', 'SQLite format 3\x00'],
  ['wasm', '\x00asm'],
  ['ole', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
  ['font', 'wOFF'],
  ['font', 'wOF2'],
  ['parquet', 'PAR1\x15'],
]

const SAMPLE = 8192
/** Text has next to no control bytes; pages with some NUL bytes in them are still read. */
const MOST_CONTROLS = 0.05

/**
 * Say what kind of binary data the bytes are; `null` when they may be text.
 *
 * Goes by the opening bytes, then by the share of control bytes in the first 8 KiB that are not NUL padding: more than one
 * in twenty that neither UTF-16 nor UTF-32 explains is `'binary'`.
 *
 * @example
 * looksBinary(new TextEncoder().encode('%PDF-1.7 …')) // => 'pdf'
 * looksBinary(new TextEncoder().encode('Plain words.')) // => null
 */
export function looksBinary(bytes: Uint8Array): BinaryKind | null {
  const magic = MAGIC.find(([, opening]) => opensWith(bytes, opening))
  if (magic) return magic[0]
  if (byteOrderMark(bytes)) return null
  const start = pastPadding(bytes)
  const sample = bytes.subarray(start, start + SAMPLE)
  if (sample.length === 0) return bytes.length === 0 ? null : 'binary'
  let controls = 0
  for (let i = 0; i < sample.length; i++) if (isControl(sample[i]!)) controls++
  if (controls / sample.length <= MOST_CONTROLS) return null
  return detectWide(bytes) === null ? 'binary' : null
}

function opensWith(bytes: Uint8Array, opening: string): boolean {
  if (bytes.length < opening.length) return false
  for (let i = 0; i < opening.length; i++) {
    if (opening[i] !== '?' && opening.charCodeAt(i) !== bytes[i]) return false
  }
  return true
}

function pastPadding(bytes: Uint8Array): number {
  let i = 0
  while (i < bytes.length && bytes[i] === 0) i++
  return i
}

/** Tabs, line ends, form feeds, escapes and shift codes belong to text. */
function isControl(byte: number): boolean {
  return byte < 0x20 && !(byte >= 0x08 && byte <= 0x0f) && byte !== 0x1b && byte !== 0x1a
}
