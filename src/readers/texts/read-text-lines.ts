import {createBytes} from '../../model/forms.ts'
import type {Reading} from '../../model/reading.ts'
import {createSource} from '../../model/source.ts'
import {linePartReader, lineReader} from '../lines/line-reader.ts'
import type {Line} from '../lines/split-lines.ts'
import type {Place} from '../make-document.ts'
import type {ReadContext} from '../types.ts'
import {unread} from '../unread.ts'

/**
 * Read a text file of one document a line, as corpora have it: only where it is asked for, since nothing tells such lines from paragraphs.
 * Blank lines are passed over. Memory is bounded by `maxBytes`. Offsets are those of the lines.
 */
export const readTextLines = lineReader(readTextLine)

/** Read a part of a plain text file of one document a line: the lines that begin in it. */
export const readTextLinesPart = linePartReader(readTextLine)

function readTextLine({bytes, length}: Line, place: Place, context: ReadContext): Iterable<Reading> | null {
  if (bytes === null) {
    const message = `the line has ${length} bytes, more than the limit of ${context.maxBytes}`
    return [unread(place, 'too-large', message)]
  }
  if (!bytes.some(byte => byte > 0x20)) return null
  const unwanted = context.judge({url: null, crawled: null, language: null, mediaType: 'text/plain'})
  if (unwanted === null) return [createBytes(bytes, {source: createSource(place), mediaType: 'text/plain'})]
  context.pass(unwanted)
  return []
}
