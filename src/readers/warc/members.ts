import {type Cursor, indexOf} from '../bytes/cursor.ts'
import {inflateMember} from '../bytes/gunzip.ts'
import {peekMember, unpackMember} from '../bytes/gzip-member.ts'

/** A stretch of a compressed file that can be unpacked by itself, or bytes between two of them. */
export type Stretch =
  | {readonly kind: 'member'; readonly offset: number; readonly content: Uint8Array; readonly cut: boolean}
  | {readonly kind: 'stream'; readonly offset: number; readonly content: AsyncIterable<Uint8Array>}
  | {readonly kind: 'broken'; readonly offset: number; readonly head: Uint8Array}
  | {readonly kind: 'gap'; readonly offset: number; readonly length: number; readonly last: boolean}

/** Says by the first bytes of a stretch whether a record begins there. */
export type Looks = (head: Uint8Array) => boolean

/** Compressed bytes unpacked to see what a member is. */
const PEEK = 2048
const MAGIC = Buffer.from([0x1f, 0x8b, 0x08])
/** So many places that look like members and are none are tried in a row; honest data has one in 16 MB. */
const MOST_TRIES = 100_000

/**
 * Read the gzip members of a file from the cursor's place on. After one that is broken, and after bytes that are no member, it
 * goes on at the next place where a member begins that holds what `looks` looks for.
 */
export async function* readMembers(
  cursor: Cursor,
  {maxBytes, looks}: {maxBytes: number; looks: Looks},
): AsyncGenerator<Stretch, void, undefined> {
  while (await cursor.fill(1)) {
    const {offset} = cursor
    const member = await unpackMember(cursor, maxBytes)
    if (member === null) {
      const found = await seekMember(cursor, looks)
      yield {kind: 'gap', offset, length: cursor.offset - offset, last: !found}
      continue
    }
    const {state, content} = member
    if (state === 'whole') {
      cursor.skip(member.length)
      yield {kind: 'member', offset, content, cut: false}
    } else if (state === 'large') yield {kind: 'stream', offset, content: inflateMember(cursor)}
    else {
      const head = peekMember(cursor.view().subarray(0, PEEK))
      cursor.skip(1)
      const found = await seekMember(cursor, looks)
      // What ends with the input was cut off; what another member follows is damaged.
      if (state === 'cut' && !found) yield {kind: 'member', offset, content, cut: true}
      else yield {kind: 'broken', offset, head}
    }
  }
}

/** Move the cursor on to the next member that holds what is looked for; `false`, and the end of the input, when there is none. */
export async function seekMember(cursor: Cursor, looks: Looks): Promise<boolean> {
  for (let tries = 0; tries < MOST_TRIES; ) {
    await cursor.fill(PEEK)
    const at = indexOf(cursor.view(), MAGIC)
    if (at < 0) {
      if (cursor.ended) break
      cursor.skip(Math.max(0, cursor.held - MAGIC.length + 1))
      await cursor.fill(cursor.held + 1)
      continue
    }
    cursor.skip(at)
    await cursor.fill(PEEK)
    const head = cursor.view().subarray(0, PEEK)
    if ((head[3]! & 0xe0) === 0) {
      if (looks(peekMember(head))) return true
      tries++
    }
    cursor.skip(1)
  }
  await cursor.pass(Number.POSITIVE_INFINITY)
  return false
}
