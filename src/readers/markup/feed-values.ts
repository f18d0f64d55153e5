import he from 'he'
import type {PassReason} from '../filters.ts'
import type {Named, Role} from '../roles.ts'
import type {FeedField, FeedItem} from './feed-items.ts'

/** Decodes text of which the characters are bytes. */
export type Decode = (text: string) => string

/** Elements by what they hold, the best first. */
const ELEMENTS = {
  content: ['content:encoded', 'content', 'xhtml:body', 'description', 'summary'],
  title: ['title'],
  authors: ['dc:creator', 'author', 'itunes:author'],
  published: ['pubdate', 'published', 'dc:date', 'updated'],
} as const

/** What an item of a feed holds, by role. */
export function valuesOf({fields, language}: FeedItem, decode: Decode): Map<Role, Named<unknown>> {
  const first = (names: readonly string[]) => names.map(name => fields.get(name)).find(field => field)
  const values = new Map<Role, Named<unknown>>()
  const set = (role: Role, value: string | null | undefined) => {
    if (value) values.set(role, {value, name: ''})
  }
  const plain = (field: FeedField | undefined) => field && plainText(field, decode).trim()
  const content = first(ELEMENTS.content)
  set('text', content && contentOf(content, decode))
  set('title', plain(first(ELEMENTS.title)))
  const author = first(ELEMENTS.authors)
  set('authors', author && (nameIn(author, decode) ?? plain(author)))
  set('published', plain(first(ELEMENTS.published)))
  const link = fields.get('link')
  set('url', link?.attributes['href'] ? he.decode(decode(link.attributes['href'])) : plain(link))
  set('id', plain(fields.get('guid') ?? fields.get('id')))
  if (language !== null) values.set('language', {value: language, name: null})
  return values
}

/** The text of a field; references stand for characters, save where it is given verbatim. */
export function plainText({text, isVerbatim}: FeedField, decode: Decode): string {
  const decoded = decode(text)
  return isVerbatim ? decoded : he.decode(decoded)
}

/** Atom gives an author's name beside addresses. */
function nameIn({markup}: FeedField, decode: Decode): string | null {
  const name = /<(?:atom:)?name[^<>]{0,200}>([^<]{0,500})</.exec(markup)?.[1]
  return name === undefined ? null : he.decode(decode(name)).trim()
}

/** Content is markup that was escaped or is given verbatim; in Atom it may also stand there as it is. */
function contentOf(field: FeedField, decode: Decode): string {
  return field.attributes['type'] === 'xhtml' ? decode(field.markup) : plainText(field, decode)
}

/** Atom says what its content is; of RSS the content itself does. */
export function typeOf({fields}: FeedItem): string | null {
  const type = fields.get('content')?.attributes['type']
  if (type === 'text' || type === 'text/plain') return 'text/plain'
  return type === 'html' || type === 'xhtml' || type === 'text/html' ? 'text/html' : null
}

/** What exports of WordPress and Blogger hold that readers of the site do not see. */
const HIDDEN = /^(?:draft|auto-draft|pending|future|private|trash|soft_trashed|scheduled)$/i

/** Say why an item of an export holds no document: it is a setting, a picture, a comment, or was not published; `null` where it may hold one. */
export function passedOver({fields}: FeedItem): PassReason | null {
  const text = (name: string) => fields.get(name)?.text.trim() ?? ''
  const kind =
    text('wp:post_type') ||
    text('blogger:type') ||
    /#(\w+)$/.exec(fields.get('category')?.attributes['term'] ?? '')?.[1]
  if (kind === 'revision') return 'unpublished'
  if (kind && !HOLDS_POST.test(kind) && !fields.get('content:encoded')?.text.trim()) return 'record-type'
  if (kind && NO_POST.test(kind)) return 'record-type'
  const status = text('wp:status') || text('blogger:status')
  return HIDDEN.test(status) || /<app:draft>\s*yes/.test(fields.get('app:control')?.markup ?? '')
    ? 'unpublished'
    : null
}

const HOLDS_POST = /^(?:post|page)$/i
/** Kinds of entries that are never posts, whatever they hold. */
const NO_POST =
  /^(?:attachment|nav_menu_item|custom_css|customize_changeset|oembed_cache|user_request|wp_\w+|comment|template|settings)$/i
