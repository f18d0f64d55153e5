import {createBytes} from '../../model/forms.ts'
import {createSource} from '../../model/source.ts'
import {asLatin1} from '../bytes/as-latin1.ts'
import {fileReader} from '../file-reader.ts'
import {charsetOf} from '../media-type.ts'
import {unread} from '../unread.ts'
import {plainUri} from '../warc/values.ts'
import {bodyOf, type MimeHeaders, type MimePart, parameterOf, readPart, splitParts} from './mime.ts'
import {atMoment} from './saved-page.ts'

/** Say whether an input is a page that a browser saved with all it shows (MHTML, RFC 2557). */
export function looksLikeMhtml(head: Uint8Array): boolean {
  const start = asLatin1(head, 8192)
  if (!/^[\w-]{2,60}:[ \t]/.test(start)) return false
  const headers = readPart(start)?.headers
  return headers?.has('mime-version') === true && boundaryOf(headers) !== null
}

function boundaryOf(headers: MimeHeaders): string | null {
  const type = headers.get('content-type')
  return /^multipart\/related\b/i.test(type ?? '') ? parameterOf(type, 'boundary') : null
}

/** Read the page of an MHTML file: the part that it begins with, or the first that is HTML. Pictures, styles and frames are left aside. */
export const readMhtml = fileReader((bytes, known, context) => {
  const message = readPart(asLatin1(bytes))
  const boundary = message && boundaryOf(message.headers)
  const {parts, isClosed} = boundary ? splitParts(message.body, boundary) : {parts: [], isClosed: true}
  const page = findPage(parts, parameterOf(message?.headers.get('content-type'), 'start'))
  if (page === null || message === null) return [unread(known, 'no-content', 'no part of the file is a page')]
  const mediaType = page.headers.get('content-type') ?? null
  const place =
    page.headers.get('content-location') ?? message.headers.get('snapshot-content-location') ?? null
  const source = createSource({
    ...known,
    url: place === null || !/^https?:/i.test(place) ? null : plainUri(place),
    ...atMoment(message.headers.get('date') ?? ''),
  })
  const unwanted = context.judge({...source, mediaType})
  if (unwanted !== null) {
    context.pass(unwanted)
    return []
  }
  const doubts = isClosed ? source.doubts : [...source.doubts, 'cut-short' as const]
  const declaredCharset = charsetOf(mediaType)
  return [createBytes(bodyOf(page), {source: {...source, doubts}, mediaType, declaredCharset})]
})

function findPage(parts: readonly string[], start: string | null): MimePart | null {
  const pages = parts
    .map(readPart)
    .filter(part => part !== null)
    .filter(({headers}) =>
      /^(?:text\/html|application\/xhtml\+xml)\b/i.test(headers.get('content-type') ?? ''),
    )
  return pages.find(({headers}) => start !== null && headers.get('content-id') === start) ?? pages[0] ?? null
}
