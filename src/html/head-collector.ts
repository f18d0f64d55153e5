import type {PageHead} from '../model/page.ts'
import {ATTRIBUTE, type Attributes} from './attributes.ts'
import {type JsonObject, parseJsonLd} from './json-ld.ts'
import {decodeReferences} from './references.ts'

type Mutable<T> = {-readonly [K in keyof T]: T[K] extends readonly (infer U)[] ? U[] : T[K]}
interface Capture {
  name: string
  tag: string
  pieces: string[]
  length: number
  start: number
  depth: number
}

const MAXIMUM_ENTRIES = 3000
const MAXIMUM_CAPTURES = 16
const MAXIMUM_TYPES = 50
const MAXIMUM_VALUE = 500
/** Scripts whose text may hold the article when the page's markup does not. */
const STATE_SCRIPT = /^(?:__next_data__|__nuxt_data__|__nuxt__|__apollo_state__|__preloaded_state__)$/i
/** Properties whose text is long and stands among the blocks. */
const LONG_PROPERTY = /articlebody|^text$|description|reviewbody|content:encoded|^og:|^twitter:/i

/** Gathers what the head, the scripts and the marked properties of a page say. */
export class HeadCollector {
  readonly head: Mutable<PageHead> = {
    title: null,
    language: null,
    metas: [],
    links: [],
    jsonLd: [],
    properties: [],
    itemTypes: [],
    dataScripts: [],
    base: null,
  }
  private captures: Capture[] = []

  /** Take a start tag and what it says about the page. */
  open(name: string, attributes: Attributes, {start, depth}: {start: number; depth: number}): void {
    if (attributes.isEmpty) return
    this.addItemType(attributes.get(ATTRIBUTE.itemtype))
    if (name === 'html') this.head.language ??= language(attributes)
    else if (name === 'body') this.head.language ??= language(attributes)
    else if (name === 'meta') this.addMeta(attributes, start)
    else if (name === 'link') this.addLink(attributes)
    else if (name === 'base') this.head.base ??= attributes.get(ATTRIBUTE.href) ?? null
    else this.addProperty(name, attributes, {start, depth})
  }

  addText(text: string): void {
    if (this.captures.length === 0) return
    for (const capture of this.captures) {
      if (capture.length > MAXIMUM_VALUE) continue
      capture.pieces.push(text.slice(0, MAXIMUM_VALUE))
      capture.length += text.length
    }
  }

  /** Close captures opened at `depth` or deeper. */
  close(depth: number): void {
    while (this.captures.length > 0 && this.captures[this.captures.length - 1]!.depth >= depth) {
      const {name, pieces, start} = this.captures.pop()!
      const value = decodeReferences(pieces.join(' '))
        .replace(/[\t\n\f\r ]+/g, ' ')
        .trim()
      if (value !== '') this.push({name, value: value.slice(0, MAXIMUM_VALUE), start})
    }
  }

  addTitle(raw: string): void {
    this.head.title ??=
      decodeReferences(raw)
        .replace(/[\t\n\f\r ]+/g, ' ')
        .trim() || null
  }

  addScript(
    attributes: {type: string; id: string},
    html: string,
    {start, end}: {start: number; end: number},
  ): void {
    const type = attributes.type.toLowerCase()
    if (type.includes('ld+json')) {
      if (this.head.jsonLd.length < 300)
        this.head.jsonLd.push(...(parseJsonLd(html.slice(start, end)) as JsonObject[]))
    } else if (type.includes('json') || STATE_SCRIPT.test(attributes.id)) {
      if (end - start > 500) this.head.dataScripts.push({name: attributes.id || type, start, end})
    } else if (
      (end - start > 1500 || html.startsWith('self.__next_f', start)) &&
      (type === '' || type.includes('javascript') || type === 'module')
    ) {
      this.head.dataScripts.push({name: 'script', start, end})
    }
  }

  private addMeta(attributes: Attributes, start: number): void {
    const content = attributes.get(ATTRIBUTE.content)
    if (content === undefined || this.head.metas.length >= MAXIMUM_ENTRIES) return
    for (const key of ['name', 'property', 'http-equiv'] as const) {
      const name = attributes.get(ATTRIBUTE[key])
      if (name) this.head.metas.push({name: name.trim().toLowerCase(), content: content.trim()})
    }
    const item = attributes.get(ATTRIBUTE.itemprop)
    if (item) this.push({name: this.scoped(item), value: content.trim(), start})
  }

  private addItemType(address: string | undefined): void {
    const type = address === undefined ? null : /([^/#]{1,80})\/?$/.exec(address.trim())
    if (type === null || this.head.itemTypes.length >= MAXIMUM_TYPES) return
    const name = type[1]!.toLowerCase()
    if (!this.head.itemTypes.includes(name)) this.head.itemTypes.push(name)
  }

  private addLink(attributes: Attributes): void {
    const rel = attributes.get(ATTRIBUTE.rel)
    const href = attributes.get(ATTRIBUTE.href)
    if (rel && href && this.head.links.length < MAXIMUM_ENTRIES)
      this.head.links.push({rel: rel.trim().toLowerCase(), href: href.trim()})
  }

  private addProperty(
    tag: string,
    attributes: Attributes,
    {start, depth}: {start: number; depth: number},
  ): void {
    const rel =
      tag === 'a' && /(?:^|\s)author(?:\s|$)/i.test(attributes.get(ATTRIBUTE.rel) ?? '')
        ? 'rel-author'
        : undefined
    const own =
      attributes.get(ATTRIBUTE.itemprop) ??
      attributes.get(ATTRIBUTE.property) ??
      rel ??
      (tag === 'time' ? 'time' : undefined)
    if (own === undefined || own === '' || LONG_PROPERTY.test(own)) return
    const name = this.scoped(own.slice(0, 100))
    const value = attributes.get(ATTRIBUTE.content) ?? attributes.get(ATTRIBUTE.datetime)
    if (value) this.push({name, value: value.trim().slice(0, MAXIMUM_VALUE), start})
    else if (this.captures.length < MAXIMUM_CAPTURES)
      this.captures.push({name, tag, pieces: [], length: 0, start, depth})
  }

  private scoped(name: string): string {
    const outer = this.captures[this.captures.length - 1]
    const lower = name.trim().toLowerCase()
    return outer === undefined ? lower : `${outer.name.slice(0, 200)}>${lower}`
  }

  private push(property: {name: string; value: string; start: number}): void {
    if (this.head.properties.length < MAXIMUM_ENTRIES) this.head.properties.push(property)
  }
}

function language(attributes: Attributes): string | null {
  return (attributes.get(ATTRIBUTE.lang) ?? attributes.get(ATTRIBUTE['xml:lang']) ?? '').trim() || null
}
