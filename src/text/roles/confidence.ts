import {type Calibration, calibrate} from '../calibrate.ts'
import type {LineVerdict} from './judge.ts'

/**
 * How many documents of a hundred had at least .9 of the article right (F1 of shingles), by the share of doubtful text; measured by
 * cross-validation over sites on labelled texts.
 */
const CALIBRATION: Calibration = [
  [0, 0.98],
  [0.02, 0.96],
  [0.03, 0.92],
  [0.045, 0.88],
  [0.06, 0.86],
  [0.075, 0.77],
  [0.1, 0.71],
  [0.16, 0.66],
  [0.2, 0.5],
  [0.3, 0.28],
  [1, 0.1],
]

/** Judge how sure the choice of lines is, from how far each stands from doubt: a calibrated probability. */
export function confidenceOfLines(verdicts: readonly LineVerdict[], texts: readonly string[]): number {
  let doubtful = 0
  let kept = 0
  verdicts.forEach(({role, score}, i) => {
    const weight = texts[i]!.length
    doubtful += Math.min(score, 1 - score) * weight
    if (role === 'body' || role === 'subhead') kept += weight
  })
  return calibrate(CALIBRATION, doubtful / Math.max(1, kept))
}
