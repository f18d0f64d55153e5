import type {ReadDoubt} from '../../model/source.ts'
import type {Cursor} from '../bytes/cursor.ts'
import {LONGEST_LINE, looksLikeArc} from './arc-header.ts'

/** The block of an ARC record. */
export interface ArcBlock {
  /** `null` when it is over the limit. */
  readonly block: Uint8Array | null
  readonly doubts: readonly ReadDoubt[]
}

const NEWLINE = 0x0a
const RETURN = 0x0d
const COLON = 0x3a

/**
 * Take the block of an ARC record from the cursor's place. Its stated length is believed when a line end, a record or the end of the
 * input follows, or when no record begins before; else the block goes up to that record.
 */
export async function takeBlock(
  cursor: Cursor,
  length: number,
  {maxBytes}: {maxBytes: number},
): Promise<ArcBlock> {
  const look = Math.min(length, maxBytes)
  const filled = await cursor.fill(look)
  if (filled && length <= maxBytes && (await endsAt(cursor, length)))
    return {block: cursor.take(length), doubts: []}
  await cursor.fill(look + LONGEST_LINE)
  const next = findRecord(cursor.view().subarray(0, look + LONGEST_LINE), look)
  if (next !== null) return {block: cursor.take(next), doubts: ['wrong-length']}
  if (!filled) return {block: cursor.take(cursor.held), doubts: ['cut-short']}
  if (length <= maxBytes) return {block: cursor.take(length), doubts: []}
  await cursor.pass(length)
  return {block: null, doubts: []}
}

async function endsAt(cursor: Cursor, distance: number): Promise<boolean> {
  await cursor.fill(distance + LONGEST_LINE)
  const after = cursor.view().subarray(distance, distance + LONGEST_LINE)
  return after.length === 0 || after[0] === NEWLINE || after[0] === RETURN || looksLikeArc(after)
}

/** Place of the first line that opens a record and begins before `limit`; `null` when there is none. */
function findRecord(block: Uint8Array, limit: number): number | null {
  for (let end = block.indexOf(NEWLINE); end >= 0 && end < limit - 1; end = block.indexOf(NEWLINE, end + 1)) {
    // Few lines begin with a scheme: the others are not looked at any closer.
    const start = end + 1
    if (block.subarray(start, start + 22).includes(COLON) && looksLikeArc(block.subarray(start))) return start
  }
  return null
}
