import type {ByteSource} from '../bytes/byte-source.ts'
import {Cursor, indexOf} from '../bytes/cursor.ts'

/** An entry as the archive's directory describes it. */
export interface ZipEntry {
  readonly name: string
  readonly method: number
  readonly encrypted: boolean
  /** Sum of its bytes; `null` when it is not known. */
  readonly crc: number | null
  readonly packed: number
  readonly size: number
  /** Where its local header begins. */
  readonly offset: number
  readonly link: boolean
  readonly directory: boolean
}

const END = Buffer.from([0x50, 0x4b, 5, 6])
const END_LENGTH = 22
/** The end record and the longest comment. */
const TAIL = END_LENGTH + 65_535
const ENTRY = 0x02014b50
/** Entries of one archive. */
const MOST_ENTRIES = 2_000_000

/** Where the directory lies, and how far stated offsets are off. */
interface Directory {
  readonly start: number
  readonly shift: number
}

/**
 * List the entries of a zip archive by its directory, in the directory's order; `null` when there is none. The number that the
 * archive states is not believed: entries are read as long as there are any.
 */
export async function listEntries(source: ByteSource): Promise<ZipEntry[] | null> {
  const directory = await findDirectory(source)
  if (directory === null) return null
  const entries: ZipEntry[] = []
  const cursor = new Cursor(source.stream(directory.start))
  try {
    while (entries.length < MOST_ENTRIES && (await cursor.fill(46))) {
      const fixed = viewOf(cursor.view())
      if (fixed.getUint32(0, true) !== ENTRY) break
      const length = 46 + fixed.getUint16(28, true) + fixed.getUint16(30, true) + fixed.getUint16(32, true)
      if (!(await cursor.fill(length))) break
      entries.push(readEntry(cursor.take(length), directory.shift))
    }
  } finally {
    await cursor.close()
  }
  return entries
}

function readEntry(bytes: Uint8Array, shift: number): ZipEntry {
  const view = viewOf(bytes)
  const flags = view.getUint16(8, true)
  const nameEnd = 46 + view.getUint16(28, true)
  const raw = bytes.subarray(46, nameEnd)
  const extra = bytes.subarray(nameEnd, nameEnd + view.getUint16(30, true))
  const [size, packed, offset] = wide(extra, [
    view.getUint32(24, true),
    view.getUint32(20, true),
    view.getUint32(42, true),
  ])
  const mode = view.getUint16(40, true)
  const name = nameOf(raw, (flags & 0x800) !== 0)
  return {
    name,
    method: view.getUint16(10, true),
    encrypted: (flags & 1) !== 0,
    crc: view.getUint32(16, true),
    packed: packed!,
    size: size!,
    offset: offset! + shift,
    link: (mode & 0o170000) === 0o120000,
    directory: /[\\/]$/.test(name),
  }
}

/** Values that do not fit in 32 bits stand in the ZIP64 field, in this order. */
export function wide(extra: Uint8Array, values: readonly number[]): number[] {
  const view = viewOf(extra)
  for (let at = 0; at + 4 <= extra.length; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue
    let next = at + 4
    return values.map(value => {
      if (value !== 0xffffffff || next + 8 > extra.length) return value
      next += 8
      return Number(view.getBigUint64(next - 8, true))
    })
  }
  return [...values]
}

/** Names are UTF-8 where a flag says so; old ones mostly are too, and else some DOS code page that says nothing of itself. */
export function nameOf(raw: Uint8Array, isUtf8: boolean): string {
  try {
    return new TextDecoder('utf-8', {fatal: !isUtf8}).decode(raw)
  } catch {
    return new TextDecoder('latin1').decode(raw)
  }
}

/** Find the directory by the end record. Of several places that look like one, that counts whose directory is there. */
async function findDirectory(source: ByteSource): Promise<Directory | null> {
  const size = source.size!
  const from = Math.max(0, size - TAIL)
  const tail = await source.readAt!(from, size - from)
  let empty: Directory | null = null
  for (let at = tail.lastIndexOf(END[0]!); at >= 0; at = at === 0 ? -1 : tail.lastIndexOf(END[0]!, at - 1)) {
    if (indexOf(tail.subarray(at, at + 4), END) !== 0 || at + END_LENGTH > tail.length) continue
    const found = await readEnd(source, tail.subarray(at), from + at)
    if (found?.entries) return found
    empty ??= found
  }
  return empty
}

async function readEnd(
  source: ByteSource,
  record: Uint8Array,
  at: number,
): Promise<(Directory & {entries: boolean}) | null> {
  const view = viewOf(record)
  let length = view.getUint32(12, true)
  let stated = view.getUint32(16, true)
  let end = at
  if (stated === 0xffffffff || length === 0xffffffff || view.getUint16(10, true) === 0xffff) {
    const large = await readLargeEnd(source, at)
    if (large !== null) ({length, stated, end} = large)
  }
  if (length === 0) return {start: at, shift: 0, entries: false}
  // What was put before an archive moves it: the directory ends where the end record begins.
  for (const start of [stated, end - length]) {
    const mark = start >= 0 ? await source.readAt!(start, 4) : new Uint8Array(0)
    if (mark.length === 4 && viewOf(mark).getUint32(0, true) === ENTRY)
      return {start, shift: start - stated, entries: true}
  }
  return null
}

async function readLargeEnd(
  source: ByteSource,
  at: number,
): Promise<{length: number; stated: number; end: number} | null> {
  const locator = at >= 20 ? await source.readAt!(at - 20, 20) : new Uint8Array(0)
  if (locator.length < 20 || viewOf(locator).getUint32(0, true) !== 0x07064b50) return null
  const end = Number(viewOf(locator).getBigUint64(8, true))
  const record = end < at ? await source.readAt!(end, 56) : new Uint8Array(0)
  if (record.length < 56 || viewOf(record).getUint32(0, true) !== 0x06064b50) return null
  const view = viewOf(record)
  return {length: Number(view.getBigUint64(40, true)), stated: Number(view.getBigUint64(48, true)), end}
}

/** Where an entry's bytes begin, by its own header; `null` when there is none. */
export async function dataStart(source: ByteSource, offset: number): Promise<number | null> {
  const header = await source.readAt!(offset, 30)
  if (header.length < 30 || viewOf(header).getUint32(0, true) !== 0x04034b50) return null
  return offset + 30 + viewOf(header).getUint16(26, true) + viewOf(header).getUint16(28, true)
}

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
}
