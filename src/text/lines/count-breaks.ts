import {type Fit, isFull} from './fit.ts'
import {continues, endsSentence, startsLower} from './punctuation.ts'
import type {Line} from './split-lines.ts'

/** What the breaks of a text say about wrapping at a width. Counts are of lines unless said. */
export interface Breaks {
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
  /** Lines that end a sentence and are not full; those of them with a blank line below. */
  certain: number
  blank: number
  /** Lines that end a sentence, are not full, and stand below a full one. */
  closing: number
  /** 1 for each line that is full. */
  readonly isFull: Uint8Array
}

/** Count the breaks of a text, as far as they tell of wrapping at a width. */
export function countBreaks(
  lines: readonly Line[],
  {width, measure, slack, indented}: Fit & {readonly indented: number | null},
): Breaks {
  const total = lines.reduce((sum, {text}) => sum + text.length, 0)
  const ofFull = {full: 0, covered: 0, open: 0, running: 0, chained: 0, lowered: 0}
  const ofOthers = {certain: 0, blank: 0, closing: 0, loweredElse: 0}
  const breaks: Breaks = {
    lines: lines.length,
    total,
    ...ofFull,
    ...ofOthers,
    isFull: new Uint8Array(lines.length),
  }
  let belowFull = false
  for (const [i, line] of lines.entries()) {
    const next = lines[i + 1]
    const stop = endsSentence(line.text)
    const ends = next === undefined || next.blanks > 0
    const opens = next !== undefined && indented !== null && next.indent >= indented
    if (ends || opens || !isFull(line, next, {width, measure, slack})) {
      if (stop) breaks.certain++
      if (stop && ends) breaks.blank++
      if (stop && belowFull) breaks.closing++
      if (!ends && startsLower(next.text)) breaks.loweredElse++
      belowFull = false
      continue
    }
    breaks.full++
    breaks.isFull[i] = 1
    breaks.covered += line.text.length
    if (belowFull) breaks.chained++
    if (!stop) breaks.open++
    if (!stop && continues(next.text)) breaks.running++
    if (startsLower(next.text)) breaks.lowered++
    belowFull = true
  }
  return breaks
}

/** Ends of sentences inside of lines, of all and of the full ones. */
export interface Stops {
  readonly inner: number
  readonly innerFull: number
}

/** Count the ends of sentences inside of lines whose breaks were counted. */
export function countStops(lines: readonly Line[], {isFull}: Breaks): Stops {
  let inner = 0
  let innerFull = 0
  for (const [i, {text}] of lines.entries()) {
    const stops = innerStops(text)
    inner += stops
    if (isFull[i] === 1) innerFull += stops
  }
  return {inner, innerFull}
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
