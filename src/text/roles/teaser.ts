import {TEASER_CARDS} from '../../tables/teaser-cards.ts'
import {evaluateRows, type Trees, unpackSmallTrees} from '../trees.ts'
import {CARD_FEATURES, cardCandidates, fillCard} from './card-features.ts'
import type {MeasuredLines} from './measured-lines.ts'

/** How sure a pair has to be a card: body text that goes for one is the worse fault. */
const CERTAIN = 0.7

let model: Trees | undefined

/**
 * Find the headlines and decks of other stories that were set into the body: a line without a full stop, then a sentence that goes
 * with it more than with the article around. Gives the index of each headline; the deck is the next line that is kept.
 */
export function findTeaserCards(
  document: MeasuredLines,
  kept: readonly boolean[],
): readonly (readonly [number, number])[] {
  const candidates = cardCandidates(document, kept)
  if (candidates.pairs.length === 0) return []
  model ??= unpackSmallTrees(TEASER_CARDS)
  const rows = Float32Array.from(candidates.pairs.flatMap(pair => fillCard(document, candidates, pair)))
  const scores = evaluateRows(model, rows, {width: CARD_FEATURES.length})
  return candidates.pairs.filter((_, k) => scores[k]! >= CERTAIN)
}
