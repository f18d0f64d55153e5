import type {Page} from '../model/page.ts'
import {publishedFirst, saysChanged} from './date-labels.ts'
import {type FoundDate, parseDate} from './parse-date.ts'
import {jsonStatements, metaStatements, propertyStatements, type Statement} from './statements.ts'

/** A page's dates, each with the source that was believed. */
export interface DateChoice {
  readonly published: (FoundDate & {source: string}) | null
  readonly modified: (FoundDate & {source: string}) | null
}

const PUBLISHED_METAS = {
  'article:published_time': 'open-graph',
  'og:published_time': 'open-graph',
  'article:published': 'open-graph',
  'og:article:published_time': 'open-graph',
  'parsely-pub-date': 'meta',
  'sailthru.date': 'meta',
  datepublished: 'meta',
  pubdate: 'meta',
  publishdate: 'meta',
  publish_date: 'meta',
  'publish-date': 'meta',
  'published-date': 'meta',
  'article.published': 'meta',
  'rnews:datepublished': 'meta',
  'cxenseparse:recs:publishtime': 'meta',
  'dcterms.created': 'meta',
  'dcterms.issued': 'meta',
  'dc.date.issued': 'meta',
  'dc.date.created': 'meta',
  'dc.date': 'meta',
  dcdate: 'meta',
  'date.release': 'meta',
  date_published: 'meta',
  publication_date: 'meta',
  published_on: 'meta',
  published_at: 'meta',
  published_time: 'meta',
  publicationdate: 'meta',
  'w-published-date': 'meta',
  'cxenseparse:publishtime': 'meta',
  article_date_original: 'meta',
  originalpublicationdate: 'meta',
  citation_publication_date: 'meta',
  date: 'meta',
} as const
const MODIFIED_METAS = {
  'article:modified_time': 'open-graph',
  'og:updated_time': 'open-graph',
  'article:updated_time': 'open-graph',
  datemodified: 'meta',
  'last-modified': 'meta',
  lastmod: 'meta',
  'dcterms.modified': 'meta',
  'dc.date.modified': 'meta',
  revised: 'meta',
} as const

/** Texts of a page in which its date may stand: near the headline first. */
export interface VisibleDates {
  readonly url: string | null
  readonly language: string | null
  /** Texts of blocks that look like a date line. */
  readonly texts: readonly string[]
}

/** Choose the dates of publication and of the last change by the order of trust of their sources. No date is invented. */
export function chooseDates(page: Page, {url, language, texts}: VisibleDates): DateChoice {
  const {head} = page
  const published: Statement[][] = [
    jsonStatements(head, 'datePublished'),
    metaStatements(head, PUBLISHED_METAS),
    propertyStatements(head, ['datepublished', 'article:published_time', 'pubdate', 'dc:date', 'dc:created']),
    jsonStatements(head, 'uploadDate'),
    jsonStatements(head, 'dateCreated'),
    propertyStatements(head, ['datecreated']),
    head.properties
      .filter(({name}) => name === 'time' || name.endsWith('>time'))
      .slice(0, 3)
      .map(({value}) => ({source: 'time-element', value})),
    urlStatements(url),
    titleDates(head),
    publishedFirst(texts).map(value => ({source: 'text', value})),
    url === null ? [] : numberDates(url),
  ]
  const modified: Statement[][] = [
    jsonStatements(head, 'dateModified'),
    metaStatements(head, MODIFIED_METAS),
    propertyStatements(head, ['datemodified', 'article:modified_time']),
  ]
  const found = firstDate(published, language)
  return {
    published: found === null ? null : {...found, day: localDay(found, published.flat(), language)},
    modified: firstDate(modified, language),
  }
}

/**
 * The day as the page's own clock has it: where the moment is stated in UTC only, another source that names the day before or after
 * it speaks of the same moment in the zone of the paper, as long as a zone of the earth makes that day of it.
 */
