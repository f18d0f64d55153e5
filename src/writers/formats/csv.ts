import type {ArticleRecord} from '../../model/record.ts'
import type {CreateEncoder} from './types.ts'

const BATCH = 1024 * 1024

/** Columns unless others are chosen. */
const CSV_COLUMNS: readonly (keyof ArticleRecord)[] = [
  'id',
  'url',
  'title',
  'authors',
  'date',
  'language',
  'n_words',
  'text',
]

/** Make an encoder of CSV files (RFC 4180, UTF-8, LF) of some of a record's fields. Lists of words are joined by `; `. */
export function csvRecords(columns: readonly (keyof ArticleRecord)[] = CSV_COLUMNS): CreateEncoder {
  return () => {
    let header = `${columns.join(',')}\n`
    const open = () => {
      const first = header
      header = ''
      return first
    }
    return {
      batchBytes: BATCH,
      encode: lines => {
        const rows = lines.map(line => {
          const record = JSON.parse(Buffer.from(line).toString()) as ArticleRecord
          return `${columns.map(column => csvCell(record[column])).join(',')}\n`
        })
        return Buffer.from(open() + rows.join(''))
      },
      end: () => Buffer.from(open()),
    }
  }
}

/**
 * Write a value as a cell. A text that a spreadsheet would take for a formula gets an apostrophe before it.
 *
 * @example
 * csvCell('=1+1') // => "'=1+1"
 * @example
 * csvCell('say "yes", twice') // => '"say ""yes"", twice"'
 */
export function csvCell(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  const text = typeof value === 'string' ? value : listText(value)
  // A minus or plus before a number is a number; before anything else spreadsheets begin to calculate.
  const isFormula = /^\s*[=@]|^[\t\r\n]|^\s*[+-](?!\d+(?:\.\d+)?$)/.test(text)
  const safe = isFormula ? `'${text}` : text
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

function listText(value: unknown): string {
  const isWords = Array.isArray(value) && value.every(each => typeof each === 'string')
  return isWords ? value.join('; ') : JSON.stringify(value)
}
