import type {Reading} from '../model/reading.ts'
import {looksLikeGzip} from './bytes/gunzip.ts'
import {peekMember} from './bytes/gzip-member.ts'
import {countBytes, peekBytes, peekSource} from './bytes/peek.ts'
import {unpackStream} from './bytes/unpack-stream.ts'
import {chooseReader, looksLikeWarc} from './formats.ts'
import {looksLikeNdjson} from './looks-like-ndjson.ts'
import {readNdjsonPart} from './read-ndjson.ts'
import {HEAD_BYTES, type InputFormat, type RawInput, type ReadContext, type SourceReader} from './types.ts'
import {unreadError} from './unread.ts'
import {readGzippedWarc, readPlainWarc} from './warc/read-warc.ts'

/** What an input is, as far as its first bytes tell before it is unpacked. */
export interface Identified {
  readonly read: SourceReader
  /** What its parts are counted in; `null` when it is read whole. */
  readonly unit: 'bytes' | 'entries' | null
}

/** Read the documents of one input, whatever it is: unpack it, tell its format by its first bytes, and read it. */
export async function* openInput(
  input: RawInput,
  context: ReadContext,
): AsyncGenerator<Reading, void, undefined> {
  const {file, name} = input
  try {
    const {head, source} = await peekSource(input.source, HEAD_BYTES)
    const {read} = identify(head, {name, format: context.format})
    yield* read({...input, source}, context)
  } catch (error) {
    yield unreadError({...(input.entry ?? {file}), name}, error)
  }
}

/** Tell by its first bytes how an input is read. */
export function identify(
  head: Uint8Array,
  {name, format}: {name: string; format: InputFormat | null},
): Identified {
  const isAsked = (asked: InputFormat) => format === null || format === asked
  if (isAsked('warc') && looksLikeGzip(head) && looksLikeWarc(peekMember(head)))
    return {read: readGzippedWarc, unit: 'bytes'}
  if (isAsked('warc') && looksLikeWarc(head)) return {read: readPlainWarc, unit: 'bytes'}
  const packed = looksLikeGzip(head)
  if (!packed && (format === 'ndjson' || (format === null && looksLikeNdjson(head, name))))
    return {read: readNdjsonPart, unit: 'bytes'}
  return {read: readUnpacked, unit: null}
}

/** Unpack an input and read it as a stream. */
async function* readUnpacked(raw: RawInput, context: ReadContext): AsyncGenerator<Reading, void, undefined> {
  if ((context.part?.start ?? 0) > 0) return
  const {head: first, source} = await peekSource(raw.source, 16)
  const unpacked = unpackStream(source, first)
  const {head: inner, chunks} = await peekBytes(unpacked?.chunks ?? source.stream(), HEAD_BYTES)
  const read = chooseReader(context.format, {head: inner, name: raw.name})
  yield* read(
    {
      ...raw,
      chunks: countBytes(chunks, context.countContent),
      ...(unpacked && {trailing: unpacked.trailing}),
    },
    {...context, part: null, countContent: () => {}},
  )
}
