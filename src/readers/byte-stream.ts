import {constants} from 'node:fs'
import {open} from 'node:fs/promises'
import {DocumentError} from '../model/errors.ts'
import type {FoundFile} from './find-files.ts'

/** Bytes asked of the system at a time. */
const CHUNK = 64 * 1024

/**
 * Read a file in chunks. The file is opened when the first chunk is asked for and closed when the last was taken.
 *
 * @throws {DocumentError} `special-file` when the path has become something else since it was found.
 */
export async function* readChunks({path, size}: FoundFile): AsyncGenerator<Uint8Array, void, undefined> {
  // Non-blocking, so that a pipe put in the file's place cannot hold up the run.
  const handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK)
  try {
    if (!(await handle.stat()).isFile()) throw new DocumentError('special-file')
    for (;;) {
      const buffer = Buffer.allocUnsafeSlow(Math.min(Math.max(size + 1, 512), CHUNK))
      const {bytesRead} = await handle.read(buffer, 0, buffer.length, null)
      if (bytesRead === 0) return
      yield buffer.subarray(0, bytesRead)
    }
  } finally {
    await handle.close()
  }
}

/** Pass chunks on and tell the size of each. */
export async function* countBytes(
  chunks: AsyncIterable<Uint8Array>,
  count: (bytes: number) => void,
): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const chunk of chunks) {
    count(chunk.length)
    yield chunk
  }
}

/** Look at the first `length` bytes of a stream (fewer when it ends) without taking them away. */
export async function peekBytes(
  chunks: AsyncIterable<Uint8Array>,
  length: number,
): Promise<{head: Uint8Array; failed: boolean; chunks: AsyncGenerator<Uint8Array, void, undefined>}> {
  const iterator = chunks[Symbol.asyncIterator]()
  const taken: Uint8Array[] = []
  let failure: {error: unknown} | null = null
  for (let total = 0; total < length; ) {
    try {
      const {value, done} = await iterator.next()
      if (done) break
      taken.push(value)
      total += value.length
    } catch (error) {
      // What came before the failure is still given; the failure comes after it.
      failure = {error}
      break
    }
  }
  const head = taken.length === 1 ? taken[0]! : Buffer.concat(taken)
  return {head, failed: failure !== null, chunks: resume(taken, {iterator, failure})}
}

async function* resume(
  taken: readonly Uint8Array[],
  {iterator, failure}: {iterator: AsyncIterator<Uint8Array>; failure: {error: unknown} | null},
): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    yield* taken
    if (failure) throw failure.error
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value
  } finally {
    await iterator.return?.()
  }
}
