import {type Gaps, SUMS} from './gaps.ts'

const REACHES = [3, 6, 12, 30] as const
const OWN = ['shape', 'first', 'last', 'ending', 'length'] as const
/** Words about a gap that are shown one by one. */
const SHOWN = [-3, -2, -1, 0, 1, 2] as const

/** Names of the features of a gap between two words, in the order in which they are filled in. */
export const GAP_FEATURES: readonly string[] = [
  ...SHOWN.flatMap(at => OWN.map(name => `${name}${at}`)),
  ...REACHES.flatMap(reach => SUMS.flatMap(name => [`${name}Before${reach}`, `${name}After${reach}`])),
  'closedBefore',
  'sinceStop',
  'untilStop',
  'sinceComma',
  'untilComma',
  'capitalSinceStop',
  'capitalUntilStop',
  'pairAfter',
  'pairBefore',
  'pairAcross',
  'tripleAfter',
  'tripleBefore',
  'tripleAcrossLeft',
  'tripleAcrossRight',
  'labelFrom',
  'labelKindFrom',
  'labelUntil',
  'labelKindUntil',
  'insideLabel',
  'headlineFrom',
  'headlineUntil',
  'scriptChanges',
  'blanks',
  'words',
  'index',
  'fromEnd',
  'capitalAll',
  'shortAll',
  'stopAll',
  'caselessAll',
]

/** Fill in the features of the candidates `from` to `to`, a row each of `GAP_FEATURES.length` numbers. */
export function fillGaps(gaps: Gaps, rows: Float32Array, {from, to}: {from: number; to: number}): void {
  let at = 0
  for (let k = from; k < to; k++) {
    const i = gaps.candidates[k]!
    at = putShown(rows, {at, i}, gaps)
    at = putSums(rows, {at, i}, gaps)
    at = putSentence(rows, {at, i}, gaps)
    at = putAgain(rows, {at, i}, gaps)
    at = putPlace(rows, {at, i}, gaps)
  }
}

interface Place {
  /** Where in the rows the next number goes, and which word stands behind the gap. */
  readonly at: number
  readonly i: number
}

function putShown(rows: Float32Array, {at, i}: Place, {words}: Gaps): number {
  const {count, shapes, firsts, lasts, endings, starts, ends} = words
  let to = at
  for (const offset of SHOWN) {
    const k = i + offset
    if (k < 0 || k >= count) {
      rows.fill(-1, to, to + OWN.length)
      to += OWN.length
      continue
    }
    rows[to++] = shapes[k]!
    rows[to++] = firsts[k]!
    rows[to++] = lasts[k]!
    rows[to++] = endings[k]!
    rows[to++] = ends[k]! - starts[k]!
  }
  return to
}

function putSums(rows: Float32Array, {at, i}: Place, {words: {count}, sums}: Gaps): number {
  let to = at
  for (const reach of REACHES) {
    const start = Math.max(0, i - reach)
    const end = Math.min(count, i + reach)
    for (let k = 0; k < sums.length; k++) {
      const sum = sums[k]!
      rows[to++] = sum[i]! - sum[start]!
      rows[to++] = sum[end]! - sum[i]!
    }
  }
  return to
}

/** How the gap stands to the sentences about it. */
function putSentence(rows: Float32Array, {at, i}: Place, {words, sums, since, until}: Gaps): number {
  const capital = sums[0]!
  const begin = Math.max(0, i - since.stop[i]!)
  const end = Math.min(words.count, i + until.stop[i]! + 1)
  let to = at
  rows[to++] = words.closed[i - 1]!
  rows[to++] = since.stop[i]!
  rows[to++] = until.stop[i]!
  rows[to++] = since.comma[i]!
  rows[to++] = until.comma[i]!
  rows[to++] = (capital[i]! - capital[begin]!) / Math.max(1, i - begin)
  rows[to++] = (capital[end]! - capital[i]!) / Math.max(1, end - i)
  return to
}

/** What of the words about the gap is met again in the line, or is known as a label. */
function putAgain(rows: Float32Array, {at, i}: Place, {repeats, labels, headline}: Gaps): number {
  let to = at
  rows[to++] = repeats.pairs(i)
  rows[to++] = repeats.pairs(i - 2)
  rows[to++] = repeats.pairs(i - 1)
  rows[to++] = repeats.triples(i)
  rows[to++] = repeats.triples(i - 3)
  rows[to++] = repeats.triples(i - 2)
  rows[to++] = repeats.triples(i - 1)
  rows[to++] = labels.from[i]!
  rows[to++] = labels.kindFrom[i]!
  rows[to++] = labels.until[i]!
  rows[to++] = labels.kindUntil[i]!
  rows[to++] = labels.inside[i]!
  rows[to++] = headline.from[i]!
  rows[to++] = headline.until[i]!
  return to
}

function putPlace(rows: Float32Array, {at, i}: Place, {words, sums, caseless}: Gaps): number {
  const {count, scripts, starts, ends} = words
  let to = at
  rows[to++] = scripts[i - 1] === scripts[i] ? 0 : 1
  rows[to++] = starts[i]! - ends[i - 1]!
  rows[to++] = Math.min(9999, count)
  rows[to++] = Math.min(999, i)
  rows[to++] = Math.min(999, count - i)
  rows[to++] = sums[0]![count]! / count
  rows[to++] = sums[1]![count]! / count
  rows[to++] = sums[3]![count]! / count
  rows[to++] = caseless / count
  return to
}
