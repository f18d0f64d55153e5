/** One line of flattened text that is not blank. Offsets are UTF-16 code units of the whole text. */
export interface Line {
  /** The line without white space at its ends. */
  readonly text: string
  readonly start: number
  readonly end: number
  /** Columns of white space before the text; a tab reaches the next multiple of 8. */
  readonly indent: number
  /** Blank lines just above. */
  readonly blanks: number
}

const BREAK = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/g
/** Breaks other than a line feed, which alone is the rule. */
const RARE_BREAK = /[\r\v\f\u0085\u2028\u2029]/
const TAB = 8

/**
 * Split text into its lines that hold anything but white space.
 *
 * @example
 * splitLines('One\n\n  two').map(line => [line.text, line.indent, line.blanks]) // => [['One', 0, 0], ['two', 2, 1]]
 */
export function splitLines(text: string): Line[] {
  const lines: Line[] = []
  let from = 0
  let blanks = 0
  const add = (to: number) => {
    const raw = text.slice(from, to)
    const trimmed = raw.trim()
    if (trimmed === '') {
      blanks++
      return
    }
    const lead = trimmed.length === raw.length ? 0 : raw.length - raw.trimStart().length
    const start = from + lead
    const indent = lead === 0 ? 0 : columns(raw, lead)
    lines.push({text: trimmed, start, end: start + trimmed.length, indent, blanks})
    blanks = 0
  }
  if (!RARE_BREAK.test(text)) {
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', from)) {
      add(at)
      from = at + 1
    }
    add(text.length)
    return lines
  }
  BREAK.lastIndex = 0
  for (let match = BREAK.exec(text); match !== null; match = BREAK.exec(text)) {
    add(match.index)
    from = match.index + match[0].length
  }
  add(text.length)
  return lines
}

function columns(raw: string, lead: number): number {
  let column = 0
  for (let i = 0; i < lead; i++) column += raw[i] === '\t' ? TAB - (column % TAB) : 1
  return column
}
