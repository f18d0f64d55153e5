import type {Reading} from '../../model/reading.ts'
import {peekBytes} from '../bytes/peek.ts'
import {gather} from '../read-whole.ts'
import type {Divider} from '../texts/dividers.ts'
import {asLatin1, splitTexts} from '../texts/split-texts.ts'
import {HEAD_BYTES, type OpenInput, type ReadContext} from '../types.ts'
import {unread, unreadError} from '../unread.ts'
import {opensLikeMessage, readMessage} from './message.ts'

/** The line that begins a message in a mailbox: sender and date, as `mbox` has it. */
const ENVELOPE = /^From \S{1,300} .{0,100}\d{4}/
/** Apple Mail writes the size of the message above it. */
const SIZE = /^\d{1,12}[ \t]*\r?\n/

/**
 * Say whether an input is a message (`.eml`, `.emlx`), or a mailbox of several (`mbox`).
 *
 * @example
 * looksLikeMail(new TextEncoder().encode('From: a@e.test\nSubject: Fog\nDate: Tue, 3 Mar 2026 08:15:00 +0100\n\nOne.')) // => true
 */
export function looksLikeMail(head: Uint8Array): boolean {
  const start = asLatin1(head.subarray(0, 16_384)).replace(/^(?:\xef\xbb\xbf)?\s{0,20}/, '')
  const line = start.slice(0, start.indexOf('\n'))
  if (ENVELOPE.test(line)) return opensLikeMessage(start.slice(line.length + 1))
  return opensLikeMessage(start.replace(SIZE, ''))
}

/**
 * Read mail: a document a message, which is its HTML, or its text where it has no other. A mailbox is read as a stream; memory is bounded by
 * `maxBytes`. Offsets are those of the messages.
 */
export async function* readMail(
  input: OpenInput,
  context: ReadContext,
): AsyncGenerator<Reading, void, undefined> {
  const {head, chunks} = await peekBytes(input.chunks, HEAD_BYTES)
  const isMailbox = ENVELOPE.test(asLatin1(head.subarray(0, 500)).trimStart())
  yield* isMailbox ? readMailbox({...input, chunks}, context) : readOne({...input, chunks}, context)
}

async function* readOne(
  {file, name, chunks, entry, trailing}: OpenInput,
  context: ReadContext,
): AsyncGenerator<Reading, void, undefined> {
  const known = {...(entry ?? {file, offset: 0}), name}
  try {
    const bytes = await gather(chunks, context)
    const reading = readMessage(messageIn(bytes), known, context)
    if (reading !== null) yield reading
    if (trailing?.()) context.pass('trailing-bytes')
  } catch (error) {
    yield unreadError(known, error)
  }
}

/** Behind the message Apple Mail writes what it knows of it. */
function messageIn(bytes: Uint8Array): string {
  const size = SIZE.exec(asLatin1(bytes.subarray(0, 20)))
  if (size === null) return asLatin1(bytes).trimStart()
  return asLatin1(bytes.subarray(size[0].length, size[0].length + Number.parseInt(size[0], 10)))
}

/** With the day and the time in full; no sentence begins so. */
const FULL_ENVELOPE = /^From \S{1,300} +\w{3} \w{3} +\d{1,2} \d\d:\d\d:\d\d .{0,20}\d{4}$/

const divide: Divider = (line, before) => {
  if (!line.startsWith('From ')) return null
  const isFree = before === null || before === ''
  return FULL_ENVELOPE.test(line) || (isFree && ENVELOPE.test(line)) ? 'begins' : null
}

async function* readMailbox(
  {file, name, chunks, trailing}: OpenInput,
  context: ReadContext,
): AsyncGenerator<Reading, void, undefined> {
  let next = 0
  try {
    for await (const {offset, length, bytes} of splitTexts(chunks, divide, context.maxBytes)) {
      next = offset + length
      const place = {file, name: `${name}:${offset}`, offset}
      if (bytes === null) {
        yield unread(place, 'too-large', `the message has more bytes than the limit of ${context.maxBytes}`)
        continue
      }
      // The line that begins a message is no header of it; one in its text that looks the same is quoted.
      const message = asLatin1(bytes)
        .replace(/^\s*From [^\n]*\n/, '')
        .replace(/^>(>*From )/gm, '$1')
      const reading = readMessage(message, place, context)
      if (reading !== null) yield reading
    }
    if (next === 0) yield unread({file, name}, 'empty-input', 'there is no message')
    if (trailing?.()) context.pass('trailing-bytes')
  } catch (error) {
    yield unreadError({file, name: `${name}:${next}`, offset: next}, error)
  }
}
