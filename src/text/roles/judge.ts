import type {DropRule} from '../../model/rules.ts'
import {readByline} from '../byline.ts'
import {roundShare} from '../round-share.ts'
import {decideLines} from './decide.ts'
import {type JudgedLine, type MeasuredLines, measureLines} from './measured-lines.ts'
import {isDateLine, nameReason} from './reasons.ts'
import {scoreLines} from './score.ts'
import {findStandfirst} from './standfirst.ts'
import {isSubhead} from './subhead.ts'
import {findTitle} from './title.ts'

/** What is decided of one line. */
export interface LineVerdict {
  /** What the line is for, where that is known; `body` for any text of the article but its subheads. */
  readonly role: 'title' | 'standfirst' | 'byline' | 'date' | 'body' | 'subhead' | 'chrome'
  /** Why a line of chrome goes; `null` for the rest. */
  readonly rule: DropRule | null
  /** How sure it is that the line belongs to the article, 0–1. */
  readonly score: number
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
  const {kept, glued, cards} = decideLines(document, scores)
  const first = kept.indexOf(true)
  const title = first === -1 ? -1 : findTitle(document, {first, kept})
  if (title !== -1) kept[title] = false
  const last = kept.lastIndexOf(true)
  const byline = findByline(lines, {from: title, first, last, kept})
  const isDate = (i: number) => !kept[i] && isDateOfArticle(document, i, {title, first})
  const taken = (i: number) => i === byline || glued.has(i) || cards.has(i) || isDate(i)
  const standfirst = findStandfirst(document, {title, first, kept, taken})
  return lines.map((_, i): LineVerdict => {
    const score = roundShare(scores[i]!)
    if (i === title) return {role: 'title', rule: null, score}
    if (i === byline) return {role: 'byline', rule: null, score}
    if (i === standfirst) return {role: 'standfirst', rule: null, score}
    if (isDate(i)) return {role: 'date', rule: null, score}
    if (kept[i]) return {role: isSubhead(document, i, kept) ? 'subhead' : 'body', rule: null, score}
    if (glued.has(i)) return {role: 'chrome', rule: 'glued-headlines', score}
    if (cards.has(i)) return {role: 'chrome', rule: 'teaser-card', score}
    return {role: 'chrome', rule: nameReason(document, i, {first, last, title}), score}
  })
}

/** Kept lines in which a byline is looked for still: a standfirst may have been taken for the first of the body. */
const FIRST_KEPT = 2

/** A byline stands between headline and body, or below a standfirst, else right after the end. -1 where none does. */
function findByline(
  lines: readonly JudgedLine[],
  {from, first, last, kept}: {from: number; first: number; last: number; kept: readonly boolean[]},
): number {
  const start = from === -1 ? Math.max(0, first - 4) : from + 1
  const end = first === -1 || from === -1 ? first : Math.min(first + FIRST_KEPT, lines.length)
  for (let i = start; i < end; i++) if (readByline(lines[i]!.text) !== null) return i
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
