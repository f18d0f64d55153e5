import type {Page} from '../model/page.ts'
import {CUE_KINDS} from '../text/roles/cue-table.ts'
import type {Anchors} from './anchors.ts'
import {CLASS_CUES, classCues} from './class-cues.ts'
import {type PageContext, PLACES, prepareContext, SINCE} from './page-context.ts'
import {type MeasuredBlock, NO_CUE, type PageMeasures} from './page-measures.ts'
import {TEXT_CUES} from './text-cues.ts'

const KINDS = ['paragraph', 'heading', 'list-item', 'quote', 'caption', 'table', 'preformatted']
const OWN = [
  'p',
  'div',
  'li',
  'td',
  'span',
  'a',
  'h1',
  'h2',
  'h3',
  'h4',
  'dd',
  'dt',
  'section',
  'article',
  'body',
  'pre',
]

const BLOCK_FEATURES = [
  'weight', 'prose', 'linkDensity', 'links', 'commaRate', 'stops', 'stopRate', 'digitRate', 'capitalRate', 'barRate', 'quotes',
  'spaceRate', 'endsStop', 'endsColon', 'startsLower', 'level', 'depth', 'marked', 'inTitle', 'isTitle', 'isDescription', 'repeated',
  'inJson', 'jsonKnown', 'position', 'proseBefore', 'fromTitle', 'titleKnown', 'afterH1', 'fromEnd', 'sameElement',
] // biome-ignore format: one list
const TREE_FEATURES = [
  'inBest', 'climbToBest', 'parentScore', 'parentProse', 'parentShare', 'parentLongs', 'parentBlocks', 'parentDensity', 'grandShare',
  'grandDensity', 'grandLongs', 'greatShare', 'greatDensity', 'groupCount', 'groupShare', 'groupMean', 'groupDensity', 'bestShare', 'bestPosition',
  'pageProse', 'pageBlocks', 'pageDensity', 'childIndex', 'childrenAfter', 'toLongBefore', 'toLongAfter', 'hopLongBefore', 'hopLongAfter',
  'toHeadingBefore', 'headingCues', 'headingLevel', 'headingSameParent',
] // biome-ignore format: one list
const GROUND_FEATURES = [
  'climbToHalf',
  'climbToMost',
  'grandDates',
  'greatDates',
  'groupEnds',
  'groupInBest',
  'groupSpan',
  'parentRun',
  ...SINCE.map(cue => `since:${cue}`),
]
const NEAR = [-3, -2, -1, 1, 2, 3]
const NEAR_FEATURES = ['weight', 'density', 'kind', 'same', 'stop', 'cues']
const SAME = NEAR_FEATURES.indexOf('same')

/** Names of the features, in the order of a row. */
export const FEATURES: readonly string[] = [
  ...BLOCK_FEATURES,
  ...TREE_FEATURES,
  ...GROUND_FEATURES,
  ...KINDS.map(kind => `kind:${kind}`),
  ...OWN.map(tag => `own:${tag}`),
  ...PLACES.map(tag => `in:${tag}`),
  ...CLASS_CUES.map(cue => `class:${cue}`),
  ...CLASS_CUES.map(cue => `inline:${cue}`),
  ...TEXT_CUES.map(cue => `text:${cue}`),
  ...CUE_KINDS.map(kind => `phrase:${kind}`),
  ...NEAR.flatMap(offset => NEAR_FEATURES.map(name => `near${offset}:${name}`)),
]

/** Writes numbers into rows, one after the other. */
class Row {
  at = 0
  private readonly rows: Float32Array

  constructor(rows: Float32Array) {
    this.rows = rows
  }

  put(value: number): void {
    this.rows[this.at++] = value
  }

  /** Write 1 at one of so many places, or nowhere; the rest is 0 from the start. */
  putOne(index: number, count: number): void {
    if (index >= 0) this.rows[this.at + index] = 1
    this.at += count
  }

  /** Write so many bits, the lowest first. */
  putBits(bits: number, count: number): void {
    for (let rest = bits; rest !== 0; rest &= rest - 1) this.rows[this.at + 31 - Math.clz32(rest & -rest)] = 1
    this.at += count
  }
}

/**
 * Make the rows of features of a page's blocks: `FEATURES.length` numbers each, one row after the other, with room for more at
 * the end of each when `width` is larger.
 */
