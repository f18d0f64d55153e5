import {codeAt} from '../code-at.ts'
import {commonScript, scriptTable} from '../language/script.ts'
import {isUnspacedCode} from '../lines/scripts.ts'
import {lowerCase} from '../lower-case.ts'
import {LineSets, NumberTable} from './line-sets.ts'

/** Shorter words are in every text. */
const SHORTEST = 4
/** Words of a line that are read. */
const MOST = 64
/** Letters that a word's forms have in common, as a rule. */
const STEM = 5

const LETTER = 1
const UNSPACED = 2
/** What each code unit is to words. */
const sorts = new Uint8Array(0x10000)
for (let code = 0; code < 0x10000; code++)
  if (scriptTable[code] !== commonScript) sorts[code] = isUnspacedCode(code) ? UNSPACED : LETTER

/**
 * The words of a document's lines that can be met again, each a number of its own: words of four letters and more, pairs of signs in scripts
 * without blanks; of each line the first 64.
 */
export class LineWords extends LineSets {
  readonly #lines: readonly {readonly text: string}[]
  readonly #numbers = new HashNumbers()
  /** Hash of what each word has in common with its forms. */
  readonly #stems = new NumberTable()

  constructor(lines: readonly {readonly text: string}[]) {
    super(lines.length)
    this.#lines = lines
  }

  /** Hash of the first five letters of a word. */
  stemOf(word: number): number {
    return this.#stems.get(word)
  }

  protected fill(line: number): void {
    const {text} = this.#lines[line]!
    const end = Math.min(text.length, 1500)
    let count = 0
    let hash = 0
    let stem = 0
    let run = 0
    let previous = 0
    for (let i = 0; i <= end && count < MOST; i++) {
      const code = i < end ? codeAt(text, i) : 32
      const sort = sorts[code]!
      if (sort === LETTER) {
        previous = 0
        if (run === 0) hash = 0x811c9dc5
        hash = Math.imul(hash ^ lowerCase[code]!, 0x01000193)
        if (++run <= STEM) stem = hash
        continue
      }
      if (sort === UNSPACED) {
        const pair = Math.imul(previous, 0x9e3779b1) ^ Math.imul(code, 0x85ebca6b)
        if (previous !== 0) {
          this.#addWord(line, pair, pair)
          count++
        }
        previous = code
      } else {
        if (run >= SHORTEST) {
          this.#addWord(line, hash, stem)
          count++
        }
        previous = 0
      }
      run = 0
    }
  }

  #addWord(line: number, hash: number, stem: number): void {
    const known = this.#numbers.size
    const number = this.#numbers.of(hash)
    if (number > known) this.#stems.set(number, stem)
    this.add(line, number)
  }
}

/** The stems of a document's words, by line, so that forms of one word count as one. */
export class LineStems extends LineSets {
  readonly #words: LineWords
  readonly #numbers = new HashNumbers()

  constructor(words: LineWords, lines: number) {
    super(lines)
    this.#words = words
  }

  protected fill(line: number): void {
    const words = this.#words
    const end = words.end(line)
    for (let k = words.start(line); k < end; k++)
      this.add(line, this.#numbers.of(words.stemOf(words.list[k]!)))
  }
}

/** Places for hashes to begin with. */
const FIRST_SIZE = 512

/** Numbers hashes in the order in which they are met, from 1 on: open addressing, a hash and its number side by side. */
class HashNumbers {
  #slots = new Int32Array(2 * FIRST_SIZE)
  size = 0

  /** The number of a hash, of which the lowest bit does not count. */
  of(hash: number): number {
    const key = hash | 1
    const place = this.#placeOf(key)
    if (this.#slots[place] === key) return this.#slots[place + 1]!
    this.#slots[place] = key
    this.#slots[place + 1] = ++this.size
    const number = this.size
    if (this.size * 4 > this.#slots.length) this.#grow()
    return number
  }

  #placeOf(key: number): number {
    const slots = this.#slots
    const mask = slots.length - 2
    let place = (Math.imul(key, 0x9e3779b1) >>> 14) & mask
    while (slots[place] !== 0 && slots[place] !== key) place = (place + 2) & mask
    return place
  }

  #grow(): void {
    const slots = this.#slots
    this.#slots = new Int32Array(slots.length * 4)
    for (let i = 0; i < slots.length; i += 2) {
      if (slots[i] === 0) continue
      const place = this.#placeOf(slots[i]!)
      this.#slots[place] = slots[i]!
      this.#slots[place + 1] = slots[i + 1]!
    }
  }
}