function localDay({day, moment}: FoundDate, others: readonly Statement[], language: string | null): string {
  if (moment === null || !/(?:Z|[+-]00:00)$/.test(moment)) return day
  const hour = Number(moment.slice(11, 13))
  const days = new Set<string>()
  for (const {value, source} of others.slice(0, MOST_WITNESSES)) {
    const other = source === 'url' || saysChanged(value) ? null : parseDate(value, language)
    if (other !== null && !/(?:Z|[+-]00:00)$/.test(other.moment ?? '')) days.add(other.day)
  }
  const [before, after] = [-1, 1].map(step => shift(day, step))
  if (days.has(day)) return day
  if (hour < 12 && days.has(before!)) return before!
  return hour >= 10 && days.has(after!) ? after! : day
}

const MOST_WITNESSES = 40

function shift(day: string, step: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + step * 86_400_000).toISOString().slice(0, 10)
}

function firstDate(
  sources: readonly Statement[][],
  language: string | null,
): (FoundDate & {source: string}) | null {
  for (const statements of sources) {
    for (const {source, value} of statements) {
      const date = parseDate(value, language)
      if (date !== null && plausible(date.day)) return {...date, source}
    }
  }
  return null
}

/** Templates leave the epoch and its like where no date was set. */
function plausible(day: string): boolean {
  return day > '1990-01-01' || (day > '1900-01-01' && day < '1969-12-31')
}

/** A date that closes the page's title, behind a bar: "Headline | Paper | 28.04.2023". */
function titleDates({title, metas}: Page['head']): Statement[] {
  const titles = [title ?? '', metas.find(({name}) => name === 'og:title')?.content ?? '']
  return titles.flatMap(text => {
    const last = text.slice(text.lastIndexOf('|') + 1)
    return text.includes('|') && last.length < 30 ? [{source: 'title-element', value: last}] : []
  })
}

/** A date that opens the number of the article in its address, as in many East Asian ones (`/A2026012914320005196`). */
function numberDates(url: string): Statement[] {
  const match = /[/=_-][A-Za-z]{0,4}(20[0-4]\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{3,14}(?!\d)/.exec(url)
  return match === null ? [] : [{source: 'url', value: `${match[1]}-${match[2]}-${match[3]}`}]
}

/**
 * Read the day that an address names, as year, month and day in its path; `null` where there is none, or none that can be true.
 *
 * @example
 * dayOfUrl('https://example.org/2031/06/03/harbour-reopens') // => '2031-06-03'
 */
export function dayOfUrl(url: string): string | null {
  const path = url.replace(/^[a-z]+:\/\/[^/]*/i, '').replace(/[?#].*$/, '')
  const match =
    /(?:^|[/_.-])((?:19|20)\d\d)[/_.-]?(0[1-9]|1[0-2])[/_.-]?(0[1-9]|[12]\d|3[01])(?=[/_.-]|$|t\d|\.)/.exec(
      path,
    ) ?? /(?:^|\/)((?:19|20)\d\d)\/(\d{1,2})\/(\d{1,2})(?=\/|$)/.exec(path)
  if (match === null) return namedDay(path)
  const day = `${match[1]}-${match[2]!.padStart(2, '0')}-${match[3]!.padStart(2, '0')}`
  return parseDate(day, null) !== null && plausible(day) ? day : null
}

/** The day of an address that names its month in English (`/2031/jun/03/`). */
function namedDay(path: string): string | null {
  const match = /\/((?:19|20)\d\d)\/([a-z]{3,9})\/(\d{1,2})(?=\/|$)/i.exec(path)
  const found = match && parseDate(`${match[3]} ${match[2]} ${match[1]}`, 'en')
  return found && plausible(found.day) ? found.day : null
}

function urlStatements(url: string | null): Statement[] {
  const value = url === null ? null : dayOfUrl(url)
  return value === null ? [] : [{source: 'url', value}]
}
