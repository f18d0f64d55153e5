import type {MeasuredBlock} from '../page-measures.ts'
import type {KnownPage} from './known-page.ts'
import type {Row} from './row.ts'

/** What a block is by itself, and where it stands. */
export const BLOCK_FEATURES = [
  'weight', 'prose', 'linkDensity', 'links', 'commaRate', 'stops', 'stopRate', 'digitRate', 'capitalRate', 'barRate', 'quotes',
  'spaceRate', 'endsStop', 'endsColon', 'startsLower', 'level', 'depth', 'marked', 'inTitle', 'isTitle', 'isDescription', 'repeated',
  'inJson', 'jsonKnown', 'position', 'proseBefore', 'fromTitle', 'titleKnown', 'afterH1', 'fromEnd', 'sameElement',
] // biome-ignore format: one list

/** Write {@link BLOCK_FEATURES} of one block. */
export function putBlock(row: Row, i: number, {measures, anchors, context}: KnownPage): void {
  const m = measures.blocks[i]!
  const {block} = m
  const size = Math.max(1, block.text.length)
  row.put(Math.log1p(m.weight))
  row.put(Math.log1p(m.prose))
  row.put(m.linkDensity)
  row.put(block.linkCount)
  row.put(m.commas / size)
  row.put(m.stops)
  row.put(m.stops / size)
  row.put(m.digits / size)
  row.put(m.capitals / Math.max(1, m.letters))
  row.put(m.bars / size)
  row.put(m.quotes)
  row.put(m.spaces / size)
  row.put(Number(m.endsWithStop))
  row.put(Number(m.endsWithColon))
  row.put(Number(m.startsLower))
  row.put(block.level)
  row.put(block.depth)
  row.put(markedShare(m))
  row.put(anchors.titleOverlap[i]!)
  row.put(Number(anchors.title === i))
  row.put(Number(anchors.isDescription[i]))
  row.put(anchors.repeats[i]!)
  row.put(anchors.inJson[i]!)
  row.put(Number(anchors.jsonKnown))
  row.put(i / Math.max(1, measures.blocks.length))
  row.put(context.proseBefore[i]! / Math.max(1, measures.totalProse))
  row.put(anchors.title < 0 ? 0 : clamp(i - anchors.title, 200))
  row.put(Number(anchors.title >= 0))
  row.put(context.firstH1 < 0 ? -300 : clamp(i - context.firstH1, 200))
  row.put(Math.min(200, measures.blocks.length - i))
  row.put(
    Number(measures.blocks[i - 1]?.block.element === block.element) +
      2 * Number(measures.blocks[i + 1]?.block.element === block.element),
  )
}

function markedShare({block}: MeasuredBlock): number {
  let marked = 0
  for (const {type, start, end} of block.marks)
    if (type === 'strong' || type === 'emphasis') marked += end - start
  return Math.min(1, marked / Math.max(1, block.text.length))
}

function clamp(value: number, most: number): number {
  return Math.max(-most, Math.min(most, value))
}
