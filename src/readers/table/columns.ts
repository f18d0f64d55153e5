import {ConfigurationError, DocumentError} from '../../model/errors.ts'
import {createBytes} from '../../model/forms.ts'
import type {Reading} from '../../model/reading.ts'
import {createSource} from '../../model/source.ts'
import type {ReadContext, TableColumns} from '../types.ts'
import {unread} from '../unread.ts'
import {languageOf, momentOf} from '../warc/values.ts'

/** What a column can hold, with the names by which it is known, the best first. */
const NAMES = {
  id: ['id', 'record_id', 'uuid', 'uid', 'warc_record_id', 'doc_id'],
  url: ['url', 'uri', 'target_uri', 'warc_target_uri', 'link', 'source_url', 'page_url'],
  html: ['html', 'raw_html', 'html_content', 'content_html', 'page_html', 'html_body'],
  text: ['text', 'plain_text', 'content', 'raw_content', 'body', 'article', 'document', 'full_text'],
  date: ['crawled', 'crawl_date', 'fetched', 'fetch_time', 'warc_date', 'timestamp', 'date'],
  language: ['language', 'lang', 'content_language'],
  charset: ['charset', 'encoding', 'content_charset'],
} as const satisfies Record<keyof TableColumns, readonly string[]>

/** Names a caller can choose columns for. */
export const COLUMN_ROLES = Object.keys(NAMES) as (keyof TableColumns)[]

/** Places of the columns in a table; those that are not there are left out. */
export type ColumnPlaces = ReadonlyMap<keyof TableColumns, number>

/**
 * Find the columns that hold documents, by the names that were asked for, else by names that are known.
 *
 * @throws {DocumentError} `no-content` when no column holds pages or text, or one that was asked for is not there.
 */
export function findColumns(header: readonly string[], asked: TableColumns): ColumnPlaces {
  const known = header.map(name => name.trim().toLowerCase())
  const places = new Map<keyof TableColumns, number>()
  for (const role of COLUMN_ROLES) {
    const wanted = asked[role]
    const place = wanted === undefined ? findKnown(known, NAMES[role]) : header.indexOf(wanted)
    if (wanted !== undefined && place < 0)
      throw new DocumentError('no-content', `the table has no column \`${wanted}\``)
    if (place >= 0) places.set(role, place)
  }
  // A column that was asked for is the content; none that is only known comes before it.
  if (asked.text !== undefined && asked.html === undefined) places.delete('html')
  if (!places.has('html') && !places.has('text'))
    throw new DocumentError('no-content', `no column of the table holds html or text: ${list(header)}`)
  return places
}

function findKnown(known: readonly string[], names: readonly string[]): number {
  for (const name of names) {
    const place = known.indexOf(name)
    if (place >= 0) return place
  }
  return -1
}

function list(header: readonly string[]): string {
  return header
    .slice(0, 20)
    .map(name => `\`${name.slice(0, 40)}\``)
    .join(', ')
}

/** Say whether a header names a column of content, as tables of documents do. */
export function holdsContent(header: readonly string[]): boolean {
  const known = header.map(name => name.trim().toLowerCase())
  return findKnown(known, NAMES.html) >= 0 || findKnown(known, NAMES.text) >= 0
}

/** A row's cells, by their places. */
export type Row = readonly unknown[]

export interface RowPlace {
  readonly file: string
  readonly name: string
  readonly offset: number
}

/** Read a row as a document; `null` when it is not wanted, which has been counted. */
export function readRow(
  row: Row,
  {columns, place}: {columns: ColumnPlaces; place: RowPlace},
  context: ReadContext,
): Reading | null {
  const cell = (role: keyof TableColumns) => {
    const at = columns.get(role)
    return at === undefined ? null : row[at]
  }
  const text = (role: keyof TableColumns) => textOf(cell(role))
  const [recordId, url] = [text('id') || null, text('url') || null]
  const source = createSource({
    ...place,
    recordId,
    url,
    name: recordId ?? url ?? place.name,
    crawled: dateOf(cell('date')),
    language: languageOf(text('language') ?? undefined),
  })
  const html = contentOf(cell('html'))
  const content = html ?? contentOf(cell('text'))
  if (content === null) return unread(source, 'no-content', 'the row has neither html nor text')
  if (content.length > context.maxBytes)
    return unread(
      source,
      'too-large',
      `the document has ${content.length} bytes, more than the limit of ${context.maxBytes}`,
    )
  const mediaType = html === null ? 'text/plain' : 'text/html'
  const unwanted = context.judge({...source, mediaType})
  if (unwanted === null)
    return createBytes(content, {source, mediaType, declaredCharset: text('charset') || null})
  context.pass(unwanted)
  return null
}

function contentOf(value: unknown): string | Uint8Array | null {
  if (typeof value === 'string') return value.toWellFormed()
  return value instanceof Uint8Array ? value : null
}

function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value.toWellFormed()
  if (value instanceof Uint8Array) return new TextDecoder().decode(value)
  return typeof value === 'number' || typeof value === 'bigint' ? String(value) : null
}

function dateOf(value: unknown): string | null {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : momentOf(value.toISOString())
  const text = textOf(value)
  if (text === null) return null
  return momentOf(text) ?? momentOf(`${text.replace(' ', 'T')}Z`) ?? momentOf(`${text}T00:00:00Z`)
}

/**
 * Check columns as a caller named them.
 *
 * @throws {ConfigurationError} when a role is unknown.
 */
export function checkColumns(columns: Readonly<Record<string, string>>): TableColumns {
  const unknown = Object.keys(columns).find(role => !COLUMN_ROLES.includes(role as keyof TableColumns))
  if (unknown === undefined) return columns
  throw new ConfigurationError(
    `Cannot choose a column for \`${unknown}\`: expected one of ${COLUMN_ROLES.join(', ')}`,
  )
}
