import type {BlockKind} from '../../model/block.ts'
import {codeAt} from '../code-at.ts'
import {commonScript, scriptTable} from '../language/script.ts'
import {bulletLength, endingOf} from '../lines/punctuation.ts'
import {countSigns, counts} from './count-signs.ts'
import {endsInCredit} from './credit.ts'
import {cueStrengths} from './cues.ts'
import {classes, DIGIT, LOWER_CASE, QUOTE, UPPER_CASE} from './sign-classes.ts'

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
  /** Signs that comments and advertisements are fond of; stops in a row are dots. */
  readonly exclamations: number
  readonly questions: number
  readonly dots: number
  readonly address: number
  readonly shortWords: number
  readonly bullet: number
  /** 1 where the line ends by naming whose picture it stands under. */
  readonly credit: number
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
  readonly exclamations = counts.exclamations
  readonly questions = counts.questions
  readonly dots = counts.dots
  readonly address: number
  readonly shortWords: number
  readonly bullet: number
  readonly credit: number
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
    this.credit = endsInCredit(text) ? 1 : 0
    this.cues = cueStrengths(text)
  }
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
