import type {BlockKind, Span} from '../../model/block.ts'
import {codeAt} from '../code-at.ts'
import {isFull, widthOf} from './fit.ts'
import {splitGluedLines} from './glued-lines.ts'
import {hyphenEvidence, joinLines} from './hyphens.ts'
import {groupInlineBreaks, joinInline} from './inline-breaks.ts'
import {bulletLength, endsSentence, isSeparator, startsLower} from './punctuation.ts'
import {type Line, splitLines} from './split-lines.ts'
import {findWrapping, type Wrapping} from './wrap.ts'

/** A paragraph, list item, quotation or separator of flattened text. */
export interface TextBlock {
  readonly kind: BlockKind
  readonly text: string
  /** UTF-16 code units of the whole text. */
  readonly span: Span
}

/**
 * Cut flattened text into blocks: one a line, or, where lines were wrapped at some width, one for each paragraph that they make up
 * together, also without blank lines between paragraphs: a break where the next word would still have fitted was meant.
 *
 * @example
 * textBlocks('A headline\n\nThe first paragraph.\n* * *').map(block => block.kind) // => ['paragraph', 'paragraph', 'separator']
 */
export function textBlocks(text: string): TextBlock[] {
  return blocksOfLines(splitLines(text))
}

/** Cut lines into blocks; `isPrint`: they stood on printed pages, whose letters are wide and narrow. */
export function blocksOfLines(all: readonly Line[], {isPrint = false} = {}): TextBlock[] {
  const lines = unquote(splitGluedLines(all))
  const wrapped = unwrap(undouble(lines), isPrint) ?? unwrap(lines, isPrint)
  if (wrapped !== null) return wrapped
  const groups = groupInlineBreaks(lines)
  return groups === null ? lines.map(blockOfLine) : groups.map(group => blockOf(group, joinInline))
}

/** Make the paragraphs of lines that were wrapped; `null` where none were. */
function unwrap(lines: readonly QuotedLine[] | null, isPrint: boolean): TextBlock[] | null {
  const wrapping = lines && findWrapping(lines, {isPrint})
  if (lines === null || wrapping === null) return null
  const evidence = hyphenEvidence(lines)
  const join = (parts: readonly string[]) => joinLines(parts, evidence)
  return groupLines(lines, wrapping).map(group => blockOf(group, join))
}

interface QuotedLine extends Line {
  /** Depth of `>` marks that stood before the text. */
  readonly quoted?: number
}

const QUOTE_MARKS = /^(?:>[ \t]?){1,20}/

/** Take the marks of quoted mail off; they are layout. A lone `>` before a link's words is none. */
function unquote(lines: readonly Line[]): readonly QuotedLine[] {
  let marked = 0
  for (const line of lines) if (codeAt(line.text, 0) === 62) marked++
  if (marked < 2) return lines
  return lines.map(line => {
    const marks = QUOTE_MARKS.exec(line.text)?.[0]
    if (marks === undefined || marks.length === line.text.length) return line
    const {blanks, indent, end} = line
    const rest = line.text.slice(marks.length).trimStart()
    return {text: rest, start: end - rest.length, end, indent, blanks, quoted: marks.split('>').length - 1}
  })
}

/** Where nearly every line has a blank one above it, that one says nothing: the lines without it; `null` elsewhere. */
function undouble(lines: readonly QuotedLine[]): readonly QuotedLine[] | null {
  let single = 0
  for (const line of lines) if (line.blanks === 1) single++
  if (lines.length < 8 || single < (lines.length - 1) * 0.7) return null
  return lines.map(line => ({...line, blanks: Math.max(0, line.blanks - 1)}))
}

function groupLines(lines: readonly QuotedLine[], wrapping: Wrapping): QuotedLine[][] {
  const typical = typicalLength(lines, wrapping)
  const groups: QuotedLine[][] = []
  let length = 0
  for (const [i, line] of lines.entries()) {
    const group = groups.at(-1)
    const above = lines[i - 1]
    if (group && above && goesOn(above, line, {wrapping, length, typical, first: group.length === 1})) {
      group.push(line)
      length += line.text.length + 1
    } else {
      groups.push([line])
      length = line.text.length
    }
  }
  return groups
}

