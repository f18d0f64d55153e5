import type {Page, PageBlock} from '../model/page.ts'
import {FIRST_PASS, SECOND_PASS, TREE_FEATURE_COUNT} from '../tables/article-trees.ts'
import {evaluateRows, type Trees, unpackTrees} from '../text/trees.ts'
import {type Anchors, findAnchors} from './anchors.ts'
import {FEATURES, pageFeatures} from './features.ts'
import {measurePage, type PageMeasures} from './page-measures.ts'
import {SECOND_PASS_WIDTH, widenRows} from './second-pass.ts'

/** A page's blocks with the probability that each belongs to the article. */
export interface JudgedPage {
  readonly measures: PageMeasures
  readonly anchors: Anchors
  /** For each of `measures.blocks`, 0–1. */
  readonly probabilities: Float64Array
}

/** Blocks judged on one page; what stands further down a monstrous page is not looked at. */
const MAXIMUM_BLOCKS = 4000

let trees: {first: Trees; second: Trees} | null = null

function loadTrees(): {first: Trees; second: Trees} {
  if (FEATURES.length !== TREE_FEATURE_COUNT)
    throw new Error('article-trees.ts was trained on other features: make it anew')
  trees ??= {first: unpackTrees(FIRST_PASS), second: unpackTrees(SECOND_PASS)}
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
  return {measures, anchors, probabilities}
}
