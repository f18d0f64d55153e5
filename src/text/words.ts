import {codeAt} from './code-at.ts'
import {compose} from './compose.ts'

/** A letter or figure of a script that puts no blanks between words counts as a word by itself. */
const WORD =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]|(?:(?![\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}])[\p{L}\p{N}\p{M}])+/gu
const RARE = /[\uD800-\uDFFF]/

const GAP = 0
const LETTER = 1
const WORD_BY_ITSELF = 2
const BLANK = 32

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
  const {length} = text
  for (let i = 0; i < length; i++) {
    const kind = kinds[codeAt(text, i)]!
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
  kinds ??= kindsOfCodes()
  let count = 0
  let before = GAP
  const {length} = text
  for (let i = 0; i < length; i++) {
    const kind = kinds[codeAt(text, i)]!
    if (kind === WORD_BY_ITSELF || (kind === LETTER && before !== LETTER)) count++
    before = kind
  }
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
  if (!hashPlain(text)) hashFolded(compose(text).toLowerCase())
  return hex(finish(lanes[0]! ^ lanes[1]!)) + hex(finish(lanes[1]!))
}

/** Both halves of the hash at hand; in an array, since large numbers in variables of a module are boxed. */
const lanes = new Int32Array(2)

function clearHash(): void {
  lanes[0] = 0x811c9dc5
  lanes[1] = 0x2f0b4a27
}

function addToHash(code: number): void {
  const high = lanes[1]!
  lanes[0] = Math.imul(lanes[0]! ^ code, 0x01000193)
  lanes[1] = Math.imul(high ^ code, 0x5bd1e995) ^ (high >>> 15)
}

/** Case of each code unit folded; 0 where what it becomes depends on its neighbours: marks, surrogates, capital sigma. */
let plainFolds: Uint16Array | undefined

function foldsOfCodes(): Uint16Array {
  const table = new Uint16Array(0x10000)
  for (let code = 0; code < 0x10000; code++) {
    const sign = String.fromCharCode(code)
    const small = sign.toLowerCase()
    if (small.length !== 1 || sign.normalize('NFC') !== sign || small.normalize('NFC') !== small) continue
    if (!/[\p{M}\p{Cs}\u03A3\u1100-\u11FF]/u.test(sign)) table[code] = small.charCodeAt(0)
  }
  return table
}

/** Hash a text that is composed already in one pass, without a copy of it; `false` where a sign wants a closer look. */
function hashPlain(text: string): boolean {
  kinds ??= kindsOfCodes()
  plainFolds ??= foldsOfCodes()
  clearHash()
  let before = GAP
  const {length} = text
  for (let i = 0; i < length; i++) {
    const code = codeAt(text, i)
    const kind = kinds[code]!
    if (before === WORD_BY_ITSELF || (before === LETTER && kind !== LETTER)) addToHash(BLANK)
    if (plainFolds[code] === 0) return false
    if (kind !== GAP) addToHash(plainFolds[code]!)
    before = kind
  }
  if (before !== GAP) addToHash(BLANK)
  return true
}

function hashFolded(folded: string): void {
  clearHash()
  if (RARE.test(folded)) {
    const words = listWords(folded).join(' ')
    for (let i = 0; i < words.length; i++) addToHash(words.charCodeAt(i))
    addToHash(BLANK)
    return
  }
  eachWord(folded, (start, end) => {
    for (let i = start; i < end; i++) addToHash(codeAt(folded, i))
    addToHash(BLANK)
  })
}

function finish(hash: number): number {
  const once = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35)
  return (twice ^ (twice >>> 16)) >>> 0
}

/** Two hex digits for each byte: `toString(16)` takes longer than the words it writes the hash of. */
const bytes = Array.from({length: 256}, (_, byte) => byte.toString(16).padStart(2, '0'))

function hex(number: number): string {
  return (
    bytes[number >>> 24]! +
    bytes[(number >>> 16) & 255]! +
    bytes[(number >>> 8) & 255]! +
    bytes[number & 255]!
  )
}
