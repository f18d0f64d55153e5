import type {Reading} from '../../model/reading.ts'
import {decodePart, withPlainSigns} from '../bytes/plain-signs.ts'
import {makeDocument} from '../make-document.ts'
import type {OpenInput, ReadContext} from '../types.ts'
import {unread, unreadError} from '../unread.ts'
import type {FeedItem} from './feed-items.ts'
import {type Decode, passedOver, plainText, typeOf, valuesOf} from './feed-values.ts'
import {rootOf} from './root.ts'

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

/**
 * Read a feed (RSS, Atom) as a stream: a document an item, which is the whole text that the item gives, or its summary where it gives no
 * more. Address, headline, authors and date are those that the item states. Of the exports of WordPress and Blogger, which are feeds, drafts, comments,
 * pictures and settings are passed over. Offsets are those of the items.
 */
export async function* readFeed(
  {file, name, chunks, known, trailing}: OpenInput,
  context: ReadContext,
): AsyncGenerator<Reading, void, undefined> {
  let count = 0
  let next = 0
  try {
    const {chunks: bytes, charset} = await withPlainSigns(chunks, context)
    const {readFeedItems} = await import('./feed-items.ts')
    const decode = (text: string) => decodePart(Buffer.from(text, 'latin1'), charset)
    const names = new Map<string, string>()
    for await (const item of readFeedItems(bytes, {limit: context.maxBytes})) {
      next = item.offset
      if (item.name === 'wp:author') {
        takeName(item, names, decode)
        continue
      }
      count++
      const reason = passedOver(item)
      if (reason !== null) {
        context.pass(reason)
        continue
      }
      const values = valuesOf(item, decode)
      const author = names.get(String(values.get('authors')?.value))
      if (author !== undefined) values.set('authors', {value: author, name: null})
      const place = {...known, file, name: `${name}:${item.offset}`, offset: item.offset}
      const reading = makeDocument({values, place, mediaType: typeOf(item)}, context)
      if (reading !== null) yield reading
    }
    if (count === 0) yield unread({file, name}, 'empty-input', 'the feed has no items')
    if (trailing?.()) context.pass('trailing-bytes')
  } catch (error) {
    yield unreadError({file, name, offset: next}, error)
  }
}

/** WordPress names authors of items by their logins, and says above who they are. */
function takeName({fields}: FeedItem, names: Map<string, string>, decode: Decode): void {
  const [login, name] = ['wp:author_login', 'wp:author_display_name'].map(each => {
    const field = fields.get(each)
    return field === undefined ? '' : plainText(field, decode).trim()
  })
  if (login && name) names.set(login, name)
}
