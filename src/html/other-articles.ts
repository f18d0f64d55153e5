import type {JudgedPage} from './judge-page.ts'
import {fitsTelephones} from './page-kind.ts'
import type {MeasuredBlock} from './page-measures.ts'

/** From how much text on (see `TextMeasures.weight`) an element counts as an article of its own. */
const WHOLE = 500

/** Take out of what is kept the further articles that endless pages load below the first, each in an element and under a headline of its own. */
export function dropOtherArticles(judged: JudgedPage, kept: boolean[]): void {
  const {anchors, measures} = judged
  const {blocks} = measures
  const owners = blocks.map(block => outermostArticle(block, judged))
  dropOthers(judged, kept, {
    owners,
    isHeaded: i => isHeadline(blocks[i]!.block) || isHeadline(blocks[i - 1]?.block),
  })
  // Endless pages are of today, and there only a headline of the very same make begins another article.
  if (!fitsTelephones(measures.page.head) || blocks[anchors.title]?.block.kind !== 'heading') return
  const first = elementOfArticle(judged, kept)
  if (first < 0 || measures.page.elements[first]!.names === '') return
  const siblings = blocks.map(block => siblingLike(block, first, judged))
  const {group} = blocks[anchors.title]!
  const headed = new Set(siblings.filter((_, i) => blocks[i]!.group === group))
  dropOthers(judged, kept, {owners: siblings, isHeaded: i => headed.has(siblings[i]!)})
}

interface Articles {
  /** Element of the article that each block stands in, -1 for none. */
  readonly owners: readonly number[]
  /** Say of the first block that is kept of an article whether a headline stands over it. */
  readonly isHeaded: (block: number) => boolean
}

/** Drop what stands in other articles than that of the headline. */
function dropOthers({anchors, measures}: JudgedPage, kept: boolean[], {owners, isHeaded}: Articles): void {
  const {blocks} = measures
  const own = new Map<number, {weight: number; headed: boolean}>()
  owners.forEach((owner, i) => {
    if (owner < 0 || !kept[i]) return
    const {weight} = blocks[i]!
    const known = own.get(owner) ?? {weight: 0, headed: isHeaded(i)}
    own.set(owner, {...known, weight: known.weight + weight})
  })
  if (own.size < 2) return
  const home =
    anchors.title >= 0 && own.has(owners[anchors.title]!) ? owners[anchors.title]! : [...own.keys()][0]!
  if (own.get(home)!.weight < WHOLE) return
  owners.forEach((owner, i) => {
    if (owner < 0 || owner === home) return
    const {weight, headed} = own.get(owner) ?? {weight: 0, headed: false}
    if (headed && weight >= WHOLE) kept[i] = false
  })
}

function isHeadline(block: MeasuredBlock['block'] | undefined): boolean {
  return block?.kind === 'heading' && block.level <= 2
}

/** The outermost `article` element that a block stands in; -1 where there is none. */
function outermostArticle({block}: MeasuredBlock, {measures}: JudgedPage): number {
  const {elements} = measures.page
  let found = -1
  for (let at = block.element; at >= 0; at = elements[at]!.parent)
    if (elements[at]!.tag === 'article') found = at
  return found
}

/** The nearest element around the headline that holds a whole article of what is kept; -1 where none does. */
function elementOfArticle({anchors, measures}: JudgedPage, kept: readonly boolean[]): number {
  const {blocks, page} = measures
  const weights = new Float64Array(page.elements.length)
  blocks.forEach(({block, weight}, i) => {
    if (kept[i] && block.element >= 0) weights[block.element]! += weight
  })
  for (let i = weights.length - 1; i > 0; i--) {
    const {parent} = page.elements[i]!
    if (parent >= 0) weights[parent]! += weights[i]!
  }
  let at = blocks[anchors.title]!.block.element
  while (at >= 0 && weights[at]! < WHOLE) at = page.elements[at]!.parent
  return at
}

/** The element around a block that is the first article's or a sibling of it, of the same make; -1 where none is. */
function siblingLike({block}: MeasuredBlock, first: number, {measures}: JudgedPage): number {
  const {elements} = measures.page
  const {parent, tag, names} = elements[first]!
  let at = block.element
  while (at >= first && elements[at]!.parent > parent) at = elements[at]!.parent
  const own = elements[at]
  if (own === undefined || own.parent !== parent || own.tag !== tag) return -1
  return withoutNumbers(own.names) === withoutNumbers(names) ? at : -1
}

function withoutNumbers(names: string): string {
  return names.replace(/\d+/g, '')
}
