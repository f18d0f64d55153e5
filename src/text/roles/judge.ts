import {readByline} from '../byline.ts'
import {takeApart} from '../lines/glued.ts'
import {CUE_KINDS} from './cues.ts'
import {type JudgedLine, type MeasuredLines, measureLines} from './features.ts'
import {isDateLine, nameReason} from './reasons.ts'
import type {TextRule} from './rules.ts'
import {scoreLines} from './score.ts'
import {findTeaserCards} from './teaser.ts'
import {findTitle} from './title.ts'

/** What is decided of one line. */
export interface LineVerdict {
  /** What the line is for, where that is known; `body` for any text of the article. */
  readonly role: 'title' | 'byline' | 'date' | 'body' | 'chrome'
  /** Why a line of chrome goes; `null` for the rest. */
  readonly rule: TextRule | null
  /** How sure it is that the line belongs to the article, 0–1. */
  readonly score: number
}

/** Bounds of the score from which a line belongs to the article. */
const LEAST = 0.2
const MOST = 0.5

/**
 * The score from which to keep lines so that the expected F1, words counted, is highest: a document whose article is hard to
 * make out is better kept with some furniture than lost. (The plug-in rule for F-measures: Ye et al. 2012.)
 */
function keepFrom({measures}: MeasuredLines, scores: Float64Array): number {
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

/**
 * Judge the lines of a document: which are the article, which its headline, byline and date, and why the others go.
 *
 * The learned score decides, after the neighbours' scores; cards of other stories, glued headlines and separators are found by rule.
 */
export function judgeLines(lines: readonly JudgedLine[]): LineVerdict[] {
  if (lines.length === 0) return []
  const document = measureLines(lines)
  const scores = scoreLines(document)
  const keep = keepFrom(document, scores)
  const kept = Array.from(scores, score => score >= keep)
  const glued = lines.map(({text}, i) => isGlued(document, i) && takeApart(text) !== null)
  for (const [i, {kind}] of lines.entries()) if (kind === 'separator' || glued[i]) kept[i] = false
  const cards = new Set(findTeaserCards(document, kept).flat())
  for (const i of cards) kept[i] = false
  const first = kept.indexOf(true)
  const title = first === -1 ? -1 : findTitle(document, {first, kept})
  if (title !== -1) kept[title] = false
  const last = kept.lastIndexOf(true)
  const byline = findByline(lines, {from: title, first, last, kept})
  return lines.map((_, i): LineVerdict => {
    const score = Math.round(scores[i]! * 1000) / 1000
    if (i === title) return {role: 'title', rule: null, score}
    if (i === byline) return {role: 'byline', rule: null, score}
    if (!kept[i] && isDateOfArticle(document, i, {title, first})) return {role: 'date', rule: null, score}
    if (kept[i]) return {role: 'body', rule: null, score}
    if (glued[i]) return {role: 'chrome', rule: 'glued-headlines', score}
    if (cards.has(i)) return {role: 'chrome', rule: 'teaser-card', score}
    return {role: 'chrome', rule: nameReason(document, i, {first, last, title}), score}
  })
}

/** A byline stands between headline and body, else right after the end. -1 where none does. */
function findByline(
  lines: readonly JudgedLine[],
  {from, first, last, kept}: {from: number; first: number; last: number; kept: readonly boolean[]},
): number {
  const start = from === -1 ? Math.max(0, first - 4) : from + 1
  for (let i = start; i < first; i++) if (readByline(lines[i]!.text) !== null) return i
  for (let i = last + 1; i <= last + 2 && i < lines.length; i++) {
    if (!kept[i] && readByline(lines[i]!.text) !== null) return i
  }
  return -1
}

/** Lines about the headline in which the day of publication is looked for. */
const DATE_REACH = 4

function isDateOfArticle(
  document: MeasuredLines,
  i: number,
  {title, first}: {title: number; first: number},
): boolean {
  if (first === -1 || i >= first) return false
  const from = title === -1 ? first - DATE_REACH : title - 2
  return i >= from && (title === -1 || i <= title + 2 * DATE_REACH) && isDateLine(document, i)
}

const COPYRIGHT = CUE_KINDS.indexOf('copyright')

/** Headlines run together read like no sentence: more joints than full stops. */
function isGlued({measures}: MeasuredLines, i: number): boolean {
  const {joints, stops, size, cues} = measures[i]!
  return size > 40 && joints >= 2 && stops <= joints / 2 && cues[COPYRIGHT] === 0
}
