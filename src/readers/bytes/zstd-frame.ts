import type {Cursor} from './cursor.ts'

/** Say whether bytes begin with a zstd frame, or a frame that is passed over (RFC 8878). */
export function looksLikeZstd(head: Uint8Array): boolean {
  return kindOf(head) !== null
}

/** A frame's first bytes say so much of it. */
export interface FrameHeader {
  readonly kind: 'frame' | 'skippable'
  /** Of a skippable frame: its number, 0 to 15. */
  readonly number: number
  /** Length of the header in bytes. */
  readonly header: number
  /** Of a skippable frame: length of what follows the header. */
  readonly skip: number
  /** Memory the decoder needs, in bytes. */
  readonly window: number
  /** Bytes it says it unpacks to; `null` when it does not say. */
  readonly content: number | null
  readonly dictionary: number
  readonly checksum: boolean
}

function kindOf(bytes: Uint8Array): FrameHeader['kind'] | null {
  const [a, b, c, d] = bytes
  if (a === 0x28 && b === 0xb5 && c === 0x2f && d === 0xfd) return 'frame'
  return a !== undefined && (a & 0xf0) === 0x50 && b === 0x2a && c === 0x4d && d === 0x18 ? 'skippable' : null
}

/** Longest frame header. */
export const FRAME_HEADER = 18

/** Read the header at the beginning of bytes; `null` when no frame begins there, or not all of its header is there. */
export function readFrameHeader(bytes: Uint8Array): FrameHeader | null {
  const kind = kindOf(bytes)
  if (kind === null) return null
  const none = {kind, number: 0, skip: 0, window: 0, content: null, dictionary: 0, checksum: false}
  if (kind === 'skippable') {
    if (bytes.length < 8) return null
    return {...none, number: bytes[0]! & 15, header: 8, skip: littleEndian(bytes, 4, 4)}
  }
  const descriptor = bytes[4] ?? 0
  const single = (descriptor & 0x20) !== 0
  const dictionaryBytes = [0, 1, 2, 4][descriptor & 3]!
  const sizeBytes = [single ? 1 : 0, 2, 4, 8][descriptor >> 6]!
  const at = single ? 5 : 6
  const header = at + dictionaryBytes + sizeBytes
  if (bytes.length < header || (descriptor & 0x08) !== 0) return null
  const size = littleEndian(bytes, at + dictionaryBytes, sizeBytes) + (sizeBytes === 2 ? 256 : 0)
  return {
    ...none,
    header,
    window: single ? size : windowOf(bytes[5]!),
    content: sizeBytes === 0 ? null : size,
    dictionary: littleEndian(bytes, at, dictionaryBytes),
    checksum: (descriptor & 0x04) !== 0,
  }
}

function windowOf(descriptor: number): number {
  const base = 2 ** (10 + (descriptor >> 3))
  return base + (base / 8) * (descriptor & 7)
}

function littleEndian(bytes: Uint8Array, at: number, length: number): number {
  let value = 0
  for (let index = length - 1; index >= 0; index--) value = value * 256 + bytes[at + index]!
  return value
}

/** Most bytes a block gives. */
const BLOCK = 128 * 1024

/** A frame's extent. */
export interface FrameExtent {
  /** Length in bytes, header and checksum among them; as far as the input goes when `cut`. */
  readonly length: number
  /** Most bytes it can unpack to. */
  readonly bound: number
  readonly cut: boolean
}

/**
 * Find where the frame at the cursor's place ends, by its blocks' headers; `null` when that is more than `limit` bytes on, or a
 * block's header is broken.
 */
export async function measureFrame(
  cursor: Cursor,
  {header, checksum}: FrameHeader,
  limit: number,
): Promise<FrameExtent | null> {
  let at = header
  for (let blocks = 1; at <= limit; blocks++) {
    if (!(await cursor.fill(at + 3))) return {length: cursor.held, bound: blocks * BLOCK, cut: true}
    const block = littleEndian(cursor.view().subarray(at, at + 3), 0, 3)
    const type = (block >> 1) & 3
    if (type === 3) return null
    at += 3 + (type === 1 ? 1 : block >> 3)
    if ((block & 1) === 0) continue
    const length = at + (checksum ? 4 : 0)
    const whole = await cursor.fill(length)
    return {length: whole ? length : cursor.held, bound: blocks * BLOCK, cut: !whole}
  }
  return null
}
