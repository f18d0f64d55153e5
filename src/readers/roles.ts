import {ConfigurationError} from '../model/errors.ts'
import {foldName} from '../text/fold-name.ts'
import type {TableColumns} from './types.ts'

/** What a column of a table or a key of an object can hold. */
export type Role = keyof TableColumns

/**
 * Names by which roles are known, the best first: the columns and keys that crawlers, extractors and data sets write. In the form that
 * `foldName` gives them; a dot leads into an object (`content.rendered`).
 */
const NAMES: Readonly<Record<Role, readonly string[]>> = {
  id: ['id', 'recordid', 'uuid', 'uid', 'warcrecordid', 'docid', 'idstr', 'warcheaders.warcrecordid'],
  url: [
    ...['url', 'uri', 'targeturi', 'warctargeturi', 'link', 'sourceurl', 'pageurl', 'metadata.url'],
    ...['metadata.sourceurl', 'meta.url', 'warcheaders.warctargeturi', 'request.url', 'canonicalurl'],
    ...['finalurl', 'articleurl', 'weburl', 'respondedurl', 'requestedurl', 'canonicallink', 'permalink'],
    ...['meta.headers.warctargeturi', 'crawl.loadedurl', 'metadata.source'],
    ...['noteattributes.sourceurl', 'source'],
  ],
  html: [
    ...['html', 'rawhtml', 'htmlcontent', 'contenthtml', 'pagehtml', 'htmlbody', 'htmlsource', 'pagesource'],
    ...['responsebody', 'htmlbase64', 'htmlb64', 'htmlgz', 'htmlgzip', 'base64html'],
  ],
  text: [
    ...['extendedtweet.fulltext', 'fulltext', 'text', 'plaintext', 'content', 'rawcontent', 'body'],
    ...['article', 'document', 'maintext', 'selftext', 'cleanedtext'],
    ...['contenttext', 'articletext', 'articlebody', 'markdown', 'content.rendered', 'markdown.rawmarkdown'],
    ...[
      'pagecontent',
      'textcontent',
      'bodytext',
      'fullcontent',
      'cleantext',
      'story',
      'contents',
      'paragraphs',
    ],
  ],
  date: [
    ...[
      'crawled',
      'crawldate',
      'crawledat',
      'crawltime',
      'datedownload',
      'downloaddate',
      'fetched',
      'fetchedat',
    ],
    ...[
      'fetchtime',
      'scrapedat',
      'warcdate',
      'warcheaders.warcdate',
      'metadata.warcdate',
      'meta.headers.warcdate',
    ],
    ...['crawl.loadedtime', 'timestamp', 'meta.timestamp', 'ts', 'date'],
  ],
  language: [
    ...['language', 'lang', 'contentlanguage', 'documentlang', 'metalang', 'humanlanguage', 'langcode'],
    ...['metadata.language', 'metadata.languagecode', 'meta.language'],
  ],
  charset: ['charset', 'encoding', 'contentcharset'],
  title: ['title', 'headline', 'title.rendered', 'webtitle', 'metadata.title', 'meta.title'],
  authors: [
    'authors',
    'author',
    'byline',
    'creator',
    'authorname',
    'metadata.author',
    'metadata.authors',
    'embedded.author',
    ...['by', 'user.name', 'noteattributes.author'],
  ],
  published: [
    ...['published', 'datepublished', 'publisheddate', 'publishedat', 'publishedtime', 'publishdate'],
    ...['datepublish', 'publicationdate', 'publishingdate', 'webpublicationdate', 'pubdate', 'dategmt'],
    ...['metadata.publishedtime', 'postdate', 'createdutc', 'dateunixtime'],
  ],
  subtitle: ['subtitle', 'standfirst', 'dek', 'deck', 'subheadline', 'subheading'],
  publisher: ['publisher', 'sitename', 'source.name', 'source.title', 'thread.site'],
}

/** Roles a caller can choose columns for. */
export const COLUMN_ROLES = Object.keys(NAMES) as Role[]

/** Names that say what their content is. What another column or key holds, its content says. */
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(NAMES.html.map(name => [name, 'text/html'])),
  ...Object.fromEntries(
    ['text', 'plaintext', 'fulltext', 'maintext', 'contenttext'].map(name => [name, 'text/plain']),
  ),
}

/** What was found of a role, and under which known name; `null` for the name where the caller chose it. */
export interface Named<Value> {
  readonly value: Value
  readonly name: string | null
}

/** What was found, by role; what is not there is left out. */
export type Roles<Value> = ReadonlyMap<Role, Named<Value>>

/**
 * Take what a document states by its format, where `null` is nothing. No names are looked at: what stands for HTML or text is that.
 *
 * @example
 * statedRoles({title: 'Fog', url: null}) // => new Map([['title', {value: 'Fog', name: null}]])
 */
