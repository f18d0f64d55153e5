import he from 'he'
import type {Reading} from '../../model/reading.ts'
import {foldName} from '../../text/fold-name.ts'
import {asLatin1} from '../bytes/as-latin1.ts'
import {peekBytes} from '../bytes/peek.ts'
import {decodePart, withPlainSigns} from '../bytes/plain-signs.ts'
import {makeDocument, type Values} from '../make-document.ts'
import {findRoles, namesContent, namesOther} from '../roles.ts'
import type {OpenInput, ReadContext, TableColumns} from '../types.ts'
import {unread, unreadError} from '../unread.ts'
import type {FeedField, FeedItem} from './feed-items.ts'
import {type Decode, plainText} from './feed-values.ts'
import {rootOf} from './root.ts'

/** Bytes in which the first row has to show what it is. */
const HEAD_BYTES = 32 * 1024
const TAG = /<([a-z][\w.:-]{0,60})(?:\s[^<>]{0,500})?>|<\/([a-z][\w.:-]{0,60})\s*>/gi

/**
 * Say whether an input is XML in rows, as scrapers and notebooks export it: a root that holds elements of one name, of which the first holds
 * fields by known names, pages or text and something else of them.
 *
 * @example
 * looksLikeRows(new TextEncoder().encode('<?xml version="1.0"?><items><item><title>A</title><body>b</body>')) // => true
 */
export function looksLikeRows(head: Uint8Array): boolean {
  return rowOf(head) !== null
}

/** Name of the rows' elements, in small letters; `null` where there are none. */
function rowOf(head: Uint8Array): string | null {
  const root = rootOf(head).name
  if (root === '' || /^(?:html|rss|feed|rdf:rdf|tei|doc|svg)$/i.test(root)) return null
  const text = asLatin1(head, HEAD_BYTES).replace(/<!\[CDATA\[[\s\S]*?(?:\]\]>|$)/g, '')
  const path: string[] = []
  const fields: string[] = []
  let row: string | null = null
  for (const [, opened, closed] of text.slice(text.indexOf(`<${root}`)).matchAll(TAG)) {
    if (opened !== undefined) path.push(opened.toLowerCase())
    else if (path.pop() !== closed!.toLowerCase()) return null
    if (opened !== undefined && path.length === 2) row ??= path[1]!
    if (opened !== undefined && path.length === 3) fields.push(opened)
    if (opened === undefined && path.length === 1) break
  }
  return namesContent(fields) && namesOther(fields) ? row : null
}

/**
 * Read XML in rows as a stream: a document a row, by the names of its elements, as in a table. Offsets are those of the rows.
 */
export async function* readRows(
  {file, name, chunks, trailing}: OpenInput,
  context: ReadContext,
): AsyncGenerator<Reading, void, undefined> {
  let next = 0
  try {
    const {chunks: plain, charset} = await withPlainSigns(chunks, context)
    const {head, chunks: all} = await peekBytes(plain, HEAD_BYTES)
    const {readFeedItems} = await import('./feed-items.ts')
    const decode = (text: string) => decodePart(Buffer.from(text, 'latin1'), charset)
    const names = new Set([rowOf(head) ?? 'item'])
    for await (const item of readFeedItems(all, {limit: context.maxBytes, names})) {
      next = item.offset
      const place = {file, name: `${name}:${item.offset}`, offset: item.offset}
      const values = valuesOf(item, decode, context.columns)
      const reading = makeDocument({values, place}, context)
      if (reading !== null) yield reading
    }
    if (next === 0) yield unread({file, name}, 'empty-input', 'the file has no rows')
    if (trailing?.()) context.pass('trailing-bytes')
  } catch (error) {
    yield unreadError({file, name, offset: next}, error)
  }
}

/** What a row holds, by role. */
function valuesOf({fields}: FeedItem, decode: Decode, asked: TableColumns): Values {
  const values = new Map<string, unknown>()
  const marked = new Set<string>()
  for (const [name, field] of fields) {
    const inner = leavesOf(field, decode)
    const value =
      inner.every(leaf => leaf.name === 'value' || leaf.name === 'name') && inner.length > 0
        ? inner.map(leaf => leaf.text)
        : wholeOf(field, decode)
    values.set(name, value)
    if (typeof value === 'string' && isMarkup(field)) marked.add(foldName(name))
    for (const leaf of inner) values.set(`${name}.${leaf.name}`, leaf.text)
  }
  const folded = new Map([...values].map(([name, value]) => [foldName(name), value]))
  const found = findRoles(asked, (name, isFolded) => (isFolded ? folded : values).get(name) ?? null)
  const text = found.get('text')
  return text?.name && marked.has(text.name) ? new Map([['html', {...text, name: null}], ...found]) : found
}

/** Say whether a field holds elements. */
function isMarkup({markup, isVerbatim}: FeedField): boolean {
  return !isVerbatim && markup.includes('<')
}

/** Elements in a field that hold nothing but text: what is said of a note in one field, a list of values. */
function leavesOf(field: FeedField, decode: Decode): readonly {name: string; text: string}[] {
  if (!isMarkup(field)) return []
  return [...field.markup.matchAll(LEAF)].map(([, name, text]) => ({
    name: name!.toLowerCase(),
    text: he.decode(decode(text!)),
  }))
}

const LEAF = /<([a-z][\w.:-]{0,60})>([^<]*)<\/\1>/gi

/** A field that holds markup is a page's. */
function wholeOf(field: FeedField, decode: Decode): string {
  return isMarkup(field) ? decode(field.markup) : plainText(field, decode)
}
