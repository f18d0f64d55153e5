/** A place in a text where markup stands, and what takes its place. */
export interface Cut {
  readonly start: number
  readonly end: number
  /** Nothing, or the break or blank that the markup stood for. */
  readonly put: '' | ' ' | '\n' | '\n\n'
}

const EMPTY_LINE = /\n\s*\n/

/** Cut ordered places out of a text. Blanks that stood around them become one, breaks as many as the largest. Linear. */
export function cutOut(text: string, cuts: readonly Cut[]): string {
  const kept: string[] = []
  let at = 0
  for (const {start, end, put} of cuts) {
    if (start > at) kept.push(text.slice(at, start))
    at = end
    const breaks = put.includes('\n')
    const blanksBefore = breaks ? takeBlanks(kept) : []
    if (breaks || /^\s?$/.test(kept.at(-1)?.slice(-1) ?? '')) at = endOfBlanks(text, end, breaks)
    const isParted = breaks && [...blanksBefore, text.slice(end, at)].some(blanks => EMPTY_LINE.test(blanks))
    if (put !== '') kept.push(isParted ? '\n\n' : put)
  }
  return kept.join('') + text.slice(at)
}

/** Where white space ends, or the blanks of a line. */
function endOfBlanks(text: string, from: number, withBreaks: boolean): number {
  const blanks = withBreaks ? /\s*/y : /[ \t]*/y
  blanks.lastIndex = from
  blanks.test(text)
  return blanks.lastIndex
}

/** Take the white space off the end of pieces, and give what was taken of each. */
function takeBlanks(pieces: string[]): string[] {
  const taken: string[] = []
  for (let last = pieces.pop(); last !== undefined; last = pieces.pop()) {
    const trimmed = last.trimEnd()
    taken.push(last.slice(trimmed.length))
    if (trimmed === '') continue
    pieces.push(trimmed)
    break
  }
  return taken
}
