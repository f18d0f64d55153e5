import type {InlineMark} from '../../model/block.ts'
import {moveMark, moveMarks} from '../../model/move-marks.ts'
import {type PlainText, readInline} from './inline-markdown.ts'

const PIPE = /(?<!\\)\|/

/**
 * Read a row of a Markdown table: the texts of its cells with a blank between them, each marked with its column. A row that fills one
 * cell only serves the layout and has no such mark.
 */
export function readRow(source: string, targets: ReadonlyMap<string, string>): PlainText {
  const cells = source.replace(/^\s*\|/, '').split(PIPE)
  const read = cells.map(cell => {
    const inline = readInline(cell, targets)
    const text = inline.text.replace(/\s+/g, ' ').trim()
    return {text, marks: moveMarks(inline.marks, inline.text, text)}
  })
  const filled = read.filter(({text}) => text !== '').length
  const marks: InlineMark[] = []
  const texts: string[] = []
  let start = 0
  for (const [i, cell] of read.entries()) {
    if (cell.text === '') continue
    const end = start + cell.text.length
    if (filled > 1) marks.push({type: 'cell', start, end, ordinal: i + 1})
    for (const mark of cell.marks)
      marks.push(moveMark(mark, {start: mark.start + start, end: mark.end + start}))
    texts.push(cell.text)
    start = end + 1
  }
  return {text: texts.join(' '), marks}
}
