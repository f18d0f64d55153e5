import {CONTEXT_FEATURES, fillContext} from './context.ts'
import {CUE_KINDS} from './cue-table.ts'
import {MemberCounts} from './line-sets.ts'
import type {MeasuredLines} from './measured-lines.ts'
import type {LineMeasures} from './measures.ts'

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
  'credit',
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

/** Sums that features of all lines are read from. */
interface Frame {
  readonly sums: Float64Array
  readonly shorts: Float64Array
  readonly before: Int32Array
  readonly after: Int32Array
  readonly counts: MemberCounts
  readonly script: number
  readonly usual: number
  readonly proseLines: number
}

function frameOf({measures, words, prose, run}: MeasuredLines): Frame {
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
  const counts = new MemberCounts(words)
  const sizes: number[] = []
  for (let i = run.start; i <= run.end; i++) {
    counts.add(i)
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

/** Numbers of rows that stay at hand from document to document; larger ones are made anew and let go. */
const KEPT_ROWS = 1 << 18
let kept = new Float32Array(0)

function takeRows(length: number): Float32Array {
  if (length > KEPT_ROWS) return new Float32Array(length)
  if (kept.length < length) kept = new Float32Array(Math.min(KEPT_ROWS, 2 * length))
  return kept.subarray(0, length)
}

/**
 * Fill in the features of all lines, a row each of `FEATURES.length` numbers; those of lines that are far from any prose mean nothing. The
 * rows hold until the next call.
 */
export function fillFeatures(document: MeasuredLines): Float32Array {
  const {near, prose} = document
  const n = near.length
  const width = FEATURES.length
  const rows = takeRows(n * width)
  const frame = frameOf(document)
  const of = {
    document,
    frame,
    seen: neighbourRows(document),
    shortRuns: runsOf(prose, false),
    proseRuns: runsOf(prose, true),
  }
  for (let i = 0; i < n; i++) {
    if (near[i] === 0) continue
    let at = putOwn(rows, i * width, document.measures[i]!)
    at = putNeighbours(rows, {at, i}, of)
    for (const reach of WINDOWS) at = putWindow(rows, {at, i, reach}, frame)
    at = putPlace(rows, {at, i}, of)
    putWords(rows, {at, i}, of)
  }
  fillContext(document, rows, {width, start: width - CONTEXT_FEATURES.length})
  return rows
}

/** What the rows of a document are filled from. */
interface Filling {
  readonly document: MeasuredLines
  readonly frame: Frame
  readonly seen: Float32Array
  readonly shortRuns: Runs
  readonly proseRuns: Runs
}

interface Place {
  /** Where in the rows the next number goes, and of which line. */
  readonly at: number
  readonly i: number
}

/** How often the line stands there, how much prose it is, and what its neighbours show. */
function putNeighbours(rows: Float32Array, {at, i}: Place, {document, frame, seen}: Filling): number {
  const {repeats, earlier, prose, measures} = document
  const {script, size} = measures[i]!
  let to = at
  rows[to++] = repeats[i]!
  rows[to++] = earlier[i]!
  rows[to++] = prose[i]!
  rows[to++] = script !== frame.script && size > 0 ? 1 : 0
  for (let o = 0; o < OFFSETS.length; o++) {
    const other = i + OFFSETS[o]!
    const inside = other >= 0 && other < prose.length
    for (let k = 0; k < NEIGHBOUR; k++) rows[to++] = inside ? seen[other * NEIGHBOUR + k]! : -1
  }
  return to
}

/** Where the line stands among the others, and in the longest run of prose. */
function putPlace(
  rows: Float32Array,
  {at, i}: Place,
  {document: {run, prose}, frame, shortRuns, proseRuns}: Filling,
): number {
  const n = prose.length
  const total = frame.sums[n]!
  const runSum = run.end >= run.start ? frame.sums[run.end + 1]! - frame.sums[run.start]! : 0
  let to = at
  rows[to++] = n
  rows[to++] = total
  rows[to++] = frame.proseLines
  rows[to++] = frame.sums[i]! / Math.max(1, total)
  rows[to++] = (total - frame.sums[i + 1]!) / Math.max(1, total)
  rows[to++] = frame.before[i]!
  rows[to++] = frame.after[i]!
  rows[to++] = shortRuns.length[i]!
  rows[to++] = shortRuns.at[i]!
  rows[to++] = proseRuns.length[i]!
  rows[to++] = i >= run.start && i <= run.end ? 1 : 0
  rows[to++] = i - run.start
  rows[to++] = run.end - i
  rows[to++] = runSum / Math.max(1, total)
  rows[to++] = run.end - run.start + 1
  return to
}

/** Which of its words are met elsewhere, and how it stands to the headline. */
function putWords(rows: Float32Array, {at, i}: Place, {document, frame}: Filling): void {
  const {measures, words, run, headlines} = document
  const n = measures.length
  const inside = i >= run.start && i <= run.end
  let to = at
  rows[to++] = frame.counts.shareMet(i, inside)
  rows[to++] = i > 0 ? frame.counts.shareMet(i - 1, inside) : -1
  rows[to++] = words.count(i)
  rows[to++] = measures[i]!.size / frame.usual
  rows[to++] = Math.min(999, i)
  rows[to++] = Math.min(999, n - i)
  rows[to++] = headlines.scores[i]!
  rows[to++] = headlines.best === -1 ? -999 : i - headlines.best
  rows[to++] = headlines.shares[i]!
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
  rows[at++] = m.credit
  for (let k = 0; k < m.cues.length; k++) rows[at++] = m.cues[k]!
  return at
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
  rows: Float32Array,
  {at, i, reach}: Place & {reach: number},
  {sums, shorts}: Frame,
): number {
  const from = Math.max(0, i - reach)
  const to = Math.min(sums.length - 1, i + 1 + reach)
  rows[at] = sums[i]! - sums[from]!
  rows[at + 1] = sums[to]! - sums[i + 1]!
  rows[at + 2] = shorts[i]! - shorts[from]!
  rows[at + 3] = shorts[to]! - shorts[i + 1]!
  return at + 4
}

interface Runs {
  readonly length: Uint16Array
  readonly at: Uint16Array
}

/** Length of the run of prose (or of other) lines that a line stands in, 0 for the other sort, and its place there. */
function runsOf(prose: Float64Array, wanted: boolean): Runs {
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
