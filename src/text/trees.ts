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

/** Evaluate the trees on the row that begins at `at`: the probability of the positive class, 0–1. */
export function evaluateTrees(trees: Trees, rows: Float32Array, at = 0): number {
  const {nodes, thresholds, leaves, roots, certain} = trees
  let sum = 0
  let stop = FIRST_STOP
  for (let t = 0; t < roots.length; t++) {
    if (t === stop) {
      if (sum > certain || sum < -certain) break
      stop += STOP_EVERY
    }
    let node = roots[t]!
    while (node >= 0) {
      node = rows[at + nodes[node]!]! <= thresholds[node + 3]! ? nodes[node + 1]! : nodes[node + 2]!
    }
    sum += leaves[-1 - node]!
  }
  return 1 / (1 + Math.exp(-sum))
}

function bytesOf(base64: string): ArrayBuffer {
  const characters = atob(base64)
  const bytes = new Uint8Array(characters.length)
  for (let i = 0; i < characters.length; i++) bytes[i] = characters.charCodeAt(i)
  return bytes.buffer
}
