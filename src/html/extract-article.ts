import type {Page, PageBlock} from '../model/page.ts'
import {jsonBody} from './anchors.ts'
import {assignRoles, type Role, staysIn} from './assign-roles.ts'
import {RUBY_TEXT} from './elements.ts'
import {type EmbeddedBody, findEmbeddedBody} from './embedded-body.ts'
import {type JudgedPage, judgePage} from './judge-page.ts'
import {saysArticle, saysOther} from './page-kind.ts'
import {isData, measureText} from './text-measures.ts'
import {doubtfulThreshold, inDoubt, pageThreshold} from './thresholds.ts'

export type Favor = 'precision' | 'balanced' | 'recall'

/** A page's article: what becomes of each of its blocks, and where the body was found. */
export interface ExtractedArticle {
  readonly judged: JudgedPage
  /** For each block of the page. */
  readonly roles: readonly Role[]
  /** Probability for each block of the page; `null` for those not judged. */
  readonly scores: readonly (number | null)[]
  readonly embedded: EmbeddedBody | null
  readonly from: 'blocks' | 'hidden-blocks' | 'doubtful-blocks' | 'embedded' | 'nothing'
  readonly keptWeight: number
}

/** Probability from which a block is kept; balanced is where F1 peaks on the labelled pages. */
const THRESHOLDS: Readonly<Record<Favor, number>> = {precision: 0.7, balanced: 0.5, recall: 0.3}
/** By how much lower it is on pages that are no articles: few of them are known, and most of their blocks are doubted too much. */
const LOWER = 0.6
/** Less text than this (see `TextMeasures.weight`) and other places are looked into. */
const TOO_LITTLE = 140
/** Less than this on a page that calls itself nothing, or something else than an article, and it is likely to be a list, a shop, a board. */
const LITTLE = {nothing: 600, other: 1200} as const

/** Find a page's article among its blocks; when they hold none, among the hidden ones, in its data, among the doubtful ones. */
export function extractArticle(page: Page, favor: Favor): ExtractedArticle {
  const threshold = THRESHOLDS[favor]
  const shown = attempt(page, {threshold, from: 'blocks'})
  const visible = attemptUnfolded(page, {shown, threshold})
  if (visible.keptWeight >= TOO_LITTLE && isStub(visible)) return takeEmbedded(visible)
  const isArticle = saysArticle(page.head)
  const little = isArticle ? TOO_LITTLE : LITTLE[saysOther(page.head) ? 'other' : 'nothing']
  if (visible.keptWeight < TOO_LITTLE && findEmbeddedBody(page) !== null) return takeEmbedded(visible)
  if (visible.keptWeight < (visible.judged.otherwise === null ? LITTLE.nothing : TOO_LITTLE)) {
    const hidden = attemptHidden(page, {visible, threshold})
    if (hidden !== null) return hidden
  }
  const other = attemptOther(page, {visible, threshold})
  if (other.keptWeight >= little) return other
  const doubtful = attempt(page, {
    threshold: Math.min(
      threshold,
      doubtfulThreshold(other.judged, {isArticle, isEmpty: other.keptWeight < TOO_LITTLE}),
    ),
    from: 'doubtful-blocks',
    known: other.judged,
  })
  if (doubtful.keptWeight > other.keptWeight) return doubtful
  return other.keptWeight > 0 ? other : {...other, from: 'nothing'}
}

/**
 * Judge a page with all that it hides, if that is far more than what it shows: a crawler's browser may have stopped before a
 * dialogue that hides the page behind it, or before the script that shows it.
 */
function attemptHidden(
  page: Page,
  {visible, threshold}: {visible: ExtractedArticle; threshold: number},
): ExtractedArticle | null {
  const least = Math.max(TOO_LITTLE * 2, visible.keptWeight * 3)
  const hidden = page.blocks.filter(block => block.hidden && block.text.length > 100 && isReadable(block))
  if (weightOf(hidden.map(({text}) => text)) < least - visible.keptWeight) return null
  const all = attempt(page, {threshold, from: 'hidden-blocks', take: isReadable})
  return all.keptWeight >= least ? all : null
}

