import {constants} from 'node:fs'
import {type FileHandle, open} from 'node:fs/promises'
import {DocumentError} from '../../model/errors.ts'
import type {FoundFile} from '../find-files.ts'

/** Bytes asked of the system at a time. */
const CHUNK = 1024 * 1024

/** Bytes that can be streamed, and read at any place where they lie in a file or in memory. */
export interface ByteSource {
  /** Size in bytes; `null` for a stream. */
  readonly size: number | null
  /** Stream the bytes from a place on; a stream gives its bytes once, from the beginning. */
  readonly stream: (start?: number) => AsyncGenerator<Uint8Array, void, undefined>
  /** Read up to `length` bytes at a place; `null` for a stream. */
  readonly readAt: ((start: number, length: number) => Promise<Uint8Array>) | null
}

/** Make a source of a stream of chunks. */
export function streamSource(chunks: AsyncIterable<Uint8Array>): ByteSource {
  return {
    size: null,
    readAt: null,
    async *stream() {
      yield* chunks
    },
  }
}

/** Make a source of bytes in memory. */
export function memorySource(bytes: Uint8Array): ByteSource {
  return {
    size: bytes.length,
    readAt: async (start, length) => bytes.subarray(start, start + length),
    async *stream(start = 0) {
      if (start < bytes.length) yield bytes.subarray(start)
    },
  }
}

/** Make a source of a stretch of another that can be read at any place. */
export function sliceSource({readAt}: ByteSource, offset: number, size: number): ByteSource {
  if (readAt === null) throw new TypeError('Expected a source that can be read at any place')
  const at = (start: number, length: number) =>
    readAt(offset + start, Math.max(0, Math.min(length, size - start)))
  return {
    size,
    readAt: at,
    stream: (start = 0) => streamOf(at, start),
  }
}

/**
 * Open a file as a source, for as long as `use` runs.
 *
 * @throws {DocumentError} `special-file` when the path has become something else since it was found.
 */
export async function* withFile<Item>(
  {path}: Pick<FoundFile, 'path'>,
  use: (source: ByteSource) => AsyncGenerator<Item, void, undefined>,
): AsyncGenerator<Item, void, undefined> {
  // Non-blocking, so that a pipe put in the file's place cannot hold up the run.
  const handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK)
  try {
    yield* use(await fileSource(handle))
  } finally {
    await handle.close()
  }
}

/** Make a source of an open file. */
export async function fileSource(handle: FileHandle): Promise<ByteSource> {
  const found = await handle.stat()
  if (!found.isFile()) throw new DocumentError('special-file')
  const readAt = async (start: number, length: number) => {
    const buffer = Buffer.allocUnsafeSlow(length)
    let held = 0
    while (held < length) {
      const {bytesRead} = await handle.read(buffer, held, length - held, start + held)
      if (bytesRead === 0) break
      held += bytesRead
    }
    return buffer.subarray(0, held)
  }
  return {size: found.size, readAt, stream: (start = 0) => streamOf(readAt, start, found.size)}
}

async function* streamOf(
  readAt: (start: number, length: number) => Promise<Uint8Array>,
  from: number,
  size = Number.POSITIVE_INFINITY,
): AsyncGenerator<Uint8Array, void, undefined> {
  // A small file is read at once, and a file that grew is read to its new end.
  for (let at = from, length = Math.min(Math.max(size - from + 1, 512), CHUNK); ; length = CHUNK) {
    const chunk = await readAt(at, length)
    if (chunk.length > 0) yield chunk
    if (chunk.length < length) return
    at += chunk.length
  }
}
