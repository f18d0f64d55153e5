import {createBytes} from '../../model/forms.ts'
import type {Reading} from '../../model/reading.ts'
import {createSource, type Source} from '../../model/source.ts'
import {bodyOf, type MimePart, parameterOf, readPart, splitParts} from '../markup/mime.ts'
import {charsetOf} from '../media-type.ts'
import type {ReadContext} from '../types.ts'
import {mailDate} from '../values.ts'
import {languageOf} from '../warc/values.ts'
import {decodeHeader} from './encoded-words.ts'

/** Headers of which a message has some; others have them too, one by one. */
const HEADERS = [
  'from',
  'to',
  'subject',
  'date',
  'message-id',
  'received',
  'return-path',
  'delivered-to',
  'mime-version',
  'content-type',
  'list-id',
  'newsgroups',
]

/** Say whether bytes, as characters, begin with the headers of a message: three of those that all have, one of them who sent it. */
export function opensLikeMessage(start: string): boolean {
  if (!/^[A-Za-z][\w-]{1,60}:[ \t]/.test(start)) return false
  const headers = readPart(start)?.headers
  if (headers === undefined || !(headers.has('from') || headers.has('return-path'))) return false
  return HEADERS.filter(name => headers.has(name)).length >= 3
}

/** How deep parts may lie in others, and how many parts are looked at. */
const DEEPEST = 8
const MOST_PARTS = 200

/**
 * Read a message as a document: its HTML where it has that, else its text; attachments are left aside. Headline, sender and date are those of
 * its headers. `null` when it is not wanted or holds neither, which has been counted.
 */
export function readMessage(message: string, place: Partial<Source>, context: ReadContext): Reading | null {
  const whole = readPart(message)
  const body = whole && findBody(whole)
  if (whole === null || body === null) {
    context.pass('media-type')
    return null
  }
  const mediaType = body.headers.get('content-type') ?? 'text/plain'
  const source = sourceOf(whole, place)
  const unwanted = context.judge({...source, mediaType})
  if (unwanted === null)
    return createBytes(bodyOf(body), {source, mediaType, declaredCharset: charsetOf(mediaType)})
  context.pass(unwanted)
  return null
}

function sourceOf({headers}: MimePart, place: Partial<Source>): Source {
  const text = (name: string) => decodeHeader(headers.get(name) ?? '').trim()
  const id = /<([^<>\s]{1,500})>/.exec(headers.get('message-id') ?? '')?.[1] ?? null
  const url = /https?:[^<>\s]{1,2000}/.exec(headers.get('archived-at') ?? '')?.[0] ?? null
  // The name of the zone may follow.
  const date = text('date')
    .replace(/\s+/g, ' ')
    .replace(/ ?\([^()]*\)$/, '')
  const sender = senderIn(text('from'))
  return createSource({
    ...place,
    ...(id !== null && {recordId: id, name: id}),
    url,
    title: text('subject') || null,
    authors: sender === null ? [] : [sender],
    published: mailDate(date) ?? (date || null),
    language: languageOf(headers.get('content-language')),
  })
}

/** The name of a sender; an address alone is none. */
function senderIn(from: string): string | null {
  const name =
    /^"?([^"<>]{1,200}?)"?\s*<[^<>]*>/.exec(from)?.[1] ?? /\(([^()]{1,200})\)\s*$/.exec(from)?.[1] ?? ''
  return name === '' || name.includes('@') ? null : name.trim()
}

/** Find the part that is the text: of alternatives HTML comes first, of parts that follow each other the first that is a text. */
function findBody(whole: MimePart): MimePart | null {
  const queue: {part: MimePart; depth: number}[] = [{part: whole, depth: 0}]
  const found: MimePart[] = []
  for (let count = 0; queue.length > 0 && count < MOST_PARTS; count++) {
    const {part, depth} = queue.shift()!
    const type = part.headers.get('content-type') ?? 'text/plain'
    const boundary = /^multipart\//i.test(type) && depth < DEEPEST ? parameterOf(type, 'boundary') : null
    if (boundary !== null) {
      const parts = splitParts(part.body, boundary).parts.slice(0, MOST_PARTS).map(readTextPart)
      queue.unshift(...parts.map(each => ({part: each, depth: depth + 1})))
    } else if (/^text\/(?:html|plain)\b/i.test(type) && !isAttached(part)) found.push(part)
  }
  return found.find(part => /^text\/html\b/i.test(part.headers.get('content-type') ?? '')) ?? found[0] ?? null
}

/** A part without headers is text. */
function readTextPart(bytes: string): MimePart {
  return readPart(bytes) ?? {headers: new Map(), body: bytes.replace(/^\r?\n/, '')}
}

function isAttached({headers}: MimePart): boolean {
  return /^\s*attachment\b/i.test(headers.get('content-disposition') ?? '')
}