export function statedRoles(stated: Readonly<Partial<Record<Role, unknown>>>): Roles<unknown> {
  const roles = Object.entries(stated).filter(([, value]) => value !== null)
  return new Map(roles.map(([role, value]) => [role as Role, {value, name: null}]))
}

/** Gives what stands under a name, or `null` where nothing fit for the role does; known names are folded. */
export type LookUp<Value> = (name: string, isFolded: boolean, role: Role) => Value | null

/** Known names by role, with what stands before the first dot: where that is not there, nothing is looked up. */
const KNOWN = COLUMN_ROLES.map(role => ({
  role,
  names: NAMES[role].map(name => ({name, head: name.split('.', 1)[0]!})),
}))

/**
 * Find what stands for each role: under the name that was asked for, else under the first that is known. What was asked for as text is the
 * content: no page that is only known comes before it.
 *
 * @param options.heads Folded names that there are, up to a dot, where that is known: it saves looking others up.
 */
export function findRoles<Value>(
  asked: TableColumns,
  look: LookUp<Value>,
  {heads = null}: {heads?: ReadonlySet<string> | null} = {},
): Roles<Value> {
  const found = new Map<Role, Named<Value>>()
  for (const {role, names} of KNOWN) {
    const wanted = asked[role]
    for (const {name, head} of wanted === undefined ? names : [{name: wanted, head: null}]) {
      if (heads !== null && head !== null && !heads.has(head) && !heads.has(name)) continue
      const value = look(name, wanted === undefined, role)
      if (value === null) continue
      found.set(role, {value, name: wanted === undefined ? name : null})
      break
    }
  }
  if (asked.date === undefined && asked.published === undefined) settleDate(found, look)
  if (asked.text !== undefined && asked.html === undefined) found.delete('html')
  return found
}

/** Say whether pages or text were found. */
export function holdsContent(found: Roles<unknown>): boolean {
  return found.has('html') || found.has('text')
}

/**
 * Settle what a key `date` says: beside a headline or an author when the article was published, as data sets of articles have it; else
 * when the page was fetched, as crawls have it.
 */
function settleDate<Value>(found: Map<Role, Named<Value>>, look: LookUp<Value>): void {
  if (!found.has('title') && !found.has('authors')) return
  if (found.get('date')?.name === 'date') found.delete('date')
  const value = found.has('published') ? null : look('date', true, 'published')
  if (value !== null) found.set('published', {value, name: 'date'})
}

/** Media type of what stands under a name; `null` where the content has to say it. */
export function mediaTypeOf(role: 'html' | 'text', name: string | null): string | null {
  if (name === null) return role === 'html' ? 'text/html' : 'text/plain'
  return MEDIA_TYPES[name] ?? null
}

/** Say whether one of some names is that of pages or text. */
export function namesContent(names: readonly string[]): boolean {
  const folded = new Set(names.map(foldName))
  return [...NAMES.html, ...NAMES.text].some(name => folded.has(name))
}

/** Say whether one of some names is that of something else that is known: an id, an address, a headline. */
export function namesOther(names: readonly string[]): boolean {
  const folded = new Set(names.map(foldName))
  return COLUMN_ROLES.some(
    role => role !== 'html' && role !== 'text' && NAMES[role].some(name => folded.has(name)),
  )
}

/** Make a look-up of names, as written or folded. Of two that are folded alike the first counts. */
export function nameIndex(names: readonly string[]): (name: string, isFolded: boolean) => number | null {
  const places = placesOf(names)
  const folded = placesOf(foldNames(names))
  return (name, isFolded) => (isFolded ? folded : places).get(name) ?? null
}

/** Names that were folded before: those of rows are the same again and again. */
const folds = new Map<string, string>()
const MOST_FOLDS = 5000

/** Fold names. */
export function foldNames(names: readonly string[]): string[] {
  return names.map(name => {
    const known = folds.get(name)
    if (known !== undefined) return known
    const folded = foldName(name.trim())
    if (folds.size < MOST_FOLDS && name.length < 100) folds.set(name, folded)
    return folded
  })
}

function placesOf(names: readonly string[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>()
  for (const [at, name] of names.entries()) if (!places.has(name)) places.set(name, at)
  return places
}

/**
 * Check columns as a caller named them.
 *
 * @throws {ConfigurationError} when a role is unknown.
 */
export function checkColumns(columns: Readonly<Record<string, string>>): TableColumns {
  const unknown = Object.keys(columns).find(role => !COLUMN_ROLES.includes(role as Role))
  if (unknown === undefined) return columns
  throw new ConfigurationError(
    `Cannot choose a column for \`${unknown}\`: expected one of ${COLUMN_ROLES.join(', ')}`,
  )
}
