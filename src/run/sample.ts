import {requireValues, wholeNumber} from '../model/option-values.ts'
import type {Reading} from '../model/reading.ts'
import {shortHash} from '../text/hash.ts'

/** Which documents to keep. */
export interface SampleOptions {
  /** How many documents to keep. */
  readonly size: number
  /** Another seed keeps other documents. @default 0 */
  readonly seed?: number
}

/**
 * Keep `size` documents of a stream that can be read twice, in the order of the input.
 *
 * Each document is given a number: a hash of the seed, its source's name and its offset. The first reading finds the `size`
 * smallest numbers, the second gives their documents. So the sample depends on nothing but the seed and the documents, is the
 * same wherever the input lies, and changes little when the input grows; no document is held in memory.
 *
 * @param open Starts to read from the beginning; called twice.
 * @throws {ConfigurationError} when `size` or `seed` is no whole number.
 */
export async function* sampleReadings(
  open: () => AsyncIterable<Reading>,
  options: SampleOptions,
): AsyncGenerator<Reading, void, undefined> {
  requireValues(options, {size: wholeNumber(1), seed: wholeNumber(0)})
  const {size, seed = 0} = options
  const smallest = new Smallest(size)
  for await (const reading of open()) smallest.add(numberOf(reading, seed))
  let left = size
  for await (const reading of open()) {
    if (left === 0) return
    if (numberOf(reading, seed) > smallest.largest) continue
    left--
    yield reading
  }
}

/** 48 bits, so that two of a million documents hardly ever share a number. */
function numberOf({source}: Reading, seed: number): number {
  return Number.parseInt(shortHash(JSON.stringify([seed, source.name, source.offset]), 12), 16)
}

/** The smallest of many numbers: a binary heap with the largest of them on top. */
class Smallest {
  readonly #size: number
  readonly #heap: number[] = []

  constructor(size: number) {
    this.#size = size
  }

  get largest(): number {
    return this.#heap[0] ?? Number.NEGATIVE_INFINITY
  }

  add(value: number): void {
    if (this.#heap.length < this.#size) this.#push(value)
    else if (value < this.largest) this.#replaceTop(value)
  }

  #push(value: number): void {
    const heap = this.#heap
    let at = heap.push(value) - 1
    while (at > 0) {
      const above = (at - 1) >> 1
      if (heap[above]! >= value) break
      heap[at] = heap[above]!
      at = above
    }
    heap[at] = value
  }

  #replaceTop(value: number): void {
    const heap = this.#heap
    let at = 0
    for (;;) {
      let below = 2 * at + 1
      if (below >= heap.length) break
      if (below + 1 < heap.length && heap[below + 1]! > heap[below]!) below++
      if (heap[below]! <= value) break
      heap[at] = heap[below]!
      at = below
    }
    heap[at] = value
  }
}
