import {ConfigurationError} from '../model/errors.ts'
import type {Source} from '../model/source.ts'
import {isPageLike, matchesMediaType} from './media-type.ts'

/** Which documents are wanted. What says nothing of itself passes, save where a filter asks for a URL or a date. */
export interface Filters {
  /** Patterns of URLs, one of which has to match: `https://example.org/news/*`; `*` stands for anything. @default any */
  readonly urls?: readonly string[]
  /** Languages, BCP 47, by what the archive names; documents it names none of pass. @default any */
  readonly languages?: readonly string[]
  /** Crawled on this day or later, `YYYY-MM-DD` or a longer ISO date. @default any */
  readonly from?: string | null
  /** Crawled before this day. @default any */
  readonly before?: string | null
  /** Media types: `text/html`, `text/*`, `*`. @default pages and text, in web archives; anything elsewhere */
  readonly mediaTypes?: readonly string[] | null
}

/** Why something in an input was passed over: no document, and none that failed. Counted. Public and stable. */
export const PASSED_OVER = {
  'record-type':
    'a record of an archive that holds no page: a request, metadata, a description of the archive',
  revisit: 'a page that had not changed since the archive stored it before',
  'http-status': 'a response other than a page: a redirect, an error',
  'media-type': 'neither a page nor text, or not of the types asked for',
  url: 'its URL was not asked for',
  language: 'its language was not asked for',
  date: 'its date was not asked for',
  index: 'a file that lists others: of an archive, of a site',
  unpublished: 'a draft, an older wording, or what was thrown away, in the export of a publishing system',
  'trailing-bytes': 'bytes after the end of an archive',
} as const
export type PassReason = keyof typeof PASSED_OVER

/** What is known of a document before its content is unpacked. */
export type Facts = Pick<Source, 'url' | 'crawled' | 'language'> & {
  readonly mediaType: string | null
  /** Whether it stands among files of all kinds, as in a web archive. */
  readonly fromWeb?: boolean
  /** Whether it holds no page, whatever its type: a feed, JSON, a file for crawlers. */
  readonly isData?: boolean
  /** Says whether the content opens like a page, whatever its type. */
  readonly opensLikePage?: () => boolean
}

/** Say why a document is not wanted; `null` when it is. */
export type Judge = (facts: Facts) => PassReason | null

/**
 * Make a judge of filters.
 *
 * @throws {ConfigurationError} when a date cannot be read.
 */
export function createJudge({urls = [], languages = [], from, before, mediaTypes}: Filters = {}): Judge {
  const patterns = urls.map(patternOf)
  const wanted = languages.map(language => baseOf(language))
  const since = from == null ? null : momentOf(from)
  const until = before == null ? null : momentOf(before)
  return ({url, crawled, language, mediaType, fromWeb = false, isData = false, opensLikePage}) => {
    if (patterns.length > 0 && !patterns.some(pattern => url !== null && pattern.test(url))) return 'url'
    if (wanted.length > 0 && language !== null && !wanted.includes(baseOf(language))) return 'language'
    if (since !== null && !(crawled !== null && Date.parse(crawled) >= since)) return 'date'
    if (until !== null && !(crawled !== null && Date.parse(crawled) < until)) return 'date'
    if (mediaTypes) return mediaTypes.some(each => matchesMediaType(mediaType, each)) ? null : 'media-type'
    if (isData) return 'media-type'
    if (!fromWeb || isPageLike(mediaType) || opensLikePage?.()) return null
    return 'media-type'
  }
}

/** A pattern with `*` as an expression that cannot backtrack far: each star takes as little as it can. */
function patternOf(pattern: string): {test: (url: string) => boolean} {
  const parts = pattern.split('*')
  return {
    test: url => {
      const [first, ...others] = parts
      if (!url.startsWith(first!)) return false
      let at = first!.length
      const last = others.pop()
      if (last === undefined) return at === url.length
      for (const part of others) {
        const found = url.indexOf(part, at)
        if (found < 0) return false
        at = found + part.length
      }
      return url.length - last.length >= at && url.endsWith(last)
    },
  }
}

function baseOf(language: string): string {
  return language.toLowerCase().split('-', 1)[0]!
}

function momentOf(date: string): number {
  const moment = /^\d{4}(?:-\d\d(?:-\d\d(?:T.*)?)?)?$/.test(date) ? Date.parse(date) : Number.NaN
  if (Number.isNaN(moment)) throw new ConfigurationError(`Cannot filter by \`${date}\`: expected YYYY-MM-DD`)
  return moment
}
