import {functionWords} from '../../tables/function-words.ts'
import {codeAt} from '../code-at.ts'
import {forgetLetters, weighLetter} from './letters.ts'
import {commonScript, scriptTable} from './script.ts'
import {lower, wordLanguages} from './word-languages.ts'

/** How many bits one unit of evidence is worth: weights are sixteenths. */
const bit = 16
const slots = 1 << 15

/** Open-addressed table, two numbers a slot side by side: a word's hash and its row in `starts`. */
const table = new Int32Array(2 * slots)

/** Place of a word's slot in the table, or of the free one where it would go. */
function placeOf(hash: number): number {
  let place = ((hash ^ (hash >>> 15)) & (slots - 1)) << 1
  while (table[place] !== 0 && table[place] !== hash) place = (place + 2) & (2 * slots - 1)
  return place
}

function hashOf(word: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ lower[word.charCodeAt(at)]!, 0x01000193)
  return hash | 0 || 1
}

/** For each row the languages of a word and what it weighs for them, one behind the other; row 0 is empty. */
const {starts, languages, weights} = unpackLists()

function unpackLists() {
  const rows: [language: number, weight: number][][] = [[]]
  Object.values(functionWords).forEach((list, language) => {
    for (const [, word = '', weight] of list.matchAll(/([^\s\d]+)(\d+)/g)) {
      const place = placeOf(hashOf(word))
      if (table[place] === 0) {
        table[place] = hashOf(word)
        table[place + 1] = rows.push([]) - 1
      }
      rows[table[place + 1]!]!.push([language, Number(weight) / bit])
    }
  })
  const flat = rows.flat()
  let end = 0
  return {
    starts: Int32Array.from([0, ...rows.map(row => (end += row.length))]),
    languages: Uint8Array.from(flat, ([language]) => language),
    weights: Float64Array.from(flat, ([, weight]) => weight),
  }
}

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
  const {bits} = evidence
  let hash = 0x811c9dc5
  let length = 0
  forgetLetters()
  for (let at = 0; at <= end; at++) {
    const code = at < end ? codeAt(text, at) : 32
    if (scriptTable[code]! !== commonScript) {
      const small = lower[code]!
      hash = Math.imul(hash ^ small, 0x01000193)
      length++
      if (small >= 0xc0) weighLetter(small, bits)
      continue
    }
    if (length === 0) continue
    evidence.words++
    // Beyond twelve letters no list has a word.
    const row = length > 14 ? 0 : table[placeOf(hash | 0 || 1) + 1]!
    if (row !== 0) {
      evidence.known++
      for (let k = starts[row]!; k < starts[row + 1]!; k++) bits[languages[k]!]! += weights[k]!
    }
    hash = 0x811c9dc5
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
