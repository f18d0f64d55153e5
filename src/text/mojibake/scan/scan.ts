/** The fast path: find the lines that may be spoilt, in one scan of the text. */
import {codeUnitsOf} from '../../code-units.ts'
import type {Bias} from '../language/language-bias.ts'
import {hasMisreadWord} from '../language/words.ts'
import {flags, isPlain, mayBeOdd, oddness, oddnessAt, scanFlags} from './oddity.ts'
import {isOddInSum} from './sums.ts'

/** Code units `start` to `end` of a text: a line without its newline. */
export interface Line {
  start: number
  end: number
}

/** A character reference above ASCII that another, or a character above ASCII, follows. */
const entity =
  /&(?:#(?:1[2-9]\d|2[0-5]\d|\d{4,5})|#[xX](?:[89A-Fa-f][0-9A-Fa-f]|[0-9A-Fa-f]{3,4})|(?!amp|lt|gt|quot|nbsp)[A-Za-z]{2,6}[1-4]{0,2});[&\x80-\u2fff]/y

const isEntity = (text: string, at: number): boolean => {
  entity.lastIndex = at
  return entity.test(text)
}

/** Whether nothing in a text can be spoilt, at a glance: it is ASCII, and no reference hides anything else. */
export const isPlainAscii = (text: string): boolean => {
  if (/[^\0-\x7f]/.test(text)) return false
  for (let at = text.indexOf('&'); at >= 0; at = text.indexOf('&', at + 1)) {
    if (isEntity(text, at)) return false
  }
  return true
}

/** How many characters the memory of pairs tells apart; a power of two. */
const remembered = 1024
/** The number by which the memory knows a character; 0 for one it has not met. */
const numberOf = new Uint16Array(0x10000)
/** What was found of each pair of numbers. */
const verdicts = new Uint8Array(remembered * remembered)
const verdict = {unknown: 0, plain: 1, odd: 2} as const
/** Stands for every character whose pairs tell nothing. */
const anyPlain = 0xfffe
let numbers = 1

const numberFor = (code: number): number => {
  if (numberOf[code] === 0)
    numberOf[code] = isPlain(code) && code !== anyPlain ? numberFor(anyPlain) : numbers++
  return numberOf[code]!
}

/** Judge a pair, and remember it. */
const judgePair = (b: number, c: number): number => {
  if (numbers > remembered - 3) {
    numberOf.fill(0)
    verdicts.fill(verdict.unknown)
    numbers = 1
  }
  const found = mayBeOdd(b, c) ? verdict.odd : verdict.plain
  verdicts[numberFor(b) * remembered + numberFor(c)] = found
  return found
}

/** How odd `b` at `at - 1` and `c` at `at`, which may be the end, make one of the two. */
const oddnessOfPlace = (text: string, at: number, b: number, c: number): number => {
  const found = verdicts[numberOf[b]! * remembered + numberOf[c]!] || judgePair(b, c)
  if (found === verdict.plain) return oddness.none
  const before = b >= 0x80 ? oddnessAt(text, at - 1) : oddness.none
  return before === oddness.full || c < 0x80 ? before : Math.max(before, oddnessAt(text, at))
}

/** Letters below this are looked up in the alphabets of the text's languages. */
const lastLatin = 0x250
/** The scan that found a letter at home in its text's languages. */
const homeIn = new Float64Array(lastLatin)
let scans = 0

const lineEnd = (text: string, at: number): number => {
  const newline = text.indexOf('\n', at)
  return newline < 0 ? text.length : newline
}

/** Find the lines that deserve a look; none is the usual answer. `settled`: lines that need none, in order. */
export const suspectLines = (text: string, biasFor: () => Bias, settled: readonly Line[] = []): Line[] => {
  const lines: Line[] = []
  const units = codeUnitsOf(text)
  scans++
  let passed = 0
  for (let start = 0; start <= text.length; ) {
    let end = -1
    if (start === settled[passed]?.start) end = settled[passed++]!.end
    else {
      end = endOfQuiet(text, units, start, biasFor)
      if (end < 0) {
        end = lineEnd(text, start)
        lines.push({start, end})
      }
    }
    start = end + 1
  }
  return lines
}

/** Among how many characters beyond ASCII one that is slightly odd is odd. */
const company = 24

/** Find where a line ends; -1 where something in it deserves a look. */
const endOfQuiet = (text: string, units: Uint16Array, start: number, biasFor: () => Bias): number => {
  const table = scanFlags()
  const {length} = text
  let before = 32
  let isSummed = false
  let beyond = 0
  let slight = 0
  // A letter of the line whose language is asked for at its end, where nothing else made the line odd.
  let letter = -1
  let at = start
  for (; at <= length; at++) {
    const code = at < length ? units[at]! : 10
    let odd: number = oddness.none
    if (code < 0x80) {
      if (before >= 0x80) odd = oddnessOfPlace(text, at, before, code)
      else if (code === 10) break
      else if (code === 38 && isEntity(text, at)) return -1
    } else {
      beyond++
      const flag = table[code]!
      if (flag & flags.summed && !isSummed) {
        isSummed = true
        if (isOddInSum(text, units, at)) return -1
      }
      if (!(flag & flags.wide)) {
        odd = oddnessOfPlace(text, at, before, code)
        if (letter < 0 && code >= 0xc0 && code < lastLatin && homeIn[code] !== scans) letter = at
      }
    }
    if (odd === oddness.full) return -1
    slight += odd
    if (code === 10) break
    before = code
  }
  if (slight * company > beyond) return -1
  if (letter < 0) return at
  slight += oddness.little * countForeign(units, letter, at, biasFor)
  return slight * company > beyond || hasMisreadWord(text, start, at) ? -1 : at
}

/** Count the Latin letters of a line, from `from` on, that none of the text's languages has. */
const countForeign = (units: Uint16Array, from: number, end: number, biasFor: () => Bias): number => {
  const bias = biasFor()
  let count = 0
  for (let at = from; at < end; at++) {
    const code = units[at]!
    if (code < 0xc0 || code >= lastLatin || homeIn[code] === scans) continue
    if (bias.isForeign(code)) count++
    else if (bias.language) homeIn[code] = scans
  }
  return count
}
