import {moveMarks} from '../../model/move-marks.ts'
import {joinLines} from '../lines/hyphens.ts'
import {type Line, splitLines} from '../lines/split-lines.ts'
import type {DumpBlock} from './dump-block.ts'
import {readInline} from './inline-markdown.ts'
import {type Group, groupMarkdown, isRule, TARGET} from './markdown-groups.ts'
import {readRow} from './markdown-row.ts'

const LINK = /\]\((?:https?:|\/|#|mailto:|javascript:|<)|^ {0,3}\[[^\]\n]{1,200}\]: {1,4}\S/gm
const HEADING = /^#{1,6} +\S/gm
const EMPHASIS = /\*\*[^*\s][^*\n]{0,200}\*\*|^[ \t]*[*+-] +\S/gm

/** A headline above a text without any other. */
const HEADLINE = /^\s{0,20}# +\S[^\n]{0,300}\r?\n\s*\n/

/** Say whether a text is Markdown, as converters of pages leave it: links in brackets, headings with emphasis or lists, or a lone one on top. */
export function isMarkdown(text: string): boolean {
  if (!text.includes('](') && !text.includes(']: ') && !text.includes('# ')) return false
  const links = count(text, LINK)
  if (links >= 2) return true
  const headings = count(text, HEADING)
  if (headings === 1 && HEADLINE.test(text)) return true
  return headings > 0 && (links > 0 || count(text, EMPHASIS) > 1)
}

/** Matches of a pattern, three at most. */
function count(text: string, pattern: RegExp): number {
  let found = 0
  pattern.lastIndex = 0
  while (found < 3 && pattern.exec(text) !== null) found++
  return found
}

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
  return groupMarkdown(text, lines).map(group => blockOf(group, text, targets))
}

function linkTargets(lines: readonly Line[]): Map<string, string> {
  const targets = new Map<string, string>()
  for (const {text} of lines) {
    const match = text.startsWith('[') ? TARGET.exec(text) : null
    if (match !== null) targets.set(match[1]!.toLowerCase(), match[2]!)
  }
  return targets
}

/** Converters break lines at hyphens that are there, and divide no word. */
const UNDIVIDED = {words: new Set<string>(), divided: false}
/** What a maker of sites puts something else in place of: `{{< figure src="a.jpg" >}}`, `{% include map.html %}`. */
const SHORTCODE = /^(?:\{\{[<%].{0,2000}[>%]\}\}|\{%.{0,2000}%\})$/
/** html2text puts a blank behind a link or emphasis, also before a stop. */
const STRAY_BLANK = /([)*_]) (?=(?:[,.)]|['’]s)(?:\s|$))/g

function blockOf(
  {kind, level, ordinal, parts, start, end}: Group,
  text: string,
  targets: ReadonlyMap<string, string>,
): DumpBlock {
  const span = {start, end}
  if (kind === 'preformatted' || kind === 'separator')
    return {kind, text: parts[0]!, span, ...(isRule(parts[0]!) && {dropped: 'markup' as const})}
  if (parts.length === 1 && (TARGET.test(parts[0]!) || SHORTCODE.test(parts[0]!)))
    return {kind, text: parts[0]!, span, dropped: 'markup'}
  if (kind === 'table') {
    const row = readRow(parts[0]!, targets)
    if (row.text === '') return {kind, text: parts[0]!, span, dropped: 'markup'}
    return {...row, kind: row.marks.some(mark => mark.type === 'cell') ? kind : 'paragraph', span}
  }
  // Targets of links may be broken over lines, so that lines are joined when the markup is read.
  const source = parts.map(part => part.replace(/\\$/, '')).join('\n')
  const inline = readInline(source.replace(STRAY_BLANK, '$1'), targets)
  const shown = inline.text
    .split('\n')
    .map(part => part.replace(/\s+/g, ' ').trim())
    .filter(part => part !== '')
  if (shown.length === 0) return {kind: 'paragraph', text: text.slice(start, end), span, dropped: 'markup'}
  const joined = joinLines(shown, UNDIVIDED)
  const marks = moveMarks(inline.marks, inline.text, joined)
  const linked = marks.reduce((sum, mark) => sum + (mark.type === 'link' ? mark.end - mark.start : 0), 0)
  return {kind, text: joined, span, level, ordinal, marks, linkDensity: linked / joined.length}
}
