import {codeAt} from '../text/code-at.ts'

/** A sign between words. */
const GAP = 0
const LETTER = 1
/** A letter that is a word by itself where a word begins with it: Han and kana. */
const SINGLE = 2
/** A mark among the kana, which counts as a word and is no letter. */
const MARK = 3

const SURROGATE = /[\ud800-\udfff]/
const NO_LETTERS = /[^\p{L}\p{N}]+/gu
const WORDS = /[\u3040-\u30ff\u3400-\u9fff]|[\p{L}\p{N}]+/gu

let kinds: Uint8Array | undefined

function kindsOfCodes(): Uint8Array {
  const table = new Uint8Array(0x10000)
  for (let code = 0; code < 0x10000; code++) {
    const isLetter = /[\p{L}\p{N}]/u.test(String.fromCharCode(code))
    const isSingle = (code >= 0x3040 && code <= 0x30ff) || (code >= 0x3400 && code <= 0x9fff)
    table[code] = isLetter ? (isSingle ? SINGLE : LETTER) : isSingle ? MARK : GAP
  }
  return table
}

/**
 * Fold a text for comparison: letters and digits only, lower case.
 *
 * @example
 * fold('Read more: “Day 2”') // => 'readmoreday2'
 */
export function fold(text: string): string {
  return foldLower(text.toLowerCase())
}

/** Fold a text that is in lower case already. */
export function foldLower(lower: string): string {
  if (SURROGATE.test(lower)) return lower.replace(NO_LETTERS, '')
  kinds ??= kindsOfCodes()
  let folded = ''
  let start = 0
  for (let i = 0; i < lower.length; i++) {
    const kind = kinds[codeAt(lower, i)]!
    if (kind === LETTER || kind === SINGLE) continue
    if (i > start) folded += lower.slice(start, i)
    start = i + 1
  }
  return start === 0 ? lower : folded + lower.slice(start)
}

/**
 * List the words of a text in lower case: runs of letters and digits, one a character in Han and kana.
 *
 * @example
 * foldedWords('Day 2, 漢字') // => ['day', '2', '漢', '字']
 */
export function foldedWords(text: string): string[] {
  const lower = text.toLowerCase()
  if (SURROGATE.test(lower)) return lower.match(WORDS) ?? []
  const words: string[] = []
  for (let i = 0; i < lower.length; ) {
    const end = endOfWord(lower, i)
    if (end > 0) words.push(lower.slice(i, end))
    i = end > 0 ? end : i + 1
  }
  return words
}

/** Where the word that begins at a place ends; 0 where none begins. */
function endOfWord(lower: string, start: number): number {
  kinds ??= kindsOfCodes()
  const kind = kinds[codeAt(lower, start)]!
  if (kind === GAP) return 0
  let end = start + 1
  if (kind === LETTER) while (end < lower.length && isLetter(kinds[codeAt(lower, end)]!)) end++
  return end
}

/** Words that texts are compared with. */
export class WordSet {
  private readonly words: ReadonlySet<string>
  /** Marks of the words by their first letter and length: what has none is looked up no further. */
  private readonly marks = new Uint8Array(256)

  constructor(words: readonly string[]) {
    this.words = new Set(words)
    for (const word of this.words) this.marks[markOf(codeAt(word, 0), word.length)] = 1
  }

  /** Share of the words of a text in lower case that are in the set, 0–1. */
  shareOf(lower: string): number {
    if (this.words.size === 0) return 0
    if (SURROGATE.test(lower)) return this.shareOfWords(foldedWords(lower))
    let all = 0
    let shared = 0
    for (let i = 0; i < lower.length; ) {
      const end = endOfWord(lower, i)
      if (end === 0) {
        i++
        continue
      }
      all++
      if (this.marks[markOf(codeAt(lower, i), end - i)] === 1 && this.words.has(lower.slice(i, end))) shared++
      i = end
    }
    return all === 0 ? 0 : shared / all
  }

  private shareOfWords(words: readonly string[]): number {
    return words.length === 0 ? 0 : words.filter(word => this.words.has(word)).length / words.length
  }
}

function markOf(first: number, length: number): number {
  return (first * 7 + length * 31) & 255
}

function isLetter(kind: number): boolean {
  return kind === LETTER || kind === SINGLE
}
