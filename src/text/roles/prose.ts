import {CUE_KINDS} from './cue-table.ts'
import type {LineMeasures} from './measures.ts'

const STOP = 1
const ELLIPSIS = 2
const COLON = 3
const QUOTE = 5
const BRACKET = 6
const FURNITURE = ['newsletter', 'cookie', 'copyright', 'promotion'].map(kind => CUE_KINDS.indexOf(kind))
const whole = 3

/**
 * Weigh how much running prose a line is: its size when it reads like one sentence or more, else 0.
 * Knows punctuation and length only, so it holds in any language.
 */
export function proseWeight({size, words, stops, ending, cues, symbols, digitShare}: LineMeasures): number {
  if (cues.includes(whole) || digitShare > 0.4 || symbols > 3 + words / 8) return 0
  if (FURNITURE.some(kind => cues[kind]! > 0) && size < 220) return 0
  const closes =
    ending === STOP ||
    ending === QUOTE ||
    (stops > 0 && (ending === BRACKET || ending === COLON || ending === ELLIPSIS))
  if (closes && stops > 0 && size >= 40 && words >= 6) return size
  if (size >= 130 && stops > 0) return size
  return size >= 220 ? size : 0
}

/** Most that one line adds to a run, so that one endless line is no article. */
const MOST = 600
/** What a line that is no prose costs a run. */
const GAP = 40

/**
 * Find the longest run of prose, short gaps bridged (the stretch of greatest sum, Kadane's algorithm).
 * Without any prose the run is empty: end before start.
 */
export function findRun(
  measures: readonly LineMeasures[],
  prose: Float64Array,
): {start: number; end: number} {
  let best = 0
  let run = {start: 0, end: -1}
  let sum = 0
  let start = 0
  for (let i = 0; i < prose.length; i++) {
    const weight = prose[i]! > 0 ? Math.min(MOST, prose[i]!) : -GAP - Math.min(60, measures[i]!.size) / 3
    if (sum <= 0) {
      sum = 0
      start = i
    }
    sum += weight
    if (sum > best) {
      best = sum
      run = {start, end: i}
    }
  }
  return run
}
