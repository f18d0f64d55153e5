import {HEADLINES} from '../../tables/headlines.ts'
import {evaluateRows, type Trees, unpackSmallTrees} from '../trees.ts'
import type {MeasuredLines} from './measured-lines.ts'
import type {FoundBody} from './title-candidates.ts'
import {TITLE_FEATURES, titleCandidates} from './title-features.ts'

let trees: Trees | undefined

/** How likely the likeliest line has to be the headline; more so when it was kept, and would be lost to the text. */
const LEAST = 0.15
const LEAST_KEPT = 0.4
/** Sum of the first tens of trees beyond which the others make no other line the likeliest. */
const CERTAIN = 5

/**
 * Find the headline: of the lines above the body, and its first one, that which trees find the likeliest by its shape, its words in the
 * body, and what stands around it. -1 where none is likely.
 */
export function findTitle(document: MeasuredLines, body: FoundBody): number {
  const {lines, rows} = titleCandidates(document, body)
  trees ??= unpackSmallTrees(HEADLINES, CERTAIN)
  const scores = evaluateRows(trees, rows, {width: TITLE_FEATURES.length})
  let best = -1
  // Of equals the later one counts: the first may be a breadcrumb.
  for (const [k, score] of scores.entries()) {
    const least = body.kept[lines[k]!] ? LEAST_KEPT : LEAST
    if (score >= least && score >= (scores[best] ?? 0)) best = k
  }
  return lines[best] ?? -1
}
