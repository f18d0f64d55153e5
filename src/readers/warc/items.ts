import type {Reading} from '../../model/reading.ts'
import type {InputPart, ReadContext} from '../types.ts'
import {unread} from '../unread.ts'
import {readStored} from './read-record.ts'
import {readRecordHeader, startsRecord} from './record-header.ts'
import type {WarcGap} from './records.ts'
import {type BrokenStretch, joinSegments, type StoredItem, type WarcItem} from './segments.ts'
import {plainUri} from './values.ts'

/** The file whose items are read. */
export interface ItemFile {
  readonly file: string
  readonly name: string
  /** Whether bytes after the last record are padding, rather than a record that was lost. */
  readonly padded: boolean
}

const WHOLE: InputPart = {start: 0, end: Number.POSITIVE_INFINITY}

/** Turn the items of a WARC file into readings: those that begin in the context's part, and the gaps after them. */
export async function* readItems(
  items: AsyncIterable<WarcItem>,
  file: ItemFile,
  context: ReadContext,
): AsyncGenerator<Reading, void, undefined> {
  const {start, end} = context.part ?? WHOLE
  // A gap goes with the record before it, so that it belongs to one part whatever the cuts.
  let isIn = start === 0
  for await (const item of joinSegments(items, context)) {
    if (item.kind !== 'gap') {
      if (item.offset >= end) return
      isIn = item.offset >= start
    }
    if (isIn) yield* readItem(item, file, context)
  }
}

async function* readItem(
  item: StoredItem | WarcGap | BrokenStretch,
  file: ItemFile,
  context: ReadContext,
): AsyncGenerator<Reading, void, undefined> {
  const place = {file: file.file, name: `${file.name}:${item.offset}`, offset: item.offset}
  if (item.kind === 'gap') return yield* readGap(item, file, context)
  if (item.kind === 'broken') {
    const known = readRecordHeader(item.head)?.fields
    const recordId = plainUri(known?.get('warc-record-id'))
    const url = plainUri(known?.get('warc-target-uri'))
    const source = {...place, recordId, url, name: recordId ?? url ?? place.name}
    yield unread(source, 'not-decompressed', 'the compressed record is broken')
    return
  }
  context.countContent(item.length)
  if (item.kind === 'stored') return yield* readStored(item, {...place, name: file.name}, context)
  const recordId = plainUri(item.fields.get('warc-record-id'))
  const url = plainUri(item.fields.get('warc-target-uri'))
  yield unread(
    {...place, recordId, url, name: recordId ?? place.name},
    'orphan-segment',
    'the record continues one that does not stand before it',
  )
}

function* readGap(
  {offset, length, last, head}: WarcGap,
  {file, name, padded}: ItemFile,
  context: ReadContext,
): Generator<Reading, void, undefined> {
  if (last && padded) {
    context.pass('trailing-bytes')
    return
  }
  const source = {file, name: `${name}:${offset}`, offset}
  const stretch = `${length} bytes from ${offset} to ${offset + length}`
  if (startsRecord(head))
    yield unread(source, 'broken-record', `a record whose header cannot be read: ${stretch}`)
  else yield unread(source, 'bytes-skipped', `${stretch} belong to no record`)
}
