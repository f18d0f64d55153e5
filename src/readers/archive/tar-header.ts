/** Bytes of a block: headers and padding come in these. */
export const BLOCK = 512

/** What a tar header says of its entry. */
export interface TarHeader {
  readonly name: string
  readonly size: number
  /** One character; `0` for a file. */
  readonly type: string
}

/** Read a header block; `null` when its checksum is wrong or its size is none. */
export function readTarHeader(block: Uint8Array): TarHeader | null {
  if (block.length < BLOCK || !agrees(block, octal(block, 148, 8))) return null
  const size = numberOf(block, 124, 12)
  if (size === null || size < 0 || size > 2 ** 50) return null
  const type = String.fromCharCode(block[156] || 0x30)
  const prefix = textOf(block, 257, 6).startsWith('ustar') ? textOf(block, 345, 155) : ''
  const name = textOf(block, 0, 100)
  return {name: prefix === '' ? name : `${prefix}/${name}`, size, type}
}

/** Say whether bytes begin like a tar archive. */
export function looksLikeTar(head: Uint8Array): boolean {
  return head.length >= BLOCK && head[0] !== 0 && readTarHeader(head.subarray(0, BLOCK)) !== null
}

/** Read the records of an extended header (POSIX.1-2001): `length key=value`. What is malformed ends it. */
export function readPax(bytes: Uint8Array): Map<string, string> {
  const fields = new Map<string, string>()
  for (let at = 0; at < bytes.length; ) {
    const blank = bytes.indexOf(0x20, at)
    const length = blank < 0 || blank - at > 8 ? Number.NaN : Number(decode(bytes.subarray(at, blank)))
    if (!(length > blank - at + 1) || at + length > bytes.length) return fields
    const record = decode(bytes.subarray(blank + 1, at + length - 1))
    const equals = record.indexOf('=')
    if (equals > 0) fields.set(record.slice(0, equals), record.slice(equals + 1))
    at += length
  }
  return fields
}

/** Compare the sum of the header's bytes, its own field taken for blanks. Some old programs took bytes for signed. */
function agrees(block: Uint8Array, stated: number | null): boolean {
  let sum = 0
  let high = 0
  for (let at = 0; at < BLOCK; at++) {
    const byte = at >= 148 && at < 156 ? 0x20 : block[at]!
    sum += byte
    if (byte > 127) high++
  }
  return stated === sum || stated === sum - 256 * high
}

/** A number as octal digits, or in base 256 where the first bit is set (GNU). */
function numberOf(block: Uint8Array, at: number, length: number): number | null {
  const first = block[at]!
  if (first < 0x80) return octal(block, at, length)
  if (first !== 0x80) return null
  let value = 0
  for (let index = 1; index < length; index++) value = value * 256 + block[at + index]!
  return value
}

function octal(block: Uint8Array, at: number, length: number): number | null {
  const digits = /^\s*([0-7]*)/.exec(textOf(block, at, length))?.[1] ?? ''
  return digits === '' ? (block[at] === 0 || block[at] === 0x20 ? 0 : null) : Number.parseInt(digits, 8)
}

function textOf(block: Uint8Array, at: number, length: number): string {
  const field = block.subarray(at, at + length)
  const end = field.indexOf(0)
  return decode(end < 0 ? field : field.subarray(0, end))
}

const utf8 = new TextDecoder()
function decode(bytes: Uint8Array): string {
  return utf8.decode(bytes)
}
