import process from 'node:process'
import type {Reading} from '../model/reading.ts'
import {type ByteSource, streamSource, withFile} from './bytes/byte-source.ts'
import {createContext} from './context.ts'
import {type FoundFile, findFiles} from './find-files.ts'
import {identify, openInput} from './open-input.ts'
import {HEAD_BYTES, type InputFormat, type InputPart, type ReadOptions} from './types.ts'
import {unreadError} from './unread.ts'

/**
 * Read the documents of inputs in order: files, directories with all below them, patterns (`pages/*.html`), `-` for standard
 * input. Formats are told apart by content.
 *
 * One value comes for each document found; what could not be read comes as unread, with a code and a sentence, and the others
 * go on. A source's `offset` counts bytes after decompression, save where records are compressed one by one. Memory is bounded by
 * `maxBytes`.
 *
 * ```ts
 * for await (const outcome of run(news, readInputs(['pages', 'crawl.warc.gz']))) …
 * ```
 *
 * @throws {ConfigurationError} when an option is none.
 */
export async function* readInputs(
  inputs: readonly string[],
  options: ReadOptions = {},
): AsyncGenerator<Reading, void, undefined> {
  for (const input of inputs) {
    if (input === '-') {
      const source = streamSource(options.standardInput ?? process.stdin)
      yield* openInput({file: '-', name: '-', source: countSource(source, options)}, createContext(options))
      continue
    }
    for await (const found of findFiles([input], options)) {
      if (found.form === 'unread') yield found
      else yield* readFound(found, options)
    }
  }
}

/**
 * Read the documents of one file that was found: all, or with `part` those that begin in a part of it. The readings of any parts
 * that make up the file, taken together in order, are those of the whole.
 *
 * @throws {ConfigurationError} when an option is none.
 */
export async function* readFound(
  found: FoundFile,
  options: ReadOptions = {},
): AsyncGenerator<Reading, void, undefined> {
  const {file, name} = found
  const context = createContext(options)
  try {
    yield* withFile(found, source => openInput({file, name, source: countSource(source, options)}, context))
  } catch (error) {
    yield unreadError({file, name}, error)
  }
}

/** What the parts of an input are counted in, and how many there are. */
export interface Cut {
  readonly unit: 'bytes' | 'entries'
  readonly size: number
}

/** Say whether a file can be read in parts, of `[0, size)` in any cut; `null` when it has to be read whole. */
export async function howToCut(
  found: FoundFile,
  {format = null}: {format?: InputFormat | null} = {},
): Promise<Cut | null> {
  for await (const cut of withFile(found, source => cutOf(found, source, format))) return cut
  return null
}

async function* cutOf(
  {name, size}: FoundFile,
  source: ByteSource,
  format: InputFormat | null,
): AsyncGenerator<Cut, void, undefined> {
  const head = await source.readAt!(0, HEAD_BYTES)
  const {unit} = await identify({head, name, source}, format)
  if (unit === 'bytes') yield {unit, size}
  else if (unit !== null) yield {unit: 'entries', size: await unit(source)}
}

/** Count the bytes that are read of a source: each once, and of a part only its own. */
function countSource(source: ByteSource, {counts, part}: ReadOptions): ByteSource {
  if (!counts) return source
  const {start, end}: InputPart = part ?? {start: 0, end: Number.POSITIVE_INFINITY}
  let counted = start
  let opened = false
  const count = (from: number, to: number) => {
    if (!opened && start === 0) counts.files++
    opened = true
    counts.bytes += Math.max(0, Math.min(to, end) - Math.max(from, counted))
    counted = Math.max(counted, Math.min(to, end))
  }
  async function* stream(from = 0) {
    let at = from
    for await (const chunk of source.stream(from)) {
      count(at, at + chunk.length)
      at += chunk.length
      yield chunk
    }
    count(at, at)
  }
  const {readAt, size} = source
  return {
    size,
    stream,
    readAt:
      readAt === null
        ? null
        : async (from, length) => {
            const bytes = await readAt(from, length)
            count(from, from + bytes.length)
            return bytes
          },
  }
}
