import process from 'node:process'
import type {Reading} from '../model/reading.ts'
import {countBytes, peekBytes, readChunks} from './byte-stream.ts'
import {type FoundFile, findFiles} from './find-files.ts'
import {chooseReader} from './formats.ts'
import {gunzip, looksLikeGzip} from './gunzip.ts'
import {createReadCounts, HEAD_BYTES, MAX_BYTES, type OpenInput, type ReadOptions} from './types.ts'
import {unreadError} from './unread.ts'

/**
 * Read the documents of inputs in order: files, directories with all below them, patterns (`pages/*.html`), `-` for standard
 * input. HTML, flattened text and NDJSON are told apart by content, and any of them may be gzipped.
 *
 * One value comes for each document found; what could not be read comes as unread, with a code and a sentence, and the others
 * go on. A source's `offset` counts bytes after decompression. Memory is bounded by `maxBytes`.
 *
 * ```ts
 * for await (const outcome of run(news, readInputs(['pages', 'dump.ndjson.gz']))) …
 * ```
 */
export async function* readInputs(
  inputs: readonly string[],
  options: ReadOptions = {},
): AsyncGenerator<Reading, void, undefined> {
  for (const input of inputs) {
    if (input === '-') {
      yield* readInput({file: '-', name: '-', chunks: options.standardInput ?? process.stdin}, options)
      continue
    }
    for await (const found of findFiles([input], options)) {
      if (found.form === 'unread') yield found
      else yield* readFound(found, options)
    }
  }
}

async function* readFound(found: FoundFile, options: ReadOptions): AsyncGenerator<Reading, void, undefined> {
  const {file, name} = found
  yield* readInput({file, name, chunks: readChunks(found)}, options)
}

async function* readInput(raw: OpenInput, options: ReadOptions): AsyncGenerator<Reading, void, undefined> {
  const {file, name} = raw
  const {format = null, maxBytes = MAX_BYTES, counts = createReadCounts()} = options
  try {
    const packed = await peekBytes(
      countBytes(raw.chunks, bytes => {
        counts.bytes += bytes
      }),
      3,
    )
    if (!packed.failed) counts.files++
    const unpacked = looksLikeGzip(packed.head) ? gunzip(packed.chunks) : packed.chunks
    const {head, chunks} = await peekBytes(
      countBytes(unpacked, bytes => {
        counts.contentBytes += bytes
      }),
      HEAD_BYTES,
    )
    const read = chooseReader(format, {head, name})
    yield* read({file, name, chunks}, {maxBytes})
  } catch (error) {
    yield unreadError({file, name}, error)
  }
}
