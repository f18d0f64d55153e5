import {createBytes} from '../../model/forms.ts'
import type {Reading} from '../../model/reading.ts'
import {createSource} from '../../model/source.ts'
import {RULE} from '../../text/dumps/heads/labelled-head.ts'
import {looksLikeHtml} from '../../text/looks-like-html.ts'
import {peekBytes} from '../bytes/peek.ts'
import {splitLines} from '../lines/split-lines.ts'
import {HEAD_BYTES, type OpenInput, type ReadContext} from '../types.ts'
import {unread, unreadError} from '../unread.ts'
import {type Divider, findDivider, plainDivider} from './dividers.ts'

/** Bytes of a line by which its role is told; longer ones have none. */
const LONGEST_SIGN = 2500

/** Say whether an input is a text file of several documents that shows where each begins or ends. */
export function looksLikeTexts(head: Uint8Array): boolean {
  return findDivider(asLatin1(head)) !== null
}

/**
 * Read a text file that holds several documents: each goes as it stands there, with its labels, which the pipeline reads. What stands before
 * the first or after the last and is no document is passed over. Memory is bounded by `maxBytes`. Offsets are those of the documents.
 */
export async function* readTexts(
  {file, name, chunks, trailing}: OpenInput,
  context: ReadContext,
): AsyncGenerator<Reading, void, undefined> {
  let texts = 0
  let next = 0
  try {
    const {head, chunks: all} = await peekBytes(chunks, HEAD_BYTES)
    const divide = (context.format === 'texts' ? plainDivider : findDivider)(asLatin1(head)) ?? (() => null)
    for await (const {offset, length, bytes} of splitTexts(all, divide, context.maxBytes)) {
      next = offset + length
      const place = {file, name: `${name}:${offset}`, offset}
      texts++
      if (bytes === null)
        yield unread(place, 'too-large', `the text has more bytes than the limit of ${context.maxBytes}`)
      else if (isListing(bytes)) context.pass('index')
      else {
        const mediaType = looksLikeHtml(bytes) ? null : 'text/plain'
        const unwanted = context.judge({
          url: null,
          crawled: null,
          language: null,
          mediaType: mediaType ?? 'text/html',
        })
        if (unwanted !== null) context.pass(unwanted)
        else yield createBytes(bytes, {source: createSource(place), mediaType})
      }
    }
    if (texts === 0) yield unread({file, name}, 'empty-input', 'there is no text')
    if (trailing?.()) context.pass('trailing-bytes')
  } catch (error) {
    yield unreadError({file, name: `${name}:${next}`, offset: next}, error)
  }
}

/** One text of a file: where it begins, how long it is, and its bytes; `null` when it is over the limit. */
interface Text {
  readonly offset: number
  readonly length: number
  readonly bytes: Uint8Array | null
}

async function* splitTexts(
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
  parts: Uint8Array[]
  /** Whether there is more than blank lines and rules. */
  says: boolean
}

const NEWLINE = Uint8Array.of(0x0a)
const begin = (offset: number): Open => ({offset, length: 0, parts: [], says: false})

function add(
  text: Open,
  {bytes, length}: {bytes: Uint8Array | null; length: number},
  {limit, isSaying}: {limit: number; isSaying: boolean},
): void {
  text.length += length + 1
  text.says ||= isSaying
  if (text.length > limit || bytes === null) text.parts = []
  else text.parts.push(bytes, NEWLINE)
}

function* finish({offset, length, parts, says}: Open, limit: number): Generator<Text, void, undefined> {
  if (!says) return
  yield {offset, length, bytes: length > limit ? null : Buffer.concat(parts)}
}

/** The list of what was searched for, at the end of a file of Factiva; the cover of a download. */
function isListing(bytes: Uint8Array): boolean {
  return /^\s*(?:Search Summary|ProQuest\s*(?:_{5,}\s*)?$)/.test(asLatin1(bytes.subarray(0, 300)))
}

/** A line without the blanks around it; a form feed is none. */
function signOf(bytes: Uint8Array): string {
  return asLatin1(bytes).replace(/^[ \t]+|[ \t\r]+$/g, '')
}

function asLatin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
}
