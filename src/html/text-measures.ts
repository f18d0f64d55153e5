import type {PageBlock} from '../model/page.ts'
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

const STOPS = new Set('.!?…。！？؟।॥۔։።｡'.split(''))
const COMMAS = new Set(',，、،؛;；'.split(''))
const BARS = new Set('|»«›‹→•·/>＞｜'.split(''))
const QUOTES = new Set('"“”„«»「」『』‘’'.split(''))
const CLOSERS = new Set('"\'”’»)]）」』】 \u00a0'.split(''))

/** Count what {@link TextMeasures} holds, in one pass. */
export function measureText(text: string): TextMeasures {
  const m: TextMeasures = {
    weight: 0, letters: 0, digits: 0, capitals: 0, commas: 0, stops: 0, spaces: 0, bars: 0, quotes: 0,
    endsWithStop: false, endsWithColon: false, startsLower: false,
  } // biome-ignore format: one line a kind
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code < 128) countAscii(code, text, i, m)
    else countOther(code, text[i]!, m)
  }
  m.startsLower = /^\p{Ll}/u.test(text)
  let last = text.length - 1
  while (last > 0 && CLOSERS.has(text[last]!)) last--
  m.endsWithStop = STOPS.has(text[last] ?? '')
  m.endsWithColon = text[last] === ':' || text[last] === '：'
  return m
}

function countAscii(code: number, text: string, i: number, m: TextMeasures): void {
  m.weight++
  if (code >= 97 && code <= 122) m.letters++
  else if (code === 32) m.spaces++
  else if (code >= 65 && code <= 90) {
    m.letters++
    m.capitals++
  } else if (code >= 48 && code <= 57) m.digits++
  else if (code === 44 || code === 59) m.commas++
  else if (code === 46 || code === 33 || code === 63) {
    const next = text.charCodeAt(i + 1)
    if (Number.isNaN(next) || next === 32 || next === 34 || next === 39 || next > 127) m.stops++
  } else if (code === 124 || code === 47 || code === 62) m.bars++
  else if (code === 34) m.quotes++
}

function countOther(code: number, char: string, m: TextMeasures): void {
  m.weight += isWide(code) ? 2.5 : 1
  if (STOPS.has(char)) m.stops++
  else if (COMMAS.has(char)) m.commas++
  else if (BARS.has(char)) m.bars++
  else if (QUOTES.has(char)) m.quotes++
  else {
    m.letters++
    if (code < 0x590 && char !== char.toLowerCase()) m.capitals++
  }
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
