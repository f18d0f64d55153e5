import type {BlockKind} from '../../model/block.ts'
import {codeAt} from '../code-at.ts'
import {commonScript, scriptIndex, scriptTable} from '../language/script.ts'
import {bulletLength, endingOf} from '../lines/punctuation.ts'
import {isWideCode} from '../lines/scripts.ts'
import {cueStrengths} from './cues.ts'

/** What is measured of a line by itself. */
export interface LineMeasures {
  /** Letters, wide signs counted double and more: about as much as is said. */
  readonly size: number
  readonly words: number
  /** Ends of sentences, the last one included. */
  readonly stops: number
  readonly ending: number
  readonly opening: number
  readonly commas: number
  readonly digitShare: number
  readonly upperShare: number
  /** Share of words after the first that open with a capital; -1 where the script has none. */
  readonly capitalised: number
  readonly wordLength: number
  readonly symbols: number
  readonly quotes: number
  readonly joints: number
  readonly clocks: number
  readonly address: number
  readonly shortWords: number
  readonly bullet: number
  readonly script: number
  /** How strongly each group of cues speaks: 3 whole line, 2 start, 1 inside. Indexed like CUE_KINDS. */
  readonly cues: Uint8Array
}

const ENDINGS = ['open', 'stop', 'ellipsis', 'colon', 'comma', 'quote', 'bracket', 'hyphen']
/** How much one wide sign says against one letter of an alphabet. */
const HAN_WEIGHT = 2.6
const HANGUL_WEIGHT = 1.9
/** A line is measured so far; what is longer is prose or rubbish, and either shows before. */
const REACH = 4000

/** Measure one line. Linear in its length, and bounded. */
export function measureLine(text: string, kind: BlockKind = 'paragraph'): LineMeasures {
  countSigns(text.length > REACH ? text.slice(0, REACH) : text)
  return new MeasuredLine(text, kind)
}

class MeasuredLine implements LineMeasures {
  readonly size: number
  readonly words: number
  readonly stops = counts.stops
  readonly ending: number
  readonly opening: number
  readonly commas = counts.commas
  readonly digitShare: number
  readonly upperShare: number
  readonly capitalised: number
  readonly wordLength: number
  readonly symbols = counts.symbols
  readonly quotes = counts.quotes
  readonly joints = counts.joints
  readonly clocks = counts.clocks
  readonly address: number
  readonly shortWords: number
  readonly bullet: number
  readonly script = counts.script
  readonly cues: Uint8Array

  constructor(text: string, kind: BlockKind) {
    const c = counts
    const letters = c.letters + c.wide
    this.size =
      (c.letters + c.han * HAN_WEIGHT + (c.wide - c.han) * HANGUL_WEIGHT) *
      (text.length > REACH ? text.length / REACH : 1)
    this.words = c.words + c.wide / 1.8
    this.ending = ENDINGS.indexOf(endingOf(text))
    this.opening = openingOf(text)
    this.digitShare = c.digits / Math.max(1, letters + c.digits)
    this.upperShare = c.cased > 0 ? c.upper / c.cased : -1
    this.capitalised = c.casedWords > 1 ? c.capitals / c.casedWords : c.cased > 0 ? 0 : -1
    this.wordLength = c.letters / Math.max(1, c.words)
    this.address = c.joined > 0 || text.length > ADDRESS_REACH ? addressOf(text) : openingAddress(text)
    this.shortWords = c.short / Math.max(1, c.words)
    this.bullet = bulletLength(text) > 0 || kind === 'list-item' ? 1 : 0
    this.cues = cueStrengths(text)
  }
}

const {Han, Kana} = scriptIndex
const LOWER_CASE = 1
const UPPER_CASE = 2
const STOP = 3
const COMMA = 4
const SYMBOL = 5
const QUOTE = 6
const DIGIT = 7
/** Class of each code unit of the Basic Multilingual Plane. */
const classes = new Uint8Array(0x10000)
for (let code = 0; code < 0x10000; code++) {
  if (scriptTable[code] === commonScript || (code >= 0xd800 && code <= 0xdfff)) continue
  const sign = String.fromCharCode(code)
  if (sign !== sign.toUpperCase()) classes[code] = LOWER_CASE
  else if (sign !== sign.toLowerCase()) classes[code] = UPPER_CASE
}
const mark = (signs: string, value: number) => {
  for (const sign of signs) classes[sign.charCodeAt(0)] = value
}
mark('.!?…。！？؟।॥።։', STOP)
mark(',;،，、；؛', COMMA)
mark('|>»›•·/_=#@*+~<→←▸►▶■◆●★©®｜│', SYMBOL)
mark('"“”„«「」『』‘’', QUOTE)
mark('0123456789０１２３４５６７８９٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१२३४५६७८९', DIGIT)

/** Counts of the line measured last; one for all, since every line of a page is measured. */
const counts = {
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
  /** Stops inside words, colons and at signs, of which addresses have some. */
  joined: 0,
  script: commonScript,
}

/** Kind of each code unit: a class above, or what a letter without case counts as. */
const CASELESS = 8
const HAN_OR_KANA = 9
const HANGUL = 10
const kinds = new Uint8Array(0x10000)
for (let code = 0; code < 0x10000; code++) {
  const script = scriptTable[code]!
  if (script === commonScript) kinds[code] = classes[code]!
  else if (!isWideCode(code)) kinds[code] = classes[code] === 0 ? CASELESS : classes[code]!
  else kinds[code] = script === Han || script === Kana ? HAN_OR_KANA : HANGUL
}

/** Count a line's signs by class, in one pass. */
function countSigns(text: string): void {
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
  counts.script = first === -1 ? commonScript : scriptTable[first]!
}

/** A stop ends a sentence before a blank, a closing quote, a wide sign or the end. */
function endsHere(stop: number, next: number): boolean {
  return (
    stop > 0x2fff || next <= 32 || next === 0xa0 || classes[next] === QUOTE || next === 41 || isWideCode(next)
  )
}

const codesOf = (signs: string) => Array.from(signs, sign => sign.charCodeAt(0))
const DASHES = codesOf('-–—')
const BRACKETS = codesOf('([{（【［〔<')

function openingOf(text: string): number {
  const code = text === '' ? 0 : codeAt(text, 0)
  const cls = classes[code]!
  if (cls === UPPER_CASE) return 1
  if (cls === LOWER_CASE) return 2
  if (cls === DIGIT) return 3
  if (cls === QUOTE) return 4
  if (scriptTable[code] !== commonScript) return 5
  if (DASHES.includes(code)) return 6
  return BRACKETS.includes(code) ? 7 : 8
}

const AT = 64
const HASH = 35
const COLON = 58
/** A longer line is looked through at both ends. */
const ADDRESS_REACH = 400

function openingAddress(text: string): number {
  if (text === '') return 0
  const code = codeAt(text, 0)
  return code === AT || code === HASH ? 3 : 0
}

/** Something that stands for a place on the net: 1 an address, 2 a mail address, 3 a handle or hash tag at the start. */
function addressOf(text: string): number {
  const opening = openingAddress(text)
  if (opening !== 0) return opening
  const head = text.length > ADDRESS_REACH ? `${text.slice(0, 200)} ${text.slice(-200)}` : text
  const at = head.indexOf('@')
  if (at > 0 && head.indexOf('.', at) !== -1) return 2
  return head.includes('http') || head.includes('www.') || head.includes('.com') ? 1 : 0
}
