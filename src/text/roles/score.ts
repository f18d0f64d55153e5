import type {MeasuredLines} from './features.ts'

/** Score each line by rule alone: 1 in the longest run of prose, 0 outside. The run bridges short lines between long ones. */
export function scoreLines({measures, prose, run}: MeasuredLines): Float64Array {
  const scores = new Float64Array(measures.length)
  for (let i = run.start; i <= run.end; i++) {
    const whole = measures[i]!.cues.includes(3)
    scores[i] = whole ? 0.2 : prose[i]! > 0 ? 0.95 : 0.7
  }
  return scores
}
