import type {Page} from '../model/page.ts'
import type {MeasuredBlock, PageMeasures} from './page-measures.ts'

const NEIGHBOURS = [-1, -2, -3, -4, 1, 2, 3, 4]
/** Blocks on either side over which an opinion is averaged. */
const WINDOW = 6
const FAR = 100
/** What the second pass adds to a row; the training script builds the same columns in the same order. */
export const SECOND_PASS_WIDTH = 18
/** Where the distances to likely blocks stand, counted from the end of a row. */
const DISTANCES = 4

/**
 * Add to the end of each row of features what the first pass thinks of its block and the neighbourhood. `width` counts the
 * numbers of a row with what is added.
 */
export function widenRows(
  rows: Float32Array,
  p: Float64Array,
  {measures, width}: {measures: PageMeasures; width: number},
): void {
  const {blocks, page, groups} = measures
  const size = p.length
  // Plain loops throughout: V8 needs ten times as long to compile closures over these arrays as to compile all the rest.
  const before = new Float64Array(size + 1)
  const weights = new Float64Array(size + 1)
  const parent = new Opinions(page.elements.length)
  const grand = new Opinions(page.elements.length)
  const group = new Opinions(groups.length)
  for (let i = 0; i < size; i++) {
    const measured = blocks[i]!
    const {weight} = measured
    const mass = p[i]! * weight
    before[i + 1] = before[i]! + mass
    weights[i + 1] = weights[i]! + weight
    parent.add(measured.block.parent, mass, weight)
    grand.add(grandOf(measured, page), mass, weight)
    group.add(measured.group, mass, weight)
  }
  const total = Math.max(1e-9, before[size]!)
  for (let i = 0; i < size; i++) {
    const measured = blocks[i]!
    let at = (i + 1) * width - SECOND_PASS_WIDTH
    rows[at++] = p[i]!
    for (const offset of NEIGHBOURS) {
      const other = i + offset
      rows[at++] = other >= 0 && other < size ? p[other]! : -1
    }
    rows[at++] = parent.mean(measured.block.parent)
    rows[at++] = grand.mean(grandOf(measured, page))
    rows[at++] = group.mean(measured.group)
    rows[at++] = before[i]! / total
    rows[at++] = (before[size]! - before[i + 1]!) / total
    // Places for the distances.
    at += 2
    rows[at++] = parent.massOf(measured.block.parent) / total
    const from = Math.max(0, i - WINDOW)
    const to = Math.min(size, i + WINDOW + 1)
    rows[at] = (before[to]! - before[from]!) / Math.max(1e-9, weights[to]! - weights[from]!)
  }
  putDistances(rows, p, width)
}

function grandOf({block: {parent}}: MeasuredBlock, page: Page): number {
  return parent < 0 ? -1 : page.elements[parent]!.parent
}

/** What is thought of all blocks of one element or group; elements count from -1. */
class Opinions {
  private readonly masses: Float64Array
  private readonly weights: Float64Array

  constructor(most: number) {
    this.masses = new Float64Array(most + 1)
    this.weights = new Float64Array(most + 1)
  }

  add(key: number, mass: number, weight: number): void {
    this.masses[key + 1]! += mass
    this.weights[key + 1]! += weight
  }

  massOf(key: number): number {
    return this.masses[key + 1]!
  }

  mean(key: number): number {
    return this.masses[key + 1]! / Math.max(1e-9, this.weights[key + 1]!)
  }
}

/** Write how far before and behind each block the nearest likely one stands. */
function putDistances(rows: Float32Array, p: Float64Array, width: number): void {
  const size = p.length
  for (let i = 0, last = -1000; i < size; i++) {
    rows[(i + 1) * width - DISTANCES] = Math.min(FAR, i - last)
    if (p[i]! > 0.5) last = i
  }
  for (let i = size - 1, next = size + 1000; i >= 0; i--) {
    rows[(i + 1) * width - DISTANCES + 1] = Math.min(FAR, next - i)
    if (p[i]! > 0.5) next = i
  }
}
