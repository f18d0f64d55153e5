import {commonScript, scriptTable} from '../language/script.ts'
import {isUnspacedCode} from '../lines/scripts.ts'

/** Shorter words are in every text. */
const SHORTEST = 4
const MOST = 64

/** Lower case by code unit; what grows by it stays as it is. */
const lower = new Uint16Array(0x10000)
for (let code = 0; code < 0x10000; code++) {
  const small = code >= 0xd800 && code <= 0xdfff ? '' : String.fromCharCode(code).toLowerCase()
  lower[code] = small.length === 1 ? small.charCodeAt(0) : code
}

const buffer = new Int32Array(MOST)

/**
 * Hash the words of a line that can be met again: of four letters and more, pairs of signs in scripts without blanks.
 * At most 64, without repeats, sorted.
 */
export function hashTokens(text: string): Int32Array {
  return hashWords(text, Number.POSITIVE_INFINITY)
}

/** Letters that a word's forms have in common, as a rule. */
const STEM = 5

/** Hash the words of a line by their first five letters, so that forms of one word count as one. */
export function hashStems(text: string): Int32Array {
  return hashWords(text, STEM)
}

const LETTER = 1
const UNSPACED = 2
/** What each code unit is to words. */
const sorts = new Uint8Array(0x10000)
for (let code = 0; code < 0x10000; code++)
  if (scriptTable[code] !== commonScript) sorts[code] = isUnspacedCode(code) ? UNSPACED : LETTER

function hashWords(text: string, letters: number): Int32Array {
  const end = Math.min(text.length, 1500)
  let count = 0
  let hash = 0
  let run = 0
  let previous = 0
  for (let i = 0; i <= end && count < MOST; i++) {
    const code = i < end ? text.charCodeAt(i) : 32
    const sort = sorts[code]!
    if (sort === LETTER) {
      previous = 0
      if (run === 0) hash = 0x811c9dc5
      if (run < letters) hash = Math.imul(hash ^ lower[code]!, 0x01000193)
      run++
      continue
    }
    if (sort === UNSPACED) {
      if (previous !== 0)
        buffer[count++] = (Math.imul(previous, 0x9e3779b1) ^ Math.imul(code, 0x85ebca6b)) | 1
      previous = code
    } else {
      if (run >= SHORTEST) buffer[count++] = hash | 1
      previous = 0
    }
    run = 0
  }
  return takeUnique(count)
}

const CHUNK = 1 << 14
/** Memory that lines' words are cut from: an array of its own for each line costs more than its words. */
let chunk = new Int32Array(CHUNK)
let used = 0

/** Sort the first `count` hashes of the buffer, which are few, and copy those that differ. */
function takeUnique(count: number): Int32Array {
  for (let i = 1; i < count; i++) {
    const value = buffer[i]!
    let at = i - 1
    for (; at >= 0 && buffer[at]! > value; at--) buffer[at + 1] = buffer[at]!
    buffer[at + 1] = value
  }
  if (used + count > CHUNK) {
    chunk = new Int32Array(CHUNK)
    used = 0
  }
  const start = used
  for (let i = 0; i < count; i++) if (i === 0 || buffer[i] !== buffer[i - 1]) chunk[used++] = buffer[i]!
  return chunk.subarray(start, used)
}

/** Places for words to begin with: enough for half an article. */
const FIRST_SIZE = 1024

/** A number for each word, by its hash: open addressing, for a word is looked up many times a line. */
export class WordNumbers {
  #words = new Int32Array(FIRST_SIZE)
  #numbers = new Int32Array(FIRST_SIZE)
  #filled = 0

  /** The word's number; 0 where none was set. Hashes are never 0. */
  get(word: number): number {
    return this.#numbers[this.#placeOf(word)]!
  }

  set(word: number, number: number): void {
    let place = this.#placeOf(word)
    if (this.#words[place] === 0) {
      if (++this.#filled * 2 > this.#words.length) {
        this.#grow()
        place = this.#placeOf(word)
      }
      this.#words[place] = word
    }
    this.#numbers[place] = number
  }

  #placeOf(word: number): number {
    const words = this.#words
    const mask = words.length - 1
    let place = (Math.imul(word, 0x9e3779b1) >>> 15) & mask
    while (words[place] !== 0 && words[place] !== word) place = (place + 1) & mask
    return place
  }

  #grow(): void {
    const words = this.#words
    const numbers = this.#numbers
    this.#words = new Int32Array(words.length * 4)
    this.#numbers = new Int32Array(words.length * 4)
    for (let i = 0; i < words.length; i++) {
      if (words[i] === 0) continue
      const place = this.#placeOf(words[i]!)
      this.#words[place] = words[i]!
      this.#numbers[place] = numbers[i]!
    }
  }
}

/** In how many lines each word stands; 0 for a word never met. */
export class WordCounts {
  readonly #counts = new WordNumbers()

  add(tokens: Int32Array): void {
    for (let i = 0; i < tokens.length; i++) {
      const token = tokens[i]!
      this.#counts.set(token, this.#counts.get(token) + 1)
    }
  }

  /** In how many of the added lines a word stands. */
  times(token: number): number {
    return this.#counts.get(token)
  }

  /** Share of a line's words that stand in other lines too; `own` when the line itself was added. -1 without words. */
  shareMet(tokens: Int32Array, own: boolean): number {
    if (tokens.length === 0) return -1
    const least = own ? 2 : 1
    let met = 0
    for (let i = 0; i < tokens.length; i++) if (this.#counts.get(tokens[i]!) >= least) met++
    return met / tokens.length
  }
}
