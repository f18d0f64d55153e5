import type {Page} from '../model/page.ts'
import {fold} from './folding.ts'
import {isObject, type JsonObject, textOf} from './json-ld.ts'
import {isAccount, isPerson, NOBODY, splitNames} from './person-names.ts'
import {readSections} from './read-fields.ts'
import {decodeReferences} from './references.ts'
import {articleObjects, metaStatements, propertyStatements, type Statement} from './statements.ts'

const MAXIMUM_AUTHORS = 12

/** People that a page names as its authors, with the source that was believed. */
export interface AuthorChoice {
  readonly authors: readonly string[]
  readonly source: string
}

/** What the page shows of its authors. */
export interface SeenAuthors {
  readonly byline: string | null
  /** Finds names that stand amid other lines, or in brackets in the body itself; asked when nothing else names a person. */
  readonly signed: () => readonly string[]
  /** Texts of links to authors' pages. */
  readonly links: readonly string[]
  /** Where the body ends in the source: behind it stand those who comment and the authors of other articles. */
  readonly bodyEnd: number
}

/** Choose the authors: the first source in order of trust that names a person. */
export function chooseAuthors(page: Page, seen: SeenAuthors, publisher: string | null): AuthorChoice | null {
  const nobody = new Set([fold(publisher ?? ''), ...readSections(page).map(({value}) => fold(value))])
  const named = firstPeople(sources(page, seen), {publisher, nobody})
  if (named !== null) return named
  const house = statedHouse(page)
  if (house !== null) return {authors: [house], source: 'json-ld'}
  const signed = seen.signed().map(value => [{source: 'text', value}])
  return firstPeople(signed, {publisher, nobody})
}

/** The people of the first list of statements that names any. */
function firstPeople(
  lists: Iterable<Statement[]>,
  {publisher, nobody}: {publisher: string | null; nobody: ReadonlySet<string>},
): AuthorChoice | null {
  for (const statements of lists) {
    const authors: string[] = []
    const known = new Set<string>()
    for (const {source, value} of statements) {
      // Some systems resolve no reference in what they state.
      const names = splitNames(decodeReferences(value)).map(split => withoutPublisher(split, publisher))
      const persons = names.filter(isPerson)
      // One word in running text, or beside a house, is seldom a name; a field of its own may hold a pen name.
      const mayBeOneWord = !READ.has(source) && persons.length === names.length
      for (const name of persons) {
        const key = fold(name)
        if (known.has(key) || nobody.has(key)) continue
        if (!mayBeOneWord && !/\s|[\u3040-\u9fff\uac00-\ud7a3]/.test(name)) continue
        known.add(key)
        authors.push(name)
      }
    }
    if (authors.length > 0) return {authors: authors.slice(0, MAXIMUM_AUTHORS), source: statements[0]!.source}
  }
  return null
}

/** Sources that are read off the page, as against fields that hold nothing but names. */
const READ: ReadonlySet<string> = new Set(['text', 'author-link'])

/** The agency or newsroom that JSON-LD states as the author; the last resort, where no source names a person. */
function statedHouse({head}: Page): string | null {
  for (const object of articleObjects(head).slice(0, 6)) {
    const author = object['author'] ?? object['creator']
    const item: unknown = Array.isArray(author) ? author[0] : author
    const name = (isObject(item) ? textOf(item['name']) : textOf(item))?.replace(/\s+/g, ' ').trim() ?? ''
    if (
      name.length > 1 &&
      name.length <= 60 &&
      !NOBODY.test(name) &&
      !isAccount(name) &&
      !/https?:|www\.|@|[<>{}=]/.test(name)
    )
      return name
  }
  return null
}

function withoutPublisher(name: string, publisher: string | null): string {
  if (
    publisher === null ||
    publisher.length < 3 ||
    !name.toLowerCase().endsWith(` ${publisher.toLowerCase()}`)
  )
    return name
  return name.slice(0, -publisher.length).trim()
}

/** What names authors, in order of trust, each looked up when those before it name nobody. */
function* sources(page: Page, {byline, links, bodyEnd}: SeenAuthors): Generator<Statement[]> {
  const {head} = page
  for (const object of articleObjects(head).slice(0, 6))
    yield listAuthors(object['author'] ?? object['creator']).map(value => ({source: 'json-ld', value}))
  yield metaStatements(head, {
    author: 'meta',
    'parsely-author': 'meta',
    'sailthru.author': 'meta',
    'article:author_name': 'meta',
    byl: 'meta',
  })
  yield metaStatements(head, {
    'dc.creator': 'meta',
    'dc.author': 'meta',
    'dcterms.creator': 'meta',
    'cxenseparse:author': 'meta',
    'article:author': 'open-graph',
  })
  yield propertyStatements(head, ['author>name', 'author', 'author>url', 'creator'], bodyEnd)
  if (byline !== null) yield [{source: 'text', value: byline}]
  yield propertyStatements(head, ['rel-author'], bodyEnd)
  yield links.map(value => ({source: 'author-link', value}))
  yield propertyStatements(head, ['author>name', 'author']).slice(0, 1)
  yield metaStatements(head, {'twitter:data1': 'twitter'})
}

/** A name that is stated in parts. */
function joinedName({givenName, familyName}: JsonObject): string {
  return [givenName, familyName].filter(part => typeof part === 'string').join(' ')
}

function listAuthors(value: unknown): string[] {
  const list = Array.isArray(value) ? value.slice(0, 30) : [value]
  const names: string[] = []
  for (const item of list) {
    if (isObject(item)) {
      // A house is no person; its name and its seat are not to be taken apart into people.
      if (/organi[sz]ation$/i.test(String(item['@type']))) continue
      const name = item['name'] ?? joinedName(item)
      if (Array.isArray(name)) names.push(...name.slice(0, 30).filter(part => typeof part === 'string'))
      else {
        const text = textOf(name)
        if (text !== null) names.push(text)
      }
    } else if (typeof item === 'string') names.push(item)
  }
  return names
}
