import type {Reading} from '../model/reading.ts'
import {MOST_NESTED} from './archive/entry.ts'
import {readTar} from './archive/read-tar.ts'
import {countEntries, looksLikeZip, readZip} from './archive/read-zip.ts'
import {type ByteSource, streamSource} from './bytes/byte-source.ts'
import {looksLikeGzip} from './bytes/gunzip.ts'
import {peekMember} from './bytes/gzip-member.ts'
import {countBytes, peekBytes, peekSource} from './bytes/peek.ts'
import {looksPacked, unpackStream} from './bytes/unpack-stream.ts'
import {fromUtf16, utf16Of} from './bytes/wide.ts'
import {unpackZstd} from './bytes/zstd.ts'
import {looksLikeZstd, readFrameHeader} from './bytes/zstd-frame.ts'
import {chooseReader, isAlone, looksLikeWarc} from './formats.ts'
import {looksLikeNdjson} from './json/looks-like-ndjson.ts'
import {readNdjsonPart} from './json/read-ndjson.ts'
import {countRowGroups, looksLikeParquet, readParquet} from './table/read-parquet.ts'
import {looksNumbered, readNumberedPart} from './texts/read-numbered.ts'
import {readTextLinesPart} from './texts/read-text-lines.ts'
import {HEAD_BYTES, type InputFormat, type RawInput, type ReadContext, type SourceReader} from './types.ts'
import {unread, unreadError} from './unread.ts'
import {looksLikeArc} from './warc/arc-header.ts'
import {readGzippedArc} from './warc/read-arc.ts'
import {readGzippedWarc, readPlainWarc, readZstdWarc} from './warc/read-warc.ts'

/** What an input is, as far as it can be told before it is unpacked. */
export interface Identified {
  readonly read: SourceReader
  /** What its parts are counted in: bytes, or entries (of an archive, row groups of a table), which are counted so; `null` when it is read whole. */
  readonly unit: 'bytes' | ((source: ByteSource) => Promise<number>) | null
}

/** An input, with its first bytes. */
export interface Beginning {
  readonly head: Uint8Array
  readonly name: string
  readonly source: ByteSource
}

/** Read the documents of one input, whatever it is: unpack it, tell its format by its first bytes, and read it. */
export async function* openInput(
  input: RawInput,
  context: ReadContext,
): AsyncGenerator<Reading, void, undefined> {
  const {name} = input
  const place = {...(input.entry ?? {file: input.file}), name}
  try {
    const {head, source} = await peekSource(input.source, HEAD_BYTES)
    const {read} = await identify({head, name, source}, context.format)
    if (read === readZip && context.depth >= MOST_NESTED) yield unread(place, 'too-nested', TOO_NESTED)
    else yield* read({...input, source}, context)
  } catch (error) {
    yield unreadError(place, error)
  }
}

const TOO_NESTED = `the archive lies in ${MOST_NESTED} others`

/** Tell by its first bytes how an input is read. */
export async function identify(
  {head, name, source}: Beginning,
  format: InputFormat | null,
): Promise<Identified> {
  const may = (asked: InputFormat) => format === null || format === asked
  // A document of an office program is a zip archive as well.
  if (
    (may('zip') || format === 'office') &&
    (looksLikeZip(head) || (await endsLikeZip({head, name, source})))
  )
    return {read: readZip, unit: countEntries}
  if (may('parquet') && looksLikeParquet(head)) return {read: readParquet, unit: countRowGroups}
  if (looksLikeGzip(head)) {
    const inner = peekMember(head)
    if (may('warc') && looksLikeWarc(inner)) return {read: readGzippedWarc, unit: 'bytes'}
    if (may('arc') && looksLikeArc(inner)) return {read: readGzippedArc, unit: null}
  }
  if (may('warc') && (await isZstdWarc(head))) return {read: readZstdWarc, unit: null}
  // Where a line of UTF-16 ends is not known by one byte.
  if (looksPacked(head) || utf16Of(head) !== null) return {read: readUnpacked, unit: null}
  if (may('warc') && looksLikeWarc(head)) return {read: readPlainWarc, unit: 'bytes'}
  if (format === 'ndjson' || (format === null && looksLikeNdjson(head, name)))
    return {read: readNdjsonPart, unit: 'bytes'}
  if (format === null && looksNumbered(head)) return {read: readNumberedPart, unit: 'bytes'}
  if (format === 'lines') return {read: readTextLinesPart, unit: 'bytes'}
  return {read: readUnpacked, unit: null}
}

/** Bytes may stand before a zip archive, such as a program that unpacks it. */
async function endsLikeZip({head, name, source}: Beginning): Promise<boolean> {
  if (!/\.(?:zip|wacz)$/i.test(name) || source.readAt === null || head.length === 0) return false
  return (await countEntries(source)) > 0
}

async function isZstdWarc(head: Uint8Array): Promise<boolean> {
  if (!looksLikeZstd(head)) return false
  const header = readFrameHeader(head)
  // Nothing but WARC files opens with a dictionary.
  if (header?.kind === 'skippable' && header.number === 13) return true
  const inner = await unpackZstd(head, {limit: 64 * 1024 * 1024}).catch(() => null)
  return inner !== null && looksLikeWarc(inner.content)
}

/** Unpack an input and read it as a stream. */
async function* readUnpacked(raw: RawInput, context: ReadContext): AsyncGenerator<Reading, void, undefined> {
  if ((context.part?.start ?? 0) > 0) return
  const {head: first, source} = await peekSource(raw.source, 16)
  const unpacked = unpackStream(source, first)
  const {head, chunks} = await peekBytes(unpacked?.chunks ?? source.stream(), HEAD_BYTES)
  const counted = countBytes(chunks, context.countContent)
  const inner = {...context, part: null, countContent: () => {}}
  // Servers and crawlers compress what is compressed already.
  const isPackedTwice = looksPacked(head) && context.depth < MOST_NESTED
  if (unpacked && (isPackedTwice || looksLikeZip(head) || looksLikeParquet(head))) {
    yield* openInput({...raw, source: streamSource(counted)}, {...inner, depth: context.depth + 1})
    return
  }
  const wide = utf16Of(head)
  const written = wide === null ? head : Buffer.from(new TextDecoder(wide).decode(head))
  const read = chooseReader(context.format, {head: written, name: raw.name})
  if (read === readTar && context.depth >= MOST_NESTED) {
    yield unread({...(raw.entry ?? {file: raw.file}), name: raw.name}, 'too-nested', TOO_NESTED)
    return
  }
  const size = unpacked || wide ? null : source.size
  // A text alone goes as it is: the pipeline says in which charset it was.
  const readable = wide === null || isAlone(read) ? counted : fromUtf16(counted, wide)
  yield* read({...raw, chunks: readable, size, ...(unpacked && {trailing: unpacked.trailing})}, inner)
}
