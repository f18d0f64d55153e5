import {createHash} from 'node:crypto'
import {constants, statSync} from 'node:fs'
import {open} from 'node:fs/promises'
import {isAbsolute} from 'node:path'
import process from 'node:process'
import type {Unread} from '../../model/reading.ts'
import {type FoundFile, findFiles} from '../../readers/find-files.ts'
import {howToCut} from '../../readers/read-inputs.ts'
import {HEAD_BYTES, type InputFormat} from '../../readers/types.ts'
import {unreadError} from '../../readers/unread.ts'
import {taper} from './taper.ts'
import type {FilePart, Split} from './types.ts'

/** Bytes of a split unless told otherwise: seconds of work, so that little is done twice after a crash. */
export const SPLIT_BYTES = 16 * 1024 * 1024

/** Small files of one split at most. */
const SPLIT_FILES = 2000

export interface PlanOptions {
  readonly format: InputFormat | null
  readonly splitBytes: number
  /** Directories that are not entered, such as the one that is written to. */
  readonly skip: readonly string[]
  /** Opens standard input as a file; asked for when an input is `-`. */
  readonly spool: () => Promise<FoundFile>
}

/**
 * Cut inputs into splits: small files are grouped, large ones of a format that allows it are cut at fixed places.
 * What comes out depends on the inputs alone, never on the number of workers.
 */
export async function* planSplits(
  inputs: readonly string[],
  options: PlanOptions,
): AsyncGenerator<Split, void, undefined> {
  let parts: (FilePart | Unread)[] = []
  let bytes = 0
  let split = 0
  const close = (): Split => {
    const closed = {split: split++, bytes, parts}
    parts = []
    bytes = 0
    return closed
  }
  for await (const part of listParts(inputs, options)) {
    const size = part.form === 'file' ? part.size : 0
    const full = bytes + size > options.splitBytes || parts.length >= SPLIT_FILES
    if (parts.length > 0 && full) yield close()
    const cut = part.form === 'file' ? await cutFile(part, options) : null
    if (cut) {
      if (parts.length > 0) yield close()
      for (const {part: piece, bytes: share} of cut) yield {split: split++, bytes: share, parts: [piece]}
      continue
    }
    parts.push(part)
    bytes += size
  }
  if (parts.length > 0) yield close()
}

async function* listParts(
  inputs: readonly string[],
  {skip, spool}: PlanOptions,
): AsyncGenerator<FilePart | Unread, void, undefined> {
  for (const input of inputs) {
    if (input === '-') yield describeFile(await spool())
    else {
      for await (const found of findFiles([input], {skip}))
        yield found.form === 'unread' ? found : describeFile(found)
    }
  }
}

function describeFile({file, name, path}: FoundFile): FilePart | Unread {
  try {
    const {size, mtimeMs: modified} = statSync(path)
    return {form: 'file', file, name, path: absolute(path), size, modified, range: null, head: null}
  } catch (error) {
    return unreadError({file, name}, error)
  }
}

/** Make a path that holds wherever the run is taken up again, one character a byte. */
function absolute(path: Buffer): string {
  const whole = isAbsolute(path.toString('latin1'))
    ? path
    : Buffer.concat([Buffer.from(`${process.cwd()}/`), path])
  return whole.toString('latin1')
}

/** Bytes of the smallest split that a file is cut into: a page or two. */
const SMALLEST = 64 * 1024

/** Bytes of a split of compressed data, as a share of others. */
const COMPRESSED = 0.5

/** Cut a file into parts; `null` when it stays whole. */
async function cutFile(part: FilePart, {format, splitBytes}: PlanOptions): Promise<Piece[] | null> {
  const {file, name, size} = part
  if (size <= splitBytes * COMPRESSED) return null
  const found: FoundFile = {form: 'file', file, name, size, path: Buffer.from(part.path, 'latin1')}
  const first = await readHead(part)
  const cut = await howToCut(found, {format}).catch(() => null)
  if (first === null || cut === null) return null
  const bytes = looksCompressed(first) ? splitBytes * COMPRESSED : splitBytes
  const grain = Math.max(Math.floor(cut.size * Math.min(bytes / size, 1)), 1)
  if (cut.size <= grain) return null
  const head = hashHead(first)
  const smallest = Math.ceil((cut.size * SMALLEST) / size)
  return taper(cut.size, {grain, smallest}).map(range => ({
    part: {...part, head, range},
    bytes: Math.round((size * (range.end - range.start)) / cut.size),
  }))
}

/** A part of a file that makes a split, and the bytes to read for it. */
interface Piece {
  readonly part: FilePart
  readonly bytes: number
}

/** gzip, zip and zstd begin so. */
function looksCompressed([a, b]: Uint8Array): boolean {
  return (a === 0x1f && b === 0x8b) || (a === 0x50 && b === 0x4b) || (a === 0x28 && b === 0xb5)
}

/** Read the first bytes of a file; `null` when that fails, which whoever reads the file will meet again and tell. */
export async function readHead({path}: Pick<FilePart, 'path'>): Promise<Uint8Array | null> {
  try {
    const handle = await open(Buffer.from(path, 'latin1'), constants.O_RDONLY | constants.O_NONBLOCK)
    try {
      const {buffer, bytesRead} = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0)
      return buffer.subarray(0, bytesRead)
    } finally {
      await handle.close()
    }
  } catch {
    return null
  }
}

/** Hash the first bytes of a file. */
export function hashHead(head: Uint8Array): string {
  return createHash('sha256').update(head).digest('hex').slice(0, 16)
}
