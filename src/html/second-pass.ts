import type {PageMeasures} from './page-measures.ts'

const NEIGHBOURS = [-1, -2, -3, -4, 1, 2, 3, 4]
/** Blocks on either side over which an opinion is averaged. */
const WINDOW = 6
const FAR = 100
/** What the second pass adds to a row; the training script builds the same columns in the same order. */
export const SECOND_PASS_WIDTH = 18

/**
 * Add to the end of each row of features what the first pass thinks of its block and the neighbourhood. `width` counts the
 * numbers of a row with what is added.
 */
export function widenRows(
  rows: Float32Array,
  p: Float64Array,
  {measures, width}: {measures: PageMeasures; width: number},
): void {
  const {blocks, page} = measures
  const size = p.length
  const mass = p.map((value, i) => value * blocks[i]!.weight)
  const before = runningSum(mass)
  const weights = runningSum(blocks.map(({weight}) => weight))
  const total = Math.max(1e-9, before[size]!)
  const parents = blocks.map(({block}) => block.parent)
  const grands = parents.map(parent => page.elements[parent]?.parent ?? -1)
  const groups = blocks.map(({group}) => group)
  const parent = sumBy(parents, {mass, blocks, most: page.elements.length})
  const grand = sumBy(grands, {mass, blocks, most: page.elements.length})
  const group = sumBy(groups, {mass, blocks, most: measures.groups.length})
  const {toBefore, toAfter} = distances(p)
  for (let i = 0; i < size; i++) {
    let at = (i + 1) * width - SECOND_PASS_WIDTH
    rows[at++] = p[i]!
    for (const offset of NEIGHBOURS) rows[at++] = p[i + offset] ?? -1
    rows[at++] = parent.mean(parents[i]!)
    rows[at++] = grand.mean(grands[i]!)
    rows[at++] = group.mean(groups[i]!)
    rows[at++] = before[i]! / total
    rows[at++] = (before[size]! - before[i + 1]!) / total
    rows[at++] = toBefore[i]!
    rows[at++] = toAfter[i]!
    rows[at++] = parent.mass[parents[i]! + 1]! / total
    const from = Math.max(0, i - WINDOW)
    const to = Math.min(size, i + WINDOW + 1)
    rows[at] = (before[to]! - before[from]!) / Math.max(1e-9, weights[to]! - weights[from]!)
  }
}

function runningSum(values: ArrayLike<number>): Float64Array {
  const sums = new Float64Array(values.length + 1)
  for (let i = 0; i < values.length; i++) sums[i + 1] = sums[i]! + values[i]!
  return sums
}

/** Sum over the blocks of one key; keys count from -1. */
function sumBy(
  keys: readonly number[],
  {mass, blocks, most}: {mass: Float64Array; blocks: PageMeasures['blocks']; most: number},
): {mean: (key: number) => number; mass: Float64Array} {
  const masses = new Float64Array(most + 1)
  const weights = new Float64Array(most + 1)
  keys.forEach((key, i) => {
    masses[key + 1]! += mass[i]!
    weights[key + 1]! += blocks[i]!.weight
  })
  return {mean: key => masses[key + 1]! / Math.max(1e-9, weights[key + 1]!), mass: masses}
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
