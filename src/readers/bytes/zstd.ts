import {DocumentError} from '../../model/errors.ts'
import type {Unpacked} from './unpack.ts'

/** Say whether bytes begin with a zstd frame, or a frame that is passed over (RFC 8878). */
export function looksLikeZstd(head: Uint8Array): boolean {
  const [a, b, c, d] = head
  if (a === 0x28 && b === 0xb5 && c === 0x2f && d === 0xfd) return true
  return a !== undefined && (a & 0xf0) === 0x50 && b === 0x2a && c === 0x4d && d === 0x18
}

/** The streaming decoder, loaded when the first zstd data is met. */
const streaming = () => import('fzstd')

/**
 * Unpack zstd data that is held in memory; `null` when it is broken from the start.
 *
 * @throws {DocumentError} `expands-too-much` when it unpacks to more than `limit` bytes.
 */
export async function unpackZstd(packed: Uint8Array, {limit}: {limit: number}): Promise<Unpacked | null> {
  const {Decompress} = await streaming()
  const parts: Uint8Array[] = []
  let total = 0
  const decoder = new Decompress(part => {
    total += part.length
    if (total > limit) throw new DocumentError('expands-too-much')
    parts.push(part)
  })
  let cut = false
  try {
    decoder.push(packed, true)
  } catch (error) {
    if (error instanceof DocumentError) throw error
    cut = true
  }
  return cut && total === 0 ? null : {content: Buffer.concat(parts), cut}
}
