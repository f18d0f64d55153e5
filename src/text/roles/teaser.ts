import type {MeasuredLines} from './features.ts'
import {WordCounts} from './tokens.ts'

const STOP = 1
const OPEN = 0

/**
 * Find the headlines and decks of other stories that were set into the body: a line without a full stop, then one sentence that
 * shares its words with that headline more than with the article around it. Gives the index of each headline; the deck is the next.
 */
export function findTeaserCards(document: MeasuredLines, kept: readonly boolean[]): number[] {
  const {measures} = document
  const counts = new WordCounts()
  for (const [i, m] of measures.entries()) if (kept[i]) counts.add(m.tokens)
  const cards: number[] = []
  for (let i = 1; i < measures.length - 2; i++) {
    if (!kept[i] || !kept[i + 1] || !kept[i - 1]) continue
    const headline = measures[i]!
    const deck = measures[i + 1]!
    if (headline.ending !== OPEN || headline.size < 24 || headline.size > 130 || headline.words < 4) continue
    if (deck.ending !== STOP || deck.stops > 2 || deck.size > 260 || deck.size < 40) continue
    const shared = overlap(headline.tokens, deck.tokens)
    const elsewhere = metElsewhere(headline.tokens, deck.tokens, counts)
    const deckElsewhere = metElsewhere(deck.tokens, headline.tokens, counts)
    if (shared >= 2 && elsewhere <= 0.5 && deckElsewhere <= 0.6) cards.push(i)
  }
  return cards
}

/** Words that two lines have in common; a word's other forms count when they open alike. */
export function overlap(a: Int32Array, b: Int32Array): number {
  let i = 0
  let k = 0
  let shared = 0
  while (i < a.length && k < b.length) {
    if (a[i]! === b[k]!) {
      shared++
      i++
      k++
    } else if (a[i]! < b[k]!) i++
    else k++
  }
  return shared
}

/** Share of a line's words that stand in the document besides this line and its fellow. */
function metElsewhere(tokens: Int32Array, fellow: Int32Array, counts: WordCounts): number {
  if (tokens.length === 0) return 1
  let met = 0
  for (const token of tokens) if (counts.times(token) > 1 + (fellow.includes(token) ? 1 : 0)) met++
  return met / tokens.length
}
