import type {BlockKind} from '../../model/block.ts'
import {isFull, widthOf} from '../lines/fit.ts'
import {endsSentence, isSeparator, startsLower} from '../lines/punctuation.ts'
import type {Line} from '../lines/split-lines.ts'

/** Columns at which converters wrap, and how far a word that does not divide may reach. */
const WRAP = {width: 79, measure: 'characters', slack: 0} as const
const WIDEST_WRAPPED = 100

/** Lines that make up one block. */
export interface Group {
  kind: BlockKind
  level: number
  readonly ordinal: number | null
  readonly parts: string[]
  readonly start: number
  end: number
  /** The next line may still belong to it. */
  open: boolean
}

const FENCE = /^(?:```|~~~)/
const ATX = /^(#{1,6})(?:\s|$)/
const CLOSING_HASHES = /\s#{1,6}$/
const UNDERLINE = /^(?:=+|-{2,})$/
/** The target of links by a name, on a line of its own. */
export const TARGET = /^\[([^\]]{1,200})\]:\s+(\S+)/
const TABLE_RULE = /^\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?$/
const QUOTE = /^(?:>\s?)+/
const NUMBERED = /^(\d{1,3})[.)]\s+/
const BULLET = /^[*+•·●-]\s+/

/** Share of lines with a blank one above them from which on these part the paragraphs, and no break without one does. */
const SPACED = 0.2

/** Group the lines of Markdown into its blocks. */
export function groupMarkdown(text: string, lines: readonly Line[]): Group[] {
  const groups: Group[] = []
  const spaced = lines.reduce((sum, {blanks}) => sum + Math.min(1, blanks), 0) >= lines.length * SPACED
  const joins = (above: Line, line: Line) => spaced || readsOn(above, line)
  const fences = pairFences(lines)
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!
    const above = lines[i - 1]
    const group = groups.at(-1)
    const fence = fences.get(i)
    if (fence !== undefined) {
      groups.push(codeBlock(text, line, lines[fence]!))
      i = fence
    } else if (group !== undefined && above !== undefined && underlines(line, group)) {
      group.kind = 'heading'
      group.level = line.text.startsWith('=') ? 1 : 2
      group.end = line.end
      group.open = false
    } else if (
      group?.open &&
      above !== undefined &&
      goesOn(text, above, line, lines[i + 1]) &&
      joins(above, line)
    ) {
      group.parts.push(line.text.replace(QUOTE, ''))
      group.end = line.end
    } else groups.push(startGroup(line, lines[i + 1]))
  }
  return groups
}

/** For each line that opens a fence the line that closes it; one that nothing closes is text. */
function pairFences(lines: readonly Line[]): Map<number, number> {
  const pairs = new Map<number, number>()
  let opening = -1
  for (const [i, {text}] of lines.entries()) {
    if (!FENCE.test(text)) continue
    if (opening === -1) opening = i
    else if (text.startsWith(lines[opening]!.text.slice(0, 3))) {
      pairs.set(opening, i)
      opening = -1
    }
  }
  return pairs
}

function codeBlock(text: string, opening: Line, closing: Line): Group {
  const {start} = opening
  const {end} = closing
  const inside = text.slice(start, end).split(/\r?\n/).slice(1, -1).join('\n')
  return {kind: 'preformatted', level: 0, ordinal: null, parts: [inside], start, end, open: false}
}

/** A line of dashes right below a paragraph of one line makes it a heading. */
function underlines(line: Line, {kind, parts, open}: Group): boolean {
  return open && kind === 'paragraph' && parts.length === 1 && line.blanks === 0 && UNDERLINE.test(line.text)
}

function startGroup({text, start, end}: Line, next: Line | undefined): Group {
  const group = (
    kind: BlockKind,
    part: string,
    {level = 0, ordinal = null, open = false}: Partial<Pick<Group, 'level' | 'ordinal' | 'open'>> = {},
  ): Group => {
    return {kind, level, ordinal, parts: [part], start, end, open}
  }
  const level = ATX.exec(text)?.[1]?.length ?? 0
  if (level > 0) {
    return group('heading', text.slice(level).replace(CLOSING_HASHES, '').trim(), {level, open: true})
  }
  if (isSeparator(text)) return group('separator', text)
  if (isRow(text) || (next !== undefined && next.blanks === 0 && text.includes('|') && isRule(next.text)))
    return group('table', text)
  if (TARGET.test(text)) return group('paragraph', text)
  const quote = QUOTE.exec(text)?.[0]
  if (quote !== undefined) return group('quote', text.slice(quote.length), {open: true})
  const numbered = NUMBERED.exec(text)
  if (numbered !== null) {
    return group('list-item', text.slice(numbered[0].length), {open: true, ordinal: Number(numbered[1])})
  }
  if (BULLET.test(text)) return group('list-item', text.replace(BULLET, ''), {open: true})
  return group('paragraph', text, {open: true})
}

/** Say whether a line parts the head of a table from its rows. */
export const isRule = (text: string): boolean => text.includes('|') && TABLE_RULE.test(text)
const isRow = (text: string): boolean => text.length > 1 && text.startsWith('|') && text.endsWith('|')

/** Say whether a line goes on with the block of the line above. */
function goesOn(text: string, above: Line, line: Line, next: Line | undefined): boolean {
  if (line.blanks > 0 || breaksHard(text, above)) return false
  if (isSeparator(line.text) || isRow(line.text) || TARGET.test(line.text) || ATX.test(line.text))
    return false
  if (QUOTE.test(line.text) !== QUOTE.test(above.text)) return false
  if (BULLET.test(line.text) || NUMBERED.test(line.text)) return false
  if (next !== undefined && next.blanks === 0 && isRule(next.text)) return false
  return !ATX.test(above.text) || isWrapped(above, line)
}

/** Say whether the words of a line go on in the next, where blank lines do not part the paragraphs. */
function readsOn(above: Line, line: Line): boolean {
  return isWrapped(above, line) || startsLower(line.text) || !endsSentence(above.text)
}

function isWrapped(above: Line, line: Line): boolean {
  return isFull(above, line, WRAP) && widthOf(above, 'characters') <= WIDEST_WRAPPED
}

/** Two blanks or a backslash at the end of a line: a break that was meant. */
function breaksHard(text: string, {end, text: line}: Line): boolean {
  return line.endsWith('\\') || (text[end] === ' ' && text[end + 1] === ' ')
}
