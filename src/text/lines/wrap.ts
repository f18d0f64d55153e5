import {bulletLength, endsSentence} from './punctuation.ts'
import {isUnspacedCode, isWideCode} from './scripts.ts'
import type {Line} from './split-lines.ts'

/** How wide a text was wrapped, in characters or in columns (wide signs count two). */
export interface Wrapping {
  readonly width: number
  readonly wide: boolean
  /** Columns by which a line may fall short and still be full: characters that were damaged later changed their number. */
  readonly slack: number
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
const WIDEST = 140
/** Share of the text that may stand in lines longer than the width (addresses, one pasted line). */
const OVERFLOW = 0.04

/**
 * Find out whether lines were wrapped by a program at some width, which a break after a full line then says nothing of.
 *
 * The width is the longest line, strays apart; it is believed when most breaks come where the next word would not have fitted and
 * the sentence goes on. `null` for text whose lines are paragraphs.
 */
export function findWrapping(lines: readonly Line[]): Wrapping | null {
  if (lines.length < 3 || fullWidth(lines, false) === null) return null
  const indented = setsIn(lines)
  const strict = tryWrapping(lines, {wide: false, loose: false, indented})
  if (strict !== null) return strict
  const columns = lines.some(line => isWideCode(line.text.charCodeAt(0)))
    ? tryWrapping(lines, {wide: true, loose: false, indented})
    : null
  return columns ?? tryWrapping(lines, {wide: false, loose: true, indented})
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
  readonly wide: boolean
  readonly loose: boolean
  readonly indented: number | null
}

const LOOSENESS = 0.12
/** Columns by which the first line of a paragraph is usually set in, at most. */
const INDENT = 6

function tryWrapping(lines: readonly Line[], attempt: Attempt): Wrapping | null {
  const {wide, loose, indented} = attempt
  const width = fullWidth(lines, wide)
  if (width === null) return null
  // First lines that are set in may have been so after the wrapping, and then reach farther than the rest.
  const slack = loose ? Math.round(width * LOOSENESS) : indented === null ? 0 : INDENT
  const breaks = countBreaks(lines, {width, wide, slack, indented})
  const {full, certain, inner} = breaks
  const spaced = breaks.blank > 2 && breaks.blank > certain * 0.6
  if (loose && !spaced) return null
  // Languages that write nouns with capitals go on with one quite often; lists of headlines nearly always.
  if (full < 2 || breaks.open < full * 0.6) return null
  if (breaks.running < Math.max(2, full * (spaced ? 0.15 : 0.3))) return null
  if (!fillsText(breaks) && !standsInRuns(breaks) && !breaksSentences(breaks)) return null
  return {width, wide, slack, spaced, indented, breakRate: certain / Math.max(1, certain + inner)}
}

/** What the breaks of a text say about wrapping at a width. Counts are of lines unless said. */
interface Breaks {
  /** All lines, and their characters. */
  readonly lines: number
  readonly total: number
  /** Lines that the next line's first word would not have fitted into, and their characters. */
  full: number
  covered: number
  /** Full lines that end no sentence. */
  open: number
  /** Of those, the ones whose next line reads like the inside of a sentence. */
  running: number
  /** Full lines right below another one. */
  chained: number
  /** Lines that open with a small letter: right below a full line, and right below another. */
  lowered: number
  loweredElse: number
  /** Ends of sentences inside of lines, of all and of the full ones. */
  inner: number
  innerFull: number
  /** Lines that end a sentence and are not full; those of them with a blank line below. */
  certain: number
  blank: number
  /** Lines that end a sentence, are not full, and stand below a full one. */
  closing: number
}

function countBreaks(
  lines: readonly Line[],
  {width, wide, slack, indented}: Pick<Wrapping, 'width' | 'wide' | 'slack' | 'indented'>,
): Breaks {
  const total = lines.reduce((sum, {text}) => sum + text.length, 0)
  const ofFull = {full: 0, covered: 0, open: 0, running: 0, chained: 0, innerFull: 0, lowered: 0}
  const ofOthers = {inner: 0, certain: 0, blank: 0, closing: 0, loweredElse: 0}
  const breaks: Breaks = {lines: lines.length, total, ...ofFull, ...ofOthers}
  let belowFull = false
  for (const [i, line] of lines.entries()) {
    const next = lines[i + 1]
    const stop = endsSentence(line.text)
    const stops = innerStops(line.text)
    breaks.inner += stops
    const ends = next === undefined || next.blanks > 0
    const opens = next !== undefined && indented !== null && next.indent >= indented
    if (ends || opens || !isFull(line, next, {width, wide, slack})) {
      if (stop) breaks.certain++
      if (stop && ends) breaks.blank++
      if (stop && belowFull) breaks.closing++
      if (!ends && startsLower(next.text)) breaks.loweredElse++
      belowFull = false
      continue
    }
    breaks.full++
    breaks.covered += line.text.length
    breaks.innerFull += stops
    if (belowFull) breaks.chained++
    if (!stop) breaks.open++
    if (!stop && continues(next.text)) breaks.running++
    if (startsLower(next.text)) breaks.lowered++
    belowFull = true
  }
  return breaks
}

/** Most of the text stands in full lines, and there are sentences in it. */
function fillsText({covered, total, inner, certain, lines}: Breaks): boolean {
  return covered >= total * 0.45 && inner + certain >= lines * LEAST_STOPS
}

/** Full lines follow one another, as no list of lines of any length does by chance, and they hold sentences: prose among menus. */
function standsInRuns({full, chained, innerFull, closing}: Breaks): boolean {
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
function fullWidth(lines: readonly Line[], wide: boolean): number | null {
  const sums = new Float64Array(WIDEST + 2)
  let total = 0
  for (const line of lines) {
    const width = Math.min(WIDEST + 1, widthOf(line, wide))
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

/** Columns from the margin to the end of a line; a line of more than the widest wrap is not measured to its end. */
export function widthOf(line: Line, wide: boolean): number {
  const {text, indent} = line
  if (!wide || text.length > WIDEST) return indent + text.length
  let width = indent
  for (let i = 0; i < text.length; i++) width += isWideCode(text.charCodeAt(i)) ? 2 : 1
  return width
}

/** Say whether the first word of the next line would not have fitted into this one any more. */
export function isFull(
  line: Line,
  next: Line,
  {width, wide, slack}: Pick<Wrapping, 'width' | 'wide' | 'slack'>,
): boolean {
  const first = firstWord(next.text)
  const last = line.text.charCodeAt(line.text.length - 1)
  const glued = isUnspacedCode(last) && isUnspacedCode(next.text.charCodeAt(0))
  const extra = glued ? (wide ? 2 : 1) : 1 + columnsOf(first, wide)
  // Rules against a stop at the head of a line move one sign or two over the edge.
  const hanging = glued ? (wide ? 4 : 2) : 0
  return widthOf(line, wide) + extra + hanging + slack > width
}

function columnsOf(text: string, wide: boolean): number {
  if (!wide) return text.length
  let width = 0
  for (let i = 0; i < text.length; i++) width += isWideCode(text.charCodeAt(i)) ? 2 : 1
  return width
}

/** What a wrapping program would have moved up as a whole: a word to the next blank, or one unspaced sign. */
function firstWord(text: string): string {
  if (isUnspacedCode(text.charCodeAt(0))) return text.slice(0, 1)
  let end = 0
  while (
    end < text.length &&
    end < WIDEST &&
    text.charCodeAt(end) > 32 &&
    !isUnspacedCode(text.charCodeAt(end))
  )
    end++
  return text.slice(0, end)
}

/** Say whether a line reads like the inside of a sentence: no capital where the script has them, no bullet. */
export function continues(text: string): boolean {
  if (bulletLength(text) > 0) return false
  const first = text[0]!
  return first === first.toLowerCase()
}

/** Say whether a line opens with a small letter, of a script that has them. */
export function startsLower(text: string): boolean {
  const first = text[0]!
  return continues(text) && first !== first.toUpperCase()
}

/** Count full stops inside a line that a new sentence follows. */
function innerStops(text: string): number {
  let count = 0
  for (let i = 1; i < text.length - 2; i++) {
    const code = text.charCodeAt(i)
    if (code === 0x3002 || code === 0xff01 || code === 0xff1f) count++
    else if ((code === 46 || code === 33 || code === 63) && text.charCodeAt(i + 1) === 32) {
      const after = text[i + 2]!
      if (after !== after.toLowerCase() && text.charCodeAt(i - 2) > 46) count++
    }
  }
  return count
}
