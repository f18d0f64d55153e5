import {DocumentError} from '../../model/errors.ts'
import type {Reading} from '../../model/reading.ts'
import {memorySource} from '../bytes/byte-source.ts'
import {Cursor} from '../bytes/cursor.ts'
import {gunzip} from '../bytes/gunzip.ts'
import {unpackMember} from '../bytes/gzip-member.ts'
import type {OpenInput, RawInput, ReadContext} from '../types.ts'
import {unreadError} from '../unread.ts'
import {readFrames, takeDictionary} from './frames.ts'
import {readItems} from './items.ts'
import {readMembers, type Stretch, seekMember} from './members.ts'
import {readRecordHeader, startsRecord} from './record-header.ts'
import {readRecords, seekRecord} from './records.ts'
import type {WarcItem} from './segments.ts'

/**
 * Bytes before a part's beginning from which reading starts, so that places that only look like a record, inside a real one, are
 * passed over as they are when the file is read from its beginning.
 */
const RUN_UP = 1024 * 1024

/** Read a WARC file, WET files among them, that is not compressed: in parts, if asked to. */
export async function* readPlainWarc(
  {file, name, source}: RawInput,
  context: ReadContext,
): AsyncGenerator<Reading, void, undefined> {
  const from = Math.max(0, (context.part?.start ?? 0) - RUN_UP)
  const cursor = new Cursor(source.stream(from), from)
  try {
    if (from > 0 && !(await seekRecord(cursor))) return
    yield* readItems(readRecords(cursor, context), {file, name, padded: false}, context)
    if (cursor.failure !== null)
      yield unreadError({file, name: `${name}:${cursor.offset}`, offset: cursor.offset}, cursor.failure)
  } finally {
    await cursor.close()
  }
}

/**
 * Read a gzipped WARC file. When its records are compressed one by one, as the standard asks, a record's offset is that of its
 * member in the file, a broken member costs its own record only, and the file can be read in parts. Else it is read as one stream,
 * with offsets of the unpacked bytes, and all of it belongs to the part that begins at 0.
 */
export async function* readGzippedWarc(
  {file, name, source}: RawInput,
  context: ReadContext,
): AsyncGenerator<Reading, void, undefined> {
  const start = context.part?.start ?? 0
  if (start > 0 && !(await isByRecord(source.stream(), context))) return
  const from = Math.max(0, start - RUN_UP)
  const cursor = new Cursor(source.stream(from), from)
  try {
    if (from > 0 && !(await seekMember(cursor, startsRecord))) return
    if (start > 0 || (await standsAlone(cursor, context))) {
      const members = readMembers(cursor, {...context, looks: startsRecord})
      yield* readItems(itemsOf(members, context), {file, name, padded: true}, context)
      if (cursor.failure !== null)
        yield unreadError({file, name: `${name}:${cursor.offset}`, offset: cursor.offset}, cursor.failure)
    } else yield* readStream({file, name, cursor}, context)
  } finally {
    await cursor.close()
  }
}

/**
 * Read a zstd WARC file, with or without a dictionary in its first frame. Where each frame is one record, a record's offset is
 * that of its frame, and a broken frame costs its own record only.
 */
export async function* readZstdWarc(
  {file, name, source}: RawInput,
  context: ReadContext,
): AsyncGenerator<Reading, void, undefined> {
  if ((context.part?.start ?? 0) > 0) return
  const whole = {...context, part: null}
  const cursor = new Cursor(source.stream())
  try {
    const dictionary = await takeDictionary(cursor)
    const frames = readFrames(cursor, {...context, dictionary})
    const first = await frames.next()
    if (first.done) return
    const alone =
      first.value.kind === 'broken' || (first.value.kind === 'member' && isOneRecord(first.value.content))
    const stretches = resume(first.value, frames)
    const items = alone
      ? itemsOf(stretches, context)
      : readRecords(new Cursor(contentsOf(stretches)), context)
    yield* readItems(items, {file, name, padded: true}, whole)
    if (cursor.failure !== null) throw cursor.failure
  } catch (error) {
    const {offset} = cursor
    yield unreadError({file, name: `${name}:${offset}`, offset}, error)
  } finally {
    await cursor.close()
  }
}

async function* resume(
  first: Stretch,
  others: AsyncIterable<Stretch>,
): AsyncGenerator<Stretch, void, undefined> {
  yield first
  yield* others
}

/** The unpacked bytes of stretches one after the other, up to the first that is broken. */
async function* contentsOf(stretches: AsyncIterable<Stretch>): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const stretch of stretches) {
    if (stretch.kind === 'member') yield stretch.content
    else if (stretch.kind === 'stream') yield* stretch.content
    else if (stretch.kind === 'broken') throw new DocumentError('not-decompressed', 'the zstd data is broken')
  }
}

/** Read a WARC file as a stream that comes unpacked. */
export async function* readWarcStream(
  {file, name, chunks, trailing}: OpenInput,
  context: ReadContext,
): AsyncGenerator<Reading, void, undefined> {
  const cursor = new Cursor(chunks)
  yield* readItems(readRecords(cursor, context), {file, name, padded: false}, {...context, part: null})
  if (trailing?.()) context.pass('trailing-bytes')
  const {failure, offset} = cursor
  if (failure !== null) yield unreadError({file, name: `${name}:${offset}`, offset}, failure)
}

/** Read records that are compressed together. */
async function* readStream(
  {file, name, cursor}: {file: string; name: string; cursor: Cursor},
  context: ReadContext,
): AsyncGenerator<Reading, void, undefined> {
  const unpacked = new Cursor(gunzip(cursor, () => context.pass('trailing-bytes')))
  yield* readItems(readRecords(unpacked, context), {file, name, padded: false}, {...context, part: null})
  const {failure, offset} = unpacked
  if (failure !== null) yield unreadError({file, name: `${name}:${offset}`, offset}, failure)
}

async function isByRecord(chunks: AsyncIterable<Uint8Array>, context: ReadContext): Promise<boolean> {
  const cursor = new Cursor(chunks)
  try {
    return await standsAlone(cursor, context)
  } finally {
    await cursor.close()
  }
}

/** Say whether the file's first member is one record. */
async function standsAlone(cursor: Cursor, {maxBytes}: ReadContext): Promise<boolean> {
  const member = await unpackMember(cursor, maxBytes)
  if (member === null || member.state === 'large' || member.state === 'cut') return false
  if (member.state === 'broken') return true
  return isOneRecord(member.content)
}

function isOneRecord(content: Uint8Array): boolean {
  const header = readRecordHeader(content)
  if (header === null || header.blockLength === null) return false
  let end = header.length + header.blockLength
  while (content[end] === 0x0a || content[end] === 0x0d) end++
  return end === content.length
}

/** Read the records of each member; their offset is the member's. */
async function* itemsOf(
  members: AsyncIterable<Stretch>,
  context: ReadContext,
): AsyncGenerator<WarcItem, void, undefined> {
  for await (const stretch of members) {
    if (stretch.kind === 'broken') yield stretch
    else if (stretch.kind === 'gap') yield {...stretch, head: new Uint8Array(0)}
    else {
      const {offset} = stretch
      const chunks = stretch.kind === 'member' ? memorySource(stretch.content).stream() : stretch.content
      const cursor = new Cursor(chunks)
      for await (const item of readRecords(cursor, context)) {
        yield {...item, offset, ...(item.kind === 'gap' && {last: false})}
      }
      if (cursor.failure !== null) yield {kind: 'broken', offset, head: new Uint8Array(0)}
    }
  }
}
