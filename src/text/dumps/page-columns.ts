import type {Line} from '../lines/split-lines.ts'

/** Blanks between what stands in two columns of one line. */
const GAP = /\s{3,}/g
/** In how many lines of a page, and in what share of them, the second column begins at one place at least. */
const LEAST = {lines: 8, share: 0.35} as const
/** Share of lines that may reach over both columns, such as a headline. */
const MOST_ACROSS = 0.25
/** Least letters of a line in either column on average: fewer are the cells of a table. */
const PROSE = 18

/** A line cut at the beginning of the second column; one that reaches over both has `across`. */
interface Cut {
  readonly left: Line | null
  readonly right: Line | null
  readonly across: Line | null
}

/**
 * Put the columns of a page one after the other, where they stand side by side in its lines; a line that reaches over both ends what
 * stands above it. A page without columns comes back as it is. Time is linear.
 */
export function readColumns(page: readonly Line[]): readonly Line[] {
  const column = secondColumn(page)
  if (column === null) return page
  const cuts = page.map(line => cutLine(line, column))
  const across = cuts.filter(cut => cut.across !== null).length
  const isProse = (side: 'left' | 'right') => {
    const texts = cuts.flatMap(cut => cut[side]?.text ?? [])
    return texts.length >= LEAST.lines && texts.join('').length >= texts.length * PROSE
  }
  if (across > page.length * MOST_ACROSS || !isProse('left') || !isProse('right')) return page
  const lines: Line[] = []
  let from = 0
  for (let i = 0; i <= cuts.length; i++) {
    const line = cuts[i]?.across
    if (line === null) continue
    lines.push(...columnOf(cuts.slice(from, i), 'left'), ...columnOf(cuts.slice(from, i), 'right'))
    if (line !== undefined) lines.push(line)
    from = i + 1
  }
  return lines
}

/** Where the second column begins, in columns of characters; `null` where there is none. */
function secondColumn(page: readonly Line[]): number | null {
  const votes = new Map<number, number>()
  for (const line of page)
    for (const {index, 0: gap} of line.text.matchAll(GAP)) {
      const place = line.indent + index + gap.length
      votes.set(place, (votes.get(place) ?? 0) + 1)
    }
  const [place, count] = [...votes].reduce((best, vote) => (vote[1] > best[1] ? vote : best), [0, 0])
  return count >= LEAST.lines && count >= page.length * LEAST.share ? place : null
}

function cutLine(line: Line, column: number): Cut {
  const none = {left: null, right: null, across: null}
  if (line.indent >= column) return {...none, right: {...line, indent: line.indent - column}}
  const at = column - line.indent
  if (line.text.length < at) return {...none, left: line}
  const [before, after] = [line.text.slice(0, at), line.text.slice(at)]
  if (!/\s\s$/.test(before) || /^\s{9}/.test(after)) return {...none, across: line}
  const left = before.trimEnd()
  const right = after.trimStart()
  const start = line.end - right.length
  return {
    left: {...line, text: left, end: line.start + left.length},
    right: {...line, text: right, start, indent: after.length - right.length},
    across: null,
  }
}

/** The lines of one column, in order. Where the column is empty and the other is not, a blank line stands. */
function columnOf(cuts: readonly Cut[], side: 'left' | 'right'): Line[] {
  const lines: Line[] = []
  let blanks = 0
  for (const cut of cuts) {
    const line = cut[side]
    const above = (cut.left ?? cut.right)?.blanks ?? 0
    if (line === null) blanks += above + 1
    else {
      lines.push({...line, blanks: above + blanks})
      blanks = 0
    }
  }
  return lines
}
