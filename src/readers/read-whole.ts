import {DocumentError} from '../model/errors.ts'
import {createBytes} from '../model/forms.ts'
import type {Reading} from '../model/reading.ts'
import {createSource} from '../model/source.ts'
import type {OpenInput, Reader} from './types.ts'
import {unreadError} from './unread.ts'

/** Make a reader that takes an input for one document of a media type; `null` leaves that to the pipeline. */
export function wholeReader(mediaType: string | null): Reader {
  return async function* readWhole({file, name, chunks}, limits): AsyncGenerator<Reading, void, undefined> {
    try {
      const content = await gather(chunks, limits)
      yield createBytes(content, {source: createSource({file, name}), mediaType})
    } catch (error) {
      yield unreadError({file, name}, error)
    }
  }
}

async function gather(chunks: OpenInput['chunks'], {maxBytes}: {maxBytes: number}): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let total = 0
  for await (const chunk of chunks) {
    total += chunk.length
    if (total > maxBytes)
      throw new DocumentError('too-large', `the document is larger than the limit of ${maxBytes} bytes`)
    parts.push(chunk)
  }
  return parts.length === 1 ? parts[0]! : Buffer.concat(parts)
}
