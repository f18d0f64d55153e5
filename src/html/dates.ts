import type {Page} from '../model/page.ts'
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
    head.properties
      .filter(({name}) => name === 'time' || name.endsWith('>time'))
      .slice(0, 3)
      .map(({value}) => ({source: 'time-element', value})),
    url === null ? [] : urlDates(url),
    texts.map(value => ({source: 'text', value})),
  ]
  const modified: Statement[][] = [
    jsonStatements(head, 'dateModified'),
    metaStatements(head, MODIFIED_METAS),
    propertyStatements(head, ['datemodified', 'article:modified_time']),
  ]
  return {published: firstDate(published, language), modified: firstDate(modified, language)}
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

function urlDates(url: string): Statement[] {
  const path = url.replace(/^[a-z]+:\/\/[^/]*/i, '').replace(/[?#].*$/, '')
  const match =
    /(?:^|[/_.-])((?:19|20)\d\d)[/_.-]?(0[1-9]|1[0-2])[/_.-]?(0[1-9]|[12]\d|3[01])(?=[/_.-]|$|t\d|\.)/.exec(
      path,
    ) ?? /(?:^|\/)((?:19|20)\d\d)\/(\d{1,2})\/(\d{1,2})(?=\/|$)/.exec(path)
  return match === null
    ? []
    : [{source: 'url', value: `${match[1]}-${match[2]!.padStart(2, '0')}-${match[3]!.padStart(2, '0')}`}]
}
