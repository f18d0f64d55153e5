/** A sign between words. */
const GAP = 0
const LETTER = 1
/** A letter that is a word by itself where a word begins with it: Han and kana. */
const SINGLE = 2
/** A mark among the kana, which counts as a word and is no letter. */
const MARK = 3

/** Marks among the kana that count as words and are no letters. */
const MARKS = /[\u3040\u3097-\u309c\u30a0\u30fb\u4dc0-\u4dff]/
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
  const lower = text.toLowerCase()
  if (SURROGATE.test(lower)) return lower.replace(NO_LETTERS, '')
  kinds ??= kindsOfCodes()
  let folded = ''
  let start = 0
  for (let i = 0; i < lower.length; i++) {
    const kind = kinds[lower.charCodeAt(i)]!
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
  kinds ??= kindsOfCodes()
  const words: string[] = []
  for (let i = 0; i < lower.length; ) {
    const kind = kinds[lower.charCodeAt(i)]!
    const start = i++
    if (kind === GAP) continue
    if (kind === LETTER) while (i < lower.length && isLetter(kinds[lower.charCodeAt(i)]!)) i++
    words.push(lower.slice(start, i))
  }
  return words
}

/** Join the words of a text to what {@link fold} makes of it. */
export function joinFolded(words: readonly string[]): string {
  const folded = words.join('')
  return MARKS.test(folded) ? folded.replace(NO_LETTERS, '') : folded
}

function isLetter(kind: number): boolean {
  return kind === LETTER || kind === SINGLE
}
