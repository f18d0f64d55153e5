import {FIRST_LOOK, SECOND_LOOK} from '../../tables/line-roles.ts'
import {evaluateTrees, type Trees, unpackTrees} from '../trees.ts'
import {FEATURES, fillFeatures, isFar, type MeasuredLines} from './features.ts'
import {fillSecond, SECOND_FEATURES} from './second.ts'

let models: {readonly first: Trees; readonly second: Trees} | undefined

/** Below this for every line, the trees have found no article; the longest run of prose stands in for it. */
const LEAST = 0.5

/**
 * Score each line of a document: how sure it is, 0–1, that it belongs to the article.
 *
 * Boosted trees look at every line and its neighbours, then once more with the first look's scores at hand. Where they find no
 * article at all, the longest run of prose is taken for it, which knows of punctuation only and so holds in any language.
 */
export function scoreLines(document: MeasuredLines): Float64Array {
  models ??= {first: unpackTrees(FIRST_LOOK), second: unpackTrees(SECOND_LOOK)}
  const n = document.measures.length
  const first = score(models.first, fillFeatures(document), {document, width: FEATURES.length})
  const second = score(models.second, fillSecond(document, first), {document, width: SECOND_FEATURES.length})
  let highest = 0
  for (let i = 0; i < n; i++) highest = Math.max(highest, second[i]!)
  return highest >= LEAST ? second : scoreRun(document)
}

function score(
  model: Trees,
  rows: Float32Array,
  {document, width}: {document: MeasuredLines; width: number},
): Float64Array {
  const scores = new Float64Array(document.measures.length)
  for (let i = 0; i < scores.length; i++) {
    if (!isFar(document, i)) scores[i] = evaluateTrees(model, rows, i * width)
  }
  return scores
}

/** Score by rule alone: high in the longest run of prose, nothing outside. */
export function scoreRun({measures, prose, run}: MeasuredLines): Float64Array {
  const scores = new Float64Array(measures.length)
  for (let i = run.start; i <= run.end; i++) {
    scores[i] = measures[i]!.cues.includes(3) ? 0.2 : prose[i]! > 0 ? 0.7 : 0.55
  }
  return scores
}
