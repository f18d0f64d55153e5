import type {JudgedPage} from './judge-page.ts'
import type {MeasuredBlock, PageMeasures} from './page-measures.ts'
import {isData} from './text-measures.ts'

/** Share of the kept text from which on one kind of block is the page's running text. */
const RUNNING = 0.6
/** How much likelier than others a paragraph must be that stands apart from the running text; of those less likely nine in ten are none. */
const APART = 1.4
/** How much less likely than others a subhead, or code, may be that stands between two blocks of the article. */
const BETWEEN = 0.6

/** Choose the blocks that are likelier than `threshold`, each in view of where it stands among the others. */
export function chooseBlocks({measures, probabilities}: JudgedPage, threshold: number): boolean[] {
  const {blocks} = measures
  const isText = ({block}: MeasuredBlock) => !isData(block) && !block.places.includes('select')
  const likely = ofOneTable(probabilities, measures)
  const kept = Array.from(likely, (p, i) => p > threshold && isText(blocks[i]!))
  keepFigures(kept, blocks)
  const isApart = apartFrom(blocks, kept)
  const first = kept.indexOf(true)
  const last = kept.lastIndexOf(true)
  return blocks.map((measured, i) => {
    const p = likely[i]!
    if (!kept[i]) {
      const {kind} = measured.block
      // Behind code stands the button that copies it.
      const goesOn = kept[i + 1] === true || (kind === 'preformatted' && kept[i + 2] === true)
      const isBetween = kept[i - 1] === true && goesOn
      return isBetween && (kind === 'heading' || kind === 'preformatted') && p > threshold * BETWEEN
    }
    if (isSetInFigure(measured)) return true
    return i === first || i === last || p > threshold * APART || !isApart(measured)
  })
}

/** Say whether a block is what some editors set in figures, as they do pictures: a table's row, or code. */
export function isSetInFigure({block}: MeasuredBlock): boolean {
  return block.places.includes('figure') && (block.kind === 'table' || block.kind === 'preformatted')
}

/** Keep tables and code in figures that stand between two blocks of the article: most other figures hold pictures. */
function keepFigures(kept: boolean[], blocks: readonly MeasuredBlock[]): void {
  const isFigure = ({block}: MeasuredBlock) => block.places.includes('figure')
  for (let start = 0, end = 1; start < blocks.length; start = end, end++) {
    if (!isFigure(blocks[start]!)) continue
    while (end < blocks.length && isFigure(blocks[end]!)) end++
    if (kept[start - 1] !== true || kept[end] !== true) continue
    for (let i = start; i < end; i++) if (isSetInFigure(blocks[i]!)) kept[i] = true
  }
}

/** Give the rows of a table of data the mean of their probabilities: they say one thing together, and are much alike. */
function ofOneTable(probabilities: Float64Array, {blocks, page}: PageMeasures): Float64Array {
  const tables = new Map<number, {sum: number; weight: number}>()
  const tableOf = ({block}: MeasuredBlock) =>
    block.kind === 'table' ? (page.elements[block.parent]?.parent ?? -1) : -1
  blocks.forEach((measured, i) => {
    const table = tableOf(measured)
    if (table < 0) return
    const known = tables.get(table) ?? {sum: 0, weight: 0}
    tables.set(table, {
      sum: known.sum + probabilities[i]! * measured.weight,
      weight: known.weight + measured.weight,
    })
  })
  return probabilities.map((p, i) => {
    const table = tables.get(tableOf(blocks[i]!))
    return table === undefined ? p : table.sum / table.weight
  })
}

/** Tell of paragraphs whether they stand apart from the running text: of another make, and with none of it beside them. */
function apartFrom(
  blocks: readonly MeasuredBlock[],
  kept: readonly boolean[],
): (block: MeasuredBlock) => boolean {
  const weights = new Map<number, number>()
  let whole = 0
  blocks.forEach(({group, weight}, i) => {
    if (!kept[i]) return
    whole += weight
    weights.set(group, (weights.get(group) ?? 0) + weight)
  })
  const [running, weight] = [...weights].reduce((a, b) => (b[1] > a[1] ? b : a), [-1, 0])
  if (weight < whole * RUNNING) return () => false
  const beside = new Set<number>()
  blocks.forEach(({group, block}, i) => {
    if (kept[i] && group === running) beside.add(block.parent)
  })
  return ({block, group}) => {
    return block.kind === 'paragraph' && group !== running && !beside.has(block.parent)
  }
}
