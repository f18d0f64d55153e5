import {evaluateRows, type Trees} from '../trees.ts'
import {fillGaps, GAP_FEATURES} from './gap-features.ts'
import type {Gaps} from './gaps.ts'

/** Gaps that are looked at together: their rows take some megabytes. */
const TOGETHER = 4096

/** Score the candidates among the gaps of a line: how sure it is, 0–1, that a block of the page ends there. */
export function scoreGaps(gaps: Gaps, trees: Trees): Float32Array {
  const width = GAP_FEATURES.length
  const {length} = gaps.candidates
  const scores = new Float32Array(length)
  const rows = new Float32Array(width * Math.min(TOGETHER, length))
  for (let from = 0; from < length; from += TOGETHER) {
    const to = Math.min(length, from + TOGETHER)
    fillGaps(gaps, rows, {from, to})
    scores.set(evaluateRows(trees, rows.subarray(0, width * (to - from)), {width}), from)
  }
  return scores
}
