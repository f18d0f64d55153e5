import {DocumentError} from '../../model/errors.ts'

/** Say whether a stream that begins so is xz data. */
export function looksLikeXz(head: Uint8Array): boolean {
  return [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00].every((byte, index) => head[index] === byte)
}

/**
 * Unpack xz data.
 *
 * @throws {DocumentError} `not-decompressed` when it is broken or cut short; what came before is given first.
 */
export async function* unxz(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  // The package is CommonJS: what it exports comes as its default.
  const {default: xz} = await import('xz-decompress')
  const input = chunks[Symbol.asyncIterator]()
  let failure: {error: unknown} | null = null
  const packed = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const next = await input.next()
        if (next.done) controller.close()
        else controller.enqueue(next.value)
      } catch (error) {
        failure = {error}
        controller.close()
      }
    },
  })
  const reader = new xz.XzReadableStream(packed).getReader()
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value
  } catch {
    throw new DocumentError('not-decompressed', 'the xz data is broken or cut short')
  } finally {
    await reader.cancel().catch(() => {})
    await input.return?.()
  }
  if (failure !== null) throw (failure as {error: unknown}).error
}