export function pageFeatures(
  measures: PageMeasures,
  anchors: Anchors,
  width: number = FEATURES.length,
): Float32Array {
  const {blocks, page, distances} = measures
  const rows = new Float32Array(blocks.length * width)
  const context = prepareContext(measures)
  const row = new Row(rows)
  const whole = {measures, anchors, context}
  const names = {page, distances, context}
  const near = describeNear(blocks)
  for (let i = 0; i < blocks.length; i++) {
    const measured = blocks[i]!
    row.at = i * width
    putBlock(row, i, whole)
    putTree(row, i, whole)
    putGround(row, i, whole)
    putNames(row, measured, names)
    for (const offset of NEAR) putNear(row, measured, {other: blocks[i + offset], at: i + offset, near})
  }
  return rows
}

function putBlock(
  row: Row,
  i: number,
  {measures, anchors, context}: {measures: PageMeasures; anchors: Anchors; context: PageContext},
): void {
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

function putTree(
  row: Row,
  i: number,
  {measures, context}: {measures: PageMeasures; context: PageContext},
): void {
  const {page, blocks, sums, groups, best, totalProse} = measures
  const m = blocks[i]!
  const {parent} = m.block
  const grand = page.elements[parent]?.parent ?? -1
  const great = page.elements[grand]?.parent ?? -1
  const total = Math.max(1, totalProse)
  const density = (at: number) => (at < 0 ? 0 : 1 - sums.prose[at]! / Math.max(1, sums.weight[at]!))
  const share = (at: number) => (at < 0 ? 1 : sums.prose[at]! / total)
  const climb = context.bestFirst < 0 ? false : climbs(page, m.block.element, best)
  row.put(Number(climb !== false))
  row.put(climb === false ? NO_CUE : climb)
  row.put(parent < 0 || best < 0 ? 0 : sums.score[parent]! / Math.max(1e-9, sums.score[best]!))
  row.put(parent < 0 ? 0 : Math.log1p(sums.prose[parent]!))
  row.put(share(parent))
  row.put(parent < 0 ? 0 : sums.longBlocks[parent]!)
  row.put(parent < 0 ? 0 : sums.blocks[parent]!)
  row.put(density(parent))
  row.put(share(grand))
  row.put(density(grand))
  row.put(grand < 0 ? 0 : sums.longBlocks[grand]!)
  row.put(share(great))
  row.put(density(great))
  const group = groups[m.group]!
  row.put(group.count)
  row.put(group.prose / total)
  row.put(group.weight / group.count)
  row.put(group.linkWeight / Math.max(1, group.weight))
  row.put(share(best))
  row.put(
    context.bestLast <= context.bestFirst
      ? 0
      : (i - context.bestFirst) / (context.bestLast - context.bestFirst),
  )
  row.put(Math.log1p(totalProse))
  row.put(blocks.length)
  row.put(density(0))
  row.put(context.childIndex[i]!)
  row.put((context.childCount.get(parent) ?? 1) - context.childIndex[i]! - 1)
  const before = context.longBefore[i]!
  const after = context.longAfter[i]!
  row.put(before < 0 ? 100 : Math.min(100, i - before))
  row.put(after < 0 ? 100 : Math.min(100, after - i))
  row.put(before < 0 ? NO_CUE : hops(page, m.block.parent, blocks[before]!.block.parent))
  row.put(after < 0 ? NO_CUE : hops(page, m.block.parent, blocks[after]!.block.parent))
  const heading = context.headingBefore[i]!
  row.put(heading < 0 ? 100 : Math.min(100, i - heading))
  row.put(heading < 0 ? 0 : bitCount(blocks[heading]!.cues))
  row.put(heading < 0 ? 0 : blocks[heading]!.block.level)
  row.put(Number(heading >= 0 && blocks[heading]!.block.parent === parent))
}

function putGround(
  row: Row,
  i: number,
  {measures, context}: {measures: PageMeasures; context: PageContext},
): void {
  const {page, blocks, sums, groups, totalProse} = measures
  const {block, group} = blocks[i]!
  row.put(climbToShare(page, block.element, {prose: sums.prose, wanted: totalProse * 0.5}))
  row.put(climbToShare(page, block.element, {prose: sums.prose, wanted: totalProse * 0.8}))
  const grand = page.elements[block.parent]?.parent ?? -1
  const great = page.elements[grand]?.parent ?? -1
  row.put(grand < 0 ? 0 : sums.dates[grand]! / Math.max(1, sums.longBlocks[grand]!))
  row.put(great < 0 ? 0 : sums.dates[great]! / Math.max(1, sums.longBlocks[great]!))
  const {count} = groups[group]!
  row.put(context.groups.ends[group]! / count)
  row.put(context.groups.inBest[group]! / count)
  row.put((context.groups.last[group]! - context.groups.first[group]! + 1) / Math.max(1, blocks.length))
  row.put(Math.min(50, context.run[i]!))
  for (let c = 0; c < SINCE.length; c++) row.put(context.since[i * SINCE.length + c]!)
}

/** How many elements up the one stands that holds the wanted part of the page's prose. */
function climbToShare(
  page: Page,
  from: number,
  {prose, wanted}: {prose: Float64Array; wanted: number},
): number {
  let n = 0
  for (let at = from; at >= 0 && n < NO_CUE; at = page.elements[at]!.parent, n++)
    if (prose[at]! >= wanted) return n
  return NO_CUE
}

function putNames(
  row: Row,
  {block, cues, phrases}: MeasuredBlock,
  {page, distances, context}: {page: Page; distances: Uint8Array; context: PageContext},
): void {
  row.putOne(KINDS.indexOf(block.kind), KINDS.length)
  row.putOne(OWN.indexOf(page.elements[block.element]?.tag ?? ''), OWN.length)
  row.putBits(block.element < 0 ? 0 : context.places[block.element]!, PLACES.length)
  const families = CLASS_CUES.length
  const from = block.element * families
  for (let f = 0; f < families; f++) row.put(from < 0 ? NO_CUE : distances[from + f]!)
  let inline = block.inline === '' ? 0 : context.inline.get(block.inline)
  if (inline === undefined) {
    inline = classCues(block.inline)
    context.inline.set(block.inline, inline)
  }
  row.putBits(inline, families)
  row.putBits(cues, TEXT_CUES.length)
  for (let k = 0; k < CUE_KINDS.length; k++) row.put(phrases[k]!)
}

/** What blocks say to those near them, {@link NEAR_FEATURES} without `same`. */
function describeNear(blocks: readonly MeasuredBlock[]): Float32Array {
  const said = new Float32Array(blocks.length * NEAR_FEATURES.length)
  const row = new Row(said)
  for (const {block, weight, linkDensity, endsWithStop, cues} of blocks) {
    row.put(Math.log1p(weight))
    row.put(linkDensity)
    row.put(KINDS.indexOf(block.kind))
    row.put(0)
    row.put(Number(endsWithStop))
    row.put(bitCount(cues))
  }
  return said
}

function putNear(
  row: Row,
  {block}: MeasuredBlock,
  {other, at, near}: {other: MeasuredBlock | undefined; at: number; near: Float32Array},
): void {
  const from = at * NEAR_FEATURES.length
  for (let i = 0; i < NEAR_FEATURES.length; i++) {
    if (other === undefined) row.put(-1)
    else if (i !== SAME) row.put(near[from + i]!)
    else
      row.put(Number(other.block.parent === block.parent) + 2 * Number(other.block.element === block.element))
  }
}

function markedShare({block}: MeasuredBlock): number {
  let marked = 0
  for (const {type, start, end} of block.marks)
    if (type === 'strong' || type === 'emphasis') marked += end - start
  return Math.min(1, marked / Math.max(1, block.text.length))
}

/** Elements between one and an ancestor of it; `false` when it stands elsewhere. */
function climbs(page: Page, from: number, to: number): number | false {
  for (let at = from, n = 0; at >= to && at >= 0; at = page.elements[at]!.parent, n++)
    if (at === to) return Math.min(n, NO_CUE)
  return false
}

/** Steps from one element to the nearest common ancestor with another, at most {@link NO_CUE}. */
function hops(page: Page, from: number, to: number): number {
  let a = from
  let b = to
  let n = 0
  while (a !== b && n < NO_CUE) {
    if (a > b) {
      a = page.elements[a]!.parent
      n++
    } else b = page.elements[b]!.parent
  }
  return n
}

function clamp(value: number, most: number): number {
  return Math.max(-most, Math.min(most, value))
}

function bitCount(bits: number): number {
  let rest = bits
  let n = 0
  while (rest !== 0) {
    rest &= rest - 1
    n++
  }
  return n
}
