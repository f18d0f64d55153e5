import {decodeAs} from './decode-as.ts'

/** Classes of characters that behave alike beside others. */
const KIND = {
  space: 0,
  upper: 1,
  lower: 2,
  letter: 3,
  mark: 4,
  digit: 5,
  open: 6,
  close: 7,
  dash: 8,
  sign: 9,
  symbol: 10,
  never: 11,
  rare: 12,
  asciiMark: 13,
  small: 14,
} as const
type Kind = (typeof KIND)[keyof typeof KIND]

const SCRIPTS = ['Latin', 'Greek', 'Cyrillic', 'Hebrew', 'Arabic', 'Thai', 'Hangul', 'Han'] as const
const KINDS = new Uint8Array(0x10000).fill(255)
const SCRIPT_OF = new Uint8Array(0x10000)

const TESTS: readonly (readonly [RegExp, Kind])[] = [
  [/[\ufffd\u0080-\u009f\ue000-\uf8ff\ufff0-\uffff]|\p{Cn}|\p{Cs}/u, KIND.never],
  [/[\0-\x08\x0e-\x1f\x7f]/, KIND.never],
  [/[\s\u00a0]/u, KIND.space],
  [/[\u3000-\u3002\uff01-\uff0f\uff1a-\uff1f\u300c-\u3011\u2026\u30fb\u30fc]/u, KIND.mark],
  [/[“‘„«‹‚¿¡]/u, KIND.open],
  [/[”’»›´]/u, KIND.close],
  [/[–—]/u, KIND.dash],
  [/[©®™€£§°•·¢¥†…№₪₩]/u, KIND.sign],
  [/[²³¹ºª½¼¾]/u, KIND.small],
  // Half-width katakana and letters of presentation forms: legal, and nearly always a misreading.
  [/[\uff61-\uff9f\ufb50-\ufdff\ufe70-\ufeff\u3400-\u4dbf]|[ƒˆ˜ı¸¨¯¬¦¤þÞ]/u, KIND.rare],
  [/\p{M}/u, KIND.mark],
  [/\p{Lu}/u, KIND.upper],
  [/\p{Ll}/u, KIND.lower],
  [/\p{L}/u, KIND.letter],
  [/\p{N}/u, KIND.digit],
  [/[!-/:-@[-`{-~]/, KIND.asciiMark],
]

function learn(code: number): void {
  const char = String.fromCharCode(code)
  KINDS[code] = TESTS.find(([test]) => test.test(char))?.[1] ?? KIND.symbol
  if (KINDS[code] === KIND.letter && code >= 0x4e00 && code <= 0x9fff && !commonHan().has(code))
    KINDS[code] = KIND.rare
  if (/[ぁ-ヿ]/u.test(char)) SCRIPT_OF[code] = SCRIPTS.indexOf('Han') + 1
  else SCRIPT_OF[code] = SCRIPTS.findIndex(name => new RegExp(`\\p{Script=${name}}`, 'u').test(char)) + 1
}

let common: Set<number> | null = null

/** The ideographs of the first levels of GB 2312, Big5 and JIS X 0208: what each country took for common. */
function commonHan(): Set<number> {
  if (common) return common
  common = new Set()
  const levels: [charset: string, first: number, last: number, low: number][] = [
    ['gbk', 0xb0, 0xd7, 0xa1],
    ['big5', 0xa4, 0xc6, 0x40],
    ['euc-jp', 0xb0, 0xcf, 0xa1],
  ]
  for (const [charset, first, last, low] of levels) {
    const pairs: number[] = []
    for (let lead = first; lead <= last; lead++) {
      for (let trail = low; trail < 0xff; trail++) if (trail < 0x7f || trail > 0xa0) pairs.push(lead, trail)
    }
    for (const char of decodeAs(Uint8Array.from(pairs), charset)) common.add(char.charCodeAt(0))
  }
  return common
}

/** Letters of another script are stranded in Latin text where there are this many ASCII letters to each. */
const STRANDED = 8

/** How well decoded text reads. */
export interface Reading {
  /** Mean over the non-ASCII characters, from -3 (nothing that is text) to 1. */
  score: number
  /** Non-ASCII characters judged. */
  count: number
}

/**
 * Judge decoded text by how its non-ASCII characters stand among their neighbours: letters within words of one script,
 * quotation marks the right way round, no symbols inside words, no capitals after small letters.
 *
 * Knows no language, so it tells apart charsets that write other kinds of characters, not those that write other letters.
 */
export function readingOf(text: string, most = 3000): Reading {
  let sum = 0
  let count = 0
  let foreign = 0
  let ascii = 0
  for (let i = 0; i < text.length && count < most; i++) {
    const code = text.charCodeAt(i)
    if (code < 0x80) {
      if ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a) ascii++
      continue
    }
    count++
    sum += scoreAt(text, i, code)
    // Greek to Thai: scripts that do not borrow single letters to Latin text.
    if (SCRIPT_OF[code]! >= 2 && SCRIPT_OF[code]! <= 6) foreign++
  }
  if (ascii > foreign * STRANDED) sum -= foreign * 0.8
  return {score: count === 0 ? 0 : sum / count, count}
}

function kindOf(code: number): Kind {
  if (KINDS[code] === 255) learn(code)
  return KINDS[code] as Kind
}

function isCombining(code: number): boolean {
  return code < 0x3000
}

function isLetter(kind: Kind): boolean {
  return kind === KIND.upper || kind === KIND.lower || kind === KIND.letter
}

function scoreAt(text: string, i: number, code: number): number {
  const kind = kindOf(code)
  const before = i > 0 ? text.charCodeAt(i - 1) : 0x20
  const after = i + 1 < text.length ? text.charCodeAt(i + 1) : 0x20
  if (isLetter(kind)) return letterScore(code, before, after)
  const left = kindOf(before)
  const right = kindOf(after)
  const inside = isLetter(left) && isLetter(right)
  if (kind === KIND.never) return -3
  if (kind === KIND.rare) return -0.6
  if (kind === KIND.open) return right !== KIND.space && !isLetter(left) ? 0.9 : -1
  if (kind === KIND.close) {
    if (inside) return code === 0x2019 ? 0.9 : code === 0xb4 ? 0.5 : -1
    return left !== KIND.space ? 0.9 : -0.6
  }
  if (kind === KIND.space) return inside ? 0 : 0.3
  if (kind === KIND.dash) return inside ? -0.2 : 0.6
  if (kind === KIND.sign) return inside ? -1 : 0.4
  if (kind === KIND.small) return left === KIND.digit || (isLetter(left) && !isLetter(right)) ? 0.4 : -1
  if (kind === KIND.mark) return isCombining(code) && !isLetter(left) && left !== KIND.mark ? -1.5 : 0.8
  return inside ? -1.5 : -0.7
}

function letterScore(code: number, before: number, after: number): number {
  const kind = kindOf(code)
  const script = SCRIPT_OF[code]!
  const left = kindOf(before)
  const right = kindOf(after)
  let score = 0.3
  if (isLetter(left)) {
    if (SCRIPT_OF[before] !== script)
      score -= script === 8 || SCRIPT_OF[before] === 8 || script === 7 ? 0.2 : 1.2
    else if (kind === KIND.upper && left === KIND.lower) score -= 1.2
    else score += 0.4
  } else if (left === KIND.digit && script < 7) score -= 0.4
  else if (left === KIND.symbol || left === KIND.never || left === KIND.small) score -= 0.4
  if (isLetter(right)) {
    if (SCRIPT_OF[after] !== script)
      score -= script === 8 || SCRIPT_OF[after] === 8 || script === 7 ? 0.2 : 1.2
    else score += 0.3
  } else if (right === KIND.digit && script < 7) score -= 0.4
  return score
}
