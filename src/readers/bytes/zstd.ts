import {DocumentError} from '../../model/errors.ts'
import {loadZstd} from '../../model/zstd.ts'
import {memorySource} from './byte-source.ts'
import {Cursor} from './cursor.ts'
import type {Unpacked} from './unpack.ts'
import {FRAME_HEADER, type FrameHeader, measureFrame, readFrameHeader} from './zstd-frame.ts'

/** Frames up to this size are unpacked at once, by the reference decoder; larger ones as a stream. */
const AT_ONCE = 8 * 1024 * 1024
const MOST_AT_ONCE = 64 * 1024 * 1024
/** Memory a frame may ask for: what the reference decoder allows. */
const WINDOW = 128 * 1024 * 1024
/** Compressed bytes unpacked at a time, and the most they may give: a block of 128 KiB is packed into 4 bytes at best. */
const SLICE = 32 * 1024
const MOST_OF_SLICE = 64 * 1024 * 1024

export interface UnzstdOptions {
  /** What the frames were packed with; `null` for none. @default null */
  readonly dictionary?: Uint8Array | null
  /** Told of bytes after the last frame that are no frame. */
  readonly onTrailing?: () => void
}

/**
 * Unpack zstd data from the cursor's place on: frames one after the other, those that are to be passed over left out.
 *
 * @throws {DocumentError} `not-decompressed` when the data is broken or cut short; what came before is given first.
 * `expands-too-much` when it can only be a bomb.
 */
export async function* unzstd(
  cursor: Cursor,
  {dictionary = null, onTrailing = () => {}}: UnzstdOptions = {},
): AsyncGenerator<Uint8Array, void, undefined> {
  for (let frames = 0; await cursor.fill(1); frames++) {
    await cursor.fill(FRAME_HEADER)
    const header = readFrameHeader(cursor.view())
    if (header === null) {
      if (frames === 0 || cursor.held < 4) throw broken()
      return onTrailing()
    }
    if (header.kind === 'skippable') {
      await cursor.pass(header.header)
      if ((await cursor.pass(header.skip)) < header.skip) throw cutShort()
    } else yield* unpackFrame(cursor, header, dictionary)
  }
  if (cursor.failure !== null) throw cursor.failure
}

/** Unpack the frame at the cursor's place, and take it. */
export async function* unpackFrame(
  cursor: Cursor,
  header: FrameHeader,
  dictionary: Uint8Array | null,
): AsyncGenerator<Uint8Array, void, undefined> {
  if (header.window > WINDOW)
    throw new DocumentError('not-decompressed', `the zstd frame asks for ${header.window} bytes of memory`)
  if (header.dictionary !== 0 && dictionary === null)
    throw new DocumentError('not-decompressed', 'the zstd frame asks for a dictionary that is not there')
  const extent = await measureFrame(cursor, header, AT_ONCE)
  // The decoder takes as much memory as the frame says: more than its blocks can give is a lie.
  if (extent !== null && (header.content ?? 0) > extent.bound) throw broken()
  if (extent !== null && !extent.cut && extent.bound <= MOST_AT_ONCE) {
    const content = await unpackWhole(cursor.view().subarray(0, extent.length), extent.bound, dictionary)
    cursor.skip(extent.length)
    yield content
  } else if (dictionary !== null && header.dictionary !== 0) {
    throw new DocumentError('not-decompressed', 'the zstd frame is too large for one with a dictionary')
  } else yield* streamFrame(cursor, header)
}

async function unpackWhole(
  frame: Uint8Array,
  bound: number,
  dictionary: Uint8Array | null,
): Promise<Uint8Array> {
  const zstd = await loadZstd()
  const options = {defaultHeapSize: Math.max(bound, 1)}
  try {
    if (dictionary === null) return zstd.decompress(frame, options)
    const decoder = zstd.createDCtx()
    try {
      return zstd.decompressUsingDict(decoder, frame, dictionary, options)
    } finally {
      zstd.freeDCtx(decoder)
    }
  } catch {
    throw broken()
  }
}

/** Unpack a frame block by block. */
async function* streamFrame(
  cursor: Cursor,
  header: FrameHeader,
): AsyncGenerator<Uint8Array, void, undefined> {
  const {Decompress} = await import('fzstd')
  let ready: Uint8Array[] = []
  let given = 0
  const decoder = new Decompress(part => {
    given += part.length
    if (given > MOST_OF_SLICE) throw new DocumentError('expands-too-much')
    if (part.length > 0) ready.push(part)
  })
  for await (const slice of frameBytes(cursor, header)) {
    given = 0
    try {
      decoder.push(slice)
    } catch (error) {
      yield* ready
      throw error instanceof DocumentError ? error : broken()
    }
    yield* ready
    ready = []
  }
}

/** Take the bytes of a frame, up to its last block and not beyond. */
async function* frameBytes(
  cursor: Cursor,
  {header, checksum}: FrameHeader,
): AsyncGenerator<Uint8Array, void, undefined> {
  yield cursor.take(header)
  let parts: Uint8Array[] = []
  let held = 0
  for (let last = false; !last; ) {
    if (!(await cursor.fill(3))) throw cutShort()
    const [a = 0, b = 0, c = 0] = cursor.view()
    const type = (a >> 1) & 3
    const length = 3 + (type === 1 ? 1 : (a >> 3) | (b << 5) | (c << 13))
    last = (a & 1) === 1
    const whole = await cursor.fill(length)
    parts.push(cursor.take(Math.min(length, cursor.held)))
    held += length
    if (held < SLICE && !last && whole) continue
    yield Buffer.concat(parts)
    if (!whole) throw cutShort()
    parts = []
    held = 0
  }
  if (checksum && (await cursor.pass(4)) < 4) throw cutShort()
}

/**
 * Unpack zstd data that is held in memory; `null` when it is broken from the start.
 *
 * @throws {DocumentError} `expands-too-much` when it unpacks to more than `limit` bytes.
 */
export async function unpackZstd(packed: Uint8Array, {limit}: {limit: number}): Promise<Unpacked | null> {
  const parts: Uint8Array[] = []
  let total = 0
  let cut = false
  try {
    for await (const part of unzstd(new Cursor(memorySource(packed).stream()))) {
      total += part.length
      if (total > limit) throw new DocumentError('expands-too-much')
      parts.push(part)
    }
  } catch (error) {
    if (error instanceof DocumentError && error.code === 'expands-too-much') throw error
    cut = true
  }
  return cut && total === 0 ? null : {content: Buffer.concat(parts), cut}
}

function broken(): DocumentError {
  return new DocumentError('not-decompressed', 'the zstd data is broken')
}

function cutShort(): DocumentError {
  return new DocumentError('not-decompressed', 'the zstd data is cut short')
}
