import type {ByteSource} from './byte-source.ts'
import {bunzip2, looksLikeBzip2} from './bzip2/bunzip2.ts'
import {Cursor} from './cursor.ts'
import {guardExpansion} from './guard-expansion.ts'
import {gunzip, looksLikeGzip} from './gunzip.ts'
import {countBytes} from './peek.ts'
import {looksLikeXz, unxz} from './unxz.ts'
import {unzstd} from './zstd.ts'
import {looksLikeZstd} from './zstd-frame.ts'

/** A stream that was unpacked. */
export interface UnpackedStream {
  readonly chunks: AsyncGenerator<Uint8Array, void, undefined>
  /** Whether bytes that belong to nothing follow the data; known when the chunks are read. */
  readonly trailing: () => boolean
}

/** Say whether bytes begin like data that is unpacked as a stream: gzip, bzip2, zstd or xz. */
export function looksPacked(head: Uint8Array): boolean {
  return [looksLikeGzip, looksLikeBzip2, looksLikeZstd, looksLikeXz].some(looks => looks(head))
}

/** Unpack a source by what its first bytes say; `null` when it is not packed. */
export function unpackStream(source: ByteSource, head: Uint8Array): UnpackedStream | null {
  if (!looksPacked(head)) return null
  let packed = 0
  let trailing = false
  const counted = countBytes(source.stream(), bytes => {
    packed += bytes
  })
  const onTrailing = () => {
    trailing = true
  }
  const unpacked = looksLikeGzip(head)
    ? gunzip(new Cursor(counted), onTrailing)
    : looksLikeXz(head)
      ? unxz(counted)
      : looksLikeBzip2(head)
        ? bunzip2(new Cursor(counted), onTrailing)
        : unzstd(new Cursor(counted), {onTrailing})
  return {chunks: guardExpansion(unpacked, () => packed), trailing: () => trailing}
}
