const EMPTY = new Uint8Array(0)

/**
 * A place in a stream of bytes, with as many bytes after it at hand as were asked for.
 *
 * What callers decide may depend on `fill` and on the bytes it promises, never on how many more happen to be held: so the
 * result is the same whatever the size of the chunks.
 */
export class Cursor {
  /** Offset of the place in the stream. */
  offset: number
  /** What the stream threw in place of going on; `null` while it has not. To callers it has ended there. */
  failure: unknown = null
  readonly #chunks: AsyncIterator<Uint8Array>
  #held: Uint8Array = EMPTY
  #at = 0
  #ended = false

  /** @param offset What the first byte of the stream counts as. */
  constructor(chunks: AsyncIterable<Uint8Array>, offset = 0) {
    this.#chunks = chunks[Symbol.asyncIterator]()
    this.offset = offset
  }

  /** Bytes at hand. */
  get held(): number {
    return this.#held.length - this.#at
  }

  /** Whether the stream has ended and all that is left is at hand. */
  get ended(): boolean {
    return this.#ended
  }

  /** Have `count` bytes at hand; `false` when the stream ends or fails before. */
  fill(count: number): Promise<boolean> | boolean {
    if (this.held >= count) return true
    return this.#ended ? false : this.#pull(count)
  }

  /** The bytes at hand, without taking them. */
  view(): Uint8Array {
    return this.#held.subarray(this.#at)
  }

  /** Take the next bytes; they have to be at hand. */
  take(count: number): Uint8Array {
    const taken = this.#held.subarray(this.#at, this.#at + count)
    this.skip(count)
    return taken
  }

  /** Pass over bytes that are at hand. */
  skip(count: number): void {
    this.#at += count
    this.offset += count
  }

  /** Pass over bytes, at hand or not; gives how many there were. */
  async pass(count: number): Promise<number> {
    let left = count
    while (left > 0 && (await this.fill(1))) {
      const step = Math.min(left, this.held)
      this.skip(step)
      left -= step
    }
    return count - left
  }

  /** Stream what comes next, `count` bytes of it at most; throws what the stream threw. */
  async *rest(count = Number.POSITIVE_INFINITY): AsyncGenerator<Uint8Array, void, undefined> {
    for (let left = count; left > 0 && (await this.fill(1)); ) {
      const chunk = this.take(Math.min(left, this.held))
      left -= chunk.length
      yield chunk
    }
    if (this.failure !== null && this.held === 0) throw this.failure
  }

  /** Find a byte sequence at or after the place, within the next `limit` bytes; its distance, or -1. */
  async find(sequence: Uint8Array, limit: number): Promise<number> {
    for (let from = 0, want = 4096; ; want *= 2) {
      const whole = await this.fill(Math.min(want, limit))
      const view = this.view()
      const found = indexOf(view, sequence, from)
      if (found >= 0) return found + sequence.length <= limit ? found : -1
      if (!whole || want >= limit) return -1
      from = Math.max(0, view.length - sequence.length + 1)
    }
  }

  /** Give the stream back: its file is closed. */
  async close(): Promise<void> {
    await this.#chunks.return?.()
  }

  async #pull(count: number): Promise<boolean> {
    const parts = this.held > 0 ? [this.view()] : []
    let total = this.held
    while (total < count) {
      const {value, done} = await this.#next()
      if (done) {
        this.#ended = true
        break
      }
      parts.push(value)
      total += value.length
    }
    this.#held = parts.length === 1 ? parts[0]! : Buffer.concat(parts)
    this.#at = 0
    return total >= count
  }

  async #next(): Promise<IteratorResult<Uint8Array, void>> {
    try {
      return await this.#chunks.next()
    } catch (error) {
      this.failure = error
      return {done: true, value: undefined}
    }
  }
}

/** Place of a byte sequence, found by the platform's own search. */
export function indexOf(bytes: Uint8Array, sequence: Uint8Array, from = 0): number {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).indexOf(sequence, from)
}
