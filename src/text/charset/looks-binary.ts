import {byteOrderMark} from './byte-order-mark.ts'
import {detectWide} from './detect-wide.ts'

/** What bytes turn out to be when they are no text. */
export type BinaryKind = (typeof MAGIC)[number][0] | 'binary'

// Opening bytes as latin-1 text, `?` for any byte (registrations and format definitions of each kind).
const MAGIC = [
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
  ['arrow', 'ARROW1\x00\x00'],
  ['arrow', '\xff\xff\xff\xff??\x00\x00'],
  ['arrow', 'FEA1\x00'],
  ['avro', 'Obj\x01'],
  ['orc', 'ORC\x08'],
  ['orc', 'ORC\x0a'],
  ['orc', 'ORC??\x00'],
  ['hdf5', '\x89HDF\r\n\x1a\n'],
  ['numpy', '\x93NUMPY'],
  ['pickle', '\x80\x02'],
  ['pickle', '\x80\x03'],
  ['pickle', '\x80\x04\x95'],
  ['pickle', '\x80\x05\x95'],
  ['pickle', '(lp?\n'],
  ['pickle', '(dp?\n'],
  ['bson', '????\x07_id\x00'],
  ['bson', '????\x02_id\x00'],
  ['lz4', '\x04\x22\x4d\x18'],
  ['lzip', 'LZIP\x01'],
  ['lzma', '\x5d\x00\x00?\x00'],
  ['lzop', '\x89LZO\x00\r\n'],
  ['compress', '\x1f\x9d'],
  ['snappy', '\xff\x06\x00\x00sNaPpY'],
  ['cab', 'MSCF\x00\x00\x00\x00'],
  ['mobi', `${'?'.repeat(60)}BOOKMOBI`],
  ['chm', 'ITSF\x03\x00\x00\x00'],
  ['djvu', 'AT&TFORM'],
  ['postscript', '%!PS-Adobe'],
  ['torrent', 'd8:announce'],
  ['torrent', 'd13:announce-list'],
] as const

/** What a person can do about it. */
const REMEDIES: readonly (readonly [kinds: string, remedy: string])[] = [
  ['pdf djvu postscript', 'take its text out first, as pdftotext or OCR does'],
  ['ole mobi chm', 'save it as .docx, .epub, HTML or text first'],
  ['7z rar lz4 lzip lzma lzop compress snappy cab', 'unpack it first'],
  ['arrow avro orc hdf5 numpy pickle bson sqlite', 'write it as Parquet or JSON Lines first'],
]

/** Say that text was expected, what stands there instead, and what can be done. */
export function binaryMessage(kind: BinaryKind): string {
  const remedy = REMEDIES.find(([kinds]) => kinds.split(' ').includes(kind))?.[1]
  return `expected text, got ${kind} data${remedy === undefined ? '' : `: ${remedy}`}`
}

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
