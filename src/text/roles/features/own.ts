import {CUE_KINDS} from '../cue-table.ts'
import type {LineMeasures} from '../measures.ts'

/** Names of the features of a line by itself, in the order in which they are filled in. */
export const OWN_FEATURES: readonly string[] = [
  'size',
  'words',
  'stops',
  'ending',
  'opening',
  'commas',
  'digitShare',
  'upperShare',
  'capitalised',
  'wordLength',
  'symbols',
  'quotes',
  'joints',
  'clocks',
  'address',
  'shortWords',
  'bullet',
  'credit',
  ...CUE_KINDS.map(kind => `cue-${kind}`),
]

/** Fill in what is measured of the line itself, and how strong its cues are. Gives the next free place. */
export function putOwn(rows: Float32Array, start: number, m: LineMeasures): number {
  let at = start
  rows[at++] = m.size
  rows[at++] = m.words
  rows[at++] = m.stops
  rows[at++] = m.ending
  rows[at++] = m.opening
  rows[at++] = m.commas
  rows[at++] = m.digitShare
  rows[at++] = m.upperShare
  rows[at++] = m.capitalised
  rows[at++] = m.wordLength
  rows[at++] = m.symbols
  rows[at++] = m.quotes
  rows[at++] = m.joints
  rows[at++] = m.clocks
  rows[at++] = m.address
  rows[at++] = m.shortWords
  rows[at++] = m.bullet
  rows[at++] = m.credit
  for (let k = 0; k < m.cues.length; k++) rows[at++] = m.cues[k]!
  return at
}
