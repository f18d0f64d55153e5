import {type Block, createBlock, isKept} from '../model/block.ts'
import {moveMark} from '../model/move-marks.ts'
import {endsSentence, startsLower} from './lines/punctuation.ts'
import {isUnspacedCode} from './lines/scripts.ts'

/** Cue of blocks that were cut from a line which held a page. */
export const RUN_ON = 'run-on'
/** Cue of those with which a block of the page surely began. */
export const OPENS = 'opens'

/**
 * Join pieces of one line that follow each other, all of which stay, to one block: where a writer's paragraph ended, the line does not
 * say. Gives the blocks themselves where there are none.
 */
export function joinRunOns(blocks: Block[], source: string): Block[] {
  if (!blocks.some(isPiece)) return blocks
  const groups: Block[][] = []
  for (const block of blocks) {
    const group = groups.at(-1)
    if (group !== undefined && goesOn(group.at(-1)!, block, source)) group.push(block)
    else groups.push([block])
  }
  return groups.map(group => (group.length === 1 ? group[0]! : joined(group)))
}

function isPiece({data}: Block): boolean {
  return data.cues.includes(RUN_ON)
}

function goesOn(above: Block, block: Block, source: string): boolean {
  if (!isPiece(above) || !isPiece(block) || !isKept(above) || !isKept(block)) return false
  if (above.type !== block.type || block.type === 'heading') return false
  if (hasRole(above) || hasRole(block)) return false
  const stops = endsSentence(above.value)
  if (!stops && startsLower(block.value)) return true
  const isSure = stops || block.data.cues.includes(OPENS)
  if (isSure && isUnspaced(above.value.at(-1)!) && isUnspaced(block.value)) return false
  const [from, to] = [above.data.span?.end, block.data.span?.start]
  return from !== undefined && to !== undefined && !source.slice(from, to).includes('\n')
}

/** Say whether a piece is known for something else than text: the headline, a byline. */
function hasRole({data}: Block): boolean {
  return data.cues.some(cue => cue !== RUN_ON && cue !== OPENS)
}

/** Scripts that set no blanks show by one where a paragraph ended. */
function isUnspaced(text: string): boolean {
  return isUnspacedCode(text.charCodeAt(0))
}

/** One block for several: in the language of the longest, with the marks of all and the mean score. */
function joined(group: readonly Block[]): Block {
  const {type, data} = group.reduce((long, block) => (block.value.length > long.value.length ? block : long))
  const marks = []
  let value = ''
  for (const block of group) {
    if (value !== '') value += ' '
    for (const mark of block.data.marks)
      marks.push(moveMark(mark, {start: mark.start + value.length, end: mark.end + value.length}))
    value += block.value
  }
  const [first, last] = [group[0]!.data.span, group.at(-1)!.data.span]
  const span = first === null || last === null ? null : {start: first.start, end: last.end}
  const score = meanScore(group)
  return createBlock(type, value, {...data, span, marks, score, sentences: null})
}

/** The mean score by length; `null` where nobody has judged. */
function meanScore(group: readonly Block[]): number | null {
  let sum = 0
  let signs = 0
  for (const {value, data} of group) {
    if (data.score === null) return null
    sum += data.score * value.length
    signs += value.length
  }
  return sum / signs
}
