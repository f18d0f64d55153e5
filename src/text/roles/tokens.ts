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
 * At most 64, without repeats.
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

function hashWords(text: string, letters: number): Int32Array {
  const end = Math.min(text.length, 1500)
  let count = 0
  let hash = 0
  let run = 0
  let previous = 0
  for (let i = 0; i <= end && count < MOST; i++) {
    const code = i < end ? text.charCodeAt(i) : 32
    const letter = scriptTable[code] !== commonScript
    if (letter && isUnspacedCode(code)) {
      if (previous !== 0)
        buffer[count++] = (Math.imul(previous, 0x9e3779b1) ^ Math.imul(code, 0x85ebca6b)) | 1
      previous = code
      run = 0
      continue
    }
    previous = 0
    if (letter) {
      if (run === 0) hash = 0x811c9dc5
      if (run < letters) hash = Math.imul(hash ^ lower[code]!, 0x01000193)
      run++
    } else {
      if (run >= SHORTEST) buffer[count++] = hash | 1
      run = 0
    }
  }
  return unique(buffer.subarray(0, count))
}

function unique(values: Int32Array): Int32Array {
  if (values.length < 2) return values.slice()
  const sorted = values.slice().sort()
  let size = 1
  for (let i = 1; i < sorted.length; i++) if (sorted[i] !== sorted[i - 1]) sorted[size++] = sorted[i]!
  return sorted.slice(0, size)
}

/** In how many lines each word stands; 0 for a word never met. */
export class WordCounts {
  readonly #counts = new Map<number, number>()

  add(tokens: Int32Array): void {
    for (const token of tokens) this.#counts.set(token, (this.#counts.get(token) ?? 0) + 1)
  }

  /** In how many of the added lines a word stands. */
  times(token: number): number {
    return this.#counts.get(token) ?? 0
  }

  /** Share of a line's words that stand in other lines too; `own` when the line itself was added. -1 without words. */
  shareMet(tokens: Int32Array, own: boolean): number {
    if (tokens.length === 0) return -1
    const least = own ? 2 : 1
    let met = 0
    for (const token of tokens) if ((this.#counts.get(token) ?? 0) >= least) met++
    return met / tokens.length
  }
}