interface Joint {
  readonly wrapping: Wrapping
  /** Characters of the paragraph so far. */
  readonly length: number
  /** Characters of a usual paragraph here. */
  readonly typical: number
  /** The line above is the paragraph's first. */
  readonly first: boolean
}

/** Say whether a line goes on with the paragraph of the line above. */
function goesOn(above: QuotedLine, line: QuotedLine, {wrapping, length, typical, first}: Joint): boolean {
  if (line.blanks > 0 && !isTorn(above, line, wrapping)) return false
  if (above.quoted !== line.quoted) return false
  if (isSeparator(line.text) || isSeparator(above.text)) return false
  if (
    bulletLength(line.text) > 0 &&
    !(isDash(line.text) && !endsSentence(above.text) && isFull(above, line, wrapping))
  )
    return false
  if (line.indent > above.indent + 1 && !(first && bulletLength(above.text) > 0)) return false
  if (line.indent + 1 < above.indent && !first) return false
  if (wrapping.indented !== null && line.indent >= wrapping.indented) return false
  if (wrapping.measure !== 'letters' && widthOf(above, wrapping.measure) > wrapping.width) return false
  if (wrapping.indented !== null) return above.text.length > wrapping.width * 0.5
  const stop = endsSentence(above.text)
  if (!isFull(above, line, wrapping)) {
    return !stop && startsLower(line.text) && above.text.length > wrapping.width * 0.6
  }
  if (!stop || startsLower(line.text)) return true
  if (wrapping.spaced) return true
  // The break after a full line that ends a sentence may be either; length and habit decide.
  return length < typical * (wrapping.breakRate > 0.5 ? 0.6 : 1.4)
}

/** Converters of print put a blank line where lines stand a little apart, inside of sentences too. */
function isTorn(above: Line, line: Line, wrapping: Wrapping): boolean {
  if (wrapping.measure !== 'letters' || line.blanks > 1 || !startsLower(line.text)) return false
  return !endsSentence(above.text) && isFull(above, line, wrapping)
}

function isDash(text: string): boolean {
  return text.startsWith('- ') || text.startsWith('– ') || text.startsWith('— ')
}

/** Characters of a usual paragraph, by the breaks that leave no doubt. */
function typicalLength(lines: readonly QuotedLine[], wrapping: Wrapping): number {
  let total = 0
  let count = 0
  let length = 0
  for (const [i, line] of lines.entries()) {
    const next = lines[i + 1]
    length += line.text.length + 1
    if (next !== undefined && next.blanks === 0 && isFull(line, next, wrapping)) continue
    if (length > wrapping.width) {
      total += length
      count++
    }
    length = 0
  }
  return count > 0 ? total / count : Number.POSITIVE_INFINITY
}

function blockOfLine({text, start, end, quoted = 0}: QuotedLine): TextBlock {
  return {kind: quoted > 0 ? 'quote' : kindOf(text), text: collapse(text), span: {start, end}}
}

function blockOf(group: readonly QuotedLine[], join: (parts: readonly string[]) => string): TextBlock {
  const first = group[0]!
  if (group.length === 1) return blockOfLine(first)
  const text = join(group.map(line => line.text))
  return blockOfLine({...first, text, end: group.at(-1)!.end})
}

function kindOf(text: string): BlockKind {
  if (isSeparator(text)) return 'separator'
  return bulletLength(text) > 0 && !(isDash(text) && endsSentence(text)) ? 'list-item' : 'paragraph'
}

/** Make runs of blanks (justified text, tabs) one blank; ideographic and no-break blanks stay. */
export function collapse(text: string): string {
  return text.includes('  ') || text.includes('\t') ? text.replace(/[ \t]+/g, ' ') : text
}
