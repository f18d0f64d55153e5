import {crc32} from 'node:zlib'
import {DocumentError, type RejectCode} from '../../model/errors.ts'
import type {Reading} from '../../model/reading.ts'
import type {Source} from '../../model/source.ts'
import {type ByteSource, sliceSource, streamSource} from '../bytes/byte-source.ts'
import {bunzip2} from '../bytes/bzip2/bunzip2.ts'
import {Cursor} from '../bytes/cursor.ts'
import {guardExpansion} from '../bytes/guard-expansion.ts'
import {inflateRaw} from '../bytes/gunzip.ts'
import {countBytes} from '../bytes/peek.ts'
import {withSeeking} from '../bytes/spool.ts'
import {unzstd} from '../bytes/zstd.ts'
import type {RawInput, ReadContext} from '../types.ts'
import {unread, unreadError} from '../unread.ts'
import {catalogueKey, readCatalogue} from './catalogue.ts'
import {entryPlace, openEntry} from './entry.ts'
import {judgeEntries} from './packages.ts'
import {partEntries} from './part-entries.ts'
import {findEntries} from './stray-entries.ts'
import {dataStart, listEntries, type ZipEntry} from './zip-directory.ts'

const STORED = 0
/** How entries are unpacked, by the number of their method. */
const METHODS = new Map<number, (cursor: Cursor) => AsyncGenerator<Uint8Array, void, undefined>>([
  [8, inflateRaw],
  [12, cursor => bunzip2(cursor)],
  [93, cursor => unzstd(cursor)],
])

/** Say whether bytes begin like a zip archive. */
export function looksLikeZip(head: Uint8Array): boolean {
  if (head[0] !== 0x50 || head[1] !== 0x4b) return false
  return (head[2] === 3 && head[3] === 4) || (head[2] === 5 && head[3] === 6)
}

/**
 * Read a zip archive: each file in it as an input of its own, in the order of the directory, and of a WACZ file its WARC files, of a document
 * of an office program its text.
 * With a part, the entries of these numbers. Links are rejects and are never followed; no byte is unpacked for two entries. Where
 * the directory is lost, that is one reject, and the entries are found by their own headers. Offsets are those of the headers.
 */
export async function* readZip(
  input: RawInput,
  context: ReadContext,
): AsyncGenerator<Reading, void, undefined> {
  yield* withSeeking(input.source, source => readSeekable({...input, source}, context))
}

/** Count the entries of a zip archive; 0 when they cannot be listed. */
export async function countEntries(source: ByteSource): Promise<number> {
  const entries = await listEntries(source).catch(() => null)
  return entries?.length ?? 0
}

async function* readSeekable(
  input: RawInput,
  context: ReadContext,
): AsyncGenerator<Reading, void, undefined> {
  const {source} = input
  const place = input.entry ? {...input, ...input.entry} : input
  try {
    const entries = await listEntries(source)
    if (entries !== null && entries.length > 0) yield* readEntries(entries, input, context)
    else if ((context.part?.start ?? 0) === 0) {
      if (entries === null) yield unread(place, 'broken-archive', 'the archive has no directory')
      else yield unread(place, 'empty-input', 'the archive holds no entries')
      yield* readEntries(await findEntries(source, source.size!), input, {...context, part: null})
    }
  } catch (error) {
    yield unreadError(place, error)
  }
}

async function* readEntries(
  entries: readonly ZipEntry[],
  input: RawInput,
  context: ReadContext,
): AsyncGenerator<Reading, void, undefined> {
  const {start = 0, end = Number.POSITIVE_INFINITY} = context.part ?? {}
  const ends = await partEntries(input.source, entries)
  const {judge, catalogue} = judgeEntries(entries.map(({name}) => name))
  const table = entries.find(({name}) => name === catalogue)
  const bytes = table && (await sourceOfEntry(table, {input, end: ends.get(table)}))
  const catalogued = bytes ? await readCatalogue(bytes, context) : null
  for (const [index, entry] of entries.slice(0, Math.min(end, entries.length)).entries()) {
    if (index < start || entry.directory) continue
    const stated = catalogued?.get(catalogueKey(entry.name))
    const unwanted = judge(entry.name) ?? (typeof stated === 'string' ? stated : null)
    if (unwanted !== null) context.pass(unwanted)
    else {
      const known = typeof stated === 'object' ? stated : {}
      yield* readEntry(entry, {input, end: ends.get(entry), known}, context)
    }
  }
}

/** An entry, in an archive that holds it up to some byte; `null` where it shares its bytes with another. */
interface Held {
  readonly input: RawInput
  readonly end: number | null | undefined
}

async function* readEntry(
  entry: ZipEntry,
  {input, end, known}: Held & {known: Partial<Source>},
  context: ReadContext,
): AsyncGenerator<Reading, void, undefined> {
  const {name, offset} = entry
  const fault = faultOf(entry, end === null)
  const place = entryPlace(name, offset, input)
  if (fault !== null) {
    yield unread(place, ...fault)
    return
  }
  const source = await sourceOfEntry(entry, {input, end})
  if (source === null) yield unread(place, 'broken-archive', 'the entry is not where the directory says')
  else yield* openEntry({name, offset, source, known}, input, context)
}

/** The bytes of an entry, unpacked; `null` where it is not where the directory says, or cannot be read. */
async function sourceOfEntry(entry: ZipEntry, {input, end}: Held): Promise<ByteSource | null> {
  if (faultOf(entry, end === null) !== null) return null
  const start = await dataStart(input.source, entry.offset)
  if (start === null) return null
  const most = (end ?? Number.POSITIVE_INFINITY) - start
  return unpacked(entry, sliceSource(input.source, start, Math.max(0, Math.min(entry.packed, most))))
}

function faultOf(
  {encrypted, link, method}: ZipEntry,
  overlaps: boolean,
): [code: RejectCode, message: string] | null {
  if (overlaps) return ['broken-archive', 'the entry shares its bytes with another']
  if (link) return ['special-file', 'the entry is a symbolic link, not a file']
  if (encrypted) return ['encrypted', 'the entry is encrypted']
  if (method === STORED || METHODS.has(method)) return null
  return ['unknown-compression', `the entry is compressed by method ${method}`]
}

/** What was not packed can be read at any place; the rest comes as a stream that is checked against its sum. */
function unpacked({method, crc}: ZipEntry, packed: ByteSource): ByteSource {
  const unpack = METHODS.get(method)
  if (unpack === undefined) return packed
  let read = 0
  const counted = countBytes(packed.stream(), bytes => {
    read += bytes
  })
  return streamSource(
    checked(
      guardExpansion(unpack(new Cursor(counted)), () => read),
      crc,
    ),
  )
}

async function* checked(
  chunks: AsyncIterable<Uint8Array>,
  crc: number | null,
): AsyncGenerator<Uint8Array, void, undefined> {
  let sum = 0
  for await (const chunk of chunks) {
    sum = crc32(chunk, sum)
    yield chunk
  }
  if (crc !== null && sum !== crc)
    throw new DocumentError('broken-archive', 'the entry does not agree with its checksum')
}
