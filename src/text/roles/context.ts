import {CUE_KINDS} from './cue-table.ts'
import type {MeasuredLines} from './measured-lines.ts'

const CUE_WINDOWS = [3, 8, 20] as const
const WINDOWS = [4, 12] as const

/** Names of the features that say what a line stands among, in the order in which they are filled in. */
export const CONTEXT_FEATURES: readonly string[] = [
  ...CUE_KINDS.flatMap(kind => [`since-${kind}`, `to-${kind}`]),
  ...CUE_WINDOWS.flatMap(width => [`cuesBefore${width}`, `cuesAfter${width}`]),
  ...WINDOWS.flatMap(width => [`repeatsBefore${width}`, `repeatsAfter${width}`]),
  ...WINDOWS.flatMap(width => [`datesBefore${width}`, `datesAfter${width}`]),
  ...WINDOWS.flatMap(width => [`titledBefore${width}`, `titledAfter${width}`]),
  'stretchWords',
  'stretchShare',
  'stretchRank',
  'stretchLines',
  'inStretch',
  'leftInStretch',
  'stretches',
  'shareBehind',
  'shareAhead',
  'fromLargest',
  'fromHeadlined',
  'headlinedShare',
  'gapSinceHeadline',
  'shortSinceHeadline',
  'cuesSinceHeadline',
  'exclamations',
  'questions',
  'dots',
]

/** Distances are counted so far. */
const FAR = 60
/** Size of a line that can be a label or a heading of furniture. */
const LABEL = 120

/** Fill in the context of all lines into rows of `width` numbers, from the place `start` of each row on. */
export function fillContext(
  document: MeasuredLines,
  rows: Float32Array,
  {width, start}: {width: number; start: number},
): void {
  const {near} = document
  fillCueDistances(document, rows, {width, start})
  const sums = sumsOf(document)
  const stretches = findStretches(document)
  const since = sinceHeadline(document, sums.labels)
  for (let i = 0; i < near.length; i++) {
    if (near[i] === 0) continue
    let at = i * width + start + 2 * CUE_KINDS.length
    at = putWindows(rows, {at, i, windows: CUE_WINDOWS}, sums.labels)
    at = putWindows(rows, {at, i, windows: WINDOWS}, sums.repeats)
    at = putWindows(rows, {at, i, windows: WINDOWS}, sums.dates)
    at = putShares(rows, {at, i}, sums)
    at = putStretch(rows, {at, i}, stretches)
    rows[at++] = since.gap[i]!
    rows[at++] = since.short[i]!
    rows[at++] = since.cues[i]!
    const {exclamations, questions, dots} = document.measures[i]!
    rows[at++] = exclamations
    rows[at++] = questions
    rows[at++] = dots
  }
}

/** Lines since each kind of cue was last met as a label or opening, and until it is met next. */
function fillCueDistances(
  {measures, near}: MeasuredLines,
  rows: Float32Array,
  {width, start}: {width: number; start: number},
): void {
  const n = measures.length
  const last = new Int32Array(CUE_KINDS.length).fill(-FAR)
  for (let i = 0; i < n; i++) {
    if (near[i] === 1) {
      const at = i * width + start
      for (let k = 0; k < last.length; k++) rows[at + 2 * k] = Math.min(FAR, i - last[k]!)
    }
    const {cues, size} = measures[i]!
    if (size < LABEL) for (let k = 0; k < cues.length; k++) if (cues[k]! > 1) last[k] = i
  }
  last.fill(n + FAR)
  for (let i = n - 1; i >= 0; i--) {
    if (near[i] === 1) {
      const at = i * width + start + 1
      for (let k = 0; k < last.length; k++) rows[at + 2 * k] = Math.min(FAR, last[k]! - i)
    }
    const {cues, size} = measures[i]!
    if (size < LABEL) for (let k = 0; k < cues.length; k++) if (cues[k]! > 1) last[k] = i
  }
}

interface Sums {
  readonly labels: Float64Array
  readonly repeats: Float64Array
  readonly dates: Float64Array
  readonly prose: Float64Array
  /** Words of prose lines that the headline has too, as shares. */
  readonly titled: Float64Array
}

function sumsOf({measures, prose, repeats, headlines}: MeasuredLines): Sums {
  const n = measures.length
  const sums: Sums = {
    labels: new Float64Array(n + 1),
    repeats: new Float64Array(n + 1),
    dates: new Float64Array(n + 1),
    prose: new Float64Array(n + 1),
    titled: new Float64Array(n + 1),
  }
  for (let i = 0; i < n; i++) {
    const {cues, size, digitShare, clocks} = measures[i]!
    const isDate = size > 0 && size < LABEL / 2 && (digitShare > 0.2 || clocks > 0)
    sums.labels[i + 1] = sums.labels[i]! + (size < LABEL && isLabelled(cues) ? 1 : 0)
    sums.repeats[i + 1] = sums.repeats[i]! + (repeats[i]! > 1 ? 1 : 0)
    sums.dates[i + 1] = sums.dates[i]! + (isDate ? 1 : 0)
    sums.prose[i + 1] = sums.prose[i]! + (prose[i]! > 0 ? 1 : 0)
    sums.titled[i + 1] = sums.titled[i]! + (prose[i]! > 0 ? Math.max(0, headlines.shares[i]!) : 0)
  }
  return sums
}

