import type {MeasuredLines} from '../measured-lines.ts'
import {CONTEXT_FEATURES, fillContext} from './context.ts'
import {frameOf} from './frame.ts'
import {LIKENESS_FEATURES, putLikeness, putWords, WORD_FEATURES} from './likeness.ts'
import {NEIGHBOUR_FEATURES, neighbourRows, putNeighbours} from './neighbours.ts'
import {OWN_FEATURES, putOwn} from './own.ts'
import {PLACE_FEATURES, putPlace} from './place.ts'

/** Names of the features of a line, in the order in which they are filled in. */
export const FEATURES: readonly string[] = [
  ...OWN_FEATURES,
  ...LIKENESS_FEATURES,
  ...NEIGHBOUR_FEATURES,
  ...PLACE_FEATURES,
  ...WORD_FEATURES,
  ...CONTEXT_FEATURES,
]

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
  const {near, measures} = document
  const width = FEATURES.length
  const rows = takeRows(near.length * width)
  const frame = frameOf(document)
  const shown = neighbourRows(document)
  for (let i = 0; i < near.length; i++) {
    if (near[i] === 0) continue
    let at = putOwn(rows, i * width, measures[i]!)
    at = putLikeness(rows, {at, i}, frame)
    at = putNeighbours(rows, {at, i}, shown)
    at = putPlace(rows, {at, i}, frame)
    putWords(rows, {at, i}, frame)
  }
  fillContext(document, rows, {width, start: width - CONTEXT_FEATURES.length})
  return rows
}
