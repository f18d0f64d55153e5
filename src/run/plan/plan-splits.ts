import {createHash} from 'node:crypto'
import {constants} from 'node:fs'
import {open, stat} from 'node:fs/promises'
import {isAbsolute} from 'node:path'
import process from 'node:process'
import type {Unread} from '../../model/reading.ts'
import {type FoundFile, findFiles} from '../../readers/find-files.ts'
import {HEAD_BYTES, type InputFormat} from '../../readers/types.ts'
import {unreadError} from '../../readers/unread.ts'
import {cutGrain} from './cut-grain.ts'
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
      for (const piece of cut) {
        const {start, end} = piece.range!
        yield {split: split++, bytes: end - start, parts: [piece]}
      }
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
    if (input === '-') yield await describeFile(await spool())
    else {
      for await (const found of findFiles([input], {skip}))
        yield found.form === 'unread' ? found : await describeFile(found)
    }
  }
}

async function describeFile({file, name, path}: FoundFile): Promise<FilePart | Unread> {
  try {
    const {size, mtimeMs: modified} = await stat(path)
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

/** Cut a file into ranges; `null` when it stays whole. */
async function cutFile(part: FilePart, {format, splitBytes}: PlanOptions): Promise<FilePart[] | null> {
  const {size, name} = part
  if (size <= splitBytes) return null
  const first = await readHead(part)
  const grain = first && cutGrain(first, {name, format, splitBytes})
  if (!grain || size <= grain) return null
  const head = hashHead(first)
  return Array.from({length: Math.ceil(size / grain)}, (_, index) => {
    const range = {start: index * grain, end: Math.min((index + 1) * grain, size)}
    return {...part, head, range}
  })
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
