import {blocksOfLines} from '../lines/paragraphs.ts'
import {endsSentence} from '../lines/punctuation.ts'
import {type Line, splitLines} from '../lines/split-lines.ts'
import type {DumpBlock} from './dump-block.ts'
import {readColumns} from './page-columns.ts'
import {findFurniture} from './page-furniture.ts'

const FEED = '\f'

/** Say whether text came from printed pages: converters of PDF put a form feed below each, and so do documents meant for printers. */
export function hasPages(text: string): boolean {
  return text.includes(`\n${FEED}`)
}

/** Share of lines below a blank one from which on blank lines part the paragraphs. */
const SPACED = 0.05

/**
 * Cut text of printed pages into blocks: heads, feet and numbers of pages are told by standing at the edge of several pages, and are no
 * text; a paragraph goes on over the end of a page.
 */
export function pageBlocks(text: string): DumpBlock[] {
  const whole = pagesOf(text)
  const furniture = findFurniture(whole)
  const pages = whole.map(page => readColumns(page.filter(line => !furniture.has(line))))
  const all = pages.flat()
  const below = pages.reduce((sum, page) => sum + page.slice(1).filter(({blanks}) => blanks > 0).length, 0)
  const isSpaced = below > all.length * SPACED
  const lines: Line[] = []
  for (const page of pages) {
    let isFirst = true
    for (const line of page) {
      const above = lines.at(-1)
      const goesOn = isFirst && above !== undefined && !(isSpaced && endsSentence(above.text))
      lines.push(goesOn ? {...line, blanks: 0} : line)
      isFirst = false
    }
  }
  const edges = [...furniture].map(([{text, start, end}, dropped]): DumpBlock => {
    return {kind: 'paragraph', text, span: {start, end}, dropped}
  })
  return withEdges(blocksOfLines(lines, {isPrint: true}), edges)
}

/** Put heads and feet between the blocks, whose order is that in which they are read: columns stand side by side. */
function withEdges(blocks: readonly DumpBlock[], edges: readonly DumpBlock[]): DumpBlock[] {
  const all: DumpBlock[] = []
  const rest = [...edges].sort((a, b) => a.span.start - b.span.start)
  let next = 0
  for (const block of blocks) {
    while (next < rest.length && rest[next]!.span.start < block.span.start) all.push(rest[next++]!)
    all.push(block)
  }
  return [...all, ...rest.slice(next)]
}

function pagesOf(text: string): Line[][] {
  const pages: Line[][] = [[]]
  let feed = text.indexOf(FEED)
  for (const line of splitLines(text)) {
    if (feed >= 0 && line.start > feed) {
      pages.push([])
      feed = text.indexOf(FEED, line.start)
    }
    pages.at(-1)!.push(line)
  }
  return pages.filter(page => page.length > 0)
}
