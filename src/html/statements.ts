import type {PageHead} from '../model/page.ts'
import {isObject, type JsonObject, textOf, typesOf} from './json-ld.ts'

/** One source's word on a field. */
export interface Statement {
  readonly source: string
  readonly value: string
}

const ARTICLE_TYPE =
  /article|blogposting|newsitem|report|posting|review|recipe|webpage|medicalwebpage|videoobject|creativework|howto|product|faqpage|qapage|event|podcastepisode/

/** What is asked for many times of one head. */
interface HeadIndex {
  readonly articles: readonly JsonObject[]
  readonly metas: ReadonlyMap<string, readonly string[]>
}

/**
 * That of the page at hand. No WeakMap: a collection of young objects keeps what an old table holds, and with it each page that was
 * read since the last full one.
 */
let latest: {readonly head: PageHead; readonly index: HeadIndex} | null = null

function indexOf(head: PageHead): HeadIndex {
  if (latest?.head !== head)
    latest = {head, index: {articles: findArticles(head), metas: contentsByName(head.metas)}}
  return latest.index
}

/** JSON-LD objects that speak of the page's article, the most telling first. */
export function articleObjects(head: PageHead): readonly JsonObject[] {
  return indexOf(head).articles
}

function findArticles(head: PageHead): JsonObject[] {
  const rank = (object: JsonObject) => {
    const types = typesOf(object).join(' ')
    if (/article|blogposting|liveblog|report/.test(types)) return 0
    if (/posting|review|recipe|creativework|howto|videoobject|podcast/.test(types)) return 1
    return 2
  }
  return head.jsonLd
    .filter(object => typesOf(object).some(type => ARTICLE_TYPE.test(type)))
    .map((object, i) => ({object, key: rank(object) * 1000 + i}))
    .sort((a, b) => a.key - b.key)
    .map(({object}) => object)
}

function contentsByName(metas: PageHead['metas']): Map<string, string[]> {
  const byName = new Map<string, string[]>()
  for (const {name, content} of metas) {
    const contents = byName.get(name)
    if (contents === undefined) byName.set(name, [content])
    else contents.push(content)
  }
  return byName
}

/** What metas of the given names say, in the order of the names. */
export function metaStatements(head: PageHead, names: Readonly<Record<string, string>>): Statement[] {
  const {metas} = indexOf(head)
  const found: Statement[] = []
  for (const name in names) {
    for (const value of metas.get(name) ?? []) if (value !== '') found.push({source: names[name]!, value})
  }
  return found
}

/** What JSON-LD article objects say under one key. */
export function jsonStatements(head: PageHead, key: string): Statement[] {
  const found: Statement[] = []
  for (const object of articleObjects(head)) {
    const value = textOf(object[key])
    if (value !== null) found.push({source: 'json-ld', value})
  }
  return found
}

/** What marked properties (microdata, RDFa) say under names that end in one of `names`, up to a place in the source. */
export function propertyStatements(head: PageHead, names: readonly string[], until = Infinity): Statement[] {
  return head.properties
    .filter(({name, start}) => start <= until && names.some(wanted => endsIn(name, wanted)))
    .map(({value}) => ({source: 'microdata', value}))
}

/** Tell whether a property has a name, be it in a vocabulary (`dc:date`) or within another property (`author>name`). */
function endsIn(name: string, wanted: string): boolean {
  if (!name.endsWith(wanted)) return false
  const before = name[name.length - wanted.length - 1]
  return before === undefined || before === ':' || before === '>'
}

/** Values of a JSON-LD key as a list of texts: a list, one value, or one string with commas. */
export function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return value.split(/\s*[,;]\s*/)
  if (!Array.isArray(value)) return isObject(value) ? [textOf(value) ?? ''] : []
  return value.slice(0, 100).map(item => textOf(item) ?? '')
}
