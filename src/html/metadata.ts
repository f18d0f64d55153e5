import {type Metadata, NO_METADATA} from '../model/metadata.ts'
import type {Page} from '../model/page.ts'
import {chooseAuthors} from './authors.ts'
import {chooseDates} from './dates.ts'
import {isObject, textOf} from './json-ld.ts'
import {
  articleObjects,
  jsonStatements,
  metaStatements,
  propertyStatements,
  type Statement,
  textsOf,
} from './statements.ts'
import {chooseTitle} from './title.ts'

/** What judging the blocks found out about the page's fields. */
export interface SeenFields {
  readonly url: string | null
  readonly heading: string | null
  readonly subtitle: string | null
  readonly byline: string | null
  /** The same line, without its dates and numbers. */
  readonly names: string | null
  /** Finds names elsewhere around the body or in it, the likeliest first. */
  readonly signed: () => readonly string[]
  /** Texts of links to authors' pages near the headline. */
  readonly authorLinks: readonly string[]
  /** Where the body ends in the source, in UTF-16 code units. */
  readonly bodyEnd: number
  /** Texts of blocks that may hold the date, the most telling first. */
  readonly dates: readonly string[]
}

/** Metadata, and for each field the source that was believed. */
export interface MetadataChoice {
  readonly metadata: Metadata
  readonly sources: readonly {readonly field: string; readonly source: string; readonly value: string}[]
}

const MAXIMUM_TAGS = 50

/** Read a page's metadata: each field by the vote or the rank of its sources. */
export function readMetadata(page: Page, seen: SeenFields): MetadataChoice {
  const {head} = page
  const sources: {field: string; source: string; value: string}[] = []
  const take = (field: string, statement: Statement | null | undefined): string | null => {
    if (statement === null || statement === undefined) return null
    sources.push({field, source: statement.source, value: statement.value})
    return statement.value
  }
  const base = resolve(head.base ?? '', seen.url) ?? seen.url
  const declaredLanguage = take('language', readLanguage(page))
  const publisher = take('publisher', readPublisher(page))
  const title = take('title', chooseTitle(page, seen.heading, publisher))
  const {names: byline, signed, authorLinks: links, bodyEnd} = seen
  const chosen = chooseAuthors(page, {byline, signed, links, bodyEnd}, publisher)
  if (chosen !== null) take('authors', {source: chosen.source, value: chosen.authors.join('; ')})
  const {published, modified} = chooseDates(page, {
    url: seen.url,
    language: declaredLanguage,
    texts: seen.dates,
  })
  if (published !== null) take('date', {source: published.source, value: published.day})
  const address = (statement: Statement | undefined) => {
    const value = resolve(statement?.value ?? '', base)
    return value === null ? null : {source: statement!.source, value}
  }
  const metadata: Metadata = {
    ...NO_METADATA,
    title,
    subtitle: take('subtitle', readSubtitle(page, seen.subtitle)),
    byline: seen.byline,
    authors: chosen?.authors ?? [],
    publisher,
    section: take(
      'section',
      first(
        metaStatements(head, {'article:section': 'open-graph', section: 'meta'}),
        jsonStatements(head, 'articleSection'),
      ),
    ),
    tags: readTags(page),
    description: take(
      'description',
      first(
        metaStatements(head, {
          'og:description': 'open-graph',
          description: 'meta',
          'twitter:description': 'twitter',
        }),
        jsonStatements(head, 'description'),
      ),
    ),
    imageUrl: take('image-url', address(readImage(page))),
    canonicalUrl: take('canonical-url', address(readCanonical(page))),
    date: published?.day ?? null,
    datePublished: published?.moment ?? null,
    dateModified: modified?.moment ?? null,
    dateSource: published?.source ?? null,
    declaredLanguage,
  }
  return {metadata, sources}
}

function first(...lists: readonly Statement[][]): Statement | undefined {
  for (const list of lists)
    for (const statement of list) if (statement.value.trim() !== '') return clean(statement)
  return undefined
}

function clean({source, value}: Statement): Statement {
  return {
    source,
    value: value
      .replace(/[\t\n\f\r ]+/g, ' ')
      .trim()
      .slice(0, 5000),
  }
}

function readPublisher({head}: Page): Statement | undefined {
  return first(
    metaStatements(head, {'og:site_name': 'open-graph'}),
    jsonStatements(head, 'publisher').filter(({value}) => !/^https?:/.test(value)),
    metaStatements(head, {'application-name': 'meta', 'dc.publisher': 'meta', publisher: 'meta'}).filter(
      ({value}) => !/^https?:/.test(value),
    ),
    propertyStatements(head, ['publisher>name']),
  )
}

function readSubtitle({head}: Page, seen: string | null): Statement | undefined {
  if (seen !== null) return {source: 'text', value: seen}
  return first(jsonStatements(head, 'alternativeHeadline'), propertyStatements(head, ['alternativeheadline']))
}

function readImage({head}: Page): Statement | undefined {
  const json = articleObjects(head).map(object => {
    const image = Array.isArray(object['image']) ? object['image'][0] : object['image']
    return {
      source: 'json-ld',
      value:
        (isObject(image) ? textOf(image['url'] ?? image['contentUrl'] ?? image['@id']) : textOf(image)) ?? '',
    }
  })
  return first(
    metaStatements(head, {
      'og:image': 'open-graph',
      'og:image:url': 'open-graph',
      'twitter:image': 'twitter',
    }),
    json,
  )
}

function readCanonical({head}: Page): Statement | undefined {
  const links = head.links.filter(({rel}) => rel.split(/\s+/).includes('canonical'))
  return first(
    links.map(({href}) => ({source: 'link', value: href})),
    metaStatements(head, {'og:url': 'open-graph'}),
  )
}

function readTags({head}: Page): string[] {
  const found = [
    ...metaStatements(head, {'article:tag': '', news_keywords: '', keywords: '', 'parsely-tags': ''}).flatMap(
      ({value}) => textsOf(value),
    ),
    ...articleObjects(head).flatMap(object => textsOf(object['keywords'])),
  ]
  const seen = new Set<string>()
  for (const tag of found) {
    const bare = tag.replace(/[\t\n\f\r ]+/g, ' ').trim()
    if (bare !== '' && bare.length < 100 && seen.size < MAXIMUM_TAGS) seen.add(bare)
  }
  return [...seen]
}

function readLanguage({head}: Page): Statement | undefined {
  const statements = [
    ...(head.language === null ? [] : [{source: 'html', value: head.language}]),
    ...metaStatements(head, {
      'content-language': 'meta',
      'og:locale': 'open-graph',
      'dc.language': 'meta',
      language: 'meta',
    }),
    ...jsonStatements(head, 'inLanguage'),
  ]
  for (const {source, value} of statements) {
    const tag = normalizeTag(value)
    if (tag !== null) return {source, value: tag}
  }
  return undefined
}

function normalizeTag(value: string): string | null {
  const match = /^([a-z]{2,3})(?:[-_]([a-z]{4}))?(?:[-_]([a-z]{2}|\d{3}))?(?![a-z])/i.exec(value.trim())
  if (match === null) return null
  const script =
    match[2] === undefined ? '' : `-${match[2][0]!.toUpperCase()}${match[2].slice(1).toLowerCase()}`
  return match[1]!.toLowerCase() + script + (match[3] === undefined ? '' : `-${match[3].toUpperCase()}`)
}

/** Resolve an address against the document's; `null` when it is none. */
function resolve(address: string, base: string | null): string | null {
  if (address === '') return null
  try {
    const url = base === null ? new URL(address) : new URL(address, base)
    return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null
  } catch {
    return null
  }
}
