import {DocumentError} from '../../model/errors.ts'
import type {Cursor} from '../bytes/cursor.ts'
import {unpackFrame, unpackZstd} from '../bytes/zstd.ts'
import {
  FRAME_HEADER,
  type FrameHeader,
  looksLikeZstd,
  measureFrame,
  readFrameHeader,
} from '../bytes/zstd-frame.ts'
import type {Stretch} from './members.ts'

/** Number of the skippable frame that holds the file's dictionary, by the WARC-zstd specification. */
const DICTIONARY = 13
const LONGEST_DICTIONARY = 64 * 1024 * 1024

/**
 * Take the dictionary that opens a zstd WARC file, itself packed or not; `null` when there is none.
 *
 * @throws {DocumentError} `not-decompressed` when it is broken.
 */
export async function takeDictionary(cursor: Cursor): Promise<Uint8Array | null> {
  await cursor.fill(FRAME_HEADER)
  const header = readFrameHeader(cursor.view())
  if (header?.kind !== 'skippable' || header.number !== DICTIONARY || header.skip > LONGEST_DICTIONARY)
    return null
  cursor.skip(header.header)
  if (!(await cursor.fill(header.skip)))
    throw new DocumentError('not-decompressed', 'the dictionary of the zstd data is cut short')
  const bytes = cursor.take(header.skip)
  if (!looksLikeZstd(bytes)) return bytes
  const unpacked = await unpackZstd(bytes, {limit: LONGEST_DICTIONARY})
  if (unpacked === null)
    throw new DocumentError('not-decompressed', 'the dictionary of the zstd data is broken')
  return unpacked.content
}

export interface FrameOptions {
  readonly dictionary: Uint8Array | null
  readonly maxBytes: number
}

/** Read the zstd frames of a file from the cursor's place on. After a broken one it goes on where its blocks end. */
export async function* readFrames(
  cursor: Cursor,
  options: FrameOptions,
): AsyncGenerator<Stretch, void, undefined> {
  while (await cursor.fill(1)) {
    await cursor.fill(FRAME_HEADER)
    const {offset} = cursor
    const header = readFrameHeader(cursor.view())
    if (header === null) {
      const length = await cursor.pass(Number.POSITIVE_INFINITY)
      yield {kind: 'gap', offset, length, last: true}
    } else if (header.kind === 'skippable') await cursor.pass(header.header + header.skip)
    else yield await readFrame(cursor, header, options)
  }
}

async function readFrame(
  cursor: Cursor,
  header: FrameHeader,
  {dictionary, maxBytes}: FrameOptions,
): Promise<Stretch> {
  const {offset} = cursor
  const extent = await measureFrame(cursor, header, maxBytes)
  if (extent === null || extent.cut || extent.bound > maxBytes)
    return {kind: 'stream', offset, content: unpackFrame(cursor, header, dictionary)}
  try {
    const parts: Uint8Array[] = []
    for await (const part of unpackFrame(cursor, header, dictionary)) parts.push(part)
    return {
      kind: 'member',
      offset,
      content: parts.length === 1 ? parts[0]! : Buffer.concat(parts),
      cut: false,
    }
  } catch {
    await cursor.pass(offset + extent.length - cursor.offset)
    return {kind: 'broken', offset, head: new Uint8Array(0)}
  }
}
