import type {PageBlock} from '../model/page.ts'
import {codeAt} from '../text/code-at.ts'
/** What can be counted in one block's text without knowing its language. */
export interface TextMeasures {
  /** Length comparable across scripts: a letter of an alphabet or a space counts 1, a Han, kana or Hangul character 2.5. */
  weight: number
  letters: number
  digits: number
  capitals: number
  commas: number
  /** Ends of sentences in any script. */
  stops: number
  spaces: number
  /** Bars, arrows, bullets: separators of link lists. */
  bars: number
  quotes: number
  endsWithStop: boolean
  endsWithColon: boolean
  startsLower: boolean
}

const LETTER = 0
const CAPITAL = 1
const DIGIT = 2
const SPACE = 3
const COMMA = 4
/** A full stop, exclamation or question mark of ASCII: it ends a sentence only where it ends a word. */
const DOT = 5
const STOP = 6
const BAR = 7
const QUOTE = 8
const OTHER = 9
/** Added to the kind of a character that is wide. */
const WIDE = 16

const STOPS = '.!?…。！？؟।॥۔։።｡'
const CLOSERS = new Set('"\'”’»)]）」』】 \u00a0'.split(''))

let kinds: Uint8Array | undefined

/** What each code unit counts as. */
function kindsOfCodes(): Uint8Array {
  const table = new Uint8Array(0x10000)
  for (let code = 0; code < 0x10000; code++) table[code] = kindOf(code) + (isWide(code) ? WIDE : 0)
  const put = (kind: number, chars: string) => {
    for (const char of chars) {
      const code = char.charCodeAt(0)
      table[code] = kind + (isWide(code) ? WIDE : 0)
    }
  }
  put(STOP, STOPS)
  put(DOT, '.!?')
  put(COMMA, ',，、،؛;；')
  put(BAR, '|»«›‹→•·/>＞｜')
  put(QUOTE, '"“”„「」『』‘’')
  return table
}

function kindOf(code: number): number {
  const char = String.fromCharCode(code)
  if (code >= 128) {
    if (/\p{Nd}/u.test(char)) return DIGIT
    return code < 0x590 && char !== char.toLowerCase() ? CAPITAL : LETTER
  }
  if (char === ' ') return SPACE
  if (/[a-z]/.test(char)) return LETTER
  if (/[A-Z]/.test(char)) return CAPITAL
  return /\d/.test(char) ? DIGIT : OTHER
}

const counts = new Int32Array(2 * WIDE)

/** Count what {@link TextMeasures} holds, in one pass. */
export function measureText(text: string): TextMeasures {
  kinds ??= kindsOfCodes()
  counts.fill(0)
  for (let i = 0; i < text.length; i++) {
    const kind = kinds[codeAt(text, i)]!
    if (kind !== DOT || i + 1 === text.length || endsWord(codeAt(text, i + 1))) counts[kind]!++
  }
  let wide = 0
  for (let kind = WIDE; kind < 2 * WIDE; kind++) wide += counts[kind]!
  const capitals = counts[CAPITAL]! + counts[CAPITAL + WIDE]!
  const end = lastSign(text)
  return {
    weight: text.length + 1.5 * wide,
    letters: counts[LETTER]! + counts[LETTER + WIDE]! + capitals,
    digits: counts[DIGIT]!,
    capitals,
    commas: counts[COMMA]! + counts[COMMA + WIDE]!,
    stops: counts[DOT]! + counts[STOP]! + counts[STOP + WIDE]!,
    spaces: counts[SPACE]!,
    bars: counts[BAR]! + counts[BAR + WIDE]!,
    quotes: counts[QUOTE]! + counts[QUOTE + WIDE]!,
    endsWithStop: end !== '' && STOPS.includes(end),
    endsWithColon: end === ':' || end === '：',
    startsLower: startsLower(text),
  }
}

function endsWord(next: number): boolean {
  return next === 32 || next === 34 || next === 39 || next > 127
}

/** The last character that closes nothing. */
function lastSign(text: string): string {
  let last = text.length - 1
  while (last > 0 && CLOSERS.has(text[last]!)) last--
  return text[last] ?? ''
}

function startsLower(text: string): boolean {
  const code = text === '' ? 0 : codeAt(text, 0)
  return code < 128 ? code >= 97 && code <= 122 : /^\p{Ll}/u.test(text)
}

/** Characters that stand for a syllable or a word: Han, kana, Hangul and their full-width company. */
function isWide(code: number): boolean {
  return (
    (code >= 0x2e80 && code <= 0x9fff) ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0xf900 && code <= 0xfaff)
  )
}

/** Tell whether a block is data that a page's script left in its markup: an object or a list of JSON, whole or cut. */
export function isData({kind, text}: Pick<PageBlock, 'kind' | 'text'>): boolean {
  if (kind !== 'paragraph' || text.length < 40) return false
  return /^\s*[[{]\s*"/.test(text) || (text.match(/[\]}"]\s*,\s*"[^"\s]{1,40}"\s*:/g)?.length ?? 0) > 3
}
