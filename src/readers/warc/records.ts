import type {Cursor} from '../bytes/cursor.ts'
import {indexOf} from '../bytes/cursor.ts'
import {
  isPlausible,
  LONGEST_HEADER,
  type RecordHeader,
  readRecordHeader,
  startsRecord,
} from './record-header.ts'

/** A record of a WARC file. */
export interface WarcRecord {
  readonly kind: 'record'
  readonly offset: number
  readonly header: RecordHeader
  /** The block; `null` when it is over the limit. */
  readonly block: Uint8Array | null
  /** Length of the block as it lies in the file. */
  readonly length: number
  /** The input ended inside the record. */
  readonly cut: boolean
  /** The stated length led to no record; the block goes up to the next one. */
  readonly wrongLength: boolean
}

/** Bytes that belong to no record. */
export interface WarcGap {
  readonly kind: 'gap'
  readonly offset: number
  readonly length: number
  /** Whether it is the rest of the input. */
  readonly last: boolean
  /** Its first bytes. */
  readonly head: Uint8Array
}

export interface RecordOptions {
  /** Longest block that is held, in bytes. */
  readonly maxBytes: number
}

const MARK = Buffer.from('WARC/')
/** Bytes looked at to see whether a record ends where it says: four line ends and a version. */
const AFTER = 32

/**
 * Read WARC records from the cursor's place on, with the bytes that belong to none.
 *
 * A record is taken at its word when a blank line, another record or the end of the input follows where it says it ends. Else it
 * goes up to the next place where a whole header stands. Bytes between records are a gap. What is given depends on the bytes
 * alone, never on how they come.
 */
export async function* readRecords(
  cursor: Cursor,
  {maxBytes}: RecordOptions,
): AsyncGenerator<WarcRecord | WarcGap, void, undefined> {
  for (;;) {
    await passBlank(cursor)
    if (!(await cursor.fill(1))) return
    await cursor.fill(LONGEST_HEADER)
    const header = readRecordHeader(cursor.view().subarray(0, LONGEST_HEADER))
    if (header === null) yield await readGap(cursor)
    else yield await readRecord(cursor, header, {maxBytes})
  }
}

/** Pass over line ends and, at the very beginning, a byte order mark. */
async function passBlank(cursor: Cursor): Promise<void> {
  if (cursor.offset === 0 && (await cursor.fill(3))) {
    const [a, b, c] = cursor.view()
    if (a === 0xef && b === 0xbb && c === 0xbf) cursor.skip(3)
  }
  while (await cursor.fill(1)) {
    const view = cursor.view()
    let blank = 0
    while (view[blank] === 0x0a || view[blank] === 0x0d) blank++
    cursor.skip(blank)
    if (blank < view.length) return
  }
}

/** Pass over what stands before the next record. */
async function readGap(cursor: Cursor): Promise<WarcGap> {
  const {offset} = cursor
  const head = cursor.view().slice(0, AFTER)
  const found = await seekRecord(cursor, {from: 1})
  return {kind: 'gap', offset, length: cursor.offset - offset, last: !found, head}
}

/**
 * Move the cursor on to the next place where a record with a plausible header begins; `false`, and the end of the input, when
 * there is none.
 *
 * @param from Bytes to pass over first.
 */
export async function seekRecord(cursor: Cursor, {from = 0} = {}): Promise<boolean> {
  await cursor.pass(from)
  for (;;) {
    await cursor.fill(LONGEST_HEADER)
    const at = indexOf(cursor.view(), MARK)
    if (at < 0) {
      // The mark itself may lie across the end of what is at hand.
      if (cursor.ended) {
        cursor.skip(cursor.held)
        return false
      }
      cursor.skip(Math.max(0, cursor.held - MARK.length))
      await cursor.fill(cursor.held + 1)
      continue
    }
    cursor.skip(at)
    if (await headerStands(cursor)) return true
    cursor.skip(1)
  }
}

async function headerStands(cursor: Cursor): Promise<boolean> {
  await cursor.fill(LONGEST_HEADER)
  const header = readRecordHeader(cursor.view().subarray(0, LONGEST_HEADER))
  return header !== null && isPlausible(header)
}

async function readRecord(cursor: Cursor, header: RecordHeader, limits: RecordOptions): Promise<WarcRecord> {
  const {offset} = cursor
  cursor.skip(header.length)
  const record = {kind: 'record', offset, header, cut: false, wrongLength: false} as const
  const stated = header.blockLength
  if (stated !== null && stated <= limits.maxBytes) {
    const whole = await cursor.fill(stated)
    if (whole && (await endsAt(cursor, stated)))
      return {...record, block: cursor.take(stated), length: stated}
    if (!whole && !(await holdsRecord(cursor))) return {...record, ...takeRest(cursor), cut: true}
  }
  const {block, length, ended} = await takeToNext(cursor, limits)
  const cut = ended && stated !== null && stated > length
  return {...record, block, length, cut, wrongLength: !cut && length !== stated}
}

function takeRest(cursor: Cursor) {
  const block = cursor.take(cursor.held)
  return {block, length: block.length}
}

/** Say whether a blank line, a record or the end of the input stands `distance` bytes on. */
async function endsAt(cursor: Cursor, distance: number): Promise<boolean> {
  await cursor.fill(distance + AFTER)
  const after = cursor.view().subarray(distance, distance + AFTER)
  let line = 0
  let at = 0
  for (; after[at] === 0x0a || after[at] === 0x0d; at++) if (after[at] === 0x0a) line++
  return line >= 2 || at === after.length || startsRecord(after.subarray(at))
}

/** Say whether a record's header stands in the bytes at hand, which are all there are. */
async function holdsRecord(cursor: Cursor): Promise<boolean> {
  return nextHeader(cursor.view(), 0) !== null
}

/** Place of the next plausible header in bytes; `null` when there is none. */
function nextHeader(bytes: Uint8Array, from: number): number | null {
  for (let at = indexOf(bytes, MARK, from); at >= 0; at = indexOf(bytes, MARK, at + 1)) {
    const header = readRecordHeader(bytes.subarray(at, at + LONGEST_HEADER))
    if (header !== null && isPlausible(header)) return at
  }
  return null
}

/** Take a block up to the next record, without the line ends before it. Of one over the limit nothing is held. */
async function takeToNext(
  cursor: Cursor,
  {maxBytes}: RecordOptions,
): Promise<{block: Uint8Array | null; length: number; ended: boolean}> {
  const {offset} = cursor
  const most = maxBytes + LONGEST_HEADER
  for (let from = 0, look = LONGEST_HEADER * 4; ; look = Math.min(look * 2, most + 1)) {
    const more = await cursor.fill(look + LONGEST_HEADER)
    const view = cursor.view().subarray(0, more ? look + LONGEST_HEADER : cursor.held)
    const at = nextHeader(view, from)
    if (at !== null && (at <= look || !more)) {
      const block = cursor.take(at)
      const length = withoutLineEnds(block)
      return {block: length > maxBytes ? null : block.subarray(0, length), length, ended: false}
    }
    if (!more) {
      const {block, length} = takeRest(cursor)
      return {block: length > maxBytes ? null : block, length, ended: true}
    }
    if (look > most) {
      const found = await seekRecord(cursor)
      return {block: null, length: cursor.offset - offset, ended: !found}
    }
    from = Math.max(0, look - MARK.length)
  }
}

function withoutLineEnds(block: Uint8Array): number {
  let end = block.length
  for (let left = 4; left > 0 && (block[end - 1] === 0x0a || block[end - 1] === 0x0d); left--) end--
  return end
}
