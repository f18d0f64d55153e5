import {readByline} from '../byline.ts'
import {takeApart} from '../lines/glued.ts'
import {CUE_KINDS} from './cue-table.ts'
import {leaveOut} from './leave-out.ts'
import type {MeasuredLines} from './measured-lines.ts'
import {mendSeams} from './mend.ts'
import {findTeaserCards} from './teaser.ts'

/** Which lines stay, and which of the others are known by rule. */
export interface Decision {
  readonly kept: boolean[]
  /** Lines of headlines run together. */
  readonly glued: ReadonlySet<number>
  /** Lines of other stories' cards. */
  readonly cards: ReadonlySet<number>
}

/** Decide by scores which lines belong to the article; then seams, glued headlines, separators and cards by rule. */
export function decideLines(document: MeasuredLines, scores: Float64Array): Decision {
  const {lines} = document
  const keep = keepFrom(document, scores)
  const kept = Array.from(scores, score => score >= keep)
  const alone = isArticleAlone(document, kept)
  if (alone) keepDoubtful(document, scores, kept)
  mendSeams(document, scores, kept)
  if (!alone) leaveOut(document, kept)
  if (!kept.includes(true)) keepPlain(document, kept)
  const glued = new Set<number>()
  for (const [i, {kind, text}] of lines.entries()) {
    if (isGlued(document, i) && takeApart(text) !== null) glued.add(i)
    if (kind === 'separator' || glued.has(i)) kept[i] = false
  }
  const cards = new Set(findTeaserCards(document, kept).flat())
  for (const i of cards) kept[i] = false
  return {kept, glued, cards}
}

/** Bounds of the score from which a line belongs to the article. */
const LEAST = 0.4
const MOST = 0.5

/**
 * The score from which to keep lines so that the expected F1, words counted, is highest, within bounds: a document whose article is
 * hard to make out is better kept with some furniture than lost. (The plug-in rule for F-measures: Ye et al. 2012.)
 */
function keepFrom({measures}: MeasuredLines, scores: Float64Array): number {
  if (!scores.some(score => score >= LEAST && score < MOST)) return MOST
  const order = Array.from(scores, (_, i) => i).filter(i => scores[i]! > 0.02)
  order.sort((a, b) => scores[b]! - scores[a]!)
  const weight = (i: number) => Math.max(1, measures[i]!.words)
  let expected = 0
  for (const i of order) expected += scores[i]! * weight(i)
  let right = 0
  let taken = 0
  let best = 0
  let from = MOST
  for (const i of order) {
    right += scores[i]! * weight(i)
    taken += weight(i)
    const f1 = (2 * right) / (taken + expected)
    if (f1 <= best) continue
    best = f1
    from = scores[i]!
  }
  return Math.min(MOST, Math.max(LEAST, from))
}

/** Share of a document's words from which on it is an article with little around it. */
const NEARLY_ALL = 0.9
/** The score from which the lines inside of such an article are kept. */
const DOUBTFUL = 0.15

/** Say whether nearly all words of a document are its article's, as where somebody has cleaned it before. */
function isArticleAlone({measures}: MeasuredLines, kept: readonly boolean[]): boolean {
  let all = 0
  let own = 0
  for (let i = 0; i < measures.length; i++) {
    const {words} = measures[i]!
    all += words
    if (kept[i]) own += words
  }
  return own >= NEARLY_ALL * all
}

/** Keep what is in doubt below the first kept line, but signatures; what stands above may be headline and standfirst. */
function keepDoubtful({lines}: MeasuredLines, scores: Float64Array, kept: boolean[]): void {
  for (let i = kept.indexOf(true) + 1; i < kept.length; i++)
    kept[i] ||= scores[i]! >= DOUBTFUL && readByline(lines[i]!.text) === null
}

/** Documents of more lines are pages, of which nothing is an article when no line reads like one. */
const NOTE_LINES = 40

/** Keep what is no furniture of a short text in which nothing was found: a note of one line is its own article. */
function keepPlain({lines, measures, repeats}: MeasuredLines, kept: boolean[]): void {
  if (lines.length > NOTE_LINES) return
  for (const [i, {size, cues, digitShare}] of measures.entries()) {
    kept[i] = size >= 5 && digitShare < 0.5 && repeats[i] === 1 && !cues.some(how => how > 1)
  }
}

const STOP = 1
const COPYRIGHT = CUE_KINDS.indexOf('copyright')

/** Headlines run together read like no sentence: more joints than full stops. */
function isGlued({measures}: MeasuredLines, i: number): boolean {
  const {joints, stops, size, cues, ending} = measures[i]!
  if (ending === STOP && stops > 0) return false
  return size > 40 && joints >= 2 && stops <= joints / 2 && cues[COPYRIGHT] === 0
}
