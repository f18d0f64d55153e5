import {functionWords} from '../../tables/function-words.ts'
import {codeAt} from '../code-at.ts'
import {lowerCase} from '../lower-case.ts'
import {forgetLetters, weighLetter} from './letters.ts'
import {commonScript, scriptTable} from './script.ts'
import {wordLanguages} from './word-languages.ts'

/** How many bits one unit of evidence is worth: weights are sixteenths. */
const bit = 16
const slots = 1 << 15

/** What hashing of a word starts from. */
const noLetters = 0x811c9dc5
const addLetter = (hash: number, letter: number): number => Math.imul(hash ^ letter, 0x01000193)

/** Small words by their hashes, with the languages they speak for; made when a text is first weighed. */
class SmallWords {
  /** Open-addressed, two numbers a slot side by side: a word's hash and its row in `starts`. */
  readonly #slots = new Int32Array(2 * slots)
  /** Where the languages of a row, and what the word weighs for them, begin; row 0 is empty. */
  readonly starts: Int32Array
  readonly languages: Uint8Array
  readonly weights: Float64Array

  constructor() {
    const rows: [language: number, weight: number][][] = [[]]
    const add = (hash: number, language: number, weight: number) => {
      const place = this.#placeOf(hash)
      if (this.#slots[place] === 0) {
        this.#slots[place] = hash
        this.#slots[place + 1] = rows.push([]) - 1
      }
      rows[this.#slots[place + 1]!]!.push([language, weight])
    }
    Object.values(functionWords).forEach((list, language) => {
      readList(list, (hash, weight) => add(hash, language, weight))
    })
    const flat = rows.flat()
    let end = 0
    this.starts = Int32Array.from([0, ...rows.map(row => (end += row.length))])
    this.languages = Uint8Array.from(flat, ([language]) => language)
    this.weights = Float64Array.from(flat, ([, weight]) => weight)
  }

  /** Row of a word that has this hash; 0 where there is none. */
  rowOf(hash: number): number {
    return this.#slots[this.#placeOf(hash | 0 || 1) + 1]!
  }

  /** Place of a word's slot, or of the free one where it would go. */
  #placeOf(hash: number): number {
    let place = ((hash ^ (hash >>> 15)) & (slots - 1)) << 1
    while (this.#slots[place] !== 0 && this.#slots[place] !== hash) place = (place + 2) & (2 * slots - 1)
    return place
  }
}

/** Call `visit` with the hash and the weight in bits of each word of a list: words, each with its digits behind it, and blanks. */
function readList(list: string, visit: (hash: number, weight: number) => void): void {
  let hash = noLetters
  let weight = 0
  for (let at = 0; at <= list.length; at++) {
    const code = at < list.length ? list.charCodeAt(at) : 32
    if (code >= 48 && code <= 57) weight = weight * 10 + code - 48
    else if (code !== 32) hash = addLetter(hash, lowerCase[code]!)
    else if (weight > 0) {
      visit(hash | 0 || 1, weight / bit)
      hash = noLetters
      weight = 0
    }
  }
}

let smallWords: SmallWords | undefined

/** What the small words of a text say. */
export interface WordEvidence {
  /** Bits for each language, indexed like `wordLanguages`. */
  bits: Float64Array
  /** Words seen, and those of them on any list. */
  words: number
  known: number
}

export const newEvidence = (): WordEvidence => ({
  bits: new Float64Array(wordLanguages.length),
  words: 0,
  known: 0,
})

/** Reused from text to text: a page has hundreds of lines, and nothing of it is kept. */
const scratch = newEvidence()

/** Weigh what the small words and letters of a text say of its language. The evidence holds until the next call, unless it is the caller's. */
export function weighText(text: string, evidence: WordEvidence = clear(scratch)): WordEvidence {
  const end = text.length
  smallWords ??= new SmallWords()
  const {starts, languages, weights} = smallWords
  const {bits} = evidence
  let hash = noLetters
  let length = 0
  forgetLetters()
  for (let at = 0; at <= end; at++) {
    const code = at < end ? codeAt(text, at) : 32
    if (scriptTable[code]! !== commonScript) {
      const small = lowerCase[code]!
      hash = addLetter(hash, small)
      length++
      if (small >= 0xc0) weighLetter(small, bits)
      continue
    }
    if (length === 0) continue
    evidence.words++
    // Beyond twelve letters no list has a word.
    const row = length > 14 ? 0 : smallWords.rowOf(hash)
    if (row !== 0) {
      evidence.known++
      for (let k = starts[row]!; k < starts[row + 1]!; k++) bits[languages[k]!]! += weights[k]!
    }
    hash = noLetters
    length = 0
  }
  return evidence
}

function clear(evidence: WordEvidence): WordEvidence {
  evidence.bits.fill(0)
  evidence.words = 0
  evidence.known = 0
  return evidence
}
