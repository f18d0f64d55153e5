/** A line of a text, without the blanks around it; its end is behind its line feed. */
export interface HeadLine {
  readonly text: string
  readonly start: number
  readonly end: number
}

/** Cut a text into its lines. */
export function linesOf(text: string): readonly HeadLine[] {
  let at = 0
  return text.split('\n').map(line => {
    const start = at
    at += line.length + 1
    return {text: line.trim(), start, end: Math.min(at, text.length)}
  })
}

/** Longest stretch at either end of a text in which its first and last lines are looked for. */
const ENDS = 2000

/** The first line that is not blank. */
export function firstLine(text: string): string {
  return text.slice(0, ENDS).trimStart().split('\n', 1)[0]!.trim()
}

/** The last line that is not blank. */
export function lastLine(text: string): string {
  const end = text.slice(-ENDS).trimEnd()
  return end.slice(end.lastIndexOf('\n') + 1).trim()
}
