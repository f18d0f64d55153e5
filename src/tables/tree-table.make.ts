/** Pack boosted trees for src/text/trees.ts: what line-roles.make.ts and others share. */

import {LEAF_UNIT, type SmallTrees} from '../text/trees.ts'

/** Trees as line-roles.train.py writes them: a tree a line, nodes in preorder, `feature:threshold` or `=value`. */
export interface TrainedTrees {
  readonly trees: string
  readonly scores: readonly number[]
  /** Trees that saw nothing of a side's sites, side by side; see `foldOf` in bench/text/sets.ts. */
  readonly folds: readonly string[]
}

/** A table's literal for trees: base64 of little-endian arrays, and the names of the features they look at. */
export function treesLiteral(names: readonly string[], {trees}: Pick<TrainedTrees, 'trees'>): string {
  const rows = Object.entries(packTrees(trees)).map(([key, value]) => `  ${key}: '${value}',`)
  return `{\n  names: ${JSON.stringify(names.join(' '))},\n${rows.join('\n')}\n}`
}

/** Pack trees as a table holds them. */
export function packTrees(trees: string): SmallTrees {
  const shape: number[] = []
  const values: number[] = []
  const places = new Map<number, number>()
  for (const token of trees.split(/\s+/)) {
    if (token.startsWith('=')) {
      shape.push(0)
      values.push(Math.max(-32768, Math.min(32767, Math.round(Number(token.slice(1)) / LEAF_UNIT))))
      continue
    }
    const [feature, threshold] = token.split(':').map(Number)
    shape.push(feature! + 1)
    if (!places.has(threshold!)) places.set(threshold!, places.size)
    values.push(places.get(threshold!)!)
  }
  const base64 = (array: ArrayBufferView) => Buffer.from(array.buffer as ArrayBuffer).toString('base64')
  return {
    shape: base64(Uint8Array.from(shape)),
    values: base64(Int16Array.from(values)),
    thresholds: base64(Float32Array.from(places.keys())),
  }
}
