import type {Words} from './words.ts'

/** Tables of counts have as many places for each word, a power of two at most this large. */
const ROOM = 4
const LARGEST = 1 << 22
const MOST = 255

/** How often runs of words stand in a line, by their hashes: two that share a place are counted as one, which is rare. */
export class Repeats {
  readonly #hashes: Int32Array
  readonly #pairs: Uint8Array
  readonly #triples: Uint8Array
  readonly #mask: number

  constructor({hashes, count}: Words) {
    let size = 1024
    while (size < count * ROOM && size < LARGEST) size *= 2
    this.#hashes = hashes
    this.#mask = size - 1
    this.#pairs = new Uint8Array(size)
    this.#triples = new Uint8Array(size)
    for (let i = 0; i < count; i++) {
      const pair = this.#placeOf(i, 2)
      if (this.#pairs[pair]! < MOST) this.#pairs[pair]!++
      const triple = this.#placeOf(i, 3)
      if (this.#triples[triple]! < MOST) this.#triples[triple]!++
    }
  }

  /** How often else the two words from a place on stand in the line. */
  pairs(from: number): number {
    return this.#inside(from, 2) ? this.#pairs[this.#placeOf(from, 2)]! - 1 : 0
  }

  /** How often else the three words from a place on stand in the line. */
  triples(from: number): number {
    return this.#inside(from, 3) ? this.#triples[this.#placeOf(from, 3)]! - 1 : 0
  }

  #inside(from: number, words: number): boolean {
    return from >= 0 && from + words <= this.#hashes.length
  }

  #placeOf(from: number, words: number): number {
    let hash = words
    for (let i = from; i < from + words; i++)
      hash = Math.imul(hash ^ (this.#hashes[i] ?? 0), 0x9e3779b1) ^ (hash >>> 15)
    return (hash ^ (hash >>> 13)) & this.#mask
  }
}

/** Words of a headline, at most, that are looked for again. */
const HEADLINE = 24

/**
 * Find where the first words of a line come again: for each word how many of them from it on (`from`), and how many end right before it
 * (`until`). A page opens with its title, and the headline of the article says the same.
 */
export function findHeadline({hashes, count}: Words): {from: Uint8Array; until: Uint8Array} {
  const from = new Uint8Array(count)
  const until = new Uint8Array(count + 1)
  for (let i = 1; i < count; i++) {
    if (hashes[i] !== hashes[0] || hashes[i + 1] !== hashes[1]) continue
    let met = 0
    while (met < HEADLINE && met < i && i + met < count && hashes[i + met] === hashes[met]) met++
    if (met < 2) continue
    from[i] = met
    until[i + met] = Math.max(until[i + met]!, met)
  }
  return {from, until}
}
