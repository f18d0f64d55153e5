import {type ByteSource, streamSource} from './byte-source.ts'

/** Pass chunks on and tell the size of each. */
export async function* countBytes(
  chunks: AsyncIterable<Uint8Array>,
  count: (bytes: number) => void,
): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const chunk of chunks) {
    count(chunk.length)
    yield chunk
  }
}

/** The first bytes of a stream, and the stream with them still in it. */
export interface Peeked {
  readonly head: Uint8Array
  /** The stream failed within them; it will throw after they are read. */
  readonly failed: boolean
  readonly chunks: AsyncGenerator<Uint8Array, void, undefined>
}

/** Look at the first `length` bytes of a stream (fewer when it ends) without taking them away. */
export async function peekBytes(chunks: AsyncIterable<Uint8Array>, length: number): Promise<Peeked> {
  const iterator = chunks[Symbol.asyncIterator]()
  const taken: Uint8Array[] = []
  let failure: {error: unknown} | null = null
  for (let total = 0; total < length; ) {
    try {
      const {value, done} = await iterator.next()
      if (done) break
      taken.push(value)
      total += value.length
    } catch (error) {
      // What came before the failure is still given; the failure comes after it.
      failure = {error}
      break
    }
  }
  const all = taken.length === 1 ? taken[0]! : Buffer.concat(taken)
  return {
    head: all.subarray(0, length),
    failed: failure !== null,
    chunks: resume(taken.length === 0 ? [] : [all], {iterator, failure}),
  }
}

/** Look at the first bytes of a source. A stream is given back as another source, which holds them still. */
export async function peekSource(
  source: ByteSource,
  length: number,
): Promise<{head: Uint8Array; failed: boolean; source: ByteSource}> {
  if (source.readAt !== null) return {head: await source.readAt(0, length), failed: false, source}
  const {chunks, ...peeked} = await peekBytes(source.stream(), length)
  return {...peeked, source: streamSource(chunks)}
}

async function* resume(
  taken: readonly Uint8Array[],
  {iterator, failure}: {iterator: AsyncIterator<Uint8Array>; failure: {error: unknown} | null},
): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    yield* taken
    if (failure) throw failure.error
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value
  } finally {
    await iterator.return?.()
  }
}
