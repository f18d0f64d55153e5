import he from 'he'
import type {Reading} from '../../model/reading.ts'
import {decodeAs} from '../../text/charset/decode-as.ts'
import {decodeBytes} from '../../text/charset/decode-bytes.ts'
import {makeDocument} from '../make-document.ts'
import {gather} from '../read-whole.ts'
import type {Named, Role} from '../roles.ts'
import type {OpenInput, ReadContext} from '../types.ts'
import {unread, unreadError} from '../unread.ts'
import type {FeedField, FeedItem} from './feed-items.ts'

/**
 * Say whether an input is a feed: RSS or Atom.
 *
 * @example
 * looksLikeFeed(new TextEncoder().encode('<?xml version="1.0"?><rss version="2.0">')) // => true
 */
export function looksLikeFeed(head: Uint8Array): boolean {
  const {name, attributes} = rootOf(head)
  if (name === 'feed') return attributes.includes('http://www.w3.org/2005/Atom')
  return name === 'rss' || (name === 'rdf:RDF' && attributes.includes('http://purl.org/rss/'))
}

/** Say whether an input is a sitemap: a list of a site's addresses, for crawlers. */
export function looksLikeSitemap(head: Uint8Array): boolean {
  const {name} = rootOf(head)
  return name === 'urlset' || name === 'sitemapindex'
}

/** The element that a document of XML opens with; of other inputs nothing. */
function rootOf(head: Uint8Array): {name: string; attributes: string} {
  const start = Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, 8192))
    .toString('latin1')
    .replaceAll('\0', '')
  if (!/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s{0,99}</.test(start)) return {name: '', attributes: ''}
  const root = /<(?![?!])([\w:-]{1,20})([^>]{0,4000})/.exec(start.replace(/<!--[\s\S]*?-->/g, ''))
  return {name: root?.[1] ?? '', attributes: root?.[2] ?? ''}
}

/** Charsets in which a byte below 128 is always the character of ASCII, or a part of no tag. */
const PLAIN =
  /^(?:utf-8|us-ascii|windows-\d+|iso-8859-\d+(?:-i)?|koi8-[ru]|gb18030|gbk|big5|euc-(?:jp|kr)|shift_jis|macintosh|x-mac-cyrillic|ibm866|tis-620)$/

/**
 * Read a feed (RSS, Atom): a document an item, which is the whole text that the item gives, or its summary where it gives no more.
 * Address, headline, authors and date are those that the item states. Offsets are those of the items.
 */
export async function* readFeed(
  {file, name, chunks, trailing}: OpenInput,
  context: ReadContext,
): AsyncGenerator<Reading, void, undefined> {
  try {
    const {bytes, charset} = readable(await gather(chunks, context))
    const {readFeedItems} = await import('./feed-items.ts')
    const {language, items, isTooDeep} = readFeedItems(bytes.toString('latin1'))
    const decode = (text: string) => decodeAs(Buffer.from(text, 'latin1'), charset)
    for (const item of items) {
      const values = valuesOf(item, decode)
      if (language !== null) values.set('language', {value: language, name: null})
      const place = {file, name: `${name}:${item.offset}`, offset: item.offset}
      const reading = makeDocument({values, place, mediaType: typeOf(item)}, context)
      if (reading !== null) yield reading
    }
    if (isTooDeep) yield unread({file, name}, 'too-deep', 'elements of the feed are nested too deeply')
    else if (items.length === 0) yield unread({file, name}, 'empty-input', 'the feed has no items')
    if (trailing?.()) context.pass('trailing-bytes')
  } catch (error) {
    yield unreadError({file, name}, error)
  }
}

/** Bytes in which tags can be found as they are, and their charset. */
function readable(content: Uint8Array): {bytes: Buffer; charset: string} {
  const {text, charset} = decodeBytes(content)
  if (PLAIN.test(charset)) return {bytes: Buffer.from(content), charset}
  return {bytes: Buffer.from(text), charset: 'utf-8'}
}

/** Elements by what they hold, the best first. */
const ELEMENTS = {
  content: ['content:encoded', 'content', 'xhtml:body', 'description', 'summary'],
  title: ['title'],
  authors: ['dc:creator', 'author', 'itunes:author'],
  published: ['pubdate', 'published', 'dc:date', 'updated'],
} as const

function valuesOf({fields}: FeedItem, decode: (text: string) => string): Map<Role, Named<unknown>> {
  const first = (names: readonly string[]) => names.map(name => fields.get(name)).find(field => field)
  const values = new Map<Role, Named<unknown>>()
  const set = (role: Role, value: string | null | undefined) => {
    if (value) values.set(role, {value, name: ''})
  }
  const plain = (field: FeedField | undefined) => field && plainText(field, decode).trim()
  const content = first(ELEMENTS.content)
  set('text', content && contentOf(content, decode))
  set('title', plain(first(ELEMENTS.title)))
  set('authors', plain(first(ELEMENTS.authors)))
  set('published', plain(first(ELEMENTS.published)))
  const link = fields.get('link')
  set('url', link?.attributes['href'] ? he.decode(decode(link.attributes['href'])) : plain(link))
  set('id', plain(fields.get('guid') ?? fields.get('id')))
  return values
}

/** The text of a field; references stand for characters, save where it is given verbatim. */
function plainText({text, isVerbatim}: FeedField, decode: (text: string) => string): string {
  const decoded = decode(text)
  return isVerbatim ? decoded : he.decode(decoded)
}

/** Content is markup that was escaped or is given verbatim; in Atom it may also stand there as it is. */
function contentOf(field: FeedField, decode: (text: string) => string): string {
  return field.attributes['type'] === 'xhtml' ? decode(field.markup) : plainText(field, decode)
}

/** Atom says what its content is; of RSS the content itself does. */
function typeOf({fields}: FeedItem): string | null {
  const type = fields.get('content')?.attributes['type']
  if (type === 'text' || type === 'text/plain') return 'text/plain'
  return type === 'html' || type === 'xhtml' || type === 'text/html' ? 'text/html' : null
}
