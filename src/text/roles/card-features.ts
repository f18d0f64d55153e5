import {lowerBound} from '../sorted.ts'
import {MemberCounts} from './line-sets.ts'
import {LineStems} from './line-words.ts'
import type {MeasuredLines} from './measured-lines.ts'

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
  readonly stems: LineStems
  /** In how many kept lines each stem stands. */
  readonly counts: MemberCounts
  readonly cohesion: number
  readonly openLines: number
}

const STOP = 1
const MOST_LINES = 3000

/** List the pairs of neighbouring kept lines whose shapes are those of a headline and its deck. */
export function cardCandidates({measures, words}: MeasuredLines, kept: readonly boolean[]): CardCandidates {
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
  const stems = new LineStems(words, measures.length)
  const counts = new MemberCounts(stems)
  if (pairs.length === 0) return {pairs, order, stems, counts, cohesion: 0, openLines}
  for (const i of order) counts.add(i)
  let sum = 0
  let long = 0
  for (const i of order) {
    if (stems.count(i) < 4) continue
    sum += shareElsewhere({stems, counts}, i)
    long++
  }
  return {pairs, order, stems, counts, cohesion: sum / Math.max(1, long), openLines}
}

/** Fill in the features of one pair. */
export function fillCard(
  {measures}: MeasuredLines,
  of: CardCandidates,
  [at, deckAt]: readonly [number, number],
): number[] {
  const {order, stems, cohesion, openLines} = of
  const h = measures[at]!
  const d = measures[deckAt]!
  const k = lowerBound(order, at)
  const after = order[k + 2]!
  const above = order[k - 1]!
  const shared = countShared(stems, at, deckAt)
  const next = order.slice(k + 2, k + 5)
  const before = order.slice(Math.max(0, k - 3), k)
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
    shared / Math.max(1, stems.count(at)),
    shareElsewhere(of, at, deckAt),
    shareElsewhere(of, deckAt, at),
    shareOf(stems, at, next),
    shareOf(stems, deckAt, next),
    shareOf(stems, at, before),
    shareOf(stems, deckAt, before),
    countShared(stems, above, after) / Math.max(1, Math.min(stems.count(above), stems.count(after))),
    cohesion,
    shareElsewhere(of, after),
    shareElsewhere(of, above),
    openLines,
    order.length,
    k / order.length,
    measures[after]!.size,
    stems.count(at),
    stems.count(deckAt),
  ]
}

/** Share of a line's stems that stand in any of some others. */
function shareOf(stems: LineStems, line: number, others: readonly number[]): number {
  stems.mark(...others)
  return stems.countMarked(line) / Math.max(1, stems.count(line))
}

/** Share of a line's stems that stand in kept lines other than itself and its fellow. */
function shareElsewhere(
  {stems, counts}: Pick<CardCandidates, 'stems' | 'counts'>,
  line: number,
  fellow?: number,
): number {
  if (fellow === undefined) stems.mark()
  else stems.mark(fellow)
  const end = stems.end(line)
  let met = 0
  for (let k = stems.start(line); k < end; k++) {
    const stem = stems.list[k]!
    const times = counts.times(stem)
    if (times > 2 || (times === 2 && !stems.isMarked(stem))) met++
  }
  return met / Math.max(1, stems.count(line))
}

function countShared(stems: LineStems, a: number, b: number): number {
  stems.mark(b)
  return stems.countMarked(a)
}
