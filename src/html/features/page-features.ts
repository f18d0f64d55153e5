import type {Anchors} from '../anchors.ts'
import {prepareContext} from '../page-context.ts'
import type {PageMeasures} from '../page-measures.ts'
import {BLOCK_FEATURES, putBlock} from './block-features.ts'
import {GROUND_FEATURES, putGround} from './ground-features.ts'
import {NAME_FEATURES, putNames} from './name-features.ts'
import {describeNear, NEAR, NEAR_FEATURES, putNear} from './near-features.ts'
import {Row} from './row.ts'
import {putTree, TREE_FEATURES} from './tree-features.ts'

/** Names of the features, in the order of a row. */
export const FEATURES: readonly string[] = [
  ...BLOCK_FEATURES,
  ...TREE_FEATURES,
  ...GROUND_FEATURES,
  ...NAME_FEATURES,
  ...NEAR.flatMap(offset => NEAR_FEATURES.map(name => `near${offset}:${name}`)),
]

/**
 * Make the rows of features of a page's blocks: `FEATURES.length` numbers each, one row after the other, with room for more at
 * the end of each when `width` is larger.
 */
export function pageFeatures(
  measures: PageMeasures,
  anchors: Anchors,
  width: number = FEATURES.length,
): Float32Array {
  const {blocks} = measures
  const rows = new Float32Array(blocks.length * width)
  const row = new Row(rows)
  const known = {measures, anchors, context: prepareContext(measures)}
  const near = describeNear(blocks)
  for (let i = 0; i < blocks.length; i++) {
    const measured = blocks[i]!
    row.at = i * width
    putBlock(row, i, known)
    putTree(row, i, known)
    putGround(row, i, known)
    putNames(row, i, known)
    for (const offset of NEAR) putNear(row, measured, {other: blocks[i + offset], at: i + offset, near})
  }
  return rows
}
