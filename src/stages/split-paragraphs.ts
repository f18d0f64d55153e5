import {type Block, createBlock, isKept} from '../model/block.ts'
import {moveMarks} from '../model/move-marks.ts'
import {defineStage} from '../model/stage.ts'
import {joinRunOns} from '../text/join-run-ons.ts'
import {exceedsLines, MOST_LINES} from '../text/lines/exceeds-lines.ts'
import {textBlocks} from '../text/lines/paragraphs.ts'

/**
 * Split blocks that hold several paragraphs: preformatted text and blocks with line breaks inside. Wrapped lines are joined.
 * Pieces of one line that all stayed are put together again: a line that held a page says nothing of its paragraphs.
 * Tables and preformatted blocks that are no prose stay whole, and blocks of more lines than any text has.
 */
export const splitParagraphs = defineStage({
  name: 'split-paragraphs',
  takes: 'article',
  gives: 'article',
  defaults: {},
  setup: () => document => {
    const children = joinRunOns(document.children, document.data.decoded)
    const isSplit = (block: Block) => isKept(block) && block.type !== 'table' && block.value.includes('\n')
    if (!children.some(isSplit)) return children === document.children ? document : {...document, children}
    return {
      ...document,
      children: children.flatMap(block => (isSplit(block) ? split(block) : [block])),
    }
  },
})

/** Longer than this no line of code or of a table is, and sentences that make up most of a text from this length on. */
const PROSE = {longest: 200, sentence: 80} as const

/** Say whether preformatted text is prose: what was typed with line breaks, as mails and old books were. */
function isProse(parts: readonly string[]): boolean {
  if (parts.some(text => text.length > PROSE.longest)) return true
  const sentences = parts.filter(
    text => text.length >= PROSE.sentence && /^["“‘'(¿¡]?[\p{Lu}\p{Lo}].*[.!?。！？]["”’')]?$/su.test(text),
  )
  const length = (texts: readonly string[]) => texts.reduce((sum, text) => sum + text.length, 0)
  return sentences.length > 1 && length(sentences) * 2 > length(parts)
}

function split(block: Block): Block[] {
  if (exceedsLines(block.value, MOST_LINES)) return [block]
  const parts = textBlocks(block.value)
  if (parts.length === 0) return [block]
  if (block.type === 'preformatted' && !isProse(parts.map(({text}) => text))) return [block]
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
