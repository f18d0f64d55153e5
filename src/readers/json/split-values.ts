import type {Line} from '../lines/split-lines.ts'
import {isBetween, ValueEnd} from './value-ends.ts'

const [OPENS_LIST, CLOSES_LIST] = [0x5b, 0x5d]

/** A value that was begun: where, what of it was read, and how much. */
interface Begun {
  readonly offset: number
  readonly ends: ValueEnd
  parts: Uint8Array[]
  length: number
}

/**
 * Split a stream of JSON at its values: the elements of a list, and what stands outside of any, one after the other; values inside of
 * these stay in them. Of a value over `limit` bytes nothing is held. Chunk borders make no difference.
 *
 * @returns whether the end came inside a list, between two values. A value that was cut off is given as far as it goes.
 */
export async function* splitValues(
  chunks: AsyncIterable<Uint8Array>,
  {limit}: {limit: number},
): AsyncGenerator<Line, boolean, undefined> {
  let begun: Begun | null = null
  let inList = false
  let at = 0
  for await (const chunk of chunks) {
    let from = 0
    for (let i = 0; i < chunk.length; i++) {
      const byte = chunk[i]!
      if (begun === null) {
        if (isBetween(byte)) continue
        if (byte === (inList ? CLOSES_LIST : OPENS_LIST)) {
          inList = !inList
          continue
        }
        from = i
        begun = {offset: at + i, ends: new ValueEnd(), parts: [], length: 0}
      }
      const end = begun.ends.look(byte)
      if (end === 'on') continue
      if (end === 'before') i--
      take(begun, chunk.subarray(from, i + 1), limit)
      yield lineOf(begun, limit)
      begun = null
    }
    if (begun !== null) take(begun, chunk.subarray(from), limit)
    at += chunk.length
  }
  if (begun === null) return inList
  yield lineOf(begun, limit)
  return false
}

function take(begun: Begun, part: Uint8Array, limit: number): void {
  begun.length += part.length
  if (begun.length > limit) begun.parts = []
  else if (part.length > 0) begun.parts.push(part)
}

function lineOf({offset, length, parts}: Begun, limit: number): Line {
  return {offset, length, bytes: length > limit ? null : Buffer.concat(parts)}
}
