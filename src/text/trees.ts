/** Boosted trees as a table ships them: base64 of little-endian arrays. */
export interface PackedTrees {
  /** Feature of each node (u16). */
  readonly features: string
  /** Threshold of each node (f32): values up to it go left. */
  readonly thresholds: string
  /** Next node on either side (i16); -1 - i stands for leaf i. */
  readonly left: string
  readonly right: string
  /** Value of each leaf (f32). */
  readonly leaves: string
  /** First node of each tree (i16). */
  readonly roots: string
}

/** Boosted trees in few bytes: what takes a table of many trees. Nodes and leaves stand in preorder, tree after tree. */
export interface SmallTrees {
  /** Feature of each node plus one, 0 for a leaf (u8). */
  readonly shape: string
  /** For a node the index of its threshold, for a leaf its value in units of {@link LEAF_UNIT} (i16). */
  readonly values: string
  /** Thresholds (f32). */
  readonly thresholds: string
}

/** What one unit of a small table's leaf is worth. */
export const LEAF_UNIT = 1 / 16384

/** Boosted trees, ready to be evaluated. */
export interface Trees {
  /** Four numbers a node: feature, left, right, threshold (its bits); places of nodes count numbers, not nodes. */
  readonly nodes: Int32Array
  /** The same memory, to read thresholds from. */
  readonly thresholds: Float32Array
  readonly leaves: Float32Array
  /** First place of each tree. */
  readonly roots: Int32Array
  /** Sum beyond which, on either side, the trees still to come would only polish the score. */
  readonly certain: number
}

const NODE = 4

/** Unpack a table of trees; with `certain`, a row is left after some tens of trees when their sum is beyond it. */
export function unpackTrees(packed: PackedTrees, certain: number = Number.POSITIVE_INFINITY): Trees {
  const features = new Uint16Array(bytesOf(packed.features))
  const bounds = new Float32Array(bytesOf(packed.thresholds))
  const left = new Int16Array(bytesOf(packed.left))
  const right = new Int16Array(bytesOf(packed.right))
  const nodes = new Int32Array(features.length * NODE)
  const thresholds = new Float32Array(nodes.buffer)
  for (let i = 0; i < features.length; i++) {
    nodes[i * NODE] = features[i]!
    nodes[i * NODE + 1] = placeOf(left[i]!)
    nodes[i * NODE + 2] = placeOf(right[i]!)
    thresholds[i * NODE + 3] = bounds[i]!
  }
  const leaves = new Float32Array(bytesOf(packed.leaves))
  const roots = Int32Array.from(new Int16Array(bytesOf(packed.roots)), placeOf)
  return {nodes, thresholds, leaves, roots, certain}
}

/** Unpack a small table of trees, as {@link unpackTrees} does. */
export function unpackSmallTrees(packed: SmallTrees, certain: number = Number.POSITIVE_INFINITY): Trees {
  const shape = new Uint8Array(bytesOf(packed.shape))
  const values = new Int16Array(bytesOf(packed.values))
  const bounds = new Float32Array(bytesOf(packed.thresholds))
  const inner = shape.reduce((count, kind) => (kind === 0 ? count : count + 1), 0)
  const nodes = new Int32Array(inner * NODE)
  const thresholds = new Float32Array(nodes.buffer)
  const leaves = new Float32Array(shape.length - inner)
  const roots: number[] = []
  // Places in `nodes` that wait for what comes next; none waits where a tree ends.
  const waiting: number[] = []
  let node = 0
  let leaf = 0
  for (let i = 0; i < shape.length; i++) {
    const place = shape[i] === 0 ? -1 - leaf : node
    if (waiting.length === 0) roots.push(place)
    else nodes[waiting.pop()!] = place
    if (shape[i] === 0) {
      leaves[leaf++] = values[i]! * LEAF_UNIT
      continue
    }
    nodes[node] = shape[i]! - 1
    thresholds[node + 3] = bounds[values[i]! & 0xffff]!
    waiting.push(node + 2, node + 1)
    node += NODE
  }
  return {nodes, thresholds, leaves, roots: Int32Array.from(roots), certain}
}

function placeOf(node: number): number {
  return node < 0 ? node : node * NODE
}

/** Trees after which a row may be left, and between two looks. */
const FIRST_STOP = 20
const STOP_EVERY = 10

/**
 * Evaluate the trees on rows of `width` numbers: for each the probability of the positive class, 0–1. With `asked` only on rows that it
 * marks by 1; the others get 0.
 *
 * Tree by tree over all rows: a tree's nodes stay at hand, and rows next to each other often go the same way.
 */
export function evaluateRows(
  trees: Trees,
  rows: Float32Array,
  {width, asked}: {width: number; asked?: Uint8Array},
): Float64Array {
  const {roots, certain} = trees
  const sums = new Float64Array(rows.length / width)
  const open = new Int32Array(sums.length)
  let count = 0
  for (let i = 0; i < sums.length; i++) if (asked === undefined || asked[i] === 1) open[count++] = i
  let left = count
  for (let from = 0, to = FIRST_STOP; from < roots.length && left > 0; from = to, to += STOP_EVERY) {
    const last = Math.min(to, roots.length)
    addTrees(trees, {from, to: last}, {rows, width, open, left, sums})
    let still = 0
    for (let k = 0; k < left; k++) {
      const sum = sums[open[k]!]!
      if (sum <= certain && sum >= -certain) open[still++] = open[k]!
    }
    left = still
  }
  for (let i = 0; i < sums.length; i++)
    sums[i] = asked === undefined || asked[i] === 1 ? 1 / (1 + Math.exp(-sums[i]!)) : 0
  return sums
}

interface OpenRows {
  readonly rows: Float32Array
  readonly width: number
  /** Rows that are not settled yet, the first `left` of them. */
  readonly open: Int32Array
  readonly left: number
  readonly sums: Float64Array
}

function addTrees(
  {nodes, thresholds, leaves, roots}: Trees,
  {from, to}: {from: number; to: number},
  {rows, width, open, left, sums}: OpenRows,
): void {
  for (let t = from; t < to; t++) {
    const root = roots[t]!
    for (let k = 0; k < left; k++) {
      const i = open[k]!
      const at = i * width
      let node = root
      while (node >= 0) {
        node = rows[at + nodes[node]!]! <= thresholds[node + 3]! ? nodes[node + 1]! : nodes[node + 2]!
      }
      sums[i]! += leaves[-1 - node]!
    }
  }
}

function bytesOf(base64: string): ArrayBuffer {
  const characters = atob(base64)
  const bytes = new Uint8Array(characters.length)
  for (let i = 0; i < characters.length; i++) bytes[i] = characters.charCodeAt(i)
  return bytes.buffer
}