/** Choose anew among the blocks of a page that seems to be no article. */
function attemptOther(
  page: Page,
  {visible, threshold}: {visible: ExtractedArticle; threshold: number},
): ExtractedArticle {
  const known = visible.judged.otherwise
  if (known === null) return visible
  return attempt(page, {threshold: threshold * LOWER * known.expected, from: visible.from, known})
}

/** Judge a page again with what it folds away beside the kept paragraphs (until a reader pays or asks for more), if that is much. */
function attemptUnfolded(
  page: Page,
  {shown, threshold}: {shown: ExtractedArticle; threshold: number},
): ExtractedArticle {
  if (!page.blocks.some(({hidden}) => hidden)) return shown
  const holders = new Map<number, number>()
  const grand = (parent: number) => page.elements[parent]?.parent ?? -1
  page.blocks.forEach(({parent, text}, i) => {
    if (!staysIn(shown.roles[i]!) || text.length < 80) return
    for (const at of [parent, grand(parent)]) holders.set(at, (holders.get(at) ?? 0) + 1)
  })
  const holds = (at: number) => (holders.get(at) ?? 0) > 1
  const isFolded = (block: PageBlock) =>
    block.hidden && (holds(block.parent) || holds(grand(block.parent))) && isReadable(block)
  const folded = weightOf(page.blocks.filter(isFolded).map(({text}) => text))
  if (folded < Math.max(TOO_LITTLE * 2, shown.keptWeight / 2)) return shown
  const take = (block: PageBlock) => !block.hidden || isFolded(block)
  const unfolded = attempt(page, {threshold, from: 'hidden-blocks', take})
  return unfolded.keptWeight > shown.keptWeight ? unfolded : shown
}

/** A page whose JSON-LD has far more of the text than its markup, which stops after the opening. */
function isStub({judged, roles, keptWeight}: ExtractedArticle): boolean {
  if (!judged.anchors.jsonKnown) return false
  const body = jsonBody(judged.measures.page.head) ?? ''
  let known = 0
  judged.measures.blocks.forEach(({index, weight}, i) => {
    if (staysIn(roles[index]!) && judged.anchors.inJson[i] === 1) known += weight
  })
  return weightOf([body]) > Math.max(800, 2.5 * keptWeight) && known > 0.6 * keptWeight
}

function takeEmbedded(visible: ExtractedArticle): ExtractedArticle {
  const embedded = findEmbeddedBody(visible.judged.measures.page)
  if (embedded === null) return visible
  const roles = visible.roles.map((role): Role => (staysIn(role) ? {kept: false, rule: 'repeated'} : role))
  return {...visible, roles, embedded, from: 'embedded'}
}

function attempt(
  page: Page,
  {
    threshold,
    from,
    take,
    known,
  }: {
    threshold: number
    from: ExtractedArticle['from']
    take?: (block: PageBlock) => boolean
    known?: JudgedPage
  },
): ExtractedArticle {
  const judged = known ?? judgePage(page, take)
  // The threshold of pages that are no articles has been lowered by what is to be expected of them.
  const least = judged.isOther ? threshold : pageThreshold(judged) * 2 * threshold
  const assigned = assignRoles(judged, Math.min(threshold * (from === 'blocks' ? inDoubt(judged) : 1), least))
  const roles: Role[] = page.blocks.map(({hidden}) => ({
    kept: false,
    rule: hidden ? 'hidden' : 'off-article',
  }))
  const scores: (number | null)[] = page.blocks.map(() => null)
  let keptWeight = 0
  judged.measures.blocks.forEach(({index, weight}, i) => {
    roles[index] = assigned[i]!
    scores[index] = judged.probabilities[i]!
    if (staysIn(assigned[i]!)) keptWeight += weight
  })
  return {judged, roles, scores, embedded: null, from, keptWeight}
}

/** Text that is hidden until a script shows it, as against text that is never shown. */
function isReadable(block: PageBlock): boolean {
  const {hidden, places, text, inline} = block
  if (!hidden) return true
  if (text.length >= 20_000 || inline.includes(RUBY_TEXT) || isData(block)) return false
  return !NEVER_SHOWN.some(tag => places.includes(tag))
}

const NEVER_SHOWN = ['svg', 'iframe', 'datalist', 'textarea', 'select']

/** Weight of a text, for bodies that were not judged. */
export function weightOf(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + measureText(text).weight, 0)
}
