import type {MeasuredLines} from './measured-lines.ts'

const STOP = 1
const OPEN = 0
/** Scores under which not even a well-placed line is kept. */
const LEAST_SENTENCE = 0.2
const LEAST_SUBHEAD = 0.15
/** Size of a line that holds a subhead in place. */
const PARAGRAPH = 60

/** Score, words and reach by which a short line among kept ones stays: a subhead, an item of a list. */
const LEAST_SHORT = 0.2
const SHORT = 12
const AMONG = 3

/**
 * Mend what single scores get wrong at the seams: a sentence without any cue right below a kept line stays, and so does a short line
 * without a full stop between two kept paragraphs, which is a subhead more often than not, and one with kept lines about it that is
 * not unlikely itself. Changes `kept` in place.
 */
export function mendSeams(document: MeasuredLines, scores: Float64Array, kept: boolean[]): void {
  for (let i = 1; i < kept.length; i++) {
    if (kept[i] || !kept[i - 1]) continue
    if (isSentence(document, i) && scores[i]! >= LEAST_SENTENCE) kept[i] = true
    else if (kept[i + 1] && isSubhead(document, i) && scores[i]! >= LEAST_SUBHEAD) kept[i] = true
  }
  keepShortLines(document, scores, kept)
}

function keepShortLines({measures}: MeasuredLines, scores: Float64Array, kept: boolean[]): void {
  const found = kept.slice()
  for (let i = 1; i < found.length - 1; i++) {
    const {words, cues} = measures[i]!
    if (found[i] || scores[i]! < LEAST_SHORT || words >= SHORT || cues.some(how => how > 1)) continue
    if (isKeptWithin(found, i - AMONG, AMONG) && isKeptWithin(found, i + 1, AMONG)) kept[i] = true
  }
}

function isKeptWithin(kept: readonly boolean[], from: number, reach: number): boolean {
  for (let i = from; i < from + reach && i < kept.length; i++) if (kept[i]) return true
  return false
}

function isSentence({measures, repeats}: MeasuredLines, i: number): boolean {
  const {ending, stops, words, cues, digitShare, address} = measures[i]!
  return (
    ending === STOP &&
    stops > 0 &&
    words >= 6 &&
    digitShare < 0.3 &&
    address === 0 &&
    repeats[i] === 1 &&
    !cues.some(how => how > 0)
  )
}

function isSubhead({measures, repeats}: MeasuredLines, i: number): boolean {
  const {ending, words, cues, digitShare, bullet} = measures[i]!
  if (ending !== OPEN || words < 2 || words > 14 || digitShare > 0.4 || bullet === 1 || repeats[i] !== 1)
    return false
  if (cues.some(how => how > 1)) return false
  return measures[i - 1]!.size > PARAGRAPH && (measures[i + 1]?.size ?? 0) > PARAGRAPH
}
