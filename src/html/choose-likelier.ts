import type {JudgedPage} from './judge-page.ts'
import type {MeasuredBlock} from './page-measures.ts'
import {isData} from './text-measures.ts'

/** So many blocks of one make are a list. */
const LIST = 3

/**
 * Choose the blocks of a page that is no article: what holds for running text does not hold there. Blocks of one make (the cards
 * of a list, the answers to questions) are kept together where half of their text is likely enough; furniture is impossible.
 */
export function chooseLikelier({measures, probabilities}: JudgedPage, threshold: number): boolean[] {
  const {blocks, groups} = measures
  const isPossible = ({block}: MeasuredBlock, i: number) => probabilities[i]! > 0 && !isData(block)
  const possible = new Float64Array(groups.length)
  const likely = new Float64Array(groups.length)
  blocks.forEach((measured, i) => {
    if (!isPossible(measured, i)) return
    possible[measured.group]! += measured.weight
    if (probabilities[i]! > threshold) likely[measured.group]! += measured.weight
  })
  return blocks.map((measured, i) => {
    if (!isPossible(measured, i)) return false
    const {group} = measured
    return (
      probabilities[i]! > threshold ||
      (groups[group]!.count >= LIST && likely[group]! >= possible[group]! / 2)
    )
  })
}
