import {type Metadata, NO_METADATA} from '../model/metadata.ts'
import type {Page} from '../model/page.ts'
import {chooseAuthors} from './authors.ts'
import {chooseDates} from './dates.ts'
import {originalAddress, savedFrom} from './page-address.ts'
import {
  firstOf,
  readCanonical,
  readDescription,
  readImage,
  readLanguage,
  readPublisher,
  readSections,
  readSubtitle,
  readTags,
} from './read-fields.ts'
import type {Statement} from './statements.ts'
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
    subtitle: take('subtitle', readSubtitle(page, {seen: seen.subtitle, title})),
    byline: seen.byline,
    authors: chosen?.authors ?? [],
    publisher,
    section: take('section', firstOf(readSections(page))),
    tags: readTags(page),
    description: take('description', readDescription(page)),
    imageUrl: take('image-url', address(readImage(page))),
    canonicalUrl: take('canonical-url', address(readCanonical(page)) ?? readSavedFrom(page)),
    date: published?.day ?? null,
    datePublished: published?.moment ?? null,
    dateModified: modified?.moment ?? null,
    dateSource: published?.source ?? null,
    declaredLanguage,
  }
  return {metadata, sources}
}

/** The address that a page was saved from, where it says so. */
function readSavedFrom({html}: Page): Statement | null {
  const address = savedFrom(html)?.address ?? null
  return address === null ? null : {source: 'saved-from', value: originalAddress(address)}
}

/** Resolve an address against the document's; `null` when it is none. */
function resolve(address: string, base: string | null): string | null {
  if (address === '') return null
  try {
    const url = base === null ? new URL(address) : new URL(address, base)
    return url.protocol === 'http:' || url.protocol === 'https:' ? originalAddress(url.href) : null
  } catch {
    return null
  }
}
