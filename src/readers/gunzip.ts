import {createGunzip, type Gunzip} from 'node:zlib'
import {DocumentError} from '../model/errors.ts'

/** Compressed bytes unpacked at a time: deflate expands at most some 1,000 times, so this bounds what is held. */
const SLICE = 16 * 1024

/** Say whether a stream that begins so is gzip data (RFC 1952: two magic bytes, then the method deflate). */
export function looksLikeGzip(head: Uint8Array): boolean {
  return head[0] === 0x1f && head[1] === 0x8b && head[2] === 0x08
}

/**
 * Unpack gzip data, of one member or several. What was unpacked before broken data is given first.
 *
 * @throws {DocumentError} `not-decompressed` when the data is broken or cut short.
 */
export async function* gunzip(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  const unzip = createGunzip()
  const ready: Uint8Array[] = []
  const state: {error: unknown} = {error: null}
  unzip.on('data', (chunk: Uint8Array) => ready.push(chunk))
  unzip.on('error', error => {
    state.error = error
  })
  try {
    for await (const chunk of chunks) {
      for (let at = 0; at < chunk.length && !state.error; at += SLICE) {
        await write(unzip, chunk.subarray(at, at + SLICE))
        yield* ready.splice(0)
      }
      if (state.error) break
    }
    if (!state.error) await finish(unzip)
    yield* ready.splice(0)
  } finally {
    unzip.destroy()
  }
  if (state.error) throw new DocumentError('not-decompressed', sentence(state.error))
}

function write(unzip: Gunzip, slice: Uint8Array): Promise<void> {
  return new Promise(done => {
    unzip.once('error', done)
    unzip.write(slice, () => {
      unzip.off('error', done)
      done()
    })
  })
}

function finish(unzip: Gunzip): Promise<void> {
  return new Promise(done => {
    unzip.once('end', done).once('error', () => done())
    unzip.end()
  })
}

function sentence(error: unknown): string {
  const cut = error instanceof Error && 'code' in error && error.code === 'Z_BUF_ERROR'
  return cut ? 'the gzip data is cut short' : 'the gzip data is broken'
}
