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
  let letters = 0
  let wide = 0
  let han = 0
  let words = 0
  let short = 0
  let caseless = 0
  let upper = 0
  let casedWords = 0
  let capitals = 0
  let stops = 0
  let commas = 0
  let digits = 0
  let symbols = 0
  let quotes = 0
  let joints = 0
  let clocks = 0
  let joined = 0
  let exclamations = 0
  let questions = 0
  let dots = 0
  let first = -1
  let run = 0
  let before = 0
  const {length} = text
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
      if (run === 0) {
        words++
        if (first === -1) first = code
        // The first word of a sentence opens with a capital anyway.
        if (kind !== CASELESS && words > 1) {
          casedWords++
          if (kind === UPPER_CASE) capitals++
        }
      }
      run++
      if (kind === UPPER_CASE) {
        upper++
        if (before === LOWER_CASE) joints++
      } else if (kind === CASELESS) caseless++
    } else if (kind >= HAN_OR_KANA) {
      if (first === -1) first = code
      letters += run
      run = 0
      wide++
      if (kind === HAN_OR_KANA) han++
    } else {
      if (run > 0) {
        letters += run
        if (run <= 3) short++
        run = 0
      }
      if (kind === STOP) {
        if (i + 1 < length && !endsHere(code, codeAt(text, i + 1))) joined++
        else if (before !== STOP) stops++
        if (code === EXCLAMATION || code === WIDE_EXCLAMATION) exclamations++
        else if (code === QUESTION || code === WIDE_QUESTION) questions++
        else if (code === ELLIPSIS || (code === FULL_STOP && i > 0 && codeAt(text, i - 1) === FULL_STOP))
          dots++
      } else if (kind === COMMA) commas++
      else if (kind === SYMBOL) {
        symbols++
        if (code === AT) joined++
      } else if (kind === QUOTE) quotes++
      else if (kind === DIGIT) digits++
      else if (code === COLON) {
        joined++
        if (before === DIGIT) clocks++
      }
    }
    before = kind
  }
  letters += run
  if (run > 0 && run <= 3) short++
  counts.letters = letters
  counts.wide = wide
  counts.han = han
  counts.words = words
  counts.short = short
  counts.cased = letters - caseless
  counts.upper = upper
  counts.casedWords = casedWords
  counts.capitals = capitals
  counts.stops = stops
  counts.commas = commas
  counts.digits = digits
  counts.symbols = symbols
  counts.quotes = quotes
  counts.joints = joints
  counts.clocks = clocks
  counts.joined = joined
  counts.exclamations = exclamations
  counts.questions = questions
  counts.dots = dots
  counts.script = first === -1 ? commonScript : scriptTable[first]!
}

/** A stop ends a sentence before a blank, a closing quote, a wide sign or the end. */
function endsHere(stop: number, next: number): boolean {
  return (
    stop > 0x2fff || next <= 32 || next === 0xa0 || classes[next] === QUOTE || next === 41 || isWideCode(next)
  )
}
