import {includesSorted, lowerBound} from '../sorted.ts'
import type {MeasuredLines} from './features.ts'
import {hashStems, WordCounts} from './tokens.ts'

/** Names of a pair's features, in the order in which they are filled in. */
export const CARD_FEATURES: readonly string[] = [
  'headlineSize',
  'headlineWords',
  'headlineCapitals',
  'headlineDigits',
  'headlineCommas',
  'headlineQuotes',
  'headlineEnding',
  'headlineOpening',
  'deckSize',
  'deckStops',
  'deckWords',
  'deckEnding',
  'deckCommas',
  'deckQuotes',
  'deckOpening',
  'shared',
  'sharedOfHeadline',
  'headlineElsewhere',
  'deckElsewhere',
  'headlineNext',
  'deckNext',
  'headlineBefore',
  'deckBefore',
  'bridge',
  'cohesion',
  'nextElsewhere',
  'beforeElsewhere',
  'openLines',
  'keptLines',
  'place',
  'nextSize',
  'headlineStems',
  'deckStems',
]

/** Pairs of lines that may be cards, and what the kept lines share. */
export interface CardCandidates {
  readonly pairs: readonly (readonly [number, number])[]
  /** Indexes of the kept lines, in order. */
  readonly order: readonly number[]
  /** Stems of each line, for kept lines. */
  readonly stems: ReadonlyMap<number, Int32Array>
  /** In how many kept lines each stem stands. */
  readonly counts: WordCounts
  readonly cohesion: number
  readonly openLines: number
}

const STOP = 1
const MOST_LINES = 3000

/** List the pairs of neighbouring kept lines whose shapes are those of a headline and its deck. */
export function cardCandidates({measures, lines}: MeasuredLines, kept: readonly boolean[]): CardCandidates {
  const order: number[] = []
  for (let i = 0; i < kept.length && order.length < MOST_LINES; i++) if (kept[i]) order.push(i)
  const pairs: [number, number][] = []
  let openLines = 0
  for (let k = 1; k < order.length - 1; k++) {
    const headline = measures[order[k]!]!
    const deck = measures[order[k + 1]!]!
    if (headline.ending !== STOP && headline.size > 12 && headline.size < 140) openLines++
    if (
      headline.ending === STOP ||
      headline.stops > 1 ||
      headline.size < 18 ||
      headline.size > 150 ||
      headline.words < 3
    )
      continue
    if (deck.stops === 0 || deck.stops > 4 || deck.size < 30 || deck.size > 420) continue
    if (k + 2 < order.length) pairs.push([order[k]!, order[k + 1]!])
  }
  const stems = new Map<number, Int32Array>()
  const counts = new WordCounts()
  if (pairs.length === 0) return {pairs, order, stems, counts, cohesion: 0, openLines}
  for (const i of order) {
    const hashed = hashStems(lines[i]!.text)
    stems.set(i, hashed)
    counts.add(hashed)
  }
  let sum = 0
  let long = 0
  for (const i of order) {
    const own = stems.get(i)!
    if (own.length < 4) continue
    sum += shareElsewhere(own, counts)
    long++
  }
  return {pairs, order, stems, counts, cohesion: sum / Math.max(1, long), openLines}
}

/** Fill in the features of one pair. */
export function fillCard(
  {measures}: MeasuredLines,
  {order, stems, counts, cohesion, openLines}: CardCandidates,
  [at, deckAt]: readonly [number, number],
): number[] {
  const h = measures[at]!
  const d = measures[deckAt]!
  const k = lowerBound(order, at)
  const own = stems.get(at)!
  const deck = stems.get(deckAt)!
  const shared = sharedWith(own, deck)
  const next = linesAround(order, stems, k + 2, k + 5)
  const before = linesAround(order, stems, k - 3, k)
  const after = stems.get(order[k + 2]!) ?? new Int32Array(0)
  const above = stems.get(order[k - 1]!) ?? new Int32Array(0)
  return [
    h.size,
    h.words,
    h.capitalised,
    h.digitShare,
    h.commas,
    h.quotes,
    h.ending,
    h.opening,
    d.size,
    d.stops,
    d.words,
    d.ending,
    d.commas,
    d.quotes,
    d.opening,
    shared,
    shared / Math.max(1, own.length),
    shareElsewhere(own, counts, deck),
    shareElsewhere(deck, counts, own),
    shareOf(own, next),
    shareOf(deck, next),
    shareOf(own, before),
    shareOf(deck, before),
    sharedWith(above, after) / Math.max(1, Math.min(above.length, after.length)),
    cohesion,
    shareElsewhere(after, counts),
    shareElsewhere(above, counts),
    openLines,
    order.length,
    k / order.length,
    measures[order[k + 2] ?? at]!.size,
    own.length,
    deck.length,
  ]
}

function linesAround(
  order: readonly number[],
  stems: ReadonlyMap<number, Int32Array>,
  from: number,
  to: number,
): Int32Array[] {
  return order.slice(Math.max(0, from), to).map(line => stems.get(line)!)
}

function shareOf(own: Int32Array, others: readonly Int32Array[]): number {
  let met = 0
  for (let i = 0; i < own.length; i++) if (others.some(other => includesSorted(other, own[i]!))) met++
  return met / Math.max(1, own.length)
}

/** Share of a line's stems that stand in kept lines other than itself and its fellow. */
function shareElsewhere(own: Int32Array, counts: WordCounts, fellow?: Int32Array): number {
  let met = 0
  for (let i = 0; i < own.length; i++) {
    const times = counts.times(own[i]!)
    if (times > 2 || (times === 2 && (fellow === undefined || !includesSorted(fellow, own[i]!)))) met++
  }
  return met / Math.max(1, own.length)
}

function sharedWith(a: Int32Array, b: Int32Array): number {
  let shared = 0
  for (let i = 0; i < a.length; i++) if (includesSorted(b, a[i]!)) shared++
  return shared
}
