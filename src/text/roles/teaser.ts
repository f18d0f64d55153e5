import {TEASER_CARDS} from '../../tables/teaser-cards.ts'
import {evaluateTrees, type Trees, unpackSmallTrees} from '../trees.ts'
import {cardCandidates, fillCard} from './card-features.ts'
import type {MeasuredLines} from './features.ts'

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
  const trees = model
  return candidates.pairs.filter(
    pair => evaluateTrees(trees, Float32Array.from(fillCard(document, candidates, pair))) >= CERTAIN,
  )
}
