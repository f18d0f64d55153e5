import type {Reading} from '../../model/reading.ts'
import {asLatin1} from '../bytes/as-latin1.ts'
import {peekBytes} from '../bytes/peek.ts'
import {fileReader} from '../file-reader.ts'
import type {Place} from '../make-document.ts'
import type {Divider} from '../texts/dividers.ts'
import {readDivided} from '../texts/read-divided.ts'
import {HEAD_BYTES, type OpenInput, type ReadContext} from '../types.ts'
import {opensLikeMessage, readMessage} from './message.ts'

/** The line that begins a message in a mailbox: sender and date, as `mbox` has it. */
const ENVELOPE = /^From \S{1,300} .{0,100}\d{4}/
/** Apple Mail writes the size of the message above it. */
const SIZE = /^\d{1,12}[ \t]*\r?\n/
/** Bytes by which mail is told: all headers stand in them, or as many as it takes. */
const LONGEST_START = 16_384
/** What may stand before either. */
const BEFORE = /^(?:\xef\xbb\xbf)?\s{0,20}/

/**
 * Say whether an input is a message (`.eml`, `.emlx`), or a mailbox of several (`mbox`).
 *
 * @example
 * looksLikeMail(new TextEncoder().encode('From: a@e.test\nSubject: Fog\nDate: Tue, 3 Mar 2026 08:15:00 +0100\n\nOne.')) // => true
 */
export function looksLikeMail(head: Uint8Array): boolean {
  const start = asLatin1(head, LONGEST_START).replace(BEFORE, '')
  const line = start.slice(0, start.indexOf('\n'))
  const message = ENVELOPE.test(line) ? start.slice(line.length + 1) : start.replace(SIZE, '')
  // A header that is cut is none.
  return opensLikeMessage(
    head.length < LONGEST_START ? message : message.slice(0, message.lastIndexOf('\n') + 1),
  )
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
  const isMailbox = ENVELOPE.test(asLatin1(head, 500).replace(BEFORE, ''))
  yield* (isMailbox ? readMailbox : readOne)({...input, chunks}, context)
}

const readOne = fileReader((bytes, place, context) => {
  const all = asLatin1(bytes).replace(BEFORE, '')
  // Behind the message Apple Mail writes what it knows of it.
  const size = SIZE.exec(all)?.[0] ?? ''
  const message = size === '' ? all : all.slice(size.length, size.length + Number.parseInt(size, 10))
  return listOf(readMessage(message, place, context))
})

/** With the day and the time in full; no sentence begins so. */
const FULL_ENVELOPE = /^From \S{1,300} +\w{3} \w{3} +\d{1,2} \d\d:\d\d:\d\d .{0,20}\d{4}$/

const divide: Divider = (line, before) => {
  if (!line.startsWith('From ')) return null
  const isFree = before === null || before === ''
  return FULL_ENVELOPE.test(line) || (isFree && ENVELOPE.test(line)) ? 'begins' : null
}

function readMailbox(input: OpenInput, context: ReadContext): AsyncGenerator<Reading, void, undefined> {
  const read = (bytes: Uint8Array, place: Place) => {
    // The line that begins a message is no header of it; one in its text that looks the same is quoted.
    const message = asLatin1(bytes)
      .replace(BEFORE, '')
      .replace(/^\s*From [^\n]*\n/, '')
      .replace(/^>(>*From )/gm, '$1')
    return listOf(readMessage(message, place, context))
  }
  return readDivided(input, {divide, noun: 'message', read}, context)
}

function listOf(reading: Reading | null): Reading[] {
  return reading === null ? [] : [reading]
}
