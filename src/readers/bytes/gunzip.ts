import {crc32, createInflateRaw, type InflateRaw} from 'node:zlib'
import {DocumentError} from '../../model/errors.ts'
import type {Cursor} from './cursor.ts'
import {headerLength, unpackMember} from './gzip-member.ts'
import {passZeros} from './pass-zeros.ts'

/** Compressed bytes unpacked at a time, and of data that expands much, so that what is held stays bounded. */
const SLICE = 64 * 1024
const SMALL_SLICE = 8 * 1024
const MUCH = 64
/** Members with no more content than this are unpacked at once. */
const AT_ONCE = 1024 * 1024

/** Say whether a stream that begins so is gzip data (RFC 1952: two magic bytes, then the method deflate). */
export function looksLikeGzip(head: Uint8Array): boolean {
  return head[0] === 0x1f && head[1] === 0x8b && head[2] === 0x08
}

/**
 * Unpack gzip data from the cursor's place on, of one member or several. What was unpacked before broken data is given first.
 * Bytes after the last member that are no member are told to `onTrailing`.
 *
 * @throws {DocumentError} `not-decompressed` when the data is broken or cut short.
 */
export async function* gunzip(
  cursor: Cursor,
  onTrailing: () => void = () => {},
): AsyncGenerator<Uint8Array, void, undefined> {
  for (let members = 0; await cursor.fill(1); members++) {
    if (members > 0 && (await headerLength(cursor)) === null) {
      const zeros = await passZeros(cursor)
      if (!zeros) onTrailing()
      return
    }
    const member = await unpackMember(cursor, AT_ONCE)
    if (member === null) throw new DocumentError('not-decompressed', 'the gzip data is broken')
    if (member.state === 'whole') {
      cursor.skip(member.length)
      if (member.content.length > 0) yield member.content
    } else yield* inflateMember(cursor)
  }
  if (cursor.failure !== null) throw cursor.failure
}

/**
 * Unpack the member at the cursor's place as a stream, and take it.
 *
 * @throws {DocumentError} `not-decompressed` when the data is broken or cut short; what came before is given first.
 */
export async function* inflateMember(cursor: Cursor): AsyncGenerator<Uint8Array, void, undefined> {
  const header = await headerLength(cursor)
  if (header === null) throw new DocumentError('not-decompressed', 'the gzip data is broken')
  await cursor.pass(header)
  const check = {crc: 0, length: 0}
  for await (const piece of inflateRaw(cursor)) {
    check.crc = crc32(piece, check.crc)
    check.length += piece.length
    yield piece
  }
  if (!(await cursor.fill(8))) throw new DocumentError('not-decompressed', 'the gzip data is cut short')
  const trailer = cursor.take(8)
  const view = new DataView(trailer.buffer, trailer.byteOffset, 8)
  if (view.getUint32(0, true) !== check.crc || view.getUint32(4, true) !== check.length % 2 ** 32)
    throw new DocumentError('not-decompressed', 'the gzip data does not agree with its checksum')
}

/**
 * Unpack deflate data (RFC 1951) at the cursor's place as a stream, and take it: the cursor ends behind it.
 *
 * @throws {DocumentError} `not-decompressed` when the data is broken or cut short; what came before is given first.
 */
export async function* inflateRaw(cursor: Cursor): AsyncGenerator<Uint8Array, void, undefined> {
  const engine = createInflateRaw({chunkSize: 256 * 1024})
  const state: State = {ready: [], error: null, ended: false}
  engine.on('data', (chunk: Uint8Array) => state.ready.push(chunk))
  engine.on('error', error => {
    state.error = error
  })
  engine.on('end', () => {
    state.ended = true
  })
  try {
    for (let slice = SMALL_SLICE; !state.ended && !state.error; ) {
      const more = await cursor.fill(slice)
      const packed = cursor.view().subarray(0, slice)
      const before = engine.bytesWritten
      await feed(engine, packed, {last: !more})
      cursor.skip(engine.bytesWritten - before)
      const unpacked = state.ready.reduce((sum, {length}) => sum + length, 0)
      slice = unpacked > MUCH * packed.length ? SMALL_SLICE : SLICE
      yield* state.ready.splice(0)
      if (!more) break
    }
  } finally {
    engine.destroy()
  }
  if (cursor.failure !== null && state.error) throw cursor.failure
  if (state.error) throw new DocumentError('not-decompressed', sentence(state.error))
}

interface State {
  readonly ready: Uint8Array[]
  error: unknown
  ended: boolean
}

/** Hand bytes to the engine; resolves when it has used them, has reached the end of its data, or failed. */
function feed(engine: InflateRaw, packed: Uint8Array, {last}: {last: boolean}): Promise<void> {
  return new Promise(resolve => {
    const done = () => {
      engine.off('end', done).off('error', done)
      resolve()
    }
    engine.once('end', done).once('error', done)
    if (last) engine.end(packed)
    else engine.write(packed, error => error ?? done())
  })
}

function sentence(error: unknown): string {
  const cut = error instanceof Error && 'code' in error && error.code === 'Z_BUF_ERROR'
  return cut ? 'the gzip data is cut short' : 'the gzip data is broken'
}
