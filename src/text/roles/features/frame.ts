import {MemberCounts} from '../line-sets.ts'
import type {MeasuredLines} from '../measured-lines.ts'
import type {LineMeasures} from '../measures.ts'

/** What the features of all lines of a document are read from. */
export interface Frame {
  readonly document: MeasuredLines
  /** Prose, and lines that are none, before each line and behind the last. */
  readonly sums: Float64Array
  readonly shorts: Float64Array
  /** Lines since prose was last met, and until it is met next. */
  readonly before: Int32Array
  readonly after: Int32Array
  /** Words of the longest run of prose. */
  readonly counts: MemberCounts
  /** The script of most of the prose. */
  readonly script: number
  /** Size of the run's middle line of prose. */
  readonly usual: number
  readonly proseLines: number
  readonly shortRuns: Runs
  readonly proseRuns: Runs
}

/** Length of the run of prose (or of other) lines that a line stands in, 0 for the other sort, and its place there. */
interface Runs {
  readonly length: Uint16Array
  readonly at: Uint16Array
}

/** Distances to prose are counted so far, and lengths of runs. */
const FAR = 99
const LONGEST_RUN = 999
/** What is usual where the run holds no prose. */
const USUAL = 150

/** Sum a document up. */
export function frameOf(document: MeasuredLines): Frame {
  const {measures, words, prose, run} = document
  const n = measures.length
  const sums = new Float64Array(n + 1)
  const shorts = new Float64Array(n + 1)
  for (let i = 0; i < n; i++) {
    sums[i + 1] = sums[i]! + prose[i]!
    shorts[i + 1] = shorts[i]! + (prose[i] === 0 ? 1 : 0)
  }
  const counts = new MemberCounts(words)
  for (let i = run.start; i <= run.end; i++) counts.add(i)
  return {
    document,
    sums,
    shorts,
    ...proseDistances(prose),
    counts,
    script: scriptOfProse(measures, prose),
    usual: usualSize(measures, prose, run),
    proseLines: n - shorts[n]!,
    shortRuns: runsOf(prose, false),
    proseRuns: runsOf(prose, true),
  }
}

function proseDistances(prose: Float64Array): Pick<Frame, 'before' | 'after'> {
  const n = prose.length
  const before = new Int32Array(n)
  const after = new Int32Array(n)
  let last = -FAR
  for (let i = 0; i < n; i++) {
    before[i] = Math.min(FAR, i - last)
    if (prose[i]! > 0) last = i
  }
  last = n + FAR
  for (let i = n - 1; i >= 0; i--) {
    after[i] = Math.min(FAR, last - i)
    if (prose[i]! > 0) last = i
  }
  return {before, after}
}

function scriptOfProse(measures: readonly LineMeasures[], prose: Float64Array): number {
  const scripts = new Map<number, number>()
  for (let i = 0; i < prose.length; i++) {
    if (prose[i] === 0) continue
    const {script} = measures[i]!
    scripts.set(script, (scripts.get(script) ?? 0) + prose[i]!)
  }
  return [...scripts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? -1
}

function usualSize(
  measures: readonly LineMeasures[],
  prose: Float64Array,
  run: MeasuredLines['run'],
): number {
  const sizes: number[] = []
  for (let i = run.start; i <= run.end; i++) if (prose[i]! > 0) sizes.push(measures[i]!.size)
  sizes.sort((a, b) => a - b)
  return sizes[sizes.length >> 1] ?? USUAL
}

function runsOf(prose: Float64Array, wanted: boolean): Runs {
  const n = prose.length
  const length = new Uint16Array(n)
  const at = new Uint16Array(n)
  let start = 0
  for (let i = 0; i <= n; i++) {
    if (i < n && prose[i]! > 0 === wanted) continue
    for (let k = start; k < i; k++) {
      length[k] = Math.min(LONGEST_RUN, i - start)
      at[k] = Math.min(LONGEST_RUN, k - start)
    }
    start = i + 1
  }
  return {length, at}
}