function isLabelled(cues: Uint8Array): boolean {
  for (let k = 0; k < cues.length; k++) if (cues[k]! > 1) return true
  return false
}

function putWindows(
  rows: Float32Array,
  {at, i, windows}: {at: number; i: number; windows: readonly number[]},
  sums: Float64Array,
): number {
  const n = sums.length - 1
  let place = at
  for (const reach of windows) {
    rows[place++] = sums[i]! - sums[Math.max(0, i - reach)]!
    rows[place++] = sums[Math.min(n, i + 1 + reach)]! - sums[i + 1]!
  }
  return place
}

/** Mean share of the headline's words in the prose lines around. */
function putShares(rows: Float32Array, {at, i}: {at: number; i: number}, {titled, prose}: Sums): number {
  const n = prose.length - 1
  let place = at
  for (const reach of WINDOWS) {
    const from = Math.max(0, i - reach)
    const to = Math.min(n, i + 1 + reach)
    rows[place++] = (titled[i]! - titled[from]!) / Math.max(1, prose[i]! - prose[from]!)
    rows[place++] = (titled[to]! - titled[i + 1]!) / Math.max(1, prose[to]! - prose[i + 1]!)
  }
  return place
}

/** A stretch of prose, gaps of a line or two bridged. */
interface Stretch {
  readonly start: number
  end: number
  lines: number
  words: number
  rank: number
}

interface Stretches {
  readonly list: readonly Stretch[]
  /** Index of the stretch that a line stands in, -1 for none; of the last and the next one. */
  readonly at: Int32Array
  readonly behind: Int32Array
  readonly ahead: Int32Array
  readonly words: number
  readonly largest: number
  /** The stretch that follows the headline, -1 for none. */
  readonly headlined: number
}

const BRIDGED = 3

function findStretches({measures, prose, headlines}: MeasuredLines): Stretches {
  const n = prose.length
  const list: Stretch[] = []
  let words = 0
  for (let i = 0; i < n; i++) {
    if (prose[i] === 0) continue
    const last = list.at(-1)
    words += measures[i]!.words
    if (last !== undefined && i - last.end <= BRIDGED) {
      last.end = i
      last.lines++
      last.words += measures[i]!.words
    } else list.push({start: i, end: i, lines: 1, words: measures[i]!.words, rank: 0})
  }
  const order = list.map((_, k) => k).sort((a, b) => list[b]!.words - list[a]!.words || a - b)
  for (const [rank, k] of order.entries()) list[k]!.rank = rank
  const at = new Int32Array(n).fill(-1)
  const behind = new Int32Array(n).fill(-1)
  const ahead = new Int32Array(n).fill(-1)
  for (const [k, {start, end}] of list.entries()) at.fill(k, start, end + 1)
  for (let i = 0, k = -1; i < n; i++) {
    if (at[i] !== -1) k = at[i]!
    behind[i] = k
  }
  for (let i = n - 1, k = -1; i >= 0; i--) {
    if (at[i] !== -1) k = at[i]!
    ahead[i] = k
  }
  const {best} = headlines
  return {list, at, behind, ahead, words, largest: order[0] ?? -1, headlined: best === -1 ? -1 : ahead[best]!}
}

function putStretch(rows: Float32Array, {at, i}: {at: number; i: number}, stretches: Stretches): number {
  const {list, words, largest, headlined, behind, ahead} = stretches
  const own = stretches.at[i]!
  const stretch = list[own]
  const share = (k: number) => (k === -1 ? -1 : list[k]!.words / Math.max(1, words))
  let place = at
  rows[place++] = stretch?.words ?? -1
  rows[place++] = share(own)
  rows[place++] = stretch?.rank ?? -1
  rows[place++] = stretch?.lines ?? -1
  rows[place++] = stretch === undefined ? -1 : i - stretch.start
  rows[place++] = stretch === undefined ? -1 : stretch.end - i
  rows[place++] = list.length
  rows[place++] = share(behind[i]!)
  rows[place++] = share(ahead[i]!)
  rows[place++] = own === -1 ? -99 : own - largest
  rows[place++] = own === -1 || headlined === -1 ? -99 : own - headlined
  rows[place++] = share(headlined)
  return place
}

/** What has come between the headline and each line: the longest gap in the prose, lines that are none, labels. */
function sinceHeadline(
  {prose, headlines: {best}}: MeasuredLines,
  labels: Float64Array,
): {gap: Int32Array; short: Int32Array; cues: Int32Array} {
  const n = prose.length
  const gap = new Int32Array(n).fill(-1)
  const short = new Int32Array(n).fill(-1)
  const cues = new Int32Array(n).fill(-1)
  let longest = 0
  let current = 0
  let others = 0
  let begun = false
  for (let i = best + 1; i < n; i++) {
    gap[i] = longest
    short[i] = others
    cues[i] = labels[i]! - labels[best + 1]!
    if (prose[i]! > 0) {
      current = 0
      begun = true
      continue
    }
    others++
    current++
    if (begun) longest = Math.max(longest, current)
  }
  return {gap, short, cues}
}
