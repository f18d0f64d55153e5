import type {MeasuredLines} from '../measured-lines.ts'
import {CUE_FEATURES, fillCueDistances, LABEL} from './cue-distances.ts'
import type {Place} from './place.ts'
import {sinceHeadline} from './since-headline.ts'
import {findStretches, putStretch, STRETCH_FEATURES} from './stretches.ts'

const CUE_WINDOWS = [3, 8, 20] as const
const WINDOWS = [4, 12] as const

/** Names of the features that say what a line stands among, in the order in which they are filled in. */
export const CONTEXT_FEATURES: readonly string[] = [
  ...CUE_FEATURES,
  ...CUE_WINDOWS.flatMap(width => [`cuesBefore${width}`, `cuesAfter${width}`]),
  ...WINDOWS.flatMap(width => [`repeatsBefore${width}`, `repeatsAfter${width}`]),
  ...WINDOWS.flatMap(width => [`datesBefore${width}`, `datesAfter${width}`]),
  ...WINDOWS.flatMap(width => [`titledBefore${width}`, `titledAfter${width}`]),
  ...STRETCH_FEATURES,
  'gapSinceHeadline',
  'shortSinceHeadline',
  'cuesSinceHeadline',
  'exclamations',
  'questions',
  'dots',
]

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
    let at = i * width + start + CUE_FEATURES.length
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
  {at, i, windows}: Place & {readonly windows: readonly number[]},
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
function putShares(rows: Float32Array, {at, i}: Place, {titled, prose}: Sums): number {
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
