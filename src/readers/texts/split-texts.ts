import {RULE} from '../../text/dumps/heads/labelled-head.ts'
import {splitLines} from '../lines/split-lines.ts'
import type {Divider} from './dividers.ts'

/** Bytes of a line by which its role is told; longer ones have none. */
const LONGEST_SIGN = 2500

/** One text of a file: where it begins, how long it is, and its bytes; `null` when it is over the limit. */
export interface Text {
  readonly offset: number
  readonly length: number
  readonly bytes: Uint8Array | null
}

/**
 * Split a stream of bytes at the lines that begin, end or part texts. Of a text over `limit` bytes nothing is held; one that holds nothing but
 * blank lines and rules is not given. Chunk borders make no difference.
 */
export async function* splitTexts(
  chunks: AsyncIterable<Uint8Array>,
  divide: Divider,
  limit: number,
): AsyncGenerator<Text, void, undefined> {
  let text = begin(0)
  let before: string | null = null
  for await (const line of splitLines(chunks, {limit})) {
    const sign = line.bytes !== null && line.length <= LONGEST_SIGN ? signOf(line.bytes) : '.'
    const role = divide(sign, before)
    before = sign
    const end = line.offset + line.length + 1
    if (role === 'begins' || role === 'between') {
      yield* finish(text, limit)
      text = begin(role === 'begins' ? line.offset : end)
    }
    if (role !== 'between') add(text, line, {limit, isSaying: sign.trim() !== '' && !RULE.test(sign)})
    if (role === 'ends') {
      yield* finish(text, limit)
      text = begin(end)
    }
  }
  yield* finish(text, limit)
}

interface Open {
  readonly offset: number
  length: number
  /** What was read: stretches of many lines, and the lines behind these. */
  parts: Uint8Array[]
  lines: Uint8Array[]
  /** Whether there is more than blank lines and rules. */
  says: boolean
}

const NEWLINE = Uint8Array.of(0x0a)
/** Lines are put together so many at a time: one alone takes a hundred bytes of memory, however short it is. */
const MOST_LINES = 1000
const begin = (offset: number): Open => ({offset, length: 0, parts: [], lines: [], says: false})

function add(
  text: Open,
  {bytes, length}: {bytes: Uint8Array | null; length: number},
  {limit, isSaying}: {limit: number; isSaying: boolean},
): void {
  text.length += length + 1
  text.says ||= isSaying
  if (text.length > limit || bytes === null) [text.parts, text.lines] = [[], []]
  else if (text.lines.push(bytes, NEWLINE) >= 2 * MOST_LINES) {
    text.parts.push(Buffer.concat(text.lines))
    text.lines = []
  }
}

function* finish(
  {offset, length, parts, lines, says}: Open,
  limit: number,
): Generator<Text, void, undefined> {
  if (!says) return
  yield {offset, length, bytes: length > limit ? null : Buffer.concat([...parts, ...lines])}
}

/** A line without the blanks around it, as UTF-8; a form feed is none. */
function signOf(bytes: Uint8Array): string {
  let [start, end] = [0, bytes.length]
  while (start < end && isBlank(bytes[start]!)) start++
  while (start < end && isBlank(bytes[end - 1]!)) end--
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString()
}

function isBlank(byte: number): boolean {
  return byte === 0x20 || byte === 0x09 || byte === 0x0d
}
