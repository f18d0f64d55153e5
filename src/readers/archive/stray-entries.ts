import {type ByteSource, sliceSource} from '../bytes/byte-source.ts'
import {indexOf} from '../bytes/cursor.ts'
import {nameOf, viewOf, wide, type ZipEntry} from './zip-directory.ts'

const HEADER_LENGTH = 30
/** The first two bytes of every header of a zip archive. */
const MARK = Buffer.from('PK')
const LOCAL = 0x04034b50
/** What can follow an entry's bytes: another entry, the directory, the sizes of what was written as a stream. */
const FOLLOWS = new Set([LOCAL, 0x02014b50, 0x06054b50, 0x06064b50, 0x08074b50])
/** The newest method that the format names is 99. */
const LAST_METHOD = 99
const WINDOW = 1024 * 1024

/**
 * List the entries of a zip archive by the header that stands before each, for where its directory is lost. An entry that states no
 * size, or one that leads nowhere, goes up to the next header.
 *
 * @param end Where to stop.
 */
export async function findEntries(source: ByteSource, end: number): Promise<ZipEntry[]> {
  const within = sliceSource(source, 0, end)
  const entries: ZipEntry[] = []
  for (let at = await seek(within, 0, isLocal); at < end; ) {
    const {entry, start} = await readLocal(within, at)
    const stated = start + entry.packed
    const holds = entry.packed > 0 && stated <= end && (await marks(within, stated))
    const next = holds ? stated : await seek(within, start, isMark)
    entries.push({...entry, packed: next - start})
    at = await seek(within, next, isLocal)
  }
  return entries
}

/** Read the header at a place. Of an entry written as a stream no sum is known, and its size stands behind it. */
async function readLocal(source: ByteSource, offset: number): Promise<{entry: ZipEntry; start: number}> {
  const header = viewOf(await source.readAt!(offset, HEADER_LENGTH))
  const flags = header.getUint16(6, true)
  const nameLength = header.getUint16(26, true)
  const extraLength = header.getUint16(28, true)
  const rest = await source.readAt!(offset + HEADER_LENGTH, nameLength + extraLength)
  const sizes = [header.getUint32(22, true), header.getUint32(18, true)]
  const [size, packed] = wide(rest.subarray(nameLength), sizes)
  const name = nameOf(rest.subarray(0, nameLength), (flags & 0x800) !== 0)
  const entry = {
    name,
    method: header.getUint16(8, true),
    encrypted: (flags & 1) !== 0,
    crc: (flags & 8) === 0 ? header.getUint32(14, true) : null,
    packed: packed!,
    size: size!,
    offset,
    link: false,
    directory: /[\\/]$/.test(name),
  }
  return {entry, start: offset + HEADER_LENGTH + nameLength + extraLength}
}

async function marks(source: ByteSource, at: number): Promise<boolean> {
  const bytes = await source.readAt!(at, 4)
  return bytes.length === 0 || isMark(bytes)
}

/** Find the next header of a kind at or after a place; the end of the source when there is none. */
async function seek(source: ByteSource, from: number, is: (bytes: Uint8Array) => boolean): Promise<number> {
  const end = source.size!
  for (let start = from, length = 4096; start + 4 <= end; length = Math.min(length * 4, WINDOW)) {
    const bytes = await source.readAt!(start, length + HEADER_LENGTH)
    for (let at = indexOf(bytes, MARK); at >= 0 && at < length; at = indexOf(bytes, MARK, at + 1))
      if (is(bytes.subarray(at))) return start + at
    start += length
  }
  return end
}

function isMark(bytes: Uint8Array): boolean {
  return bytes.length >= 4 && FOLLOWS.has(viewOf(bytes).getUint32(0, true))
}

function isLocal(bytes: Uint8Array): boolean {
  if (bytes.length < HEADER_LENGTH) return false
  const header = viewOf(bytes)
  return (
    header.getUint32(0, true) === LOCAL &&
    header.getUint16(8, true) <= LAST_METHOD &&
    header.getUint16(26, true) > 0
  )
}
