/** A letter or figure of a script that puts no blanks between words counts as a word by itself. */
const WORD =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]|(?:(?![\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}])[\p{L}\p{N}\p{M}])+/gu
const RARE = /[\uD800-\uDFFF]/

const GAP = 0
const LETTER = 1
const WORD_BY_ITSELF = 2

let kinds: Uint8Array | undefined

/** What each code unit is to words, read off the expression once. */
function kindsOfCodes(): Uint8Array {
  const table = new Uint8Array(0x10000)
  const alone = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u
  const letter = /[\p{L}\p{N}\p{M}]/u
  for (let code = 0; code < 0x10000; code++) {
    if (code >= 0xd800 && code <= 0xdfff) continue
    const sign = String.fromCharCode(code)
    table[code] = alone.test(sign) ? WORD_BY_ITSELF : letter.test(sign) ? LETTER : GAP
  }
  return table
}

/** Call back with the span of each word of a text without surrogates. */
function eachWord(text: string, take: (start: number, end: number) => void): void {
  kinds ??= kindsOfCodes()
  let start = -1
  for (let i = 0; i < text.length; i++) {
    const kind = kinds[text.charCodeAt(i)]!
    if (kind === LETTER) {
      if (start === -1) start = i
      continue
    }
    if (start !== -1) {
      take(start, i)
      start = -1
    }
    if (kind === WORD_BY_ITSELF) take(i, i + 1)
  }
  if (start !== -1) take(start, text.length)
}

/**
 * List the words of a text, for counting and comparing: runs of letters, marks and figures, one a character in Han, kana,
 * Thai, Lao, Khmer and Myanmar.
 *
 * @example
 * listWords('1,000 words, 漢字') // => ['1', '000', 'words', '漢', '字']
 */
export function listWords(text: string): string[] {
  if (RARE.test(text)) return text.match(WORD) ?? []
  const words: string[] = []
  eachWord(text, (start, end) => words.push(text.slice(start, end)))
  return words
}

/**
 * Count the words of a text, as {@link listWords} lists them.
 *
 * @example
 * countWords('1,000 words, 漢字') // => 5
 */
export function countWords(text: string): number {
  if (RARE.test(text)) return text.match(WORD)?.length ?? 0
  let count = 0
  eachWord(text, () => count++)
  return count
}

/**
 * Hash the words of a text in their order, as {@link listWords} lists them, case and composition apart: 16 hex digits.
 * Tells texts apart, and is no digest: two multiplicative hashes of 32 bits, mixed as MurmurHash3 ends (Appleby).
 *
 * @example
 * hashWords('The harbour, “reopened”.') === hashWords('the harbour reopened') // => true
 */
export function hashWords(text: string): string {
  const folded = text.normalize('NFC').toLowerCase()
  let low = 0x811c9dc5
  let high = 0x2f0b4a27
  const add = (code: number) => {
    low = Math.imul(low ^ code, 0x01000193)
    high = Math.imul(high ^ code, 0x5bd1e995) ^ (high >>> 15)
  }
  if (RARE.test(folded)) {
    const words = listWords(folded).join(' ')
    for (let i = 0; i < words.length; i++) add(words.charCodeAt(i))
    add(32)
  } else {
    eachWord(folded, (start, end) => {
      for (let i = start; i < end; i++) add(folded.charCodeAt(i))
      add(32)
    })
  }
  return hex(finish(low ^ high)) + hex(finish(high))
}

function finish(hash: number): number {
  const once = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35)
  return (twice ^ (twice >>> 16)) >>> 0
}

function hex(number: number): string {
  return number.toString(16).padStart(8, '0')
}
