import type {InlineMark} from '../model/block.ts'
import {moveMark} from '../model/move-marks.ts'
import type {PageBlock, PageElement} from '../model/page.ts'

/** Longest cell of a row that is read as data: beyond it the table serves the layout. */
const LONGEST_CELL = 200
const MOST_CELLS = 60

/** Join the cells of a table's row, the blocks from `first` on, into one block when it is a row of data. */
export function mergeRow(blocks: PageBlock[], first: number, elements: readonly PageElement[]): void {
  const cells = blocks.slice(first, first + MOST_CELLS + 1)
  if (cells.length < 2 || cells.length > MOST_CELLS || blocks.length > first + MOST_CELLS) return
  const seen = new Set<number>()
  for (const {element, text, hidden} of cells) {
    const cell = cellOf(element, elements)
    if (cell < 0 || seen.has(cell) || text.length > LONGEST_CELL || hidden) return
    seen.add(cell)
  }
  blocks.splice(first, cells.length, joinCells(cells, elements))
}

/** The cell an element stands in when it is the cell or its only paragraph; -1 elsewhere. */
function cellOf(element: number, elements: readonly PageElement[]): number {
  const own = elements[element]
  if (own === undefined) return -1
  if (own.tag === 'td' || own.tag === 'th') return element
  const above = elements[own.parent]
  return (own.tag === 'p' || own.tag === 'div') && (above?.tag === 'td' || above?.tag === 'th')
    ? own.parent
    : -1
}

/** Columns in which cells stand, from 1: those without text are counted too, unless they are more than any table has. */
function columnsOf(cells: readonly PageBlock[], elements: readonly PageElement[]): number[] {
  const columns: number[] = []
  const row = elements[cellOf(cells[0]!.element, elements)]!.parent
  let column = 0
  let at = row + 1
  for (const {element} of cells) {
    for (const cell = cellOf(element, elements); at <= cell; at++) {
      const {tag, parent} = elements[at]!
      if (parent === row && (tag === 'td' || tag === 'th')) column++
    }
    column = Math.max(column, columns.length + 1)
    columns.push(column)
  }
  return column > MOST_CELLS ? columns.map((_, i) => i + 1) : columns
}

function joinCells(cells: readonly PageBlock[], elements: readonly PageElement[]): PageBlock {
  const marks: InlineMark[] = []
  const columns = columnsOf(cells, elements)
  let text = ''
  let linkChars = 0
  let linkCount = 0
  for (const [at, cell] of cells.entries()) {
    if (text !== '') text += ' '
    const ordinal = columns[at]!
    marks.push({type: 'cell', start: text.length, end: text.length + cell.text.length, ordinal})
    for (const mark of cell.marks) {
      marks.push(moveMark(mark, {start: mark.start + text.length, end: mark.end + text.length}))
    }
    text += cell.text
    linkChars += cell.linkChars
    linkCount += cell.linkCount
  }
  const start = cells[0]!
  const cell = elements[cellOf(start.element, elements)]!
  const span = {start: start.span.start, end: cells[cells.length - 1]!.span.end}
  const {path, classes, depth, level, hidden, places, inline} = start
  // Field by field, as the page's other rows are made: V8 takes one that was spread for another kind of object.
  return {
    kind: 'table',
    text,
    span,
    path,
    classes,
    parent: cell.parent,
    depth,
    linkChars,
    linkCount,
    marks,
    level,
    hidden,
    element: cell.parent,
    places,
    inline,
  }
}
