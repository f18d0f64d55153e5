import type {ByteSource} from '../bytes/byte-source.ts'
import {dataStart, type ZipEntry} from './zip-directory.ts'

/** Where an entry's bytes end at the latest; `null` when they are another's. */
export type Ends = ReadonlyMap<ZipEntry, number | null>

/**
 * Part entries that claim the same bytes, so that no byte is unpacked twice, as bombs have it. Of several at one place the first has
 * it; one whose stated size runs over the next ends where that begins, if an entry begins there at all. Entries that share nothing
 * are not in the result.
 */
export async function partEntries(source: ByteSource, entries: readonly ZipEntry[]): Promise<Ends> {
  const ends = new Map<ZipEntry, number | null>()
  let before: ZipEntry | null = null
  for (const entry of [...entries].sort((a, b) => a.offset - b.offset)) {
    if (before !== null && entry.offset < before.offset + 30 + before.packed) {
      if (entry.offset === before.offset) {
        ends.set(entry, null)
        continue
      }
      if ((await dataStart(source, entry.offset)) === null) continue
      ends.set(before, entry.offset)
    }
    before = entry
  }
  return ends
}
