/** What the scan has found of each pair of characters it has met: odd or not, and how dear for Cyrillic. */
import {foldTable} from '../language/grams.ts'
import {costOf} from '../language/plausibility.ts'
import {isPlain, mayBeOdd} from './oddity.ts'
import {isCyrillic} from './rare-words.ts'

/** How many characters the memory tells apart. */
const remembered = 1024
/** How far apart the rows of the table lie: no power of two, so that they do not push each other out of the core's cache. */
export const rowLength = remembered + 32
/** The number by which the memory knows a character; 0 for one it has not met. */
export const numberOf = new Uint16Array(0x10000)
/**
 * What was found of each pair of numbers, at the first's times `rowLength` and the second's: 0 where it was not asked for yet, else
 * whether it may be odd in the lowest bits, and above them by how much it is dearer than usual, in parts of a nat.
 */
export const cells = new Int16Array(remembered * rowLength)
const verdict = {plain: 1, odd: 2} as const
/** Whether the pair of a cell may be odd, and its share in the sum of a line. */
export const isOddCell = (cell: number): boolean => (cell & verdict.odd) !== 0
export const excessOf = (cell: number): number => cell >> 2
/** In how many parts a nat is counted. */
export const parts = 128

/** What a pair of Cyrillic letters costs on average, at most, in nats: clean lines stay below it, swapped ones do not. */
const usualPair = 4.75

/** Stands for every character whose pairs tell nothing. */
const anyPlain = 0xfffe
let numbers = 1

const numberFor = (code: number): number => {
  if (numberOf[code] === 0)
    numberOf[code] = isPlain(code) && code !== anyPlain ? numberFor(anyPlain) : numbers++
  return numberOf[code]!
}

const dearness = (b: number, c: number): number => {
  if (!isCyrillic(c)) return 0
  const fold = foldTable()
  return Math.round((costOf(0, isCyrillic(b) ? fold[b]! : 32, fold[c]!) - usualPair) * parts)
}

/** Judge a pair, and remember it; the numbers of characters may be others then. */
export const judgePair = (b: number, c: number): number => {
  if (numbers > remembered - 3) {
    numberOf.fill(0)
    cells.fill(0)
    numbers = 1
  }
  const cell = (dearness(b, c) << 2) | (mayBeOdd(b, c) ? verdict.odd : verdict.plain)
  cells[numberFor(b) * rowLength + numberFor(c)] = cell
  return cell
}
