import {resolveReferences} from '../../references.ts'
import {type DumpHead, type Fields, headOf, setField} from './head-fields.ts'

/** The line that opens a document of a corpus in plain text. */
export const DOC_TAG = /^<doc(?=[\s>])((?:\s+[\w:-]{1,40}="[^"<>\n]{0,2000}")*)\s*>[ \t]*$/

/** Read a document between `<doc id="1" url="…" title="…">` and `</doc>`, as extractors of encyclopedias and crawls write it. */
export function readDocTag(text: string): DumpHead | null {
  const start = text.slice(0, 10_000)
  const first = /^\s*(<doc[^\n]*)\r?(?:\n|$)/.exec(start)
  const tag = first && DOC_TAG.exec(first[1]!.trimEnd())
  if (first == null || tag == null) return null
  const fields: Fields = new Map()
  for (const [, name, value] of tag[1]!.matchAll(/([\w:-]+)="([^"]*)"/g))
    setField(fields, name!, [resolveReferences(value!)])
  const close = /<\/doc>\s*$/.exec(text.slice(-100))
  const end = text.length
  const foot = close === null ? [] : [{start: end - Math.min(100, end) + close.index, end}]
  return headOf(fields, [{start: 0, end: first[0].length}, ...foot])
}
