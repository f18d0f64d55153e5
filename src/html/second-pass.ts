import type {PageMeasures} from './page-measures.ts'

const NEIGHBOURS = [-1, -2, -3, -4, 1, 2, 3, 4]
/** Blocks on either side over which an opinion is averaged. */
const WINDOW = 6
const FAR = 100
/** What the second pass adds to a row; the training script builds the same columns in the same order. */
export const SECOND_PASS_WIDTH = 18

/** Widen the rows of features by what the first pass thinks of each block and its neighbourhood. */
export function widenRows(
  rows: Float32Array,
  opinions: Float64Array,
  {measures, width}: {measures: PageMeasures; width: number},
): Float32Array {
  const size = opinions.length
  const wide = new Float32Array(size * (width + SECOND_PASS_WIDTH))
  const added = neighbourhood(opinions, measures)
  for (let i = 0; i < size; i++) {
    const at = i * (width + SECOND_PASS_WIDTH)
    wide.set(rows.subarray(i * width, (i + 1) * width), at)
    wide.set(added.subarray(i * SECOND_PASS_WIDTH, (i + 1) * SECOND_PASS_WIDTH), at + width)
  }
  return wide
}

function neighbourhood(p: Float64Array, {blocks, page}: PageMeasures): Float32Array {
  const size = p.length
  const added = new Float32Array(size * SECOND_PASS_WIDTH)
  const mass = Float64Array.from(p, (value, i) => value * blocks[i]!.weight)
  const before = runningSum(mass)
  const weights = runningSum(Float64Array.from(blocks, ({weight}) => weight))
  const total = Math.max(1e-9, before[size]!)
  const parent = meanBy(
    blocks.map(({block}) => block.parent),
    {mass, blocks},
  )
  const grand = meanBy(
    blocks.map(({block}) => page.elements[block.parent]?.parent ?? -1),
    {mass, blocks},
  )
  const group = meanBy(
    blocks.map(block => block.group),
    {mass, blocks},
  )
  const {toBefore, toAfter} = distances(p)
  for (let i = 0; i < size; i++) {
    let at = i * SECOND_PASS_WIDTH
    added[at++] = p[i]!
    for (const offset of NEIGHBOURS) added[at++] = p[i + offset] ?? -1
    added[at++] = parent.mean(i)
    added[at++] = grand.mean(i)
    added[at++] = group.mean(i)
    added[at++] = before[i]! / total
    added[at++] = (before[size]! - before[i + 1]!) / total
    added[at++] = toBefore[i]!
    added[at++] = toAfter[i]!
    added[at++] = parent.mass(i) / total
    const from = Math.max(0, i - WINDOW)
    const to = Math.min(size, i + WINDOW + 1)
    added[at] = (before[to]! - before[from]!) / Math.max(1e-9, weights[to]! - weights[from]!)
  }
  return added
}

function runningSum(values: Float64Array): Float64Array {
  const sums = new Float64Array(values.length + 1)
  for (let i = 0; i < values.length; i++) sums[i + 1] = sums[i]! + values[i]!
  return sums
}

function meanBy(
  keys: readonly number[],
  {mass, blocks}: {mass: Float64Array; blocks: PageMeasures['blocks']},
): {mean: (i: number) => number; mass: (i: number) => number} {
  const sums = new Map<number, {mass: number; weight: number}>()
  keys.forEach((key, i) => {
    const sum = sums.get(key) ?? {mass: 0, weight: 0}
    sum.mass += mass[i]!
    sum.weight += blocks[i]!.weight
    sums.set(key, sum)
  })
  return {
    mean: i => sums.get(keys[i]!)!.mass / Math.max(1e-9, sums.get(keys[i]!)!.weight),
    mass: i => sums.get(keys[i]!)!.mass,
  }
}

function distances(p: Float64Array): {toBefore: Float64Array; toAfter: Float64Array} {
  const size = p.length
  const toBefore = new Float64Array(size)
  const toAfter = new Float64Array(size)
  for (let i = 0, last = -1000; i < size; i++) {
    toBefore[i] = Math.min(FAR, i - last)
    if (p[i]! > 0.5) last = i
  }
  for (let i = size - 1, next = size + 1000; i >= 0; i--) {
    toAfter[i] = Math.min(FAR, next - i)
    if (p[i]! > 0.5) next = i
  }
  return {toBefore, toAfter}
}
