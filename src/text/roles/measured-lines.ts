import type {BlockKind} from '../../model/block.ts'
import {type Headlines, scoreHeadlines} from './headline.ts'
import {LineWords} from './line-words.ts'
import {type LineMeasures, measureLine} from './measures.ts'
import {findRun, proseWeight} from './prose.ts'

/** A line to be judged. */
export interface JudgedLine {
  readonly text: string
  readonly kind: BlockKind
  /** Cut from a line that held a page: a sentence, or less. */
  readonly runOn?: boolean
  /** Of such a piece: a block of the page surely began with it. */
  readonly opens?: boolean
}

/** A document's lines, measured. */
export interface MeasuredLines {
  readonly lines: readonly JudgedLine[]
  readonly measures: readonly LineMeasures[]
  readonly words: LineWords
  /** How much prose a line is: its size, or 0. */
  readonly prose: Float64Array
  /** The longest run of prose: first and last line. */
  readonly run: {readonly start: number; readonly end: number}
  /** How often a line's words stand in the document, in any place. */
  readonly repeats: Uint16Array
  /** Which time a line stands there: 0 for the first. */
  readonly earlier: Uint16Array
  readonly headlines: Headlines
  /** 1 for lines with prose in reach; the rest is never part of an article. */
  readonly near: Uint8Array
}

/** Measure all lines of a document. */
export function measureLines(lines: readonly JudgedLine[]): MeasuredLines {
  const measures = lines.map(line => measureLine(line.text, line.kind))
  const prose = new Float64Array(lines.length)
  for (let i = 0; i < prose.length; i++) prose[i] = proseWeight(measures[i]!)
  const {repeats, earlier} = countRepeats(lines)
  const run = findRun(measures, prose)
  const near = nearProse(prose)
  const words = new LineWords(lines)
  return {
    lines,
    measures,
    words,
    prose,
    run,
    repeats,
    earlier,
    headlines: scoreHeadlines(measures, {words, prose, near}),
    near,
  }
}

/** Signs by which long lines are told apart. */
const TELLING = 200

function countRepeats(lines: readonly JudgedLine[]): Pick<MeasuredLines, 'repeats' | 'earlier'> {
  const n = lines.length
  const repeats = new Uint16Array(n)
  const earlier = new Uint16Array(n)
  const first = new Int32Array(n)
  const seen = new Map<string, number>()
  for (let i = 0; i < n; i++) {
    const {text} = lines[i]!
    const key = text.length > TELLING ? text.slice(0, TELLING) : text
    const known = seen.get(key)
    if (known === undefined) seen.set(key, i)
    first[i] = known ?? i
    earlier[i] = repeats[first[i]!]!
    repeats[first[i]!]!++
  }
  for (let i = 0; i < n; i++) repeats[i] = repeats[first[i]!]!
  return {repeats, earlier}
}

/** Lines away from prose at which a line may still belong to an article. */
const IN_REACH = 12

function nearProse(prose: Float64Array): Uint8Array {
  const near = new Uint8Array(prose.length)
  let last = -1 - IN_REACH
  for (let i = 0; i < prose.length; i++) {
    if (prose[i]! > 0) {
      near.fill(1, Math.max(0, last + 1, i - IN_REACH), i + 1)
      last = i
    } else if (i - last <= IN_REACH && last >= 0) near[i] = 1
  }
  return near
}

/** Say whether a line is so far from any prose that it cannot be part of an article. */
export function isFar({near}: MeasuredLines, i: number): boolean {
  return near[i] === 0
}
