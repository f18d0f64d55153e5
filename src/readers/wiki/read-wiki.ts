import he from 'he'
import type {Reading} from '../../model/reading.ts'
import {decodeUtf8} from '../../text/charset/decode-unicode.ts'
import type {WikiNames} from '../../text/wikitext/links.ts'
import {wikitextToHtml} from '../../text/wikitext/to-html.ts'
import {makeDocument} from '../make-document.ts'
import {rootOf} from '../markup/root.ts'
import type {Named, Role} from '../roles.ts'
import type {Divider} from '../texts/dividers.ts'
import {splitTexts} from '../texts/split-texts.ts'
import type {OpenInput, ReadContext} from '../types.ts'
import {unread, unreadError} from '../unread.ts'

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

/** The tags of a page stand in lines of their own. */
const divide: Divider = line => (line === '<page>' ? 'begins' : line === '</page>' ? 'ends' : null)

/**
 * Read a dump of a wiki as a stream: a document an article, which is its last revision. Talk, templates, pages of users and redirections are passed
 * over. Memory is bounded by `maxBytes`. Offsets are those of the pages.
 */
export async function* readWiki(
  {file, name, chunks, trailing}: OpenInput,
  context: ReadContext,
): AsyncGenerator<Reading, void, undefined> {
  let pages = 0
  let next = 0
  let site: Site = {language: null, base: null, names: {files: [], categories: []}}
  try {
    for await (const {offset, length, bytes} of splitTexts(chunks, divide, context.maxBytes)) {
      next = offset + length
      const place = {file, name: `${name}:${offset}`, offset}
      const xml = bytes === null ? null : decodeUtf8(bytes)
      if (xml === null) {
        pages++
        yield unread(place, 'too-large', `the page has more bytes than the limit of ${context.maxBytes}`)
      } else if (!/^\s*<page>/.test(xml)) {
        if (pages === 0) site = readSite(xml)
      } else {
        pages++
        const values = readPage(xml, site)
        if (values === null) context.pass('record-type')
        else {
          const reading = makeDocument({values, place}, context)
          if (reading !== null) yield reading
        }
      }
    }
    if (pages === 0) yield unread({file, name}, 'empty-input', 'the dump holds no page')
    if (trailing?.()) context.pass('trailing-bytes')
  } catch (error) {
    yield unreadError({file, name: `${name}:${next}`, offset: next}, error)
  }
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
function readPage(xml: string, {language, base, names}: Site): Map<Role, Named<unknown>> | null {
  const last = xml.slice(Math.max(0, xml.lastIndexOf('<revision>')))
  const model = elementOf(last, 'model')
  const isArticle = (elementOf(xml, 'ns') ?? '0') === '0' && !/<redirect[\s/>]/.test(xml)
  if (!isArticle || (model !== null && model !== 'wikitext')) return null
  const wikitext = elementOf(last, 'text') ?? ''
  if (/^\s*#\S{1,30}\s*:?\s*\[\[/.test(wikitext)) return null
  const title = elementOf(xml, 'title') ?? ''
  const values = new Map<Role, Named<unknown>>()
  const set = (role: Role, value: string | null) => value && values.set(role, {value, name: null})
  set('id', elementOf(xml, 'id'))
  set('title', title)
  set('url', base && title && base + encodeURI(title.toWellFormed().replaceAll(' ', '_')))
  set('language', language)
  values.set('html', {value: wikitextToHtml(wikitext, names), name: null})
  return values
}

/** What the first element of a name holds; nothing stands inside of it but text. */
function elementOf(xml: string, name: string): string | null {
  const open = new RegExp(`<${name}(?:\\s[^<>]{0,300})?>`).exec(xml)
  if (open === null || open[0].endsWith('/>')) return null
  const start = open.index + open[0].length
  const end = xml.indexOf(`</${name}>`, start)
  return he.decode(xml.slice(start, end < 0 ? xml.length : end))
}
