import {brotliDecompressSync, constants, gunzipSync, inflateRawSync, inflateSync} from 'node:zlib'
import {DocumentError} from '../../model/errors.ts'
import {looksLikeGzip} from './gunzip.ts'
import {measureHeader} from './gzip-member.ts'
import {unpackZstd} from './zstd.ts'
import {looksLikeZstd} from './zstd-frame.ts'

/** Data that was unpacked; `cut` when it ended too soon. */
export interface Unpacked {
  readonly content: Uint8Array
  readonly cut: boolean
}

export type Coding = 'gzip' | 'deflate' | 'br' | 'zstd'

/**
 * Unpack data that is held in memory; `null` when it is not in that coding.
 *
 * @throws {DocumentError} `expands-too-much` when it unpacks to more than `limit` bytes.
 */
export async function unpack(packed: Uint8Array, coding: Coding, limit: number): Promise<Unpacked | null> {
  if (coding === 'zstd') return looksLikeZstd(packed) ? unpackZstd(packed, {limit}) : null
  return unpackSync(packed, coding, limit)
}

/** Say whether bytes begin like zlib data (RFC 1950): the method, and one of four levels with its sum. No text begins so. */
export function looksLikeZlib([first, second]: Uint8Array): boolean {
  return first === 0x78 && second !== undefined && [0x01, 0x5e, 0x9c, 0xda].includes(second)
}

/** Unpack data that is held in memory, as `unpack` does; zstd cannot be. */
export function unpackSync(
  packed: Uint8Array,
  coding: Exclude<Coding, 'zstd'>,
  limit: number,
): Unpacked | null {
  const options = {maxOutputLength: limit, chunkSize: 256 * 1024}
  // Data that is cut short gives what there is.
  const partial = {...options, finishFlush: constants.Z_SYNC_FLUSH}
  if (coding === 'br') return brotli(packed, options)
  if (coding === 'gzip') {
    if (!looksLikeGzip(packed)) return null
    const header = measureHeader(packed) ?? 10
    return (
      attempt(packed, bytes => gunzipSync(bytes, options), false) ??
      attempt(packed.subarray(header), bytes => inflateRawSync(bytes, partial), true)
    )
  }
  return (
    attempt(packed, bytes => inflateSync(bytes, options), false) ??
    attempt(packed, bytes => inflateRawSync(bytes, options), false) ??
    attempt(packed, bytes => inflateSync(bytes, partial), true)
  )
}

function brotli(packed: Uint8Array, options: {maxOutputLength: number; chunkSize: number}): Unpacked | null {
  const partial = {...options, finishFlush: constants.BROTLI_OPERATION_FLUSH}
  return (
    attempt(packed, bytes => brotliDecompressSync(bytes, options), false) ??
    attempt(packed, bytes => brotliDecompressSync(bytes, partial), true)
  )
}

function attempt(
  packed: Uint8Array,
  unpackWith: (bytes: Uint8Array) => Uint8Array,
  cut: boolean,
): Unpacked | null {
  try {
    const content = unpackWith(packed)
    return cut && content.length === 0 ? null : {content, cut}
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE')
      throw new DocumentError('expands-too-much')
    return null
  }
}
