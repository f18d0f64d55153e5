import type {Reading} from '../model/reading.ts'
import {parseLine} from './parse-line.ts'
import {splitLines} from './split-lines.ts'
import type {OpenInput} from './types.ts'
import {unread, unreadError} from './unread.ts'

/** The record separator of JSON text sequences (RFC 7464). */
const SEPARATORS = /^\x1e+/
const utf8 = new TextDecoder()

/**
 * Read JSON Lines as a stream, one document a line. Blank lines are passed over, a bad line is given as unread, and bytes
 * that are not UTF-8 become U+FFFD. Memory is bounded by `maxBytes`: a longer line is unread as `too-large`.
 * Offsets are those of the decompressed stream.
 */
export async function* readNdjson(
  {file, name, chunks}: OpenInput,
  {maxBytes}: {maxBytes: number},
): AsyncGenerator<Reading, void, undefined> {
  let next = 0
  try {
    for await (const {offset, length, bytes} of splitLines(chunks, {limit: maxBytes})) {
      next = offset + length + 1
      const place = {file, name, offset}
      if (bytes === null) {
        const message = `the line has ${length} bytes, more than the limit of ${maxBytes}`
        yield unread({...place, name: `${name}:${offset}`}, 'too-large', message)
        continue
      }
      const line = utf8.decode(bytes).trim().replace(SEPARATORS, '')
      if (line !== '') yield parseLine(line, place)
    }
  } catch (error) {
    yield unreadError({file, name: `${name}:${next}`, offset: next}, error)
  }
}
