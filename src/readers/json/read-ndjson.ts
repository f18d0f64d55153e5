import type {Reading} from '../../model/reading.ts'
import type {ByteSource} from '../bytes/byte-source.ts'
import type {Place} from '../make-document.ts'
import type {OpenInput, RawInput, ReadContext} from '../types.ts'
import {unread, unreadError} from '../unread.ts'
import {readObject} from './read-object.ts'
import {type Line, splitLines} from './split-lines.ts'

/** The record separator of JSON text sequences (RFC 7464). */
const SEPARATORS = /^\x1e+/
const NEWLINE = 0x0a
const utf8 = new TextDecoder()

/**
 * Read JSON Lines as a stream, one object a line. Blank lines are passed over, a bad line is given as unread, and bytes
 * that are not UTF-8 become U+FFFD. Memory is bounded by `maxBytes`: a longer line is unread as `too-large`.
 * Offsets are those of the decompressed stream.
 */
export async function* readNdjson(
  {file, name, chunks, trailing}: OpenInput,
  context: ReadContext,
): AsyncGenerator<Reading, void, undefined> {
  const lines = yield* readLines({file, name, chunks, from: 0}, context)
  if (lines === 0) yield unread({file, name}, 'empty-input', NO_LINES)
  if (trailing?.()) context.pass('trailing-bytes')
}

/** Read a part of plain JSON Lines: the lines that begin in it. */
export async function* readNdjsonPart(
  {file, name, source}: RawInput,
  context: ReadContext,
): AsyncGenerator<Reading, void, undefined> {
  const {start = 0, end = Number.POSITIVE_INFINITY} = context.part ?? {}
  const {chunks, from} = start > 0 ? await atNextLine(source, start) : {chunks: source.stream(), from: 0}
  const lines = yield* readLines({file, name, chunks, from}, context, end)
  // The first part speaks for the whole, so that cuts make no difference.
  if (lines === 0 && start === 0 && (await isBlank(source.stream(Math.min(end, source.size!)))))
    yield unread({file, name}, 'empty-input', NO_LINES)
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
}

/** Read the lines that begin before `end`; gives how many were not blank. */
async function* readLines(
  {file, name, chunks, from}: Lines,
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
      const text = textOf(line)
      if (text === '') continue
      lines++
      yield* readPiece({text, length: line.length}, {file, name: `${name}:${offset}`, offset}, context)
    }
  } catch (error) {
    lines++
    yield unreadError({file, name: `${name}:${next}`, offset: next}, error)
  }
  return lines
}

/** A line's text, without the blanks around it; `null` when it is over the limit. */
export function textOf({bytes}: Line): string | null {
  return bytes && utf8.decode(bytes).trim().replace(SEPARATORS, '')
}

/** A piece of JSON, and its size in bytes; the text is `null` when that is over the limit. */
export interface Piece {
  readonly text: string | null
  readonly length: number
}

/** Read the documents of a line or an element of a list. */
export function* readPiece(
  {text, length}: Piece,
  place: Place,
  context: ReadContext,
): Generator<Reading, void, undefined> {
  if (text !== null) return yield* readObject(text, place, context)
  const message = `the line has ${length} bytes, more than the limit of ${context.maxBytes}`
  yield unread(place, 'too-large', message)
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
