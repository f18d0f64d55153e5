import {DocumentError} from '../../model/errors.ts'
import {createBytes} from '../../model/forms.ts'
import type {Reading} from '../../model/reading.ts'
import {createSource, type ReadDoubt, type Source} from '../../model/source.ts'
import type {Facts} from '../filters.ts'
import {charsetOf, opensLikePage} from '../media-type.ts'
import type {ReadContext} from '../types.ts'
import {unread, unreadError} from '../unread.ts'
import {decodeBody} from './decode-body.ts'
import type {Fields} from './fields.ts'
import {type HttpMessage, readHttpMessage} from './http-message.ts'
import {languageOf, momentOf, plainUri} from './values.ts'

/** A stored resource, whatever kind of archive it lies in. */
export interface StoredRecord {
  /** WARC-Type in lower case; empty when there is none. */
  readonly type: string
  readonly fields: Fields
  /** `null` when it is over the limit. */
  readonly block: Uint8Array | null
  readonly length: number
  readonly doubts: readonly ReadDoubt[]
}

/** Where a record stands. */
export interface RecordPlace {
  readonly file: string
  readonly name: string
  readonly offset: number
}

const HOLDS_PAGE = new Set(['response', 'resource', 'conversion'])

/** Read a record as a document; `null` when it holds none that is wanted, which has been counted. */
export async function readStored(
  record: StoredRecord,
  place: RecordPlace,
  context: ReadContext,
): Promise<Reading | null> {
  const known = sourceOf(record, place)
  const {type, block} = record
  if (type === 'revisit') return pass('revisit', context)
  if (type !== '' && !HOLDS_PAGE.has(type)) return pass('record-type', context)
  if (block === null) {
    const message = `the record has ${record.length} bytes, more than the limit of ${context.maxBytes}`
    return unread(known, 'too-large', message)
  }
  const http = readHttpMessage(block)
  if (type === '' && http === null) return unread(known, 'broken-record', 'the record names no type')
  try {
    return await readPage(record, {known, http, block}, context)
  } catch (error) {
    return unreadError(known, error)
  }
}

interface Opened {
  readonly known: Source
  readonly http: HttpMessage | null
  readonly block: Uint8Array
}

async function readPage(
  record: StoredRecord,
  {known, http, block}: Opened,
  context: ReadContext,
): Promise<Reading | null> {
  if (http !== null && !isPage(http.status)) return pass('http-status', context)
  const mediaType = mediaTypeOf(record.fields, http)
  const language = known.language ?? languageOf(http?.fields.get('content-language'))
  const body = http?.body ?? block
  const facts: Facts = {
    ...known,
    language,
    mediaType,
    fromWeb: true,
    opensLikePage: () => opensLikePage(body),
  }
  const unwanted = context.judge(facts)
  if (unwanted !== null) return pass(unwanted, context)
  const {content, doubts} =
    http === null ? {content: block, doubts: []} : await decodeBody(http, context.maxBytes)
  if (content.length > context.maxBytes) throw new DocumentError('too-large')
  return createBytes(content, {
    source: {...known, language, doubts: [...new Set([...known.doubts, ...doubts])]},
    declaredCharset: charsetOf(mediaType),
    // What opens like a page is one, though its server called it an image.
    mediaType: mediaType !== null && opensLikePage(content) ? 'text/html' : mediaType,
  })
}

function pass(reason: Parameters<ReadContext['pass']>[0], context: ReadContext): null {
  context.pass(reason)
  return null
}

/** Of a successful response there is a page; where no status can be read there may be one. */
function isPage(status: number | null): boolean {
  return status === null || (status >= 200 && status < 300 && status !== 204 && status !== 205)
}

function mediaTypeOf(fields: Fields, http: HttpMessage | null): string | null {
  const stated = http === null ? fields.get('content-type') : http.fields.get('content-type')
  if (http === null && stated !== undefined && /^application\/http\b/i.test(stated)) return null
  return stated ?? null
}

function sourceOf({fields, block, doubts}: StoredRecord, {file, name, offset}: RecordPlace): Source {
  const recordId = plainUri(fields.get('warc-record-id'))
  const url = plainUri(fields.get('warc-target-uri'))
  const truncated = fields.has('warc-truncated') && block !== null
  return createSource({
    file,
    offset,
    recordId,
    url,
    name: recordId || url || `${name}:${offset}`,
    crawled: momentOf(fields.get('warc-date')),
    language: languageOf(fields.get('warc-identified-content-language')),
    doubts: truncated && !doubts.includes('cut-short') ? [...doubts, 'cut-short'] : doubts,
  })
}
