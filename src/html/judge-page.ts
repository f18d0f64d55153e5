import type {Page, PageBlock} from '../model/page.ts'
import {FIRST_PASS, NO_ARTICLE, SECOND_PASS, TREE_FEATURE_COUNT} from '../tables/article-trees.ts'
import {evaluateRows, type Trees, unpackTrees} from '../text/trees.ts'
import {type Anchors, findAnchors} from './anchors.ts'
import {expectedF1} from './expected-f1.ts'
import {FEATURES, pageFeatures} from './features/page-features.ts'
import {findFurniture} from './furniture.ts'
import {findItems} from './item-list.ts'
import {describesNoArticle, saysNoArticle} from './page-kind.ts'
import {measurePage, type PageMeasures} from './page-measures.ts'
import {SECOND_PASS_WIDTH, widenRows} from './second-pass.ts'

/** A page's blocks with the probability that each belongs to the article. */
export interface JudgedPage {
  readonly measures: PageMeasures
  readonly anchors: Anchors
  /** For each of `measures.blocks`, 0–1. */
  readonly probabilities: Float64Array
  /** F1 to be expected of the likeliest blocks, 0–1; see `expectedF1`. */
  readonly expected: number
  /** Whether the blocks were judged as those of a page that is no article (a shop, a board, a manual, a list). */
  readonly isOther: boolean
  /** The page judged as one that is no article; `null` where it seems to be one. */
  readonly otherwise: JudgedPage | null
  /** For each block the element of the list's item that it stands in, -1 outside any; `null` where the page is no list. */
  readonly items: Int32Array | null
}

/** Blocks judged on one page; what stands further down a monstrous page is not looked at. */
const MAXIMUM_BLOCKS = 4000

/** F1 to be expected of the body from which on a page is an article, whatever it calls itself. */
const SURE = 0.9
/** Share of that F1 which must be left when the page is judged as none; an article among others loses more. */
const LEFT = 0.85

/**
 * Sums of some tens of trees beyond which the rest are not asked: half of the blocks get so far, and of 53,705 blocks on 300 pages 3
 * changed sides by it. The second pass sees what the first thinks of a block's neighbours, so that the first has to be surer.
 */
const CERTAIN = {first: 5, second: 4} as const

let trees: {first: Trees; second: Trees; other: Trees} | null = null

function loadTrees(): {first: Trees; second: Trees; other: Trees} {
  if (FEATURES.length !== TREE_FEATURE_COUNT)
    throw new Error('article-trees.ts was trained on other features: make it anew')
  trees ??= {
    first: unpackTrees(FIRST_PASS, CERTAIN.first),
    second: unpackTrees(SECOND_PASS, CERTAIN.second),
    other: unpackTrees(NO_ARTICLE),
  }
  return trees
}

/**
 * Judge which blocks of a page belong to its article: boosted trees over features of the block table, in two passes, the
 * second of which sees what the first thinks of a block's neighbours.
 */
export function judgePage(
  page: Page,
  take: (block: PageBlock) => boolean = block => !block.hidden,
): JudgedPage {
  let taken = 0
  const measures = measurePage(page, block => take(block) && taken++ < MAXIMUM_BLOCKS)
  const anchors = findAnchors(page.head, measures.blocks)
  const {first, second} = loadTrees()
  const width = FEATURES.length + SECOND_PASS_WIDTH
  const rows = pageFeatures(measures, anchors, width)
  const opinions = evaluateRows(first, rows, {width})
  widenRows(rows, opinions, {measures, width})
  // The mean of both passes is right more often than either (measured by cross-validation over sites).
  const probabilities = evaluateRows(second, rows, {width}).map((share, i) => (opinions[i]! + share) / 2)
  const expected = expectedF1(measures.blocks, probabilities)
  const article = {measures, anchors, probabilities, expected, isOther: false, otherwise: null, items: null}
  return expected >= SURE ? article : {...article, otherwise: judgeOtherwise(article, {rows, width})}
}

/** Judge a page as one that is no article; `null` where it seems to be one. */
function judgeOtherwise(
  article: JudgedPage,
  {rows, width}: {rows: Float32Array; width: number},
): JudgedPage | null {
  const {measures, probabilities, expected} = article
  const {page, blocks} = measures
  const isNone = saysNoArticle(page)
  if (!isNone && !describesNoArticle(page.head)) return null
  const furniture = findFurniture(measures)
  const items = findItems(measures, {furniture, probabilities})
  if (items === null && !isNone) return null
  const others = evaluateRows(loadTrees().other, rows, {width})
  const mean = probabilities.map((p, i) => (furniture[i] ? 0 : (p + others[i]!) / 2))
  const left = expectedF1(blocks, mean)
  if (items === null && left < LEFT * expected) return null
  return {...article, probabilities: mean, expected: left, isOther: true, items}
}
