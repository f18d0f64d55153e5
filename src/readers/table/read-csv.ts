import type {Reading} from '../../model/reading.ts'
import {peekBytes} from '../bytes/peek.ts'
import {decodePart, withPlainSigns} from '../bytes/plain-signs.ts'
import {namesContent} from '../roles.ts'
import type {OpenInput, ReadContext, Reader} from '../types.ts'
import {unread, unreadError} from '../unread.ts'
import {areNumbers, type ColumnPlaces, findColumns, readRow} from './columns.ts'
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

/** Lines that show a table, and signs that part the columns of each. */
const FEWEST_ROWS = 8
const FEWEST_TABS = 2

/** Say whether an input is a table that names no columns: lines that are all parted by tabs as many times, at least twice, and not only set in by them. */
export function looksLikeBareTable(head: Uint8Array): boolean {
  const lines = utf8.decode(head).split('\n', 100).slice(0, -1)
  if (lines.length < FEWEST_ROWS || lines.every(line => line.startsWith('\t'))) return false
  const counts = lines.map(line => line.split('\t').length - 1)
  return counts[0]! >= FEWEST_TABS && counts.every(count => count === counts[0])
}

/** Say of a table that names no columns how it can be read. */
export const refuseBareTable: Reader = async function* ({file, name}) {
  yield unread({file, name}, 'no-content', BARE)
}

const BARE =
  'a table without names of columns: choose them by their numbers, as `--input-format csv --columns text=3,id=1` does'

/**
 * Read a CSV file: a document a row, by the columns that were chosen; where they were by numbers, the first row is one as well. The delimiter is told by the header: comma, tab, semicolon
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
      const place = {file, name: `${name}:${offset}`, offset}
      if (bytes === null) {
        if (columns !== null) rows++
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
      const isHeader = columns === null && !areNumbers(context.columns, fields)
      columns ??= findColumns(fields, context.columns)
      if (isHeader) continue
      rows++
      const reading = readRow(fields, {columns, place}, context)
      if (reading !== null) yield reading
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
