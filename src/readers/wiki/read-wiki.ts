import he from 'he'
import type {Reading} from '../../model/reading.ts'
import {decodeUtf8} from '../../text/charset/decode-unicode.ts'
import type {WikiNames} from '../../text/wikitext/links.ts'
import {wikitextToHtml} from '../../text/wikitext/to-html.ts'
import {makeDocument, type Place, type Values} from '../make-document.ts'
import {rootOf} from '../markup/root.ts'
import {statedRoles} from '../roles.ts'
import type {Divider} from '../texts/dividers.ts'
import {readDivided} from '../texts/read-divided.ts'
import type {OpenInput, ReadContext} from '../types.ts'

/** Say whether an input is a dump of a wiki, as MediaWiki exports it. */
export function looksLikeWiki(head: Uint8Array): boolean {
  return rootOf(head).name === 'mediawiki'
}

/** What a dump says of the whole wiki. */
interface Site {
  readonly language: string | null
  /** Address of a page without its title; `null` when none is stated. */
  readonly base: string | null
  readonly names: WikiNames
}

const NO_SITE: Site = {language: null, base: null, names: {files: [], categories: []}}

/** The tags of a page stand in lines of their own. */
const divide: Divider = line => (line === '<page>' ? 'begins' : line === '</page>' ? 'ends' : null)

/**
 * Read a dump of a wiki as a stream: a document an article, which is its last revision. Talk, templates, pages of users and redirections are passed
 * over. Memory is bounded by `maxBytes`. Offsets are those of the pages.
 */
export function readWiki(input: OpenInput, context: ReadContext): AsyncGenerator<Reading, void, undefined> {
  let site: Site | null = null
  const read = (bytes: Uint8Array, place: Place) => {
    const xml = decodeUtf8(bytes)
    if (!/^\s*<page>/.test(xml)) {
      site ??= readSite(xml)
      return null
    }
    const values = readPage(xml, site ?? NO_SITE)
    const reading = values === null ? null : makeDocument({values, place}, context)
    if (values === null) context.pass('record-type')
    return reading === null ? [] : [reading]
  }
  return readDivided(input, {divide, noun: 'page', read}, context)
}

function readSite(xml: string): Site {
  const names = (key: string) =>
    [...xml.matchAll(new RegExp(`<namespace key="${key}"[^<>]{0,200}>([^<]{1,100})<`, 'g'))].map(([, each]) =>
      each!.toLowerCase(),
    )
  return {
    language: /<mediawiki[^<>]{0,2000}\sxml:lang="([\w-]{1,40})"/.exec(xml)?.[1] ?? null,
    base: /<base>(https?:\/\/[^<\s]{1,500}\/)[^/<]*<\/base>/.exec(xml)?.[1] ?? null,
    names: {files: names('6'), categories: names('14')},
  }
}

/** What the last revision of an article holds, by role; `null` for a page of another kind. */
function readPage(xml: string, {language, base, names}: Site): Values | null {
  const last = xml.slice(Math.max(0, xml.lastIndexOf('<revision>')))
  const model = elementOf(last, 'model')
  const isArticle = (elementOf(xml, 'ns') ?? '0') === '0' && !/<redirect[\s/>]/.test(xml)
  if (!isArticle || (model !== null && model !== 'wikitext')) return null
  const wikitext = elementOf(last, 'text') ?? ''
  if (/^\s*#\S{1,30}\s*:?\s*\[\[/.test(wikitext)) return null
  const title = elementOf(xml, 'title') || null
  const place = title?.toWellFormed().replaceAll(' ', '_')
  return statedRoles({
    ...{id: elementOf(xml, 'id') || null, title, language},
    url: base !== null && place !== undefined ? base + encodeURI(place) : null,
    html: wikitextToHtml(wikitext, names),
  })
}

/** What the first element of a name holds; nothing stands inside of it but text. */
function elementOf(xml: string, name: string): string | null {
  const open = new RegExp(`<${name}(?:\\s[^<>]{0,300})?>`).exec(xml)
  if (open === null || open[0].endsWith('/>')) return null
  const start = open.index + open[0].length
  const end = xml.indexOf(`</${name}>`, start)
  return he.decode(xml.slice(start, end < 0 ? xml.length : end))
}
