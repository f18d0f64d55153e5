import {saysBoard} from './board-posts.ts'
import {cueDistance} from './cue-distance.ts'
import {isRunningText, NEAR_COMMENT} from './item-list.ts'
import type {JudgedPage} from './judge-page.ts'
import type {MeasuredBlock} from './page-measures.ts'
import {textCueBits} from './text-cues.ts'

/** Share of different texts from which on a field of the items says something of each; below are buttons and labels. */
const DIFFERENT = 0.6
/** Share of the items that have a field, if it is no sentence (of this weight): few are marked as new, or sold out. */
const COMMON = {share: 0.3, sentence: 60} as const
/** Probability from which a short line beside a list is kept: most count its items, or sort them. */
const BESIDE = 0.3
/** Weight up to which a line with a date is nothing else. */
const LONGEST_DATE = 40

const DATE = textCueBits('date')

/** Keep what the items of a list say each of itself, and what stands around the list if it is text. */
export function keepItems(judged: JudgedPage, kept: boolean[]): void {
  const {measures, items, probabilities} = judged
  if (items === null) return
  const {blocks, distances} = measures
  const says = tellingFields(judged, items)
  blocks.forEach((measured, i) => {
    // What is an item by itself, as a row of results, is no field of one.
    if (items[i]! >= 0) kept[i] = (items[i - 1] !== items[i] && items[i + 1] !== items[i]) || says(measured)
    else if (cueDistance(measured, 'comment', distances) <= NEAR_COMMENT) kept[i] = false
    else if (!isRunningText(measured) && probabilities[i]! < BESIDE) kept[i] = false
  })
}

/** Tell of the blocks of items whether they are a field (all blocks of one make) that most items have, each with a text of its own. */
function tellingFields(
  {measures, anchors}: JudgedPage,
  items: Int32Array,
): (block: MeasuredBlock) => boolean {
  const {blocks, groups, page} = measures
  const count = new Set(items.filter(item => item >= 0)).size
  const fields = groups.map(() => ({size: 0, weight: 0, texts: new Set<string>()}))
  blocks.forEach(({group, weight, block}, i) => {
    if (items[i]! < 0) return
    const field = fields[group]!
    field.size++
    field.weight += weight
    field.texts.add(anchors.folded[i] || block.text)
  })
  const isBoard = saysBoard(page)
  return ({group, weight, cues}) => {
    const {size, weight: whole, texts} = fields[group]!
    if (texts.size < size * DIFFERENT) return false
    // On a board the date is what tells whether anybody is there.
    if (!isBoard && weight < LONGEST_DATE && (cues & DATE) !== 0) return false
    return size >= count * COMMON.share || whole >= size * COMMON.sentence
  }
}
