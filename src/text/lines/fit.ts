import {isUnspacedCode, isWideCode} from './scripts.ts'
import type {Line} from './split-lines.ts'

/** How wide lines are, in characters or in columns (wide signs count two). */
export interface Fit {
  readonly width: number
  readonly wide: boolean
  /** Columns by which a line may fall short and still be full: characters that were damaged later changed their number. */
  readonly slack: number
}

/** Columns at which a program would wrap, at most. */
export const WIDEST = 140

/** Columns from the margin to the end of a line; a line of more than the widest wrap is not measured to its end. */
export function widthOf(line: Line, wide: boolean): number {
  const {text, indent} = line
  if (!wide || text.length > WIDEST) return indent + text.length
  let width = indent
  for (let i = 0; i < text.length; i++) width += isWideCode(text.charCodeAt(i)) ? 2 : 1
  return width
}

/** Say whether the first word of the next line would not have fitted into this one any more. */
export function isFull(line: Line, next: Line, {width, wide, slack}: Fit): boolean {
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
