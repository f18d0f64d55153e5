import {readYaml} from './front-matter.ts'
import {type DumpHead, headOf, isFieldName, LONGEST_HEAD} from './head-fields.ts'

/** A line of nothing but signs, as people draw between documents. */
export const RULE = /^[ \t]*([=*_~#+-])(?:[ \t]?\1){4,}[ \t]*$/
const LABELLED = /^([\p{L}_][\p{L} _-]{0,30}):[ \t]+\S/u
const MOST_LINES = 30

/** The label that a line begins with: `Title` of `Title: Fog`; `null` where it has none, or nothing behind it. */
export function labelOf(line: string): string | null {
  return LABELLED.exec(line)?.[1] ?? null
}

/**
 * Read the lines of `Title:` and `URL Source:` that readers for language models write above a text, up to `Markdown Content:`; or lines of
 * several labels that stand above it, as scripts write them (`URL:`, `Title:`, `Date:`), with a rule before and after. A label alone does
 * not make a head, save that of an address.
 */
export function readLabelledHead(text: string): DumpHead | null {
  const start = text.slice(0, LONGEST_HEAD).replace(/^\uFEFF/, ' ')
  return readForModels(start) ?? readLines(start)
}

function readForModels(start: string): DumpHead | null {
  if (!/^\s{0,20}Title: /.test(start)) return null
  const close = /^Markdown Content:[ \t]*(?:\r?\n|$)/m.exec(start)
  if (close === null) return null
  const fields = readYaml(start.slice(0, close.index).trimStart().split('\n'))
  return fields && headOf(fields, [{start: 0, end: close.index + close[0].length}])
}

function readLines(start: string): DumpHead | null {
  const labelled: string[] = []
  let [at, end, blanks] = [0, 0, 0]
  for (const line of start.split('\n').slice(0, MOST_LINES)) {
    at += line.length + 1
    const trimmed = line.trim()
    const label = labelOf(trimmed)
    // Labels stand in neighbouring lines; a rule or a blank line ends them.
    if (label !== null && isFieldName(label) && blanks === 0) labelled.push(trimmed)
    else if ((trimmed === '' || RULE.test(trimmed)) && blanks === 0) blanks += labelled.length > 0 ? 1 : 0
    else break
    end = at
  }
  const isAddress = /^\S*url\S*: +https?:/i.test(labelled[0] ?? '')
  const fields = labelled.length > 1 || isAddress ? readYaml(labelled) : null
  if (fields === null || fields.size !== labelled.length) return null
  const rest = start.slice(0, end)
  return headOf(fields, [{start: 0, end: Math.min(rest.length, end)}])
}
