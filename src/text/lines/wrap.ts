import {type Breaks, countBreaks, countStops, type Stops} from './count-breaks.ts'
import {type Fit, type Measure, WIDEST, widthOf} from './fit.ts'
import {printedLineWidth, STRETCH} from './printed.ts'
import {endsSentence} from './punctuation.ts'
import {isWideCode} from './scripts.ts'
import type {Line} from './split-lines.ts'

/** How a text was wrapped. */
export interface Wrapping extends Fit {
  /** Blank lines part the paragraphs, so that a break without one hardly ends any. */
  readonly spaced: boolean
  /** Columns from which on a line is set in and opens a paragraph; `null` where paragraphs are not shown so. */
  readonly indented: number | null
  /** Share of sentence ends at which a paragraph ends, as far as breaks show it for certain. */
  readonly breakRate: number
}

const NARROWEST = 30
/** The same for wide signs, of which one counts for two. */
const NARROWEST_WIDE = 16
/** Fewer sentence ends than this a line, and the lines are no prose but a list cut at one length. */
const LEAST_STOPS = 0.12
/** Share of the text that may stand in lines longer than the width (addresses, one pasted line). */
const OVERFLOW = 0.04

/**
 * Find out whether lines were wrapped by a program at some width, which a break after a full line then says nothing of.
 *
 * The width is the longest line, strays apart; it is believed when most breaks come where the next word would not have fitted and
 * the sentence goes on. `null` for text whose lines are paragraphs.
 */
export function findWrapping(lines: readonly Line[], {isPrint = false} = {}): Wrapping | null {
  if (lines.length < 3) return null
  const indented = setsIn(lines)
  const print = isPrint ? tryWrapping(lines, {measure: 'letters', loose: true, indented}) : null
  if (print !== null) return print
  if (fullWidth(lines, 'characters') === null)
    return isPrint ? null : tryWrapping(lines, {measure: 'letters', loose: true, indented})
  const strict = tryWrapping(lines, {measure: 'characters', loose: false, indented})
  if (strict !== null) return strict
  const columns = lines.some(line => isWideCode(line.text.charCodeAt(0)))
    ? tryWrapping(lines, {measure: 'columns', loose: false, indented})
    : null
  return (
    columns ??
    tryWrapping(lines, {measure: 'characters', loose: true, indented}) ??
    tryWrapping(lines, {measure: 'letters', loose: true, indented})
  )
}

/** Where paragraphs are shown by the indent of their first lines, the columns from which a line counts as set in. */
function setsIn(lines: readonly Line[]): number | null {
  let base = Number.POSITIVE_INFINITY
  for (const {indent} of lines) base = Math.min(base, indent)
  const from = base + 2
  let opening = 0
  let other = 0
  let inside = 0
  for (let i = 1; i < lines.length; i++) {
    const {indent, blanks} = lines[i]!
    if (indent < from) inside++
    else if (indent > base + 10) other++
    else if (blanks > 0 || endsSentence(lines[i - 1]!.text)) opening++
    else other++
  }
  return opening >= 2 && opening > other * 3 && inside >= opening ? from : null
}

interface Attempt {
  readonly measure: Measure
  readonly loose: boolean
  readonly indented: number | null
}

const LOOSENESS = 0.12
/** Columns by which the first line of a paragraph is usually set in, at most. */
const INDENT = 6

function tryWrapping(lines: readonly Line[], attempt: Attempt): Wrapping | null {
  const {measure, loose, indented} = attempt
  const isPrint = measure === 'letters'
  const width = isPrint ? printedLineWidth(lines) : fullWidth(lines, measure)
  if (width === null) return null
  // First lines that are set in may have been so after the wrapping, and then reach farther than the rest.
  const slack = isPrint
    ? width * STRETCH
    : loose
      ? Math.round(width * LOOSENESS)
      : indented === null
        ? 0
        : INDENT
  const breaks = countBreaks(lines, {width, measure, slack, indented})
  const {full, certain} = breaks
  const spaced = breaks.blank > 2 && breaks.blank > certain * 0.6
  if (loose && !isPrint && !spaced) return null
  // Languages that write nouns with capitals go on with one quite often; lists of headlines nearly always.
  if (full < 2 || breaks.open < full * 0.6) return null
  if (breaks.running < Math.max(2, full * (spaced ? 0.15 : 0.3))) return null
  // Looked for last, since every line is read for them.
  const stops = countStops(lines, breaks)
  if (!fillsText(breaks, stops) && !standsInRuns(breaks, stops) && !breaksSentences(breaks)) return null
  return {width, measure, slack, spaced, indented, breakRate: certain / Math.max(1, certain + stops.inner)}
}

/** Most of the text stands in full lines, and there are sentences in it. */
function fillsText({covered, total, certain, lines}: Breaks, {inner}: Stops): boolean {
  return covered >= total * 0.45 && inner + certain >= lines * LEAST_STOPS
}

/** Full lines follow one another, as no list of lines of any length does by chance, and they hold sentences: prose among menus. */
function standsInRuns({full, chained, closing}: Breaks, {innerFull}: Stops): boolean {
  const stops = innerFull + closing
  if (full >= 3 && chained >= 2 && stops >= full * 0.6) return true
  return chained >= 4 && chained >= full * 0.35 && stops >= full * LEAST_STOPS
}

/** Small letters open the lines below full ones, and hardly any others: breaks come inside of sentences where the width ends. */
function breaksSentences({full, lines, lowered, loweredElse}: Breaks): boolean {
  if (lowered < 5 || lowered < full * 0.4) return false
  return lowered / full > (5 * loweredElse) / Math.max(1, lines - full)
}

/** The longest line's width, the few that overflow apart; `null` when no program would wrap so. */
function fullWidth(lines: readonly Line[], measure: Measure): number | null {
  const sums = new Float64Array(WIDEST + 2)
  let total = 0
  for (const line of lines) {
    const width = Math.min(WIDEST + 1, widthOf(line, measure))
    sums[width]! += line.text.length
    total += line.text.length
  }
  let over = 0
  const narrowest = lines.some(line => isWideCode(line.text.charCodeAt(0))) ? NARROWEST_WIDE : NARROWEST
  for (let width = WIDEST + 1; width >= narrowest; width--) {
    over += sums[width]!
    if (over > total * OVERFLOW) return width > WIDEST ? null : width
  }
  return null
}
