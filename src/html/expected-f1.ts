import type {MeasuredBlock} from './page-measures.ts'

/** The F1 to be expected of the likeliest blocks of a page, as many of them as make it highest: how sure their probabilities are, 0–1. */
export function expectedF1(blocks: readonly MeasuredBlock[], probabilities: Float64Array): number {
  const order = Array.from(probabilities, (_, i) => i).sort((a, b) => probabilities[b]! - probabilities[a]!)
  const weight = (i: number) => blocks[i]!.weight
  const wanted = order.reduce((sum, i) => sum + probabilities[i]! * weight(i), 0)
  let kept = 0
  let right = 0
  let top = 0
  for (const i of order) {
    kept += weight(i)
    right += probabilities[i]! * weight(i)
    top = Math.max(top, (2 * right) / (kept + wanted))
  }
  return top
}
