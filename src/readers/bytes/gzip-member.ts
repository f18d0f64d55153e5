import {constants, crc32, inflateRawSync} from 'node:zlib'
import type {Cursor} from './cursor.ts'

/** Longest header that is read; RFC 1952 sets no bound to names and comments. */
const LONGEST_HEADER = 256 * 1024
const TRAILER = 8
/** Bytes unpacked at a time: measured on pages, smaller ones cost joins and larger ones page faults. */
const OUTPUT = 256 * 1024
/** Compressed bytes looked at first, and at most, to unpack a member at once. */
const LOOK = 512 * 1024
const LONGEST_LOOK = 16 * 1024 * 1024

/**
 * A gzip member, unpacked: `whole`, `cut` short by the end of the input, or `broken`. Of a broken one there is no content; a
 * `large` one is over the limit and has to be streamed.
 */
export interface Member {
  readonly state: 'whole' | 'cut' | 'broken' | 'large'
  readonly content: Uint8Array
  /** Compressed bytes, header and trailer among them; 0 unless whole. */
  readonly length: number
}

const NOTHING = new Uint8Array(0)

/**
 * Measure a gzip header (RFC 1952) at the cursor's place; `null` when there is none. The length may lie behind the end of the
 * input.
 */
export async function headerLength(cursor: Cursor): Promise<number | null> {
  await cursor.fill(LONGEST_HEADER)
  return measureHeader(cursor.view().subarray(0, LONGEST_HEADER))
}

/** Measure a gzip header at the beginning of bytes. */
export function measureHeader(bytes: Uint8Array): number | null {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b || bytes[2] !== 0x08) return null
  const flags = bytes[3] ?? 0
  if ((flags & 0xe0) !== 0) return null
  let at = 10
  if (flags & 4) at += 2 + (bytes[at] ?? 0) + 256 * (bytes[at + 1] ?? 0)
  for (const flag of [8, 16]) {
    if ((flags & flag) === 0) continue
    const end = bytes.indexOf(0, at)
    if (end < 0) return null
    at = end + 1
  }
  return flags & 2 ? at + 2 : at
}

/**
 * Unpack the gzip member at the cursor's place at once, without taking it. Whether its content is given depends on its own bytes
 * and `limit` alone.
 *
 * The synchronous call is the fastest way Node has: no thread is waited for, and no stream is made.
 *
 * @param limit Most bytes of content to unpack; a member that holds more is `large`, as is one of more than 16 MiB compressed.
 */
export async function unpackMember(cursor: Cursor, limit: number): Promise<Member | null> {
  const header = await headerLength(cursor)
  if (header === null) return null
  for (let look = Math.max(LOOK, 2 * header); ; look *= 4) {
    const more = await cursor.fill(look)
    // Never more than was asked for, so that the size of the chunks makes no difference.
    const packed = cursor.view().subarray(0, look)
    const tried = tryInflate(packed.subarray(Math.min(header, packed.length)), limit)
    if (typeof tried === 'string') return {state: tried, content: NOTHING, length: 0}
    const {content, taken} = tried
    const end = header + taken
    if (end + TRAILER <= packed.length) {
      const sound = isSound(content, packed.subarray(end, end + TRAILER))
      return {state: sound ? 'whole' : 'broken', content, length: end + TRAILER}
    }
    if (!more) return {state: 'cut', content, length: 0}
    if (look >= LONGEST_LOOK) return {state: 'large', content: NOTHING, length: 0}
  }
}

/** Unpack the first bytes of a member, to see what they are; empty when they are broken. */
export function peekMember(packed: Uint8Array): Uint8Array {
  const header = measureHeader(packed)
  if (header === null || header >= packed.length) return NOTHING
  const tried = tryInflate(packed.subarray(header), 64 * 1024 * 1024)
  return typeof tried === 'string' ? NOTHING : tried.content
}

function tryInflate(
  packed: Uint8Array,
  limit: number,
): {content: Uint8Array; taken: number} | 'broken' | 'large' {
  try {
    const {buffer, engine} = inflateRawSync(packed, {
      info: true,
      chunkSize: OUTPUT,
      // Input that ends in the middle is no error here: what it gave is taken.
      finishFlush: constants.Z_SYNC_FLUSH,
      maxOutputLength: Math.max(limit, 1),
    }) as unknown as {buffer: Uint8Array; engine: {bytesWritten: number}}
    return {content: buffer, taken: engine.bytesWritten}
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
      ? 'large'
      : 'broken'
  }
}

/** Check content against the member's trailer: its CRC-32 and its length modulo 2³². */
function isSound(content: Uint8Array, trailer: Uint8Array): boolean {
  const view = new DataView(trailer.buffer, trailer.byteOffset, TRAILER)
  return view.getUint32(0, true) === crc32(content) && view.getUint32(4, true) === content.length % 2 ** 32
}
