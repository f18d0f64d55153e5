import {type Block, createBlock, isKept} from '../model/block.ts'
import {moveMarks} from '../model/move-marks.ts'
import {defineStage} from '../model/stage.ts'
import {textBlocks} from '../text/lines/paragraphs.ts'

/**
 * Split blocks that hold several paragraphs: preformatted text and blocks with line breaks inside. Wrapped lines are joined.
 * Tables and preformatted blocks that are no prose stay whole.
 */
export const splitParagraphs = defineStage({
  name: 'split-paragraphs',
  takes: 'article',
  gives: 'article',
  defaults: {},
  setup: () => document => {
    const isSplit = (block: Block) => isKept(block) && block.type !== 'table' && block.value.includes('\n')
    if (!document.children.some(isSplit)) return document
    return {
      ...document,
      children: document.children.flatMap(block => (isSplit(block) ? split(block) : [block])),
    }
  },
})

function split(block: Block): Block[] {
  const parts = textBlocks(block.value)
  if (parts.length === 0) return [block]
  if (block.type === 'preformatted' && !parts.some(part => part.text.length > 200)) return [block]
  const {sentences: _stale, marks, span, ...data} = block.data
  return parts
    .filter(part => part.kind !== 'separator')
    .map(({text}) =>
      createBlock(block.type === 'preformatted' ? 'paragraph' : block.type, text, {
        ...data,
        span,
        marks: moveMarks(marks, block.value, text),
      }),
    )
}
