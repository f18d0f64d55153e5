import type {MeasuredBlock, PageMeasures} from './page-measures.ts'
import {textCueBit} from './text-cues.ts'

/** Elements whose contents are told apart. */
export const PLACES = [
  'article', 'main', 'nav', 'aside', 'header', 'footer', 'figure', 'form', 'table', 'ul', 'ol', 'dl', 'blockquote', 'section',
  'button', 'label', 'details', 'select',
] // biome-ignore format: one list
/** Wordings after which a page seldom returns to its article. */
export const SINCE = ['comment', 'related', 'copyright', 'share', 'newsletter', 'tags', 'contact', 'login']

/** What the features of a page's blocks say of their places on it. */
export interface PageContext {
  places: Uint32Array
  proseBefore: Float64Array
  longBefore: Int32Array
  longAfter: Int32Array
  headingBefore: Int32Array
  childIndex: Int32Array
  childCount: Map<number, number>
  firstH1: number
  bestFirst: number
  bestLast: number
  inBest: Uint8Array
  since: Int32Array
  run: Int32Array
  groups: {ends: Float64Array; inBest: Float64Array; first: Int32Array; last: Int32Array}
}

/** Look over a page once, for the features of its blocks. */
export function prepareContext({page, blocks, best, groups}: PageMeasures): PageContext {
  const size = blocks.length
  const context: PageContext = {
    places: new Uint32Array(page.elements.length),
    proseBefore: new Float64Array(size + 1),
    longBefore: new Int32Array(size).fill(-1),
    longAfter: new Int32Array(size).fill(-1),
    headingBefore: new Int32Array(size).fill(-1),
    childIndex: new Int32Array(size),
    childCount: new Map(),
    firstH1: -1,
    bestFirst: -1,
    bestLast: -1,
    inBest: new Uint8Array(page.elements.length),
    since: sinceCues(blocks),
    run: new Int32Array(size),
    groups: {
      ends: new Float64Array(groups.length),
      inBest: new Float64Array(groups.length),
      first: new Int32Array(groups.length).fill(-1),
      last: new Int32Array(groups.length),
    },
  }
  const {inBest} = context
  page.elements.forEach(({tag, parent}, index) => {
    const place = PLACES.indexOf(tag)
    context.places[index] = (parent < 0 ? 0 : context.places[parent]!) | (place < 0 ? 0 : 1 << place)
    inBest[index] = index === best || (parent >= 0 && inBest[parent] === 1) ? 1 : 0
  })
  let long = -1
  let heading = -1
  blocks.forEach(({block, prose, weight, linkDensity}, i) => {
    context.proseBefore[i + 1] = context.proseBefore[i]! + prose
    context.longBefore[i] = long
    context.headingBefore[i] = heading
    const children = context.childCount.get(block.parent) ?? 0
    context.childIndex[i] = children
    context.childCount.set(block.parent, children + 1)
    if (isLong(weight, linkDensity)) long = i
    if (block.kind === 'heading') heading = i
    if (context.firstH1 < 0 && block.level === 1 && block.kind === 'heading') context.firstH1 = i
    if (inBest[block.element] === 1) {
      if (context.bestFirst < 0) context.bestFirst = i
      context.bestLast = i
    }
  })
  describeGroups(blocks, context)
  for (let i = size - 1, next = -1; i >= 0; i--) {
    context.longAfter[i] = next
    if (isLong(blocks[i]!.weight, blocks[i]!.linkDensity)) next = i
  }
  return context
}

/** For each block and cue of {@link SINCE}, how many blocks ago a short block showed it last. */
function sinceCues(blocks: readonly MeasuredBlock[]): Int32Array {
  const width = SINCE.length
  const since = new Int32Array(blocks.length * width).fill(100)
  const bits = SINCE.map(textCueBit)
  const last = bits.map(() => -1000)
  blocks.forEach(({cues, weight}, i) => {
    for (let c = 0; c < width; c++) since[i * width + c] = Math.min(100, i - last[c]!)
    if (weight > 160) return
    for (let c = 0; c < width; c++) if (cues & bits[c]!) last[c] = i
  })
  return since
}

function describeGroups(blocks: readonly MeasuredBlock[], context: PageContext): void {
  const {groups, inBest, run} = context
  blocks.forEach(({block, group, endsWithStop}, i) => {
    groups.ends[group]! += Number(endsWithStop)
    groups.inBest[group]! += block.element < 0 ? 0 : inBest[block.element]!
    if (groups.first[group]! < 0) groups.first[group] = i
    groups.last[group] = i
    run[i] = blocks[i - 1]?.block.parent === block.parent ? run[i - 1]! + 1 : 0
  })
}

function isLong(weight: number, linkDensity: number): boolean {
  return weight >= 120 && linkDensity < 0.35
}
