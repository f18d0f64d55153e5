import type {Frame} from './frame.ts'

/** Where in the rows the next number goes, and of which line. */
export interface Place {
  readonly at: number
  readonly i: number
}

const WINDOWS = [2, 5, 12] as const

/** Names of the features that say where a line stands among the prose, in the order in which they are filled in. */
export const PLACE_FEATURES: readonly string[] = [
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
]

/** Fill in where a line stands: in windows around it, among all lines, in the longest run of prose. Gives the next free place. */
export function putPlace(rows: Float32Array, {at, i}: Place, frame: Frame): number {
  const {sums, shortRuns, proseRuns} = frame
  const {run, prose} = frame.document
  const n = prose.length
  const total = sums[n]!
  const runSum = run.end >= run.start ? sums[run.end + 1]! - sums[run.start]! : 0
  let to = at
  for (const reach of WINDOWS) to = putWindow(rows, {at: to, i, reach}, frame)
  rows[to++] = n
  rows[to++] = total
  rows[to++] = frame.proseLines
  rows[to++] = sums[i]! / Math.max(1, total)
  rows[to++] = (total - sums[i + 1]!) / Math.max(1, total)
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

function putWindow(
  rows: Float32Array,
  {at, i, reach}: Place & {readonly reach: number},
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
