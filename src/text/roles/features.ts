import type {BlockKind} from '../../model/block.ts'
import {CONTEXT_FEATURES, fillContext} from './context.ts'
import {CUE_KINDS} from './cue-table.ts'
import {type Headlines, scoreHeadlines} from './headline.ts'
import {type LineMeasures, measureLine} from './measures.ts'
import {findRun, proseWeight} from './prose.ts'
import {WordCounts} from './tokens.ts'

/** A line to be judged. */
export interface JudgedLine {
  readonly text: string
  readonly kind: BlockKind
}

/** A document's lines, measured. */
export interface MeasuredLines {
  readonly lines: readonly JudgedLine[]
  readonly measures: readonly LineMeasures[]
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

const OWN = [
  'size',
  'words',
  'stops',
  'ending',
  'opening',
  'commas',
  'digitShare',
  'upperShare',
  'capitalised',
  'wordLength',
  'symbols',
  'quotes',
  'joints',
  'clocks',
  'address',
  'shortWords',
  'bullet',
] as const
const NEAR = ['size', 'stops', 'ending', 'opening', 'capitalised', 'bullet', 'digitShare', 'commas'] as const
const OFFSETS = [-3, -2, -1, 1, 2, 3] as const
const WINDOWS = [2, 5, 12] as const

/** Names of the features of a line, in the order in which they are filled in. */
export const FEATURES: readonly string[] = [
  ...OWN,
  ...CUE_KINDS.map(kind => `cue-${kind}`),
  'repeats',
  'earlier',
  'prose',
  'otherScript',
  ...OFFSETS.flatMap(at => [...NEAR.map(name => `${name}${at}`), `prose${at}`, `cue${at}`, `cueKind${at}`]),
  ...WINDOWS.flatMap(width => [
    `proseBefore${width}`,
    `proseAfter${width}`,
    `shortBefore${width}`,
    `shortAfter${width}`,
  ]),
  'lines',
  'proseTotal',
  'proseLines',
  'shareBefore',
  'shareAfter',
  'toProseBefore',
  'toProseAfter',
  'shortRun',
  'shortRunAt',
  'proseRun',
  'inRun',
  'fromRunStart',
  'fromRunEnd',
  'runShare',
  'runLines',
  'met',
  'metBefore',
  'tokens',
  'relativeSize',
  'index',
  'fromEnd',
  'headline',
  'fromHeadline',
  'inHeadline',
  ...CONTEXT_FEATURES,
]

/** Measure all lines of a document. */
export function measureLines(lines: readonly JudgedLine[]): MeasuredLines {
  const measures = lines.map(line => measureLine(line.text, line.kind))
  const prose = Float64Array.from(measures, proseWeight)
  const repeats = new Uint16Array(lines.length)
  const earlier = new Uint16Array(lines.length)
  const seen = new Map<string, number>()
  for (const [i, {text}] of lines.entries()) {
    const key = text.length > 200 ? text.slice(0, 200) : text
    const times = seen.get(key) ?? 0
    earlier[i] = times
    seen.set(key, times + 1)
  }
  for (const [i, {text}] of lines.entries()) {
    repeats[i] = seen.get(text.length > 200 ? text.slice(0, 200) : text) ?? 1
  }
  const run = findRun(measures, prose)
  const near = nearProse(prose)
  return {
    lines,
    measures,
    prose,
    run,
    repeats,
    earlier,
    headlines: scoreHeadlines(measures, {prose, near}),
    near,
  }
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

/** Sums that features of all lines are read from. */
interface Frame {
  readonly sums: Float64Array
  readonly shorts: Float64Array
  readonly before: Int32Array
  readonly after: Int32Array
  readonly counts: WordCounts
  readonly script: number
  readonly usual: number
  readonly proseLines: number
}

function frameOf({measures, prose, run}: MeasuredLines): Frame {
  const n = measures.length
  const sums = new Float64Array(n + 1)
  const shorts = new Float64Array(n + 1)
  const before = new Int32Array(n)
  const after = new Int32Array(n)
  const scripts = new Map<number, number>()
  let last = -99
  for (let i = 0; i < n; i++) {
    sums[i + 1] = sums[i]! + prose[i]!
    shorts[i + 1] = shorts[i]! + (prose[i] === 0 ? 1 : 0)
    before[i] = Math.min(99, i - last)
    if (prose[i]! > 0) {
      last = i
      const {script} = measures[i]!
      scripts.set(script, (scripts.get(script) ?? 0) + prose[i]!)
    }
  }
  last = n + 99
  for (let i = n - 1; i >= 0; i--) {
    after[i] = Math.min(99, last - i)
    if (prose[i]! > 0) last = i
  }
  const counts = new WordCounts()
  const sizes: number[] = []
  for (let i = run.start; i <= run.end; i++) {
    counts.add(measures[i]!.tokens)
    if (prose[i]! > 0) sizes.push(measures[i]!.size)
  }
  sizes.sort((a, b) => a - b)
  const script = [...scripts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? -1
  return {
    sums,
    shorts,
    before,
    after,
    counts,
    script,
    usual: sizes[sizes.length >> 1] ?? 150,
    proseLines: n - shorts[n]!,
  }
}

/** Fill in the features of all lines, a row each of `FEATURES.length` numbers. */
export function fillFeatures(document: MeasuredLines): Float32Array {
  const {measures, prose, run, near} = document
  const n = measures.length
  const width = FEATURES.length
  const rows = new Float32Array(n * width)
  const frame = frameOf(document)
  const {best, scores, shares} = document.headlines
  const shortRuns = runsOf(prose, false)
  const proseRuns = runsOf(prose, true)
  const total = frame.sums[n]!
  const runSum = run.end >= run.start ? frame.sums[run.end + 1]! - frame.sums[run.start]! : 0
  const seen = neighbourRows(document)
  let at = 0
  const put = (value: number) => {
    rows[at++] = value
  }
  for (let i = 0; i < n; i++) {
    if (near[i] === 0) continue
    const m = measures[i]!
    at = putOwn(rows, i * width, m)
    put(document.repeats[i]!)
    put(document.earlier[i]!)
    put(prose[i]!)
    put(m.script !== frame.script && m.size > 0 ? 1 : 0)
    for (const offset of OFFSETS) {
      const other = i + offset
      if (other < 0 || other >= n) rows.fill(-1, at, at + NEIGHBOUR)
      else for (let k = 0; k < NEIGHBOUR; k++) rows[at + k] = seen[other * NEIGHBOUR + k]!
      at += NEIGHBOUR
    }
    for (const reach of WINDOWS) putWindow(frame, {i, n, reach}, put)
    put(n)
    put(total)
    put(frame.proseLines)
    put(frame.sums[i]! / Math.max(1, total))
    put((total - frame.sums[i + 1]!) / Math.max(1, total))
    put(frame.before[i]!)
    put(frame.after[i]!)
    put(shortRuns.length[i]!)
    put(shortRuns.at[i]!)
    put(proseRuns.length[i]!)
    const inside = i >= run.start && i <= run.end
    put(inside ? 1 : 0)
    put(i - run.start)
    put(run.end - i)
    put(runSum / Math.max(1, total))
    put(run.end - run.start + 1)
    put(frame.counts.shareMet(m.tokens, inside))
    put(i > 0 ? frame.counts.shareMet(measures[i - 1]!.tokens, inside) : -1)
    put(m.tokens.length)
    put(m.size / frame.usual)
    put(Math.min(999, i))
    put(Math.min(999, n - i))
    put(scores[i]!)
    put(best === -1 ? -999 : i - best)
    put(shares[i]!)
  }
  fillContext(document, rows, {width, start: width - CONTEXT_FEATURES.length})
  return rows
}

/** Fill in what is measured of the line itself, in the order of `OWN` and the cues. Gives the next free place. */
function putOwn(rows: Float32Array, start: number, m: LineMeasures): number {
  let at = start
  rows[at++] = m.size
  rows[at++] = m.words
  rows[at++] = m.stops
  rows[at++] = m.ending
  rows[at++] = m.opening
  rows[at++] = m.commas
  rows[at++] = m.digitShare
  rows[at++] = m.upperShare
  rows[at++] = m.capitalised
  rows[at++] = m.wordLength
  rows[at++] = m.symbols
  rows[at++] = m.quotes
  rows[at++] = m.joints
  rows[at++] = m.clocks
  rows[at++] = m.address
  rows[at++] = m.shortWords
  rows[at++] = m.bullet
  rows.set(m.cues, at)
  return at + m.cues.length
}

/** Numbers that a neighbour shows of a line: `NEAR`, how much prose it is, its strongest cue and that cue's kind. */
const NEIGHBOUR = NEAR.length + 3

/** What lines show to their neighbours, in rows: it is asked for six times. */
function neighbourRows({measures, prose}: MeasuredLines): Float32Array {
  const rows = new Float32Array(measures.length * NEIGHBOUR)
  let at = 0
  for (let i = 0; i < measures.length; i++) {
    const m = measures[i]!
    rows[at++] = m.size
    rows[at++] = m.stops
    rows[at++] = m.ending
    rows[at++] = m.opening
    rows[at++] = m.capitalised
    rows[at++] = m.bullet
    rows[at++] = m.digitShare
    rows[at++] = m.commas
    rows[at++] = prose[i]!
    let strongest = 0
    let kind = -1
    for (let k = 0; k < m.cues.length; k++) {
      if (m.cues[k]! <= strongest) continue
      strongest = m.cues[k]!
      kind = k
    }
    rows[at++] = strongest
    rows[at++] = kind
  }
  return rows
}

function putWindow(
  {sums, shorts}: Frame,
  {i, n, reach}: {i: number; n: number; reach: number},
  put: (value: number) => void,
): void {
  const from = Math.max(0, i - reach)
  const to = Math.min(n, i + 1 + reach)
  put(sums[i]! - sums[from]!)
  put(sums[to]! - sums[i + 1]!)
  put(shorts[i]! - shorts[from]!)
  put(shorts[to]! - shorts[i + 1]!)
}

/** Length of the run of prose (or of other) lines that a line stands in, 0 for the other sort, and its place there. */
function runsOf(prose: Float64Array, wanted: boolean): {length: Uint16Array; at: Uint16Array} {
  const n = prose.length
  const length = new Uint16Array(n)
  const at = new Uint16Array(n)
  let start = 0
  for (let i = 0; i <= n; i++) {
    if (i < n && prose[i]! > 0 === wanted) continue
    for (let k = start; k < i; k++) {
      length[k] = Math.min(999, i - start)
      at[k] = Math.min(999, k - start)
    }
    start = i + 1
  }
  return {length, at}
}
