import type {Reading} from '../../model/reading.ts'
import {memorySource} from '../bytes/byte-source.ts'
import {Cursor} from '../bytes/cursor.ts'
import type {OpenInput, RawInput, ReadContext} from '../types.ts'
import {unread, unreadError} from '../unread.ts'
import {takeBlock} from './arc-block.ts'
import {type ArcHeader, firstLine, LONGEST_LINE, looksLikeArc, readArcHeader} from './arc-header.ts'
import {readMembers} from './members.ts'
import {readStored} from './read-record.ts'

const NEWLINE = Buffer.from('\n')

/** Read an ARC file that comes as a stream, its offsets those of the unpacked bytes. */
export async function* readArc(
  {file, name, chunks}: OpenInput,
  context: ReadContext,
): AsyncGenerator<Reading, void, undefined> {
  const cursor = new Cursor(chunks)
  yield* readArcRecords(cursor, {file, name, at: null}, context)
  const {failure, offset} = cursor
  if (failure !== null) yield unreadError({file, name: `${name}:${offset}`, offset}, failure)
}

/** Read an ARC file whose records are gzipped one by one; an offset is that of the record's member. */
export async function* readGzippedArc(
  {file, name, source}: RawInput,
  context: ReadContext,
): AsyncGenerator<Reading, void, undefined> {
  if ((context.part?.start ?? 0) > 0) return
  const cursor = new Cursor(source.stream())
  try {
    for await (const stretch of readMembers(cursor, {...context, looks: looksLikeArc})) {
      const {offset} = stretch
      const place = {file, name: `${name}:${offset}`, offset}
      if (stretch.kind === 'broken')
        yield unread(place, 'not-decompressed', 'the compressed record is broken')
      else if (stretch.kind === 'gap') {
        if (stretch.last) context.pass('trailing-bytes')
        else
          yield unread(
            place,
            'bytes-skipped',
            `${stretch.length} bytes from ${offset} on belong to no record`,
          )
      } else {
        const chunks = stretch.kind === 'member' ? memorySource(stretch.content).stream() : stretch.content
        const inner = new Cursor(chunks)
        yield* readArcRecords(inner, {file, name, at: offset}, context)
        if (inner.failure !== null) yield unreadError(place, inner.failure)
      }
    }
    if (cursor.failure !== null)
      yield unreadError({file, name: `${name}:${cursor.offset}`, offset: cursor.offset}, cursor.failure)
  } finally {
    await cursor.close()
  }
}

interface Place {
  readonly file: string
  readonly name: string
  /** Offset of all records; `null` for that of each in the stream. */
  readonly at: number | null
}

async function* readArcRecords(
  cursor: Cursor,
  {file, name, at}: Place,
  context: ReadContext,
): AsyncGenerator<Reading, void, undefined> {
  for (;;) {
    await passNewlines(cursor)
    if (!(await cursor.fill(1))) return
    const offset = at ?? cursor.offset
    await cursor.fill(LONGEST_LINE)
    const line = firstLine(cursor.view())
    const header = line === null ? null : readArcHeader(line)
    if (header === null) {
      const length = await seekLine(cursor)
      const message = `${length} bytes from ${offset} on belong to no record`
      yield unread({file, name: `${name}:${offset}`, offset}, 'bytes-skipped', message)
      continue
    }
    cursor.skip(Buffer.byteLength(line!, 'latin1') + 1)
    yield* readBlock(cursor, header, {context, place: {file, name, offset}})
  }
}

interface BlockPlace {
  readonly context: ReadContext
  readonly place: {readonly file: string; readonly name: string; readonly offset: number}
}

async function* readBlock(
  cursor: Cursor,
  {url, date, mediaType, length}: ArcHeader,
  {context, place}: BlockPlace,
): AsyncGenerator<Reading, void, undefined> {
  const {block, doubts} = await takeBlock(cursor, length, context)
  // The record that describes the file, and names that were looked up.
  if (!/^(?:https?|ftp|gopher):/i.test(url)) {
    context.pass('record-type')
    return
  }
  const fields = new Map([
    ['warc-target-uri', url],
    ['warc-date', date.padEnd(14, '0')],
    ['content-type', mediaType],
  ])
  yield* readStored(
    {type: 'response', fields, block, length: block?.length ?? length, doubts},
    place,
    context,
  )
}

async function passNewlines(cursor: Cursor): Promise<void> {
  while (await cursor.fill(1)) {
    const [byte] = cursor.view()
    if (byte !== 0x0a && byte !== 0x0d) return
    cursor.skip(1)
  }
}

/** Pass over lines up to one that opens a record; gives how many bytes they were. */
async function seekLine(cursor: Cursor): Promise<number> {
  const {offset} = cursor
  for (;;) {
    const end = await cursor.find(NEWLINE, LONGEST_LINE)
    await cursor.pass(end < 0 ? LONGEST_LINE : end + 1)
    if (!(await cursor.fill(1))) return cursor.offset - offset
    await cursor.fill(LONGEST_LINE)
    if (looksLikeArc(cursor.view())) return cursor.offset - offset
  }
}
