import {asLatin1} from '../as-latin1.ts'
import type {Cursor} from '../cursor.ts'
import {passZeros} from '../pass-zeros.ts'
import {BitReader} from './bit-reader.ts'
import {broken, readBlock} from './read-block.ts'
import {undoRuns} from './undo-runs.ts'

/** Digits of pi open a block, digits of its root the end of a stream. */
const BLOCK = 0x314159265359
const END = 0x177245385090
const HEADER = 10
/** Bytes at a level, most bytes of a block when packed: each byte is a symbol of 20 bits at most, and there are tables. */
const LEVEL = 100_000
const MOST_PACKED = 9 * LEVEL * 2.5 + 64 * 1024

/** Say whether a stream that begins so is bzip2 data: the level, then a block or the end. */
export function looksLikeBzip2(head: Uint8Array): boolean {
  return /^BZh[1-9](?:1AY&SY|\x17\x72\x45\x38\x50\x90)/.test(asLatin1(head, HEADER))
}

/**
 * Unpack bzip2 data from the cursor's place on, of one stream or several, as parallel packers and MediaWiki write them. What was unpacked
 * before broken data is given first. Bytes after the last stream that are no stream are told to `onTrailing`. Takes some 10 MB of memory.
 *
 * The format has no document of its own; it is that of bzip2 1.0 (Julian Seward).
 *
 * @throws {DocumentError} `not-decompressed` when the data is broken or cut short.
 */
export async function* bunzip2(
  cursor: Cursor,
  onTrailing: () => void = () => {},
): AsyncGenerator<Uint8Array, void, undefined> {
  let column: Uint8Array | null = null
  for (let streams = 0; await cursor.fill(1); streams++) {
    await cursor.fill(HEADER)
    if (!looksLikeBzip2(cursor.view())) {
      if (streams === 0) throw broken()
      if (!(await passZeros(cursor))) onTrailing()
      return
    }
    // Held for all blocks: data may be of streams of some bytes, each of which asks for as much.
    column ??= new Uint8Array(9 * LEVEL)
    try {
      yield* unpackStream(cursor, column)
    } catch (error) {
      throw cursor.failure ?? error
    }
  }
  if (cursor.failure !== null) throw cursor.failure
}

/** Unpack the stream at the cursor's place, and take it; its blocks are read into `room`. */
async function* unpackStream(cursor: Cursor, room: Uint8Array): AsyncGenerator<Uint8Array, void, undefined> {
  const column = room.subarray(0, (cursor.view()[3]! - 0x30) * LEVEL)
  cursor.skip(4)
  let [bit, check] = [0, 0]
  for (;;) {
    await cursor.fill(MOST_PACKED)
    const bits = new BitReader(cursor.view(), bit)
    const sign = bits.read(24) * 2 ** 24 + bits.read(24)
    if (sign === END) {
      agree(bits.read(32), check)
      return cursor.skip((bits.at + 7) >> 3)
    }
    if (sign !== BLOCK) throw broken()
    const block = readBlock(bits, column)
    cursor.skip(bits.at >> 3)
    bit = bits.at & 7
    const sum = yield* undoRuns(block.bytes)
    agree(block.crc, sum)
    check = (((check << 1) | (check >>> 31)) ^ sum) >>> 0
  }
}

function agree(stated: number, found: number): void {
  if (stated !== found) throw broken('the bzip2 data does not agree with its checksum')
}
