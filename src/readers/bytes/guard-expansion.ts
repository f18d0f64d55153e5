import {DocumentError} from '../../model/errors.ts'

/** What any data may unpack to. */
const FREE = 256 * 1024 * 1024
/** Beyond that, so many times its packed size: deflate cannot do more, and no text does as much by any method. */
const RATIO = 1000

/**
 * Pass unpacked chunks on as long as they are no bomb.
 *
 * @param packed Gives the bytes that were read for them so far.
 * @throws {DocumentError} `expands-too-much`.
 */
export async function* guardExpansion(
  chunks: AsyncIterable<Uint8Array>,
  packed: () => number,
): AsyncGenerator<Uint8Array, void, undefined> {
  let total = 0
  for await (const chunk of chunks) {
    total += chunk.length
    if (total > FREE && total > RATIO * packed())
      throw new DocumentError('expands-too-much', `${packed()} bytes unpack to more than ${total} bytes`)
    yield chunk
  }
}
