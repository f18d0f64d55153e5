import {strongestOf} from './cues.ts'
import type {MeasuredLines} from './measured-lines.ts'
import type {LineMeasures} from './measures.ts'
import {type Compared, compare, type FoundBody, LONGEST, listCandidates} from './title-candidates.ts'

const OFFSETS = [-2, -1, 1, 2, 3] as const

/** Names of the features of a line that may be the headline, in the order in which they are filled in. */
export const TITLE_FEATURES: readonly string[] = [
  'distance',
  'index',
  'size',
  'words',
  'stops',
  'ending',
  'opening',
  'digitShare',
  'upperShare',
  'capitalised',
  'symbols',
  'commas',
  'quotes',
  'joints',
  'cue',
  'cueKind',
  'met',
  'metWords',
  'metAtOnce',
  'metOfBest',
  'betterAbove',
  'betterBelow',
  'repeats',
  'saidAbove',
  'saidBelow',
  'sentencesBelow',
  'datesBelow',
  'linesBelow',
  'headline',
  'best',
  ...OFFSETS.flatMap(at => [`size${at}`, `stops${at}`, `digitShare${at}`, `cueKind${at}`, `met${at}`]),
]

/** Size from which on a line can be a sentence. */
const SENTENCE = 40
/** Lines above one in which its words are looked for. */
const SAID_ABOVE = 25

/** Lines that may be the headline, and their features, a row each. */
export interface TitleCandidates {
  readonly lines: readonly number[]
  readonly rows: Float32Array
}

/** List what may be the headline above the first line of the body, that line included when the next is kept too. */
export function titleCandidates(document: MeasuredLines, body: FoundBody): TitleCandidates {
  const lines = listCandidates(document, body)
  const compared = compare(document, body, lines)
  const rows = new Float32Array(lines.length * TITLE_FEATURES.length)
  for (const [k, i] of lines.entries()) {
    let at = k * TITLE_FEATURES.length
    const put = (...values: readonly number[]) => {
      for (const value of values) rows[at++] = value
    }
    put(body.first - i, Math.min(999, i))
    putShape(put, document.measures[i]!)
    putWords(put, compared, k)
    putPlace(put, compared, k)
    putNeighbours(put, compared, i)
  }
  return {lines, rows}
}

type Put = (...values: readonly number[]) => void

function putShape(put: Put, m: LineMeasures): void {
  put(m.size, m.words, m.stops, m.ending, m.opening, m.digitShare, m.upperShare, m.capitalised)
  put(m.symbols, m.commas, m.quotes, m.joints, ...strongestOf(m.cues))
}

/** How well the body knows a candidate's words, and whether it knows another's better. */
function putWords(put: Put, {document, lines, met, metAtOnce, weighed}: Compared, k: number): void {
  const i = lines[k]!
  const own = weighed[k]!
  put(met(i), Math.max(0, met(i)) * document.words.count(i), metAtOnce(i))
  put(own / Math.max(0.01, ...weighed))
  put(weighed.filter((value, other) => other < k && value > own).length)
  put(weighed.filter((value, other) => other > k && value >= own).length)
}

/** How often a candidate is said, and what stands between it and the body. */
function putPlace(put: Put, {document, body: {first}, lines}: Compared, k: number): void {
  const {measures, repeats, headlines} = document
  const i = lines[k]!
  const below = measures.slice(i + 1, first)
  put(repeats[i]!)
  put(saidIn(document, i, {from: Math.max(0, i - SAID_ABOVE), to: i}))
  put(saidIn(document, i, {from: i + 1, to: first}))
  put(below.filter(({stops, size}) => stops > 0 && size > SENTENCE).length)
  put(below.filter(({digitShare}) => digitShare > 0.2).length)
  put(lines.length - k)
  put(headlines.scores[i]!, headlines.best === -1 ? -99 : i - headlines.best)
}

function putNeighbours(put: Put, {document: {measures}, met}: Compared, i: number): void {
  for (const offset of OFFSETS) {
    const other = measures[i + offset]
    const cueKind = other === undefined ? -1 : strongestOf(other.cues)[1]
    put(other?.size ?? -1, other?.stops ?? -1, other?.digitShare ?? -1, cueKind, met(i + offset))
  }
}

/** The largest share of a line's words that one other line says: page titles and breadcrumbs say the headline before it. */
function saidIn({measures, words}: MeasuredLines, i: number, {from, to}: {from: number; to: number}): number {
  const all = words.count(i)
  if (all === 0) return -1
  words.mark(i)
  let most = 0
  for (let other = from; other < to; other++)
    if (measures[other]!.size <= LONGEST) most = Math.max(most, words.countMarked(other))
  return most / all
}
