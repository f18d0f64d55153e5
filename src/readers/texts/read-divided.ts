import type {Reading} from '../../model/reading.ts'
import type {Place} from '../make-document.ts'
import type {OpenInput, ReadContext} from '../types.ts'
import {unread, unreadError} from '../unread.ts'
import type {Divider} from './dividers.ts'
import {splitTexts} from './split-texts.ts'

/** How a file of several texts is read. */
export interface Division {
  readonly divide: Divider
  /** What its texts are called in messages: `message`. */
  readonly noun: string
  /** Reads the documents of one; `null` for what is none, such as what stands before the first. */
  readonly read: (bytes: Uint8Array, place: Place) => Iterable<Reading> | null
}

/** Read a file of several texts as a stream. Memory is bounded by `maxBytes`. Offsets are those of the texts. */
export async function* readDivided(
  {file, name, chunks, trailing}: OpenInput,
  {divide, noun, read}: Division,
  context: ReadContext,
): AsyncGenerator<Reading, void, undefined> {
  let texts = 0
  let next = 0
  try {
    for await (const {offset, length, bytes} of splitTexts(chunks, divide, context.maxBytes)) {
      next = offset + length
      const place = {file, name: `${name}:${offset}`, offset}
      const message = `the ${noun} has more bytes than the limit of ${context.maxBytes}`
      const readings = bytes === null ? [unread(place, 'too-large', message)] : read(bytes, place)
      if (readings === null) continue
      texts++
      yield* readings
    }
    if (texts === 0) yield unread({file, name}, 'empty-input', `there is no ${noun}`)
    if (trailing?.()) context.pass('trailing-bytes')
  } catch (error) {
    yield unreadError({file, name: `${name}:${next}`, offset: next}, error)
  }
}
