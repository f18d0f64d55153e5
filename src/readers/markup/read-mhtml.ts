import {createBytes} from '../../model/forms.ts'
import type {Reading} from '../../model/reading.ts'
import {createSource} from '../../model/source.ts'
import {charsetOf} from '../media-type.ts'
import {gather} from '../read-whole.ts'
import type {OpenInput, ReadContext} from '../types.ts'
import {unread, unreadError} from '../unread.ts'
import {plainUri} from '../warc/values.ts'
import {bodyOf, type MimeHeaders, type MimePart, parameterOf, readPart, splitParts} from './mime.ts'
import {atMoment} from './saved-page.ts'

/** Say whether an input is a page that a browser saved with all it shows (MHTML, RFC 2557). */
export function looksLikeMhtml(head: Uint8Array): boolean {
  const start = Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, 8192)).toString('latin1')
  if (!/^[\w-]{2,60}:[ \t]/.test(start)) return false
  const headers = readPart(start)?.headers
  return headers?.has('mime-version') === true && boundaryOf(headers) !== null
}

function boundaryOf(headers: MimeHeaders): string | null {
  const type = headers.get('content-type')
  return /^multipart\/related\b/i.test(type ?? '') ? parameterOf(type, 'boundary') : null
}

/** Read the page of an MHTML file: the part that it begins with, or the first that is HTML. Pictures, styles and frames are left aside. */
export async function* readMhtml(
  {file, name, chunks, entry, trailing}: OpenInput,
  context: ReadContext,
): AsyncGenerator<Reading, void, undefined> {
  const known = {...(entry ?? {file, offset: 0}), name}
  try {
    const content = Buffer.from(await gather(chunks, context))
    const message = readPart(content.toString('latin1'))
    const boundary = message && boundaryOf(message.headers)
    const {parts, isClosed} = boundary ? splitParts(message.body, boundary) : {parts: [], isClosed: true}
    const page = findPage(parts, parameterOf(message?.headers.get('content-type'), 'start'))
    if (page === null || message === null) {
      yield unread(known, 'no-content', 'no part of the file is a page')
      return
    }
    const mediaType = page.headers.get('content-type') ?? null
    const place =
      page.headers.get('content-location') ?? message.headers.get('snapshot-content-location') ?? null
    const facts = {
      url: place === null || !/^https?:/i.test(place) ? null : plainUri(place),
      ...atMoment(message.headers.get('date') ?? ''),
    }
    const unwanted = context.judge({crawled: null, language: null, ...facts, mediaType})
    if (unwanted !== null) return context.pass(unwanted)
    const doubts = [...(entry?.doubts ?? []), ...(isClosed ? [] : (['cut-short'] as const))]
    yield createBytes(bodyOf(page), {
      source: createSource({...known, ...facts, doubts}),
      mediaType,
      declaredCharset: charsetOf(mediaType),
    })
    if (trailing?.()) context.pass('trailing-bytes')
  } catch (error) {
    yield unreadError(known, error)
  }
}

function findPage(parts: readonly string[], start: string | null): MimePart | null {
  const pages = parts
    .map(readPart)
    .filter(part => part !== null)
    .filter(({headers}) =>
      /^(?:text\/html|application\/xhtml\+xml)\b/i.test(headers.get('content-type') ?? ''),
    )
  return pages.find(({headers}) => start !== null && headers.get('content-id') === start) ?? pages[0] ?? null
}
