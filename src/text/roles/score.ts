import {LINE_ROLES} from '../../tables/line-roles.ts'
import {evaluateTrees, type Trees, unpackSmallTrees} from '../trees.ts'
import {FEATURES, fillFeatures, isFar, type MeasuredLines} from './features.ts'

let trees: Trees | undefined

/** Below this for every line, the trees have found no article; the longest run of prose stands in for it. */
const LEAST = 0.5
/** Sum of the first tens of trees beyond which the others change no verdict: less than half of them are asked so. */
const CERTAIN = 2.5

/**
 * Score each line of a document: how sure it is, 0–1, that it belongs to the article.
 *
 * Boosted trees look at every line, its neighbours and its place. Where they find no article at all, the longest run of prose is
 * taken for it, which knows of punctuation only and so holds in any language.
 */
export function scoreLines(document: MeasuredLines): Float64Array {
  trees ??= unpackSmallTrees(LINE_ROLES, CERTAIN)
  const rows = fillFeatures(document)
  const scores = new Float64Array(document.measures.length)
  let highest = 0
  for (let i = 0; i < scores.length; i++) {
    if (isFar(document, i)) continue
    scores[i] = evaluateTrees(trees, rows, i * FEATURES.length)
    highest = Math.max(highest, scores[i]!)
  }
  return highest >= LEAST ? scores : scoreRun(document)
}

/** Score by rule alone: high in the longest run of prose, nothing outside. */
export function scoreRun({measures, prose, run}: MeasuredLines): Float64Array {
  const scores = new Float64Array(measures.length)
  for (let i = run.start; i <= run.end; i++) {
    scores[i] = measures[i]!.cues.includes(3) ? 0.2 : prose[i]! > 0 ? 0.7 : 0.55
  }
  return scores
}
