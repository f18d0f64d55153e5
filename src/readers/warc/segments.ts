import type {ReadDoubt} from '../../model/source.ts'
import type {StoredRecord} from './read-record.ts'
import type {WarcGap, WarcRecord} from './records.ts'
import {plainUri} from './values.ts'

/** A compressed stretch that cannot be unpacked. */
export interface BrokenStretch {
  readonly kind: 'broken'
  readonly offset: number
  /** What could be unpacked of its beginning. */
  readonly head: Uint8Array
}

/** What a WARC file is made of. */
export type WarcItem = WarcRecord | WarcGap | BrokenStretch

/** A record with its segments put together, or a segment without the one it continues. */
export interface StoredItem extends StoredRecord {
  readonly kind: 'stored' | 'orphan'
  readonly offset: number
}

/** A segmented record while its segments come. */
interface Pending {
  readonly first: StoredItem
  readonly id: string | null
  readonly blocks: Uint8Array[]
  length: number
  next: number
}

/**
 * Put the segments of records together where they follow each other in the file; of a record whose next segment does not follow,
 * what there is is given as cut short. At most `maxBytes` are held.
 */
export async function* joinSegments(
  items: AsyncIterable<WarcItem>,
  {maxBytes}: {maxBytes: number},
): AsyncGenerator<StoredItem | WarcGap | BrokenStretch, void, undefined> {
  let pending: Pending | null = null
  for await (const item of items) {
    if (pending !== null && item.kind === 'record' && continues(item, pending)) {
      const done = append(item, pending, maxBytes)
      if (done) {
        yield joined(pending, maxBytes, [])
        pending = null
      }
      continue
    }
    if (pending !== null) yield joined(pending, maxBytes, ['cut-short'])
    pending = null
    if (item.kind !== 'record') yield item
    else if (isFirstSegment(item)) pending = begin(item)
    else yield storedOf(item)
  }
  if (pending !== null) yield joined(pending, maxBytes, ['cut-short'])
}

function storedOf({offset, header: {fields}, block, length, cut, wrongLength}: WarcRecord): StoredItem {
  const type = fields.get('warc-type')?.toLowerCase() ?? ''
  const doubts: ReadDoubt[] = []
  if (cut) doubts.push('cut-short')
  if (wrongLength) doubts.push('wrong-length')
  return {kind: type === 'continuation' ? 'orphan' : 'stored', offset, type, fields, block, length, doubts}
}

function segmentOf({header: {fields}}: WarcRecord): number {
  return Number(fields.get('warc-segment-number') ?? 0)
}

function isFirstSegment(record: WarcRecord): boolean {
  const type = record.header.fields.get('warc-type')?.toLowerCase()
  return segmentOf(record) === 1 && type !== 'continuation' && record.block !== null
}

function begin(record: WarcRecord): Pending {
  const first = storedOf(record)
  const id = plainUri(record.header.fields.get('warc-record-id'))
  return {first, id, blocks: [record.block!], length: record.block!.length, next: 2}
}

function continues(record: WarcRecord, {id, next}: Pending): boolean {
  const {fields} = record.header
  return (
    fields.get('warc-type')?.toLowerCase() === 'continuation' &&
    id !== null &&
    plainUri(fields.get('warc-segment-origin-id')) === id &&
    segmentOf(record) === next
  )
}

/** Add a segment; says whether it was the last. */
function append({block, length, header: {fields}}: WarcRecord, pending: Pending, maxBytes: number): boolean {
  pending.length += length
  pending.next++
  if (block === null || pending.length > maxBytes) pending.blocks.length = 0
  else pending.blocks.push(block)
  return fields.has('warc-segment-total-length')
}

function joined(
  {first, blocks, length}: Pending,
  maxBytes: number,
  doubts: readonly ReadDoubt[],
): StoredItem {
  const block = blocks.length === 0 || length > maxBytes ? null : Buffer.concat(blocks)
  return {
    ...first,
    block,
    length,
    doubts: [...first.doubts.filter(doubt => !doubts.includes(doubt)), ...doubts],
  }
}
