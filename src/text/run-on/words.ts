import {scriptTable} from '../language/script.ts'
import {lowerCase} from '../lower-case.ts'
import {
  CASELESS,
  COMMA,
  DIGIT,
  HAN_OR_KANA,
  kinds,
  LOWER_CASE,
  QUOTE,
  STOP,
  SYMBOL,
  UPPER_CASE,
} from '../roles/sign-classes.ts'

/** What a word is by its letters. */
const SIGNS = 0
export const SMALL = 1
const CAPITAL = 2
const CAPITALS = 3
export const NUMBER = 4
const MIXED = 5
export const CASELESS_WORD = 6
const WIDE = 7

/** How a word ends, seen through quotes and brackets that close. */
export const END_OPEN = 0
export const END_STOP = 1
export const END_COMMA = 2
export const END_COLON = 3
export const END_DASH = 4

/** Letters of a word that are looked at; a longer one is an address or a sentence of a script without blanks. */
const REACH = 64
/** Letters of a word that is in every sentence, at most. */
const SHORT = 3

/** What stands between blanks in a line, word by word. */
export interface Words {
  readonly count: number
  /** Where each begins and ends in the line. */
  readonly starts: Int32Array
  readonly ends: Int32Array
  readonly shapes: Uint8Array
  /** Kind of the first and the last sign (see sign-classes.ts). */
  readonly firsts: Uint8Array
  readonly lasts: Uint8Array
  /** One of `END_…`. */
  readonly endings: Uint8Array
  /** 1 where quotes or brackets close the word. */
  readonly closed: Uint8Array
  /** Script of the first letter. */
  readonly scripts: Uint8Array
  /** Hash of the word's letters in lower case; 0 for none. */
  readonly hashes: Int32Array
  /** 1 for small words of three letters at most. */
  readonly short: Uint8Array
}

/** Read the words of a line, given as code units: what stands between blanks. */
export function readWords(units: Uint16Array, length: number): Words {
  const {starts, ends} = findWords(units, length)
  const count = starts.length
  const words: Words = {
    count,
    starts,
    ends,
    shapes: new Uint8Array(count),
    firsts: new Uint8Array(count),
    lasts: new Uint8Array(count),
    endings: new Uint8Array(count),
    closed: new Uint8Array(count),
    scripts: new Uint8Array(count),
    hashes: new Int32Array(count),
    short: new Uint8Array(count),
  }
  for (let i = 0; i < count; i++) {
    readLetters(units, words, i)
    readEnding(units, words, i)
  }
  return words
}

/** Say whether white space stands there, a no-break blank and an ideographic one among it. */
function isBlank(code: number): boolean {
  return code <= 32 || code === 0xa0 || code === 0x3000 || (code >= 0x2000 && code <= 0x200b)
}

function findWords(units: Uint16Array, length: number): {starts: Int32Array; ends: Int32Array} {
  let count = 0
  for (let i = 0, before = true; i < length; i++) {
    const blank = isBlank(units[i]!)
    if (before && !blank) count++
    before = blank
  }
  const starts = new Int32Array(count)
  const ends = new Int32Array(count)
  let at = -1
  for (let i = 0, before = true; i <= length; i++) {
    const blank = i === length || isBlank(units[i]!)
    if (before && !blank) starts[++at] = i
    else if (!before && blank) ends[at] = i
    before = blank
  }
  return {starts, ends}
}

function readLetters(units: Uint16Array, words: Words, i: number): void {
  const start = words.starts[i]!
  const end = Math.min(words.ends[i]!, start + REACH)
  let hash = 0x811c9dc5
  let letters = 0
  let upper = 0
  let lower = 0
  let digits = 0
  let wide = 0
  let first = 0
  for (let at = start; at < end; at++) {
    const code = units[at]!
    const kind = kinds[code]!
    if (kind === LOWER_CASE) lower++
    else if (kind === UPPER_CASE) upper++
    else if (kind === DIGIT) digits++
    else if (kind >= HAN_OR_KANA) wide++
    else if (kind !== CASELESS) continue
    if (first === 0 && kind !== DIGIT) {
      first = kind
      words.scripts[i] = scriptTable[code]!
    }
    letters++
    hash = Math.imul(hash ^ lowerCase[code]!, 0x01000193)
  }
  words.hashes[i] = letters === 0 ? 0 : hash | 1
  words.firsts[i] = kinds[units[start]!]!
  words.lasts[i] = kinds[units[words.ends[i]! - 1]!]!
  let shape = CAPITAL
  if (letters === 0) shape = SIGNS
  else if (wide > 0) shape = WIDE
  else if (digits > 0) shape = digits === letters ? NUMBER : MIXED
  else if (upper + lower === 0 || first === CASELESS) shape = CASELESS_WORD
  else if (first === LOWER_CASE) shape = SMALL
  else if (upper > 1 && lower === 0) shape = CAPITALS
  words.shapes[i] = shape
  words.short[i] = shape === SMALL && letters <= SHORT ? 1 : 0
}

const BRACKETS = new Set(Array.from(')]）］】》〉〕', sign => sign.charCodeAt(0)))
const DASHES = new Set(Array.from('-–—‐', sign => sign.charCodeAt(0)))
const COLONS = new Set([58, 0xff1a])

function readEnding(units: Uint16Array, {starts, ends, endings, closed}: Words, i: number): void {
  let at = ends[i]! - 1
  const start = starts[i]!
  while (at > start && (kinds[units[at]!] === QUOTE || BRACKETS.has(units[at]!))) {
    closed[i] = 1
    at--
  }
  const code = units[at]!
  const kind = kinds[code]!
  if (kind === STOP) endings[i] = END_STOP
  else if (kind === COMMA) endings[i] = END_COMMA
  else if (COLONS.has(code)) endings[i] = END_COLON
  else if (DASHES.has(code) || (kind === SYMBOL && at === start)) endings[i] = END_DASH
}
