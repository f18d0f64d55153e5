import {type Calibration, calibrate} from '../text/calibrate.ts'
import type {ExtractedArticle} from './extract-article.ts'

/**
 * How many pages of a hundred had at least .9 of the article right (F1), by the share of doubtful text; measured by
 * cross-validation over sites on labelled pages.
 */
const CALIBRATION: Calibration = [
  [0, 0.98],
  [0.025, 0.97],
  [0.05, 0.94],
  [0.09, 0.9],
  [0.125, 0.82],
  [0.18, 0.76],
  [0.3, 0.48],
  [0.6, 0.32],
  [1.5, 0.2],
]

/** Judge how sure the body is, from how far the blocks of the page stand from doubt: a calibrated probability. */
export function confidenceOf({judged, from, keptWeight}: ExtractedArticle): number {
  if (from === 'embedded') return 0.8
  const {probabilities, measures} = judged
  let doubtful = 0
  measures.blocks.forEach(({weight}, i) => {
    const p = probabilities[i]!
    doubtful += Math.min(p, 1 - p) * weight
  })
  const sure = calibrate(CALIBRATION, doubtful / Math.max(1, keptWeight))
  return from === 'blocks' ? sure : Math.min(sure, 0.4)
}
