/** Pack boosted trees for src/text/trees.ts: what line-roles.make.ts and teaser-cards.make.ts share. */

/** Trees as line-roles.train.py writes them: a tree a line, nodes in preorder, `feature:threshold` or `=value`. */
export interface TrainedTrees {
  readonly trees: string
  readonly scores: readonly number[]
}

/** A table's literal for trees: base64 of little-endian arrays, and the names of the features they look at. */
export function treesLiteral(names: readonly string[], {trees}: TrainedTrees): string {
  const features: number[] = []
  const thresholds: number[] = []
  const left: number[] = []
  const right: number[] = []
  const leaves: number[] = []
  const roots: number[] = []
  for (const line of trees.split('\n')) {
    // Places that wait for the node or leaf that comes next: a list and the index in it.
    const waiting: [number[], number][] = [[roots, roots.push(0) - 1]]
    for (const token of line.split(' ')) {
      const [list, place] = waiting.pop()!
      if (token.startsWith('=')) {
        list[place] = -leaves.push(Number(token.slice(1)))
        continue
      }
      const [feature, threshold] = token.split(':').map(Number)
      const node = features.push(feature!) - 1
      thresholds.push(threshold!)
      left.push(0)
      right.push(0)
      list[place] = node
      waiting.push([right, node], [left, node])
    }
  }
  const base64 = (array: ArrayBufferView) => Buffer.from(array.buffer as ArrayBuffer).toString('base64')
  const packed = {
    features: base64(Uint16Array.from(features)),
    thresholds: base64(Float32Array.from(thresholds)),
    left: base64(Int16Array.from(left)),
    right: base64(Int16Array.from(right)),
    leaves: base64(Float32Array.from(leaves)),
    roots: base64(Int16Array.from(roots)),
  }
  const rows = Object.entries(packed).map(([key, value]) => `  ${key}: '${value}',`)
  return `{\n  names: ${JSON.stringify(names.join(' '))},\n${rows.join('\n')}\n}`
}
