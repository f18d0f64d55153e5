import {crc32} from 'node:zlib'
import {DocumentError, type RejectCode} from '../../model/errors.ts'
import type {Reading} from '../../model/reading.ts'
import {type ByteSource, sliceSource, streamSource} from '../bytes/byte-source.ts'
import {Cursor} from '../bytes/cursor.ts'
import {guardExpansion} from '../bytes/guard-expansion.ts'
import {inflateRaw} from '../bytes/gunzip.ts'
import {countBytes} from '../bytes/peek.ts'
import {withSeeking} from '../bytes/spool.ts'
import {unzstd} from '../bytes/zstd.ts'
import type {RawInput, ReadContext} from '../types.ts'
import {unread, unreadError} from '../unread.ts'
import {entryPlace, openEntry} from './entry.ts'
import {listEntries, viewOf, type ZipEntry} from './zip-directory.ts'

const STORED = 0
const DEFLATED = 8
const ZSTD = 93
/** A web archive's own files: what stands in its folder `archive`. */
const WARC_ENTRY = /^archive\/.*\.w?arc(?:\.(?:gz|zst))?$/i

/** Say whether bytes begin like a zip archive. */
export function looksLikeZip(head: Uint8Array): boolean {
  if (head[0] !== 0x50 || head[1] !== 0x4b) return false
  return (head[2] === 3 && head[3] === 4) || (head[2] === 5 && head[3] === 6)
}

/**
 * Read a zip archive: each file in it as an input of its own, in the order of the directory, and of a WACZ file its WARC files.
 * With a part, the entries of these numbers. Links are rejects and are never followed; of entries that share bytes the first is
 * read. Offsets are those of the entries' local headers.
 */
export async function* readZip(
  input: RawInput,
  context: ReadContext,
): AsyncGenerator<Reading, void, undefined> {
  yield* withSeeking(input.source, source => readSeekable({...input, source}, context))
}

/** Count the entries of a zip archive; 0 when they cannot be listed. */
export async function countEntries(source: ByteSource): Promise<number> {
  return listEntries(source).then(
    entries => entries.length,
    () => 0,
  )
}

async function* readSeekable(
  input: RawInput,
  context: ReadContext,
): AsyncGenerator<Reading, void, undefined> {
  const {start = 0, end = Number.POSITIVE_INFINITY} = context.part ?? {}
  const {file, name} = input.entry ? {...input, ...input.entry} : input
  const entries = await listEntries(input.source).catch((error: unknown) => unreadError({file, name}, error))
  if (!Array.isArray(entries)) {
    if (start === 0) yield entries
    return
  }
  if (entries.length === 0 && start === 0)
    yield unread({file, name}, 'empty-input', 'the archive holds no entries')
  const overlapping = findOverlaps(entries)
  const isWacz = entries.some(entry => WARC_ENTRY.test(entry.name))
  for (const [index, entry] of entries.slice(0, Math.min(end, entries.length)).entries()) {
    if (index < start || entry.directory) continue
    if (isWacz && !/^archive\/./.test(entry.name)) context.pass('index')
    else yield* readEntry(entry, {input, overlaps: overlapping.has(entry)}, context)
  }
}

async function* readEntry(
  entry: ZipEntry,
  {input, overlaps}: {input: RawInput; overlaps: boolean},
  context: ReadContext,
): AsyncGenerator<Reading, void, undefined> {
  const {name, offset} = entry
  const fault = faultOf(entry, overlaps)
  const place = entryPlace(name, offset, input)
  if (fault !== null) {
    yield unread(place, ...fault)
    return
  }
  const start = await dataStart(input.source, offset)
  if (start === null) yield unread(place, 'broken-archive', 'the entry is not where the directory says')
  else {
    const packed = sliceSource(input.source, start, entry.packed)
    yield* openEntry({name, offset, source: unpacked(entry, packed)}, input, context)
  }
}

function faultOf(
  {encrypted, link, method}: ZipEntry,
  overlaps: boolean,
): [code: RejectCode, message: string] | null {
  if (overlaps) return ['broken-archive', 'the entry shares its bytes with another']
  if (link) return ['special-file', 'the entry is a symbolic link, not a file']
  if (encrypted) return ['encrypted', 'the entry is encrypted']
  if (method === STORED || method === DEFLATED || method === ZSTD) return null
  return ['unknown-compression', `the entry is compressed by method ${method}`]
}

/** Where an entry's bytes begin, by its local header; `null` when there is none. */
async function dataStart(source: ByteSource, offset: number): Promise<number | null> {
  const header = await source.readAt!(offset, 30)
  if (header.length < 30 || viewOf(header).getUint32(0, true) !== 0x04034b50) return null
  return offset + 30 + viewOf(header).getUint16(26, true) + viewOf(header).getUint16(28, true)
}

/** What was not packed can be read at any place; the rest comes as a stream that is checked against its sum. */
function unpacked({method, crc}: ZipEntry, packed: ByteSource): ByteSource {
  if (method === STORED) return packed
  let read = 0
  const counted = countBytes(packed.stream(), bytes => {
    read += bytes
  })
  const cursor = new Cursor(counted)
  const chunks = method === DEFLATED ? inflateRaw(cursor) : unzstd(cursor)
  return streamSource(
    checked(
      guardExpansion(chunks, () => read),
      crc,
    ),
  )
}

async function* checked(
  chunks: AsyncIterable<Uint8Array>,
  crc: number,
): AsyncGenerator<Uint8Array, void, undefined> {
  let sum = 0
  for await (const chunk of chunks) {
    sum = crc32(chunk, sum)
    yield chunk
  }
  if (sum !== crc) throw new DocumentError('broken-archive', 'the entry does not agree with its checksum')
}

/** Entries that begin inside the bytes of another: no honest archive has any, and a bomb unpacks the same bytes many times. */
function findOverlaps(entries: readonly ZipEntry[]): Set<ZipEntry> {
  const overlapping = new Set<ZipEntry>()
  let end = 0
  for (const entry of [...entries].sort((a, b) => a.offset - b.offset)) {
    if (entry.offset < end) overlapping.add(entry)
    end = Math.max(end, entry.offset + 30 + entry.packed)
  }
  return overlapping
}
