import type {Reading} from '../../model/reading.ts'
import {peekBytes} from '../bytes/peek.ts'
import {decodePart, withPlainSigns} from '../bytes/plain-signs.ts'
import {namesContent} from '../roles.ts'
import type {OpenInput, ReadContext} from '../types.ts'
import {unread, unreadError} from '../unread.ts'
import {type ColumnPlaces, findColumns, readRow} from './columns.ts'
import {splitFields, splitRows} from './csv-rows.ts'

const DELIMITERS = [',', '\t', ';', '|']
const HEADER_BYTES = 16 * 1024
const utf8 = new TextDecoder()

/**
 * Say whether an input is a CSV file of documents: its first line names at least two columns, one of which holds pages or text. With a
 * name that ends in `.csv` or `.tsv` one column is enough, and so are several of which none is known: rows of figures are no text.
 */
export function looksLikeCsv(head: Uint8Array, name: string): boolean {
  const line = firstLine(head)
  if (line === null || line.includes('<')) return false
  const columns = splitFields(line, delimiterOf(line))
  const isNamed = /\.[ct]sv(?:\.\w+)?$/i.test(name)
  if (isNamed && columns.length > 1) return true
  if (columns.some(column => column.length > 60) || !namesContent(columns)) return false
  return columns.length > 1 || isNamed
}

/**
 * Read a CSV file: a document a row, by the columns that were chosen. The delimiter is told by the header: comma, tab, semicolon
 * or bar. Offsets are those of the rows.
 */
export async function* readCsv(
  {file, name, chunks, trailing}: OpenInput,
  context: ReadContext,
): AsyncGenerator<Reading, void, undefined> {
  let next = 0
  try {
    const {chunks: plain, charset} = await withPlainSigns(chunks, context)
    const {head, chunks: all} = await peekBytes(plain, HEADER_BYTES)
    const delimiter = delimiterOf(firstLine(head) ?? '')
    let columns: ColumnPlaces | null = null
    let rows = 0
    for await (const row of splitRows(all, {limit: context.maxBytes, delimiter: delimiter.charCodeAt(0)})) {
      const {offset, length, bytes} = row
      next = offset + length + 1
      if (columns !== null) rows++
      const place = {file, name: `${name}:${offset}`, offset}
      if (bytes === null) {
        yield unread(
          place,
          'too-large',
          `the row has ${length} bytes, more than the limit of ${context.maxBytes}`,
        )
        continue
      }
      const line = decodePart(bytes, charset).replace(/^\uFEFF|\r$/g, '')
      if (line.trim() === '') continue
      const fields = splitFields(line, delimiter)
      if (columns === null) columns = findColumns(fields, context.columns)
      else {
        const reading = readRow(fields, {columns, place}, context)
        if (reading !== null) yield reading
      }
    }
    if (columns === null) yield unread({file, name}, 'empty-input', 'the table has no header')
    else if (rows === 0) yield unread({file, name}, 'empty-input', 'the table has no rows')
    if (trailing?.()) context.pass('trailing-bytes')
  } catch (error) {
    yield unreadError({file, name: next === 0 ? name : `${name}:${next}`, offset: next}, error)
  }
}

function firstLine(head: Uint8Array): string | null {
  const end = head.subarray(0, HEADER_BYTES).indexOf(0x0a)
  if (end < 0 && head.length >= HEADER_BYTES) return null
  return utf8.decode(end < 0 ? head : head.subarray(0, end)).replace(/\r$/, '')
}

/** The sign that parts the most columns. */
function delimiterOf(line: string): string {
  let best = ','
  for (const delimiter of DELIMITERS)
    if (line.split(delimiter).length > line.split(best).length) best = delimiter
  return best
}
