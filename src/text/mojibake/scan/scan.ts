/** The fast path: find the lines that may be spoilt, in one scan of the text. */
import {codeUnitsOf} from '../../code-units.ts'
import type {Bias} from '../language/language-bias.ts'
import {isStrange, strangeness} from '../language/strangeness.ts'
import {hasMisreadWord} from '../language/words.ts'
import {isAtHome} from '../swap/homeward.ts'
import {flags, oddness, oddnessAt, scanFlags} from './oddity.ts'
import {cells, excessOf, isOddCell, judgePair, numberOf, parts, rowLength} from './pair-memory.ts'
import {isOddInSum} from './sums.ts'
import {nextSuspect} from './suspects.ts'

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

/** How odd `b` at `at - 1` and `c` at `at`, which may be the end, make one of the two, as a pair that may be odd. */
const oddnessOfPlace = (text: string, at: number, b: number, c: number): number => {
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
  let before = 32
  let isSummed = false
  let beyond = 0
  let slight = 0
  let excess = 0
  // A letter of the line whose language is asked for at its end, where nothing else made the line odd.
  let letter = -1
  let at = start
  for (; ; at++) {
    const code = units[at]!
    if (code < 0x80) {
      if (before < 0x80) {
        if (code === 10) break
        if (code === 38 && isEntity(text, at)) return -1
        at = endOfPlain(units, at)
        before = units[at]!
        continue
      }
    } else {
      beyond++
      const flag = table[code]!
      if (flag & flags.summed && !isSummed) {
        isSummed = true
        if (isOddInSum(text, units, at)) return -1
      }
      if (flag & flags.wide) {
        before = code
        continue
      }
      if (letter < 0 && code >= 0xc0 && code < lastLatin && homeIn[code] !== scans) letter = at
    }
    const cell = cells[numberOf[before]! * rowLength + numberOf[code]!]! || judgePair(before, code)
    excess += excessOf(cell)
    if (isOddCell(cell)) {
      const odd = oddnessOfPlace(text, at, before, code)
      if (odd === oddness.full) return -1
      slight += odd
    }
    if (code === 10) break
    before = code
  }
  if (excess !== 0 && isOddCyrillic(text.slice(start, at), excess)) return -1
  if (letter >= 0 && slight * company <= beyond)
    slight += oddness.little * countForeign(units, letter, at, biasFor)
  const isOdd = slight * company > beyond
  if (!isOdd && letter < 0) return at
  if (isOdd && !isOfNames(text.slice(start, at), biasFor())) return -1
  return hasMisreadWord(text, start, at) ? -1 : at
}

/** Whether a line is odd for names and rare words only, which no page could have made of anything better. */
const isOfNames = (line: string, bias: Bias): boolean =>
  isAtHome(line, bias) && nextSuspect(line, 0) < 0 && !isStrange(line, strangeness(line))

/** How far below zero the excess of a few letters of Cyrillic may stray, and from how odd a line of them is looked at, in nats. */
const slack = 2.5
const odd = 5
const isOddCyrillic = (line: string, excess: number): boolean =>
  excess > -slack * parts && strangeness(line) > odd

/** The last of the characters from one of ASCII on that need no look. */
const endOfPlain = (units: Uint16Array, from: number): number => {
  let at = from + 1
  for (let code = units[at]!; code < 0x80 && code !== 10 && code !== 38; ) code = units[++at]!
  return at - 1
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
