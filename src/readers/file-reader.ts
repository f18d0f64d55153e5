import type {Reading} from '../model/reading.ts'
import type {Place} from './make-document.ts'
import {gather} from './read-whole.ts'
import type {ReadContext, Reader} from './types.ts'
import {unreadError} from './unread.ts'

/** Reads the documents of a file that is held in memory. Of an archive's entry the place is the entry's. */
export type ReadFile = (
  bytes: Uint8Array,
  place: Place,
  context: ReadContext,
) => Iterable<Reading> | AsyncIterable<Reading>

/** Make a reader of files that have to be read at once. What `read` throws is told of the file. */
export function fileReader(read: ReadFile): Reader {
  return async function* readFile({file, name, chunks, entry, trailing}, context) {
    const place = {...(entry ?? {file, offset: 0}), name}
    try {
      yield* read(await gather(chunks, context), place, context)
      if (trailing?.()) context.pass('trailing-bytes')
    } catch (error) {
      yield unreadError(place, error)
    }
  }
}
