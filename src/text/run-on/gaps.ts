import {codeUnitsOf} from '../code-units.ts'
import {findLabels, type Labels} from './labels.ts'
import {findHeadline, Repeats} from './repeats.ts'
import {CASELESS_WORD, END_COMMA, END_OPEN, END_STOP, NUMBER, readWords, SMALL, type Words} from './words.ts'

/** Kinds of words that are counted before each. */
export const SUMS = ['capital', 'short', 'number', 'stop', 'comma', 'label', 'again'] as const

/** Words that distances are counted to. */
const FAR = 60

/** A line's words with all that its gaps are judged by. */
export interface Gaps {
  readonly text: string
  readonly words: Words
  /** Gaps that may part two blocks, by the word behind them. */
  readonly candidates: Int32Array
  readonly labels: Labels
  readonly headline: ReturnType<typeof findHeadline>
  readonly repeats: Repeats
  readonly sums: readonly Int32Array[]
  readonly caseless: number
  readonly since: {readonly stop: Int32Array; readonly comma: Int32Array}
  readonly until: {readonly stop: Int32Array; readonly comma: Int32Array}
}

/** Read the gaps of a line. */
export function readGaps(text: string): Gaps {
  const units = codeUnitsOf(text)
  const words = readWords(units, text.length)
  const labels = findLabels(units, words)
  const headline = findHeadline(words)
  const repeats = new Repeats(words)
  const stop = distancesTo(words.endings, END_STOP)
  const comma = distancesTo(words.endings, END_COMMA)
  return {
    text,
    words,
    candidates: findCandidates({words, labels, headline}),
    labels,
    headline,
    repeats,
    sums: sumsOf({words, labels, repeats}),
    caseless: words.shapes.reduce((sum, shape) => sum + (shape >= CASELESS_WORD ? 1 : 0), 0),
    since: {stop: stop.since, comma: comma.since},
    until: {stop: stop.until, comma: comma.until},
  }
}

/** How many words before each are of the kinds that `SUMS` names. */
function sumsOf({words, labels, repeats}: Pick<Gaps, 'words' | 'labels' | 'repeats'>): readonly Int32Array[] {
  const {count, shapes, endings, short} = words
  const tests: readonly ((i: number) => boolean)[] = [
    i => shapes[i]! > SMALL && shapes[i]! < NUMBER,
    i => short[i] === 1,
    i => shapes[i] === NUMBER,
    i => endings[i] === END_STOP,
    i => endings[i] === END_COMMA,
    i => labels.from[i]! > 0 || labels.inside[i] === 1,
    i => repeats.triples(i) > 0,
  ]
  return tests.map(isCounted => {
    const sum = new Int32Array(count + 1)
    for (let i = 0; i < count; i++) sum[i + 1] = sum[i]! + (isCounted(i) ? 1 : 0)
    return sum
  })
}

/** For the gap before each word: words since the last one that ends so, and to the next one that does. */
function distancesTo(endings: Uint8Array, ending: number): {since: Int32Array; until: Int32Array} {
  const n = endings.length
  const since = new Int32Array(n + 1)
  const until = new Int32Array(n + 1)
  let last = -FAR
  for (let i = 0; i <= n; i++) {
    if (i > 0 && endings[i - 1] === ending) last = i
    since[i] = Math.min(FAR, i - last)
  }
  last = n + FAR
  for (let i = n; i >= 0; i--) {
    if (i < n && endings[i] === ending) last = i
    until[i] = Math.min(FAR, last - i)
  }
  return {since, until}
}

/** Gaps before a small word where nothing but its being there tells: in a sentence nine words of ten are such. */
function findCandidates({words, labels, headline}: Pick<Gaps, 'words' | 'labels' | 'headline'>): Int32Array {
  const {count, shapes, endings} = words
  const found = new Int32Array(count)
  let n = 0
  for (let i = 1; i < count; i++) {
    const isInside =
      shapes[i] === SMALL &&
      (endings[i - 1] === END_OPEN || endings[i - 1] === END_COMMA) &&
      labels.from[i] === 0 &&
      labels.until[i] === 0 &&
      headline.until[i] === 0
    if (!isInside) found[n++] = i
  }
  return found.slice(0, n)
}
