import {DocumentError} from '../../model/errors.ts'
import type {Reading} from '../../model/reading.ts'
import {createSource, type ReadDoubt, type Source} from '../../model/source.ts'
import {readAnswer, unwantedAnswer} from '../answer.ts'
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

/** Read the documents of a record; what is not wanted has been counted. */
export async function* readStored(
  record: StoredRecord,
  place: RecordPlace,
  context: ReadContext,
): AsyncGenerator<Reading, void, undefined> {
  const known = sourceOf(record, place)
  const {type, block} = record
  if (type === 'revisit') return context.pass('revisit')
  if (type !== '' && !HOLDS_PAGE.has(type)) return context.pass('record-type')
  if (block === null) {
    const message = `the record has ${record.length} bytes, more than the limit of ${context.maxBytes}`
    yield unread(known, 'too-large', message)
    return
  }
  const http = readHttpMessage(block)
  if (type === '' && http === null) {
    yield unread(known, 'broken-record', 'the record names no type')
    return
  }
  try {
    yield* readPage(record, {known, http, block}, context)
  } catch (error) {
    yield unreadError(known, error)
  }
}

interface Opened {
  readonly known: Source
  readonly http: HttpMessage | null
  readonly block: Uint8Array
}

async function* readPage(
  record: StoredRecord,
  {known, http, block}: Opened,
  context: ReadContext,
): AsyncGenerator<Reading, void, undefined> {
  const mediaType = mediaTypeOf(record.fields, http)
  const language = known.language ?? languageOf(http?.fields.get('content-language'))
  const source = {...known, language}
  const unwanted = unwantedAnswer(
    {source, status: http?.status ?? null, mediaType, body: http?.body ?? block},
    context,
  )
  if (unwanted !== null) return context.pass(unwanted)
  const {content, doubts} =
    http === null ? {content: block, doubts: []} : await decodeBody(http, context.maxBytes)
  if (content.length > context.maxBytes) throw new DocumentError('too-large')
  const doubted = {...source, doubts: [...new Set([...known.doubts, ...doubts])]}
  yield* readAnswer(content, {source: doubted, mediaType}, context)
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
