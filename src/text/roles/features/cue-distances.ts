import {CUE_KINDS} from '../cue-table.ts'
import type {MeasuredLines} from '../measured-lines.ts'
import type {LineMeasures} from '../measures.ts'

/** Names of the features that say how far each kind of cue is, in the order in which they are filled in. */
export const CUE_FEATURES: readonly string[] = CUE_KINDS.flatMap(kind => [`since-${kind}`, `to-${kind}`])

/** Distances are counted so far. */
const FAR = 60
/** Size of a line that can be a label or a heading of furniture. */
export const LABEL = 120

/** Lines since each kind of cue was last met as a label or opening, and until it is met next. */
export function fillCueDistances(
  document: MeasuredLines,
  rows: Float32Array,
  {width, start}: {width: number; start: number},
): void {
  const {measures, near} = document
  const n = measures.length
  const last = new Int32Array(CUE_KINDS.length).fill(-FAR)
  for (let i = 0; i < n; i++) {
    const at = i * width + start
    if (near[i] === 1) for (let k = 0; k < last.length; k++) rows[at + 2 * k] = Math.min(FAR, i - last[k]!)
    setMet(last, i, measures[i]!)
  }
  last.fill(n + FAR)
  for (let i = n - 1; i >= 0; i--) {
    const at = i * width + start + 1
    if (near[i] === 1) for (let k = 0; k < last.length; k++) rows[at + 2 * k] = Math.min(FAR, last[k]! - i)
    setMet(last, i, measures[i]!)
  }
}

/** Set the place of the kinds that a line is a label of. */
function setMet(last: Int32Array, i: number, {cues, size}: LineMeasures): void {
  if (size < LABEL) for (let k = 0; k < cues.length; k++) if (cues[k]! > 1) last[k] = i
}
