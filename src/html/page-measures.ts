import type {Page, PageBlock} from '../model/page.ts'
import {type BlockGroup, Grouping} from './block-groups.ts'
import {CLASS_CUES, classCues} from './class-cues.ts'
import {textCueBit} from './text-cues.ts'
import {type TextFacts, textFacts} from './text-facts.ts'
import type {TextMeasures} from './text-measures.ts'

/** Distance of a cue that no ancestor carries. */
export const NO_CUE = 12

const DATE = textCueBit('date')

/** A visible block with its counts. */
export interface MeasuredBlock extends TextMeasures {
  readonly block: PageBlock
  readonly index: number
  readonly linkDensity: number
  readonly facts: TextFacts
  readonly cues: number
  /** Text worth believing: weight outside of links. */
  readonly prose: number
  readonly group: number
}

/** Sums over the blocks of an element and all below it. */
export interface ElementSums {
  readonly weight: Float64Array
  readonly prose: Float64Array
  readonly links: Float64Array
  readonly longBlocks: Float64Array
  readonly blocks: Float64Array
  /** Short blocks that show a date: many of them make a list of comments or of teasers. */
  readonly dates: Float64Array
  /** Score by which Readability's method finds the article's element. */
  readonly score: Float64Array
}

/** All that is counted of a page before its blocks are judged. */
export interface PageMeasures {
  readonly page: Page
  readonly blocks: readonly MeasuredBlock[]
  readonly sums: ElementSums
  readonly groups: readonly BlockGroup[]
  /** For each element and cue family, how many elements up the nearest cue stands. */
  readonly distances: Uint8Array
  /** Element with the highest score, -1 on an empty page. */
  readonly best: number
  readonly totalProse: number
}

/** Count what judging needs of the blocks that `take` lets through. */
export function measurePage(
  page: Page,
  take: (block: PageBlock) => boolean = block => !block.hidden,
): PageMeasures {
  const grouping = new Grouping(page)
  const {groups} = grouping
  const blocks: MeasuredBlock[] = []
  page.blocks.forEach((block, index) => {
    if (take(block)) blocks.push(measureBlock(block, index, grouping.groupOf(block)))
  })
  for (const {group, weight, prose} of blocks) {
    const sums = groups[group]!
    sums.count++
    sums.weight += weight
    sums.prose += prose
    sums.linkWeight += weight - prose
  }
  const sums = sumElements(page, blocks)
  let best = -1
  let top = 0
  for (let i = 0; i < sums.score.length; i++) {
    const score = sums.score[i]! * (sums.weight[i]! > 0 ? sums.prose[i]! / sums.weight[i]! : 0)
    if (score > top) {
      top = score
      best = i
    }
  }
  const totalProse = blocks.reduce((sum, {prose}) => sum + prose, 0)
  return {page, blocks, sums, groups, distances: cueDistances(page), best, totalProse}
}

function measureBlock(block: PageBlock, index: number, group: number): MeasuredBlock {
  const {text, linkChars} = block
  const facts = textFacts(text)
  const m = facts.measures
  const linkDensity = text.length > 0 ? linkChars / text.length : 0
  // Field by field: a spread costs as much as all the rest.
  return {
    block,
    index,
    group,
    linkDensity,
    facts,
    cues: facts.cues,
    prose: m.weight * (1 - linkDensity),
    weight: m.weight,
    letters: m.letters,
    digits: m.digits,
    capitals: m.capitals,
    commas: m.commas,
    stops: m.stops,
    spaces: m.spaces,
    bars: m.bars,
    quotes: m.quotes,
    endsWithStop: m.endsWithStop,
    endsWithColon: m.endsWithColon,
    startsLower: m.startsLower,
  }
}

function sumElements(page: Page, blocks: readonly MeasuredBlock[]): ElementSums {
  const size = page.elements.length
  const make = () => new Float64Array(size)
  const sums = {
    weight: make(),
    prose: make(),
    links: make(),
    longBlocks: make(),
    blocks: make(),
    dates: make(),
    score: make(),
  }
  for (const measured of blocks) {
    const {block, weight, prose, commas, linkDensity} = measured
    if (block.element < 0) continue
    sums.weight[block.element]! += weight
    sums.prose[block.element]! += prose
    sums.links[block.element]! += block.linkCount
    sums.blocks[block.element]! += 1
    if (weight < 160 && measured.cues & DATE) sums.dates[block.element]! += 1
    if (weight >= 80 && linkDensity < 0.4) sums.longBlocks[block.element]! += 1
    if (weight < 25) continue
    const share = (1 + commas + Math.min(weight / 100, 3)) * (1 - linkDensity)
    for (let at = block.parent, level = 0; at >= 0 && level < 5; at = page.elements[at]!.parent, level++) {
      sums.score[at]! += share / (level === 0 ? 1 : level === 1 ? 2 : level * 3)
    }
  }
  const parents = page.elements.map(({parent}) => parent)
  for (const sum of [sums.weight, sums.prose, sums.links, sums.longBlocks, sums.blocks, sums.dates]) {
    for (let i = size - 1; i > 0; i--) if (parents[i]! >= 0) sum[parents[i]!]! += sum[i]!
  }
  return sums
}

function cueDistances(page: Page): Uint8Array {
  const families = CLASS_CUES.length
  const distances = new Uint8Array(page.elements.length * families).fill(NO_CUE)
  page.elements.forEach(({parent, names, tag}, index) => {
    const at = index * families
    if (parent >= 0) {
      const above = parent * families
      for (let f = 0; f < families; f++) {
        const distance = distances[above + f]!
        if (distance < NO_CUE) distances[at + f] = distance + 1
      }
    }
    // What a page says of itself as a whole ("has-sidebar") says nothing of its parts.
    if (names === '' || tag === 'body' || tag === 'html') return
    for (let rest = classCues(names); rest !== 0; rest &= rest - 1)
      distances[at + 31 - Math.clz32(rest & -rest)] = 0
  })
  return distances
}
