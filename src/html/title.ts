import type {Page} from '../model/page.ts'
import {fold} from './folding.ts'
import {decodeReferences} from './references.ts'
import {jsonStatements, metaStatements, propertyStatements, type Statement} from './statements.ts'

/**
 * How far each source is believed, found on labelled pages by cross-validation over sites. The title element and plain metas are
 * written for search engines: they are believed where nothing else speaks.
 */
const TRUST: Readonly<Record<string, number>> = {
  'json-ld': 3.2,
  heading: 2.9,
  microdata: 2.6,
  'open-graph': 2.4,
  twitter: 2.2,
}
/** What a source adds to a title that others gave: one field of the editing system fills them all, save the headline that readers see. */
const ECHO = 0.1
/** Of a title with a kicker before it, as a share of its trust, what the title without adds. */
const KICKER = 1.8
const LONGEST = 400
/** So many letters may be a headline before a bar. */
const SHORTEST = 6

/** Choose a page's title by a vote of its sources; `heading` is the text of the block that is its headline. */
export function chooseTitle(page: Page, heading: string | null, publisher: string | null): Statement | null {
  const {head} = page
  const statements: Statement[] = [
    ...(heading === null ? [] : [{source: 'heading', value: heading}]),
    ...jsonStatements(head, 'headline').slice(0, 2),
    ...metaStatements(head, {
      'og:title': 'open-graph',
      'twitter:title': 'twitter',
      'parsely-title': 'meta',
      title: 'meta',
      'dc.title': 'meta',
    }),
    ...(head.title === null ? [] : [{source: 'title-element', value: head.title}]),
    ...propertyStatements(head, ['headline']).slice(0, 1),
  ]
  const sites = siteNames(page, publisher)
  const votes: Vote[] = []
  for (const {source, value} of statements) {
    const text = decodeReferences(value)
      .replace(/[\t\n\f\r ]+/g, ' ')
      .trim()
      .slice(0, LONGEST)
    const bare = withoutSite(withoutMarkup(text), {sites, heading})
    const key = fold(bare)
    if (key !== '' && !sites.has(key)) cast(votes, {key, source, value: bare})
  }
  let top: Vote | null = null
  for (const vote of votes) if (top === null || vote.trust > top.trust) top = vote
  if (top === null) return null
  const {best, trust} = top
  // Only what is written for search engines says it: behind the headline stand the sections that lead to it.
  return trust === 0 ? {source: best.source, value: withoutSections(best.value)} : best
}

/**
 * Take whole elements out of a title: markup that an editing system has escaped once too often (`&lt;em&gt;Titanic&lt;/em&gt;`), or code
 * that somebody hopes to see run. A tag that stands alone is what the title is about.
 */
function withoutMarkup(title: string): string {
  if (!title.includes('</')) return title
  return title
    .replace(/<(script|style)\b[^<>]*>.*?<\/\1\s*>/gi, '')
    .replace(/<([a-z][a-z0-9]{0,9})(?:\s[^<>]*)?>([^<>]*)<\/\1\s*>/gi, '$2')
    .trim()
}

interface Vote {
  readonly key: string
  readonly sources: Set<string>
  trust: number
  best: Statement
}

/** Count a source's word: for the same title, for one that it cuts short, or for one before which it sets a kicker. */
function cast(votes: Vote[], {key, source, value}: Statement & {key: string}): void {
  const trust = TRUST[source] ?? 0
  const same = votes.find(vote => vote.key === key)
  if (same !== undefined) {
    if (!same.sources.has(source)) same.trust += same.sources.has('heading') ? trust : trust * ECHO
    same.sources.add(source)
    // Of two spellings the longer one has the punctuation that the other lost.
    const more = signs(value) - signs(same.best.value)
    if (more > 0 && more < 6) same.best = {source, value}
    return
  }
  const isCut = /(?:\.\.\.|…)$/.test(value) && key.length > 20
  const whole = isCut ? votes.find(vote => vote.key.startsWith(key)) : undefined
  if (whole !== undefined) {
    whole.trust += trust
    return
  }
  const vote: Vote = {key, trust, sources: new Set([source]), best: {source, value}}
  for (const other of votes) {
    const kicker = other.key.length - key.length
    if (key.length >= 15 && kicker > 0 && kicker < 40 && other.key.endsWith(key))
      vote.trust += other.trust * KICKER
  }
  votes.push(vote)
}

/** Characters of a title without its blanks: some typesetters put one before a colon. */
function signs(title: string): number {
  return title.replace(/\s/g, '').length
}

function siteNames({head}: Page, publisher: string | null): Set<string> {
  const names = metaStatements(head, {
    'og:site_name': '',
    'application-name': '',
    'apple-mobile-web-app-title': '',
    'og:url': '',
  })
  const sites = new Set<string>()
  for (const {value} of names) {
    if (/^https?:/.test(value)) {
      const host = /^https?:\/\/(?:www\.)?([^/:]+)/.exec(value)?.[1] ?? ''
      for (const part of [host, host.replace(/\.[a-z.]{2,6}$/, '')])
        if (part.length > 2) sites.add(fold(part))
    } else sites.add(fold(value))
  }
  if (publisher !== null) sites.add(fold(publisher))
  sites.delete('')
  return sites
}

/** Cut the name of the site off a title: a part behind a bar or dash that is the site's name, or that the headline lacks. */
function withoutSite(
  title: string,
  {sites, heading}: {sites: ReadonlySet<string>; heading: string | null},
): string {
  const parts = title.split(/(\s+[|–—·•»«\-:/~]{1,2}\s+|\s*[|｜＿ㅣ│]\s*|：(?=[^：]*$)|_(?=[^_]*$))/)
  if (parts.length < 3) return title
  const headline = heading === null ? '' : fold(heading)
  let from = 0
  let to = parts.length
  while (to - from > 2 && belongsToSite(parts[to - 1]!, sites)) to -= 2
  while (to - from > 2 && belongsToSite(parts[from]!, sites)) from += 2
  const bare = parts.slice(from, to).join('')
  if (headline !== '') {
    for (let end = to; end > from; end -= 2) {
      const head = parts.slice(from, end).join('')
      if (fold(head) === headline) return head
    }
  }
  return bare
}

/** Cut off the sections and the site that two bars or more part from a headline. */
function withoutSections(title: string): string {
  const parts = title.split(/\s*[|｜│]\s*|_/)
  const [headline = ''] = parts
  return parts.length > 2 && fold(headline).length >= SHORTEST ? headline.trim() : title
}

function belongsToSite(part: string, sites: ReadonlySet<string>): boolean {
  const key = fold(part)
  if (key === '' || sites.has(key)) return true
  if (/^[\w-]+\.(?:com|org|net|de|co\.uk|fr|it|es|pl|ru|cn|jp|kr|tv|info)$/i.test(part.trim())) return true
  for (const site of sites)
    if (site.length > 3 && key.length < 40 && (key.startsWith(site) || site.startsWith(key))) return true
  return false
}
