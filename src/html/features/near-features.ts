import type {MeasuredBlock} from '../page-measures.ts'
import {bitCount, KINDS} from './known-page.ts'
import {Row} from './row.ts'

/** Blocks before and behind that a block looks at. */
export const NEAR = [-3, -2, -1, 1, 2, 3]
/** What it sees of each. */
export const NEAR_FEATURES = ['weight', 'density', 'kind', 'same', 'stop', 'cues']
const SAME = NEAR_FEATURES.indexOf('same')

/** What blocks say to those near them, {@link NEAR_FEATURES} without `same`. */
export function describeNear(blocks: readonly MeasuredBlock[]): Float32Array {
  const said = new Float32Array(blocks.length * NEAR_FEATURES.length)
  const row = new Row(said)
  for (const {block, weight, linkDensity, endsWithStop, cues} of blocks) {
    row.put(Math.log1p(weight))
    row.put(linkDensity)
    row.put(KINDS.indexOf(block.kind))
    row.put(0)
    row.put(Number(endsWithStop))
    row.put(bitCount(cues))
  }
  return said
}

/** Write {@link NEAR_FEATURES} of one neighbour; `other` is undefined beyond the page's ends. */
export function putNear(
  row: Row,
  {block}: MeasuredBlock,
  {other, at, near}: {other: MeasuredBlock | undefined; at: number; near: Float32Array},
): void {
  const from = at * NEAR_FEATURES.length
  for (let i = 0; i < NEAR_FEATURES.length; i++) {
    if (other === undefined) row.put(-1)
    else if (i !== SAME) row.put(near[from + i]!)
    else
      row.put(Number(other.block.parent === block.parent) + 2 * Number(other.block.element === block.element))
  }
}
