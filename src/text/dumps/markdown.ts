import type {BlockKind} from '../../model/block.ts'
import {moveMarks} from '../../model/move-marks.ts'
import {joinLines} from '../lines/hyphens.ts'
import {endsSentence, isSeparator} from '../lines/punctuation.ts'
import {type Line, splitLines} from '../lines/split-lines.ts'
import {isFull, startsLower, widthOf} from '../lines/wrap.ts'
import type {DumpBlock} from './dump-block.ts'
import {readInline} from './inline-markdown.ts'

/** Columns at which converters wrap, and how far a word that does not divide may reach. */
const WRAP = {width: 79, wide: false, slack: 0}
const WIDEST_WRAPPED = 100

const LINK = /\]\((?:https?:|\/|#|mailto:|javascript:|<)|^ {0,3}\[[^\]\n]{1,200}\]: {1,4}\S/gm
const HEADING = /^#{1,6} +\S/gm
const EMPHASIS = /\*\*[^*\s][^*\n]{0,200}\*\*|^[ \t]*[*+-] +\S/gm

/** Say whether a text is Markdown, as converters of pages leave it: links in brackets, or headings with emphasis or lists. */
export function isMarkdown(text: string): boolean {
  if (!text.includes('](') && !text.includes(']: ') && !text.includes('# ')) return false
  const links = count(text, LINK)
  if (links >= 2) return true
  const headings = count(text, HEADING)
  return headings > 0 && (links > 0 || count(text, EMPHASIS) > 1)
}

/** Matches of a pattern, three at most. */
function count(text: string, pattern: RegExp): number {
  let found = 0
  pattern.lastIndex = 0
  while (found < 3 && pattern.exec(text) !== null) found++
  return found
}

/** Lines that make up one block. */
interface Group {
  kind: BlockKind
  level: number
  readonly parts: string[]
  readonly start: number
  end: number
  /** The next line may still belong to it. */
  open: boolean
}

const FENCE = /^(?:```|~~~)/
const ATX = /^(#{1,6})(?:\s+(.*?))?\s*#*$/
const UNDERLINE = /^(?:=+|-{2,})$/
const TARGET = /^\[([^\]]{1,200})\]:\s+(\S+)/
const TABLE_RULE = /^\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?$/
const QUOTE = /^(?:>\s?)+/
const NUMBERED = /^\d{1,3}[.)]\s/
const BULLET = /^[*+•·●-]\s+/

/**
 * Cut Markdown into blocks: headings, list items, quotations, table rows, code and paragraphs, with links and emphasis as marks. Lines
 * that were wrapped are joined; a line break that was meant parts blocks.
 *
 * @example
 * markdownBlocks('# Rain\n\nIt *rained* all\nday.').map(block => block.text) // => ['Rain', 'It rained all day.']
 */
export function markdownBlocks(text: string): DumpBlock[] {
  const lines = splitLines(text)
  const targets = linkTargets(lines)
  return groupLines(text, lines).map(group => blockOf(group, text, targets))
}

function linkTargets(lines: readonly Line[]): Map<string, string> {
  const targets = new Map<string, string>()
  for (const {text} of lines) {
    const match = text.startsWith('[') ? TARGET.exec(text) : null
    if (match !== null) targets.set(match[1]!.toLowerCase(), match[2]!)
  }
  return targets
}

/** Share of lines with a blank one above them from which on these part the paragraphs, and no break without one does. */
const SPACED = 0.2

function groupLines(text: string, lines: readonly Line[]): Group[] {
  const groups: Group[] = []
  const spaced = lines.reduce((sum, {blanks}) => sum + Math.min(1, blanks), 0) >= lines.length * SPACED
  const joins = (above: Line, line: Line) => spaced || readsOn(above, line)
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!
    const above = lines[i - 1]
    const group = groups.at(-1)
    if (FENCE.test(line.text)) {
      const end = closingFence(lines, i)
      const inside = text.slice(line.start, lines[end]!.end).split(/\r?\n/).slice(1, -1)
      groups.push({
        kind: 'preformatted',
        level: 0,
        parts: [inside.join('\n')],
        start: line.start,
        end: lines[end]!.end,
        open: false,
      })
      i = end
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

/** Index of the line that closes a fence, or the last one. */
function closingFence(lines: readonly Line[], opening: number): number {
  const mark = lines[opening]!.text.slice(0, 3)
  const end = lines.findIndex(({text}, i) => i > opening && text.startsWith(mark))
  return end === -1 ? lines.length - 1 : end
}

/** A line of dashes right below a paragraph of one line makes it a heading. */
function underlines(line: Line, {kind, parts, open}: Group): boolean {
  return open && kind === 'paragraph' && parts.length === 1 && line.blanks === 0 && UNDERLINE.test(line.text)
}

function startGroup({text, start, end}: Line, next: Line | undefined): Group {
  const group = (kind: BlockKind, part: string, {level = 0, open = false} = {}): Group => {
    return {kind, level, parts: [part], start, end, open}
  }
  const heading = ATX.exec(text)
  if (heading !== null) return group('heading', heading[2] ?? '', {level: heading[1]!.length, open: true})
  if (isSeparator(text)) return group('separator', text)
  if (isRow(text) || (next !== undefined && next.blanks === 0 && text.includes('|') && isRule(next.text)))
    return group('table', cellsOf(text))
  if (TARGET.test(text)) return group('paragraph', text)
  const quote = QUOTE.exec(text)?.[0]
  if (quote !== undefined) return group('quote', text.slice(quote.length), {open: true})
  if (BULLET.test(text)) return group('list-item', text.replace(BULLET, ''), {open: true})
  return group('paragraph', text, {open: true})
}

const isRule = (text: string): boolean => text.includes('|') && TABLE_RULE.test(text)
const isRow = (text: string): boolean => text.length > 1 && text.startsWith('|') && text.endsWith('|')

function cellsOf(text: string): string {
  return text
    .split('|')
    .map(cell => cell.trim())
    .filter(cell => cell !== '')
    .join(' ')
}

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
  return isFull(above, line, WRAP) && widthOf(above, false) <= WIDEST_WRAPPED
}

/** Two blanks or a backslash at the end of a line: a break that was meant. */
function breaksHard(text: string, {end, text: line}: Line): boolean {
  return line.endsWith('\\') || (text[end] === ' ' && text[end + 1] === ' ')
}

/** Converters break lines at hyphens that are there, and divide no word. */
const UNDIVIDED = {words: new Set<string>(), divided: false}
/** html2text puts a blank behind a link or emphasis, also before a stop. */
const STRAY_BLANK = /([)*_]) (?=(?:[,.)]|['’]s)(?:\s|$))/g

function blockOf(
  {kind, level, parts, start, end}: Group,
  text: string,
  targets: ReadonlyMap<string, string>,
): DumpBlock {
  const span = {start, end}
  if (kind === 'preformatted' || kind === 'separator') return {kind, text: parts[0]!, span}
  if (parts.length === 1 && TARGET.test(parts[0]!)) return {kind, text: parts[0]!, span, markup: true}
  // Targets of links may be broken over lines, so that lines are joined when the markup is read.
  const source = parts.map(part => part.replace(/\\$/, '')).join('\n')
  const inline = readInline(source.replace(STRAY_BLANK, '$1'), targets)
  const shown = inline.text
    .split('\n')
    .map(part => part.replace(/\s+/g, ' ').trim())
    .filter(part => part !== '')
  if (shown.length === 0) return {kind: 'paragraph', text: text.slice(start, end), span, markup: true}
  const joined = shown.reduce((left, right) => joinLines(left, right, UNDIVIDED))
  const marks = moveMarks(inline.marks, inline.text, joined)
  const linked = marks.reduce((sum, mark) => sum + (mark.type === 'link' ? mark.end - mark.start : 0), 0)
  return {kind, text: joined, span, level, marks, linkDensity: linked / joined.length}
}
