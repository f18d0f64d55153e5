import {codeAt} from '../code-at.ts'
import {commonScript, scriptTable} from '../language/script.ts'
import {isWideCode} from '../lines/scripts.ts'
import {
  CASELESS,
  COMMA,
  classes,
  DIGIT,
  HAN_OR_KANA,
  kinds,
  LOWER_CASE,
  QUOTE,
  STOP,
  SYMBOL,
  UPPER_CASE,
} from './sign-classes.ts'

const AT = 64
const COLON = 58
const EXCLAMATION = 33
const WIDE_EXCLAMATION = 0xff01
const QUESTION = 63
const WIDE_QUESTION = 0xff1f
const FULL_STOP = 46
const ELLIPSIS = 0x2026

/** Letters of a short word at most. */
const SHORT = 3

/** Counts of the line measured last; one for all, since every line of a page is measured. */
export const counts = {
  letters: 0,
  wide: 0,
  han: 0,
  words: 0,
  short: 0,
  cased: 0,
  upper: 0,
  casedWords: 0,
  capitals: 0,
  stops: 0,
  commas: 0,
  digits: 0,
  symbols: 0,
  quotes: 0,
  joints: 0,
  clocks: 0,
  exclamations: 0,
  questions: 0,
  dots: 0,
  /** Stops inside words, colons and at signs, of which addresses have some. */
  joined: 0,
  script: commonScript,
}

/** Count a line's signs by class, in one pass. */
export function countSigns(text: string): void {
  clear()
  const {length} = text
  let letters = 0
  let caseless = 0
  let first = -1
  let run = 0
  let before = 0
  for (let i = 0; i < length; i++) {
    const code = codeAt(text, i)
    const kind = kinds[code]!
    // Most signs are small letters inside a word.
    if (kind === LOWER_CASE && run > 0) {
      run++
      before = LOWER_CASE
      continue
    }
    if (kind === LOWER_CASE || kind === UPPER_CASE || kind === CASELESS) {
      if (first === -1) first = code
      if (run === 0) countWord(kind)
      run++
      if (kind === CASELESS) caseless++
      else if (kind === UPPER_CASE) {
        counts.upper++
        if (before === LOWER_CASE) counts.joints++
      }
    } else {
      letters += run
      if (kind >= HAN_OR_KANA) {
        if (first === -1) first = code
        counts.wide++
        if (kind === HAN_OR_KANA) counts.han++
      } else {
        if (run > 0 && run <= SHORT) counts.short++
        // Most are blanks, which are of no class.
        if (kind !== 0 || code === COLON) countMark(text, i, before)
      }
      run = 0
    }
    before = kind
  }
  if (run > 0 && run <= SHORT) counts.short++
  counts.letters = letters + run
  counts.cased = counts.letters - caseless
  counts.script = first === -1 ? commonScript : scriptTable[first]!
}

function clear(): void {
  counts.wide = 0
  counts.han = 0
  counts.words = 0
  counts.short = 0
  counts.upper = 0
  counts.casedWords = 0
  counts.capitals = 0
  counts.stops = 0
  counts.commas = 0
  counts.digits = 0
  counts.symbols = 0
  counts.quotes = 0
  counts.joints = 0
  counts.clocks = 0
  counts.joined = 0
  counts.exclamations = 0
  counts.questions = 0
  counts.dots = 0
}

/** Count a word by its first letter. The first word of a sentence opens with a capital anyway. */
function countWord(kind: number): void {
  counts.words++
  if (kind === CASELESS || counts.words === 1) return
  counts.casedWords++
  if (kind === UPPER_CASE) counts.capitals++
}

/** Count what is no letter; `before` is the kind of the sign before it. */
function countMark(text: string, i: number, before: number): void {
  const code = codeAt(text, i)
  const kind = kinds[code]!
  if (kind === STOP) {
    if (i + 1 < text.length && !endsHere(code, codeAt(text, i + 1))) counts.joined++
    else if (before !== STOP) counts.stops++
    if (code === EXCLAMATION || code === WIDE_EXCLAMATION) counts.exclamations++
    else if (code === QUESTION || code === WIDE_QUESTION) counts.questions++
    else if (code === ELLIPSIS || (code === FULL_STOP && i > 0 && codeAt(text, i - 1) === FULL_STOP))
      counts.dots++
  } else if (kind === COMMA) counts.commas++
  else if (kind === SYMBOL) {
    counts.symbols++
    if (code === AT) counts.joined++
  } else if (kind === QUOTE) counts.quotes++
  else if (kind === DIGIT) counts.digits++
  else if (code === COLON) {
    counts.joined++
    if (before === DIGIT) counts.clocks++
  }
}

/** A stop ends a sentence before a blank, a closing quote, a wide sign or the end. */
function endsHere(stop: number, next: number): boolean {
  return (
    stop > 0x2fff || next <= 32 || next === 0xa0 || classes[next] === QUOTE || next === 41 || isWideCode(next)
  )
}
