import type {DumpBlock} from '../dumps/dump-block.ts'
import {collapse, type TextBlock} from '../lines/paragraphs.ts'
import {isSeparator} from '../lines/punctuation.ts'
import {findCuts} from './find-cuts.ts'
import {isRunOn} from './is-run-on.ts'

/**
 * Cut blocks of a text in which a page, or much of it, stands in one line, blanks between what were its blocks: into single sentences,
 * and where a block of the page is likely to have ended. What of the pieces stays together is put together again once each is judged.
 *
 * Gives the blocks themselves where there is none such.
 */
export function cutRunOns(blocks: readonly TextBlock[], source: string): readonly DumpBlock[] {
  let isAnyCut = false
  const pieces = blocks.flatMap((block): readonly DumpBlock[] => {
    if (block.kind === 'separator' || !isRunOn(block.text) || !isLine(block, source)) return [block]
    isAnyCut = true
    return cut(block, source)
  })
  return isAnyCut ? pieces : blocks
}

/** Say whether a block stands in the source as it is, but for its white space; one of several lines is left whole. */
function isLine({text, span: {start, end}}: TextBlock, source: string): boolean {
  return end - start === text.length || collapse(source.slice(start, end)) === text
}

function cut({kind, span}: TextBlock, source: string): DumpBlock[] {
  const line = source.slice(span.start, span.end)
  const pieces = findCuts(line)
  if (pieces.length === 1) return [{kind, text: collapse(line), span}]
  return pieces.map(({start, end, opens}) => {
    const text = collapse(line.slice(start, end))
    return {
      kind: isSeparator(text) ? 'separator' : kind === 'quote' ? kind : 'paragraph',
      text,
      span: {start: span.start + start, end: span.start + end},
      runOn: opens ? 'opens' : 'may-go-on',
    }
  })
}
