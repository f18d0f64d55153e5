import type {JudgedPage} from './judge-page.ts'
import type {MeasuredBlock} from './page-measures.ts'
import {isData} from './text-measures.ts'

/** So many blocks of one make are a list. */
const LIST = 3
/** How much less likely than others one may be that belongs to a list. */
const LISTED = 0.5

/**
 * Choose the blocks of a page that is no article: what holds for running text does not hold there. Blocks of one make (the cards
 * of a list, the answers to questions) are kept together where half of them are likely enough; furniture is impossible.
 */
export function chooseLikelier({measures, probabilities}: JudgedPage, threshold: number): boolean[] {
  const {blocks, groups} = measures
  const isPossible = ({block}: MeasuredBlock, i: number) => probabilities[i]! > 0 && !isData(block)
  const possible = new Uint32Array(groups.length)
  const likely = new Uint32Array(groups.length)
  blocks.forEach((measured, i) => {
    if (!isPossible(measured, i)) return
    possible[measured.group]!++
    if (probabilities[i]! > threshold) likely[measured.group]!++
  })
  const isList = (group: number) => possible[group]! >= LIST && likely[group]! >= possible[group]! / 2
  return blocks.map((measured, i) => {
    const least = isList(measured.group) ? threshold * LISTED : threshold
    return isPossible(measured, i) && probabilities[i]! > least
  })
}
