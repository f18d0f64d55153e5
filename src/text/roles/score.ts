import {LINE_ROLES} from '../../tables/line-roles.ts'
import {RUN_ON_ROLES} from '../../tables/run-on-roles.ts'
import {evaluateRows, type Trees, unpackSmallTrees} from '../trees.ts'
import {FEATURES, fillFeatures} from './features/features.ts'
import type {MeasuredLines} from './measured-lines.ts'
import {findRun} from './prose.ts'

let trees: Trees | undefined
let pieceTrees: Trees | undefined

/** Below this for every line, the trees know nothing like it; the longest run of prose stands in for the article. */
const LEAST = 0.3
/** The same of pieces of a line, of which none below would be kept. */
const LEAST_PIECE = 0.4
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
  const {lines, near} = document
  const width = FEATURES.length
  if (!lines.some(({runOn}) => runOn)) return orRun(document, evaluateRows(trees, rows, {width, asked: near}))
  pieceTrees ??= unpackSmallTrees(RUN_ON_ROLES, CERTAIN)
  const isAsked = (runOn: boolean) => near.map((how, i) => ((lines[i]!.runOn ?? false) === runOn ? how : 0))
  const scores = evaluateRows(trees, rows, {width, asked: isAsked(false)})
  const ofPieces = evaluateRows(pieceTrees, rows, {width, asked: isAsked(true)})
  return orRun(
    document,
    scores.map((score, i) => score + ofPieces[i]!),
  )
}

/** The scores, or where they find no article the longest run of prose. */
export function orRun(document: MeasuredLines, scores: Float64Array): Float64Array {
  const least = document.lines.some(({runOn}) => runOn) ? LEAST_PIECE : LEAST
  return scores.some(score => score >= least) ? scores : scoreRun(document)
}

/** Score by rule alone: high in the longest run of prose that has full stops, which lists of words lack; nothing outside. */
function scoreRun({measures, prose}: MeasuredLines): Float64Array {
  const scores = new Float64Array(measures.length)
  const run = findRun(
    measures,
    prose.map((size, i) => (measures[i]!.stops > 0 ? size : 0)),
  )
  for (let i = run.start; i <= run.end; i++) {
    scores[i] = measures[i]!.cues.includes(3) ? 0.2 : prose[i]! > 0 ? 0.7 : 0.55
  }
  return scores
}
