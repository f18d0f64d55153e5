import type {BlockKind} from '../../model/block.ts'
import {commonScript, scriptIndex, scriptTable} from '../language/script.ts'
import {bulletLength, endingOf} from '../lines/punctuation.ts'
import {isWideCode} from '../lines/scripts.ts'
import {CUE_KINDS, type Cue, findCues} from './cues.ts'
import {hashTokens} from './tokens.ts'

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
  readonly tokens: Int32Array
}

const ENDINGS = ['open', 'stop', 'ellipsis', 'colon', 'comma', 'quote', 'bracket', 'hyphen']
/** How much one wide sign says against one letter of an alphabet. */
const HAN_WEIGHT = 2.6
const HANGUL_WEIGHT = 1.9
/** A line is measured so far; what is longer is prose or rubbish, and either shows before. */
const REACH = 4000

/** Measure one line. Linear in its length, and bounded. */
export function measureLine(text: string, kind: BlockKind = 'paragraph'): LineMeasures {
  const c = countSigns(text.length > REACH ? text.slice(0, REACH) : text)
  const words = c.words + c.wide / 1.8
  const letters = c.letters + c.wide
  return {
    size:
      (c.letters + c.han * HAN_WEIGHT + (c.wide - c.han) * HANGUL_WEIGHT) *
      (text.length > REACH ? text.length / REACH : 1),
    words,
    stops: c.stops,
    ending: ENDINGS.indexOf(endingOf(text)),
    opening: openingOf(text),
    commas: c.commas,
    digitShare: c.digits / Math.max(1, letters + c.digits),
    upperShare: c.cased > 0 ? c.upper / c.cased : -1,
    capitalised: c.casedWords > 1 ? c.capitals / c.casedWords : c.cased > 0 ? 0 : -1,
    wordLength: c.letters / Math.max(1, c.words),
    symbols: c.symbols,
    quotes: c.quotes,
    joints: c.joints,
    clocks: c.clocks,
    address: addressOf(text),
    shortWords: c.short / Math.max(1, c.words),
    bullet: bulletLength(text) > 0 || kind === 'list-item' ? 1 : 0,
    script: c.script,
    cues: strengths(findCues(text)),
    tokens: hashTokens(text),
  }
}

function strengths(cues: readonly Cue[]): Uint8Array {
  const strongest = new Uint8Array(CUE_KINDS.length)
  for (const {kind, how} of cues) if (how > strongest[kind]!) strongest[kind] = how
  return strongest
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

interface Counts {
  letters: number
  wide: number
  han: number
  words: number
  short: number
  cased: number
  upper: number
  casedWords: number
  capitals: number
  stops: number
  commas: number
  digits: number
  symbols: number
  quotes: number
  joints: number
  clocks: number
  script: number
}

/** Count a line's signs by class, in one pass. */
function countSigns(text: string): Counts {
  const c: Counts = {
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
    script: commonScript,
  }
  let run = 0
  let before = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    const cls = classes[code]!
    const script = scriptTable[code]!
    if (script !== commonScript) {
      if (c.script === commonScript) c.script = script
      if (isWideCode(code)) {
        c.wide++
        if (script === Han || script === Kana) c.han++
        run = 0
      } else {
        c.letters++
        if (run === 0) startWord(c, cls)
        run++
        if (cls === UPPER_CASE) {
          c.upper++
          if (before === LOWER_CASE) c.joints++
        }
        if (cls !== 0) c.cased++
      }
    } else {
      if (run > 0 && run <= 3) c.short++
      run = 0
      if (cls === STOP && before !== STOP && endsHere(text, i)) c.stops++
      else if (cls === COMMA) c.commas++
      else if (cls === SYMBOL) c.symbols++
      else if (cls === QUOTE) c.quotes++
      else if (cls === DIGIT) c.digits++
      else if (code === 58 && before === DIGIT) c.clocks++
    }
    before = cls
  }
  if (run > 0 && run <= 3) c.short++
  return c
}

function startWord(c: Counts, cls: number): void {
  c.words++
  if (cls === 0) return
  // The first word of a sentence opens with a capital anyway.
  if (c.words > 1) {
    c.casedWords++
    if (cls === UPPER_CASE) c.capitals++
  }
}

/** A stop ends a sentence before a blank, a closing quote, a wide sign or the end. */
function endsHere(text: string, i: number): boolean {
  if (text.charCodeAt(i) > 0x2fff) return true
  const next = text.charCodeAt(i + 1)
  return (
    Number.isNaN(next) ||
    next <= 32 ||
    next === 0xa0 ||
    classes[next] === QUOTE ||
    next === 41 ||
    isWideCode(next)
  )
}

function openingOf(text: string): number {
  const code = text.charCodeAt(0)
  const cls = classes[code]!
  if (cls === UPPER_CASE) return 1
  if (cls === LOWER_CASE) return 2
  if (cls === DIGIT) return 3
  if (cls === QUOTE) return 4
  if (scriptTable[code] !== commonScript) return 5
  if (text[0] === '-' || text[0] === '–' || text[0] === '—') return 6
  if ('([{（【［〔<'.includes(text[0] ?? ' ')) return 7
  return 8
}

/** Something that stands for a place on the net: 1 an address, 2 a mail address, 3 a handle or hash tag at the start. */
function addressOf(text: string): number {
  if (text.charCodeAt(0) === 64 || text.charCodeAt(0) === 35) return 3
  const head = text.length > 400 ? `${text.slice(0, 200)} ${text.slice(-200)}` : text
  const at = head.indexOf('@')
  if (at > 0 && head.indexOf('.', at) !== -1) return 2
  return head.includes('http') || head.includes('www.') || head.includes('.com') ? 1 : 0
}
