import type {Reading} from '../../model/reading.ts'
import type {ByteSource} from '../bytes/byte-source.ts'
import type {Place} from '../make-document.ts'
import type {OpenInput, RawInput, ReadContext, Reader, SourceReader} from '../types.ts'
import {unread, unreadError} from '../unread.ts'
import {type Line, splitLines} from './split-lines.ts'

const NEWLINE = 0x0a
const utf8 = new TextDecoder()

/** Reads the documents of one line; `null` when it is blank. */
export type LineReader = (
  line: Line,
  place: Place,
  context: ReadContext,
) => Iterable<Reading> | AsyncIterable<Reading> | null

/** Make a reader of a stream of lines. */
export function lineReader(readLine: LineReader): Reader {
  return async function* read({file, name, chunks, trailing}: OpenInput, context) {
    const lines = yield* readLines({file, name, chunks, from: 0, readLine}, context)
    if (lines === 0) yield unread({file, name}, 'empty-input', NO_LINES)
    if (trailing?.()) context.pass('trailing-bytes')
  }
}

/** Make a reader of a part of a plain file of lines: those that begin in it. */
export function linePartReader(readLine: LineReader): SourceReader {
  return async function* read({file, name, source}: RawInput, context) {
    const {start = 0, end = Number.POSITIVE_INFINITY} = context.part ?? {}
    const {chunks, from} = start > 0 ? await atNextLine(source, start) : {chunks: source.stream(), from: 0}
    const lines = yield* readLines({file, name, chunks, from, readLine}, context, end)
    // The first part speaks for the whole, so that cuts make no difference.
    if (lines === 0 && start === 0 && (await isBlank(source.stream(Math.min(end, source.size!)))))
      yield unread({file, name}, 'empty-input', NO_LINES)
  }
}

async function isBlank(chunks: AsyncIterable<Uint8Array>): Promise<boolean> {
  for await (const chunk of chunks) if (utf8.decode(chunk).trim() !== '') return false
  return true
}

const NO_LINES = 'there is no line that is not blank'

interface Lines {
  readonly file: string
  readonly name: string
  readonly chunks: AsyncIterable<Uint8Array>
  /** Offset of the first byte. */
  readonly from: number
  readonly readLine: LineReader
}

/** Read the lines that begin before `end`; gives how many were not blank. */
async function* readLines(
  {file, name, chunks, from, readLine}: Lines,
  context: ReadContext,
  end = Number.POSITIVE_INFINITY,
): AsyncGenerator<Reading, number, undefined> {
  let next = from
  let lines = 0
  try {
    for await (const line of splitLines(chunks, {limit: context.maxBytes})) {
      const offset = from + line.offset
      if (offset >= end) break
      next = offset + line.length + 1
      context.countContent(line.length + 1)
      const readings = readLine(line, {file, name: `${name}:${offset}`, offset}, context)
      if (readings === null) continue
      lines++
      yield* readings
    }
  } catch (error) {
    lines++
    yield unreadError({file, name: `${name}:${next}`, offset: next}, error)
  }
  return lines
}

/** Stream from the first line that begins at `start` or later. */
async function atNextLine(
  source: ByteSource,
  start: number,
): Promise<{chunks: AsyncIterable<Uint8Array>; from: number}> {
  // The byte before tells whether a line begins just here.
  let from = start - 1
  const chunks = source.stream(from)
  for (let next = await chunks.next(); !next.done; next = await chunks.next()) {
    const at = next.value.indexOf(NEWLINE)
    if (at < 0) {
      from += next.value.length
      continue
    }
    const rest = next.value.subarray(at + 1)
    return {chunks: withFirst(rest, chunks), from: from + at + 1}
  }
  return {chunks, from}
}

async function* withFirst(
  first: Uint8Array,
  others: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  if (first.length > 0) yield first
  yield* others
}
