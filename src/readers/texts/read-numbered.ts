import {createBytes} from '../../model/forms.ts'
import type {Reading} from '../../model/reading.ts'
import {createSource} from '../../model/source.ts'
import {linePartReader, lineReader} from '../lines/line-reader.ts'
import type {Line} from '../lines/split-lines.ts'
import type {Place} from '../make-document.ts'
import type {ReadContext} from '../types.ts'
import {unread} from '../unread.ts'

const utf8 = new TextDecoder()
const TAB = 0x09
/** Lines that show it, at least. */
const FEWEST = 5
const NUMBERED = /^(\d{1,12})\t[^\t]*\S[^\t]*$/

/** Say whether an input is a list of sentences, each behind its number and a tab, as the Leipzig corpora have them. */
export function looksNumbered(head: Uint8Array): boolean {
  const lines = utf8.decode(head).split('\n', 50).slice(0, -1)
  const numbers = lines.map(line => Number(NUMBERED.exec(line.trimEnd())?.[1] ?? Number.NaN))
  const isCounted = numbers.every((number, i) => i === 0 || number === numbers[i - 1]! + 1)
  const sentences = lines.filter(line => line.split(' ').length > 2 || /[^\0-\u02ff]{4}/.test(line))
  return lines.length >= FEWEST && isCounted && sentences.length * 2 > lines.length
}

/** Read a list of numbered sentences as a stream: a document a sentence, with its number as its id. Offsets are those of the lines. */
export const readNumbered = lineReader(readLine)

/** Read a part of a plain list of numbered sentences: the lines that begin in it. */
export const readNumberedPart = linePartReader(readLine)

function readLine({bytes, length}: Line, place: Place, context: ReadContext): Iterable<Reading> | null {
  if (bytes === null)
    return [
      unread(place, 'too-large', `the line has ${length} bytes, more than the limit of ${context.maxBytes}`),
    ]
  const tab = bytes.indexOf(TAB)
  const content = bytes.subarray(tab + 1)
  if (!content.some(byte => byte > 0x20)) return null
  const recordId = tab < 0 ? null : utf8.decode(bytes.subarray(0, tab))
  const unwanted = context.judge({url: null, crawled: null, language: null, mediaType: 'text/plain'})
  if (unwanted === null)
    return [createBytes(content, {source: createSource({...place, recordId}), mediaType: 'text/plain'})]
  context.pass(unwanted)
  return []
}
