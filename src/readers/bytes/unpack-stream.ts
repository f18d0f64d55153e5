import type {ByteSource} from './byte-source.ts'
import {Cursor} from './cursor.ts'
import {guardExpansion} from './guard-expansion.ts'
import {gunzip, looksLikeGzip} from './gunzip.ts'
import {countBytes} from './peek.ts'

/** A stream that was unpacked. */
export interface UnpackedStream {
  readonly chunks: AsyncGenerator<Uint8Array, void, undefined>
  /** Whether bytes that belong to nothing follow the data; known when the chunks are read. */
  readonly trailing: () => boolean
}

/** Unpack a source by what its first bytes say; `null` when it is not packed. */
export function unpackStream(source: ByteSource, head: Uint8Array): UnpackedStream | null {
  let packed = 0
  let trailing = false
  const counted = () =>
    countBytes(source.stream(), bytes => {
      packed += bytes
    })
  const told = () => {
    trailing = true
  }
  const unpacked = looksLikeGzip(head) ? gunzip(new Cursor(counted()), told) : null
  return unpacked && {chunks: guardExpansion(unpacked, () => packed), trailing: () => trailing}
}
