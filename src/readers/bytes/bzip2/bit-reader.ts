import {DocumentError} from '../../../model/errors.ts'

/** Reads bits, the highest of a byte first. */
export class BitReader {
  /** Place of the next bit, counted from the first of the bytes. */
  at: number
  readonly bytes: Uint8Array

  constructor(bytes: Uint8Array, at: number) {
    this.bytes = bytes
    this.at = at
  }

  /**
   * Read up to 32 bits as a number.
   *
   * @throws {DocumentError} `not-decompressed` when there are fewer.
   */
  read(count: number): number {
    let value = 0
    for (let left = count; left > 0; ) {
      const within = this.at & 7
      const step = Math.min(left, 8 - within)
      const byte = this.bytes[this.at >> 3] ?? 0
      value = value * 2 ** step + ((byte >> (8 - within - step)) & (2 ** step - 1))
      this.at += step
      left -= step
    }
    this.check()
    return value
  }

  /** Count the ones before the next zero, and pass over it; `limit + 1` where there are more. */
  countOnes(limit: number): number {
    let ones = 0
    while (ones <= limit && this.read(1) === 1) ones++
    return ones
  }

  /** @throws {DocumentError} `not-decompressed` when more was read than there is. */
  check(): void {
    if (this.at > this.bytes.length * 8)
      throw new DocumentError('not-decompressed', 'the bzip2 data is cut short')
  }
}
