import {DOC_TAG} from '../../text/dumps/heads/doc-tag.ts'
import {FACTIVA_END} from '../../text/dumps/heads/factiva.ts'
import {isFieldName} from '../../text/dumps/heads/head-fields.ts'
import {labelOf, RULE} from '../../text/dumps/heads/labelled-head.ts'
import {COUNTED, UNI_END} from '../../text/dumps/heads/nexis.ts'
import {foldName} from '../../text/fold-name.ts'

/** What a line does in a file that holds several texts: begin one, end one, stand between two, or nothing. */
export type LineRole = 'begins' | 'ends' | 'between' | null

/** Tells the role of a line, of which blanks at both ends were taken, by it and the line before it; `null` before the first. */
export type Divider = (line: string, before: string | null) => LineRole

/** Lines that are looked at to tell a file's divider; what opens a file of texts stands in the first of them. */
const MOST_LINES = 2000
const FIRST_LINES = 12

/**
 * Tell by the first lines of a file how it is divided into texts: by the count, the end or the tag that press archives and corpora give each
 * document, by a sign for the end of a text, by lines of labels (`URL:`, `Title:`) that begin each. `null` when nothing shows that it
 * holds several. Rules alone (`-----`) do not: articles hold them too.
 */
export function findDivider(head: string): Divider | null {
  const lines = head.split('\n', MOST_LINES).map(line => line.trim())
  const opening = lines.filter(line => line !== '').slice(0, FIRST_LINES)
  return countedDivider(opening) ?? endedDivider(lines) ?? taggedDivider(opening) ?? labelledDivider(lines)
}

/** `1 of 100 DOCUMENTS` begins a text. */
function countedDivider(opening: readonly string[]): Divider | null {
  const first = opening.map(line => COUNTED.exec(line)).find(found => found !== null)
  if (first === undefined || Number(first[2] ?? first[4]) < 2) return null
  return line => (COUNTED.test(line) ? 'begins' : null)
}

/** The last line of a document of Nexis Uni or Factiva, or the sign by which language models know that a text has ended. */
const ENDS: readonly {readonly test: (line: string) => boolean; readonly role: LineRole}[] = [
  {test: line => UNI_END.test(line), role: 'ends'},
  {test: line => FACTIVA_END.test(line), role: 'ends'},
  {test: line => line === '<|endoftext|>', role: 'between'},
]

function endedDivider(lines: readonly string[]): Divider | null {
  const found = ENDS.find(({test}) => lines.some(test))
  return found === undefined ? null : line => (found.test(line) ? found.role : null)
}

/** `<doc id="1" …>` begins a text, `</doc>` ends it. What opens with `<s>` or columns in it is a corpus in words, not a text. */
function taggedDivider(opening: readonly string[]): Divider | null {
  if (!DOC_TAG.test(opening[0] ?? '') || opening.slice(1, 6).some(line => /^<(?:s|p)[\s>]|\t/.test(line)))
    return null
  return line => (line === '</doc>' ? 'ends' : DOC_TAG.test(line) ? 'begins' : null)
}

/** The label that opens the file begins a text wherever it stands again, below a rule or a blank line. */
function labelledDivider(lines: readonly string[]): Divider | null {
  const at = lines.findIndex(line => line !== '' && !RULE.test(line))
  const name = labelOf(lines[at] ?? '')
  if (name === null || !isFieldName(name)) return null
  // An address is stated by itself; other labels stand together.
  const next = labelOf(lines[at + 1] ?? '')
  if (!/url/i.test(name) && (next === null || !isFieldName(next))) return null
  const begins: Divider = (line, before) => {
    const isFree = before === null || before === '' || RULE.test(before)
    return isFree && foldName(labelOf(line) ?? '') === foldName(name) ? 'begins' : null
  }
  const count = lines.filter((line, i) => begins(line, lines[i - 1] ?? null) === 'begins').length
  return count > 1 ? begins : null
}

/** A divider of files that are said to hold several texts: the rule that stands there first, or form feeds. */
export function plainDivider(head: string): Divider {
  const found = findDivider(head)
  if (found !== null) return found
  const rule = head.split('\n', MOST_LINES).find(line => RULE.test(line.trim()))
  if (rule !== undefined) return line => (line === rule.trim() ? 'between' : null)
  return line => (line.startsWith('\f') ? 'begins' : null)
}
