import {printedWidth} from './letter-widths.ts'
import {isUnspacedCode, isWideCode} from './scripts.ts'
import type {Line} from './split-lines.ts'

/** What lines are measured in: characters, columns (wide signs count two), or letters of print, which are wide and narrow. */
export type Measure = 'characters' | 'columns' | 'letters'

/** How wide lines are. */
export interface Fit {
  readonly width: number
  readonly measure: Measure
  /** By how much a line may fall short and still be full: characters that were damaged later changed their number, print is stretched. */
  readonly slack: number
}

/** How long one wide sign is. */
const SIGN: Readonly<Record<Measure, number>> = {characters: 1, columns: 2, letters: printedWidth('語')}

/** Columns at which a program would wrap, at most. */
export const WIDEST = 140

/** From the margin to the end of a line; of a line of more than the widest wrap only characters are counted, save in print. */
export function widthOf(line: Line, measure: Measure): number {
  const {text, indent} = line
  if (measure === 'characters' || (measure === 'columns' && text.length > WIDEST)) return indent + text.length
  return indent + lengthOf(text, measure)
}

/** By how much a line of print may be too wide and still be one: several of them stand in one where a divided word was put together. */
const ONE = 1.12

/** Say whether the first word of the next line would not have fitted into this one any more. */
export function isFull(line: Line, next: Line, {width, measure, slack}: Fit): boolean {
  const first = firstWord(next.text)
  const last = line.text.charCodeAt(line.text.length - 1)
  const glued = isUnspacedCode(last) && isUnspacedCode(next.text.charCodeAt(0))
  const extra = glued ? SIGN[measure] : 1 + lengthOf(first, measure)
  // Rules against a stop at the head of a line move one sign or two over the edge.
  const hanging = glued ? 2 * SIGN[measure] : 0
  const used = widthOf(line, measure)
  const rest = measure === 'letters' && used > width * ONE ? used % width : used
  // What is left over of several lines in one is known roughly: next to nothing is a full line, too.
  if (rest !== used && rest < width * (ONE - 1)) return true
  return rest + extra + hanging + slack > width
}

function lengthOf(text: string, measure: Measure): number {
  if (measure === 'characters') return text.length
  if (measure === 'letters') return printedWidth(text)
  let width = 0
  for (let i = 0; i < text.length; i++) width += isWideCode(text.charCodeAt(i)) ? 2 : 1
  return width
}

/** What a wrapping program would have moved up as a whole: a word to the next blank, or one unspaced sign. */
export function firstWord(text: string): string {
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
