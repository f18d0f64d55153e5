import {CLASS_CUES} from './class-cues.ts'
import {type MeasuredBlock, NO_CUE} from './page-measures.ts'

/** How many elements up from a block the nearest one stands whose class names speak for a cue family. */
export function cueDistance({block}: MeasuredBlock, cue: string, distances: Uint8Array): number {
  const family = CLASS_CUES.indexOf(cue)
  return block.element < 0 ? NO_CUE : distances[block.element * CLASS_CUES.length + family]!
}
