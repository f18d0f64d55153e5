import type {Reading} from '../../model/reading.ts'
import {decodeBytes} from '../../text/charset/decode-bytes.ts'
import {countUtf8} from '../../text/charset/utf8-scan.ts'
import {linePartReader, lineReader} from '../lines/line-reader.ts'
import type {Line} from '../lines/split-lines.ts'
import type {Place} from '../make-document.ts'
import type {ReadContext} from '../types.ts'
import {unread} from '../unread.ts'
import {readObject} from './read-object.ts'

/** The record separator of JSON text sequences (RFC 7464). */
const SEPARATORS = /^\x1e+/
const utf8 = new TextDecoder()

/**
 * Read JSON Lines as a stream, one object a line. Blank lines are passed over, a bad line is given as unread, and the
 * charset of one that is not UTF-8 is told by its bytes. Memory is bounded by `maxBytes`: a longer line is unread as `too-large`.
 * Offsets are those of the decompressed stream.
 */
export const readNdjson = lineReader(readNdjsonLine)

/** Read a part of plain JSON Lines: the lines that begin in it. */
export const readNdjsonPart = linePartReader(readNdjsonLine)

function readNdjsonLine(line: Line, place: Place, context: ReadContext): AsyncIterable<Reading> | null {
  const text = textOf(line)
  return text === '' ? null : readPiece({text, length: line.length}, place, context)
}

/** A line's text, without the blanks around it; `null` when it is over the limit. */
export function textOf({bytes}: Line): string | null {
  if (bytes === null) return null
  const text = utf8.decode(bytes)
  const isWritten = !text.includes('\uFFFD') || countUtf8(bytes, 0, bytes.length).bad === 0
  return (isWritten ? text : decodeBytes(bytes).text).trim().replace(SEPARATORS, '')
}

/** A piece of JSON, and its size in bytes; the text is `null` when that is over the limit. */
export interface Piece {
  readonly text: string | null
  readonly length: number
}

/** Read the documents of a line or an element of a list. */
export async function* readPiece(
  {text, length}: Piece,
  place: Place,
  context: ReadContext,
): AsyncGenerator<Reading, void, undefined> {
  if (text !== null) return yield* readObject(text, place, context)
  const message = `the line has ${length} bytes, more than the limit of ${context.maxBytes}`
  yield unread(place, 'too-large', message)
}
