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

/** Boosted trees, ready to be evaluated. */
export interface Trees {
  readonly features: Uint16Array
  readonly thresholds: Float32Array
  readonly left: Int16Array
  readonly right: Int16Array
  readonly leaves: Float32Array
  readonly roots: Int16Array
}

/** Unpack a table of trees. */
export function unpackTrees(packed: PackedTrees): Trees {
  return {
    features: new Uint16Array(bytesOf(packed.features)),
    thresholds: new Float32Array(bytesOf(packed.thresholds)),
    left: new Int16Array(bytesOf(packed.left)),
    right: new Int16Array(bytesOf(packed.right)),
    leaves: new Float32Array(bytesOf(packed.leaves)),
    roots: new Int16Array(bytesOf(packed.roots)),
  }
}

/** Evaluate the trees on the row that begins at `at`: the probability of the positive class, 0–1. */
export function evaluateTrees(trees: Trees, rows: Float32Array, at = 0): number {
  const {features, thresholds, left, right, leaves, roots} = trees
  let sum = 0
  for (let t = 0; t < roots.length; t++) {
    let node = roots[t]!
    while (node >= 0) node = rows[at + features[node]!]! <= thresholds[node]! ? left[node]! : right[node]!
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
