import {splitLines} from '../text/lines/split-lines.ts'
import {findWrapping} from '../text/lines/wrap.ts'

/** White space up to a line that is set in, as the first of a paragraph is in Chinese and Japanese. */
const INDENT = /\n[ \t\r\n]*(?=\u3000)/g
/** Any line break, as `white-space: pre-line` shows it. */
export const ANY_BREAK = /\n/g
/** A line break before a blank line. */
const BLANK_LINE = /\n[ \t\r]*(?=\n)/g

/** What a page has, and the text of one article does not that an editor, or a database of posts, holds: there line breaks part paragraphs. */
const IS_PAGE = /<(?:!doctype|html|head|body|title|meta|frameset)[\s>]/i
/** Characters in which it shows that lines are wrapped. */
const LOOKED_AT = 50_000

/** A stretch of a text's source. */
export interface SourceLine {
  readonly from: number
  readonly to: number
}

/** The line breaks that show outside of all elements: none on a page, in a text that is wrapped at some width those at blank lines. */
export function breaksAtRoot(html: string): RegExp | null {
  if (!html.includes('\n') || IS_PAGE.test(html)) return null
  return findWrapping(splitLines(html.slice(0, LOOKED_AT))) === null ? ANY_BREAK : BLANK_LINE
}

/**
 * Cut a text's source where its own line breaks begin a new line: those that the page shows, elsewhere those before an ideographic space.
 * `null` where none does.
 */
export function sourceLines(raw: string, breaks: RegExp | null): SourceLine[] | null {
  if (!raw.includes('\n') || !(breaks !== null || raw.includes('\u3000'))) return null
  const lines: SourceLine[] = []
  let from = 0
  for (const {index} of raw.matchAll(breaks ?? INDENT)) {
    lines.push({from, to: index})
    from = index + 1
  }
  lines.push({from, to: raw.length})
  return lines.length > 1 ? lines : null
}
