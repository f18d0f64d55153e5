import {type DumpHead, type Fields, headOf, setField} from './head-fields.ts'

const TEXT = /^Full text:[ \t]*/m
/** Labels that follow a text, each at the beginning of a line. */
const BELOW =
  /^(?:Subject|Business indexing term|Location|People|Company \/ organization|Identifier \/ keyword|Classification|Title|Publication title|Publication year|Publication date|Illustration|Credit|Word count|Copyright|CREDIT|Source|Language|Links|Database copyright)[^\n:]{0,30}:[ \t]/m
const LABELLED =
  /^(Title|Author|Publication title|Publication date|Language of publication|Document URL): +(\S.*)$/gm

/** Read a document as ProQuest writes it: labels, `Full text:`, labels again. */
export function readProquest(text: string): DumpHead | null {
  const open = text.includes('ProQuest document ID: ') ? TEXT.exec(text) : null
  if (open === null) return null
  const start = open.index + open[0].length
  const below = BELOW.exec(text.slice(start))
  const end = below === null ? text.length : start + below.index
  const fields: Fields = new Map()
  for (const [, name, value] of text.matchAll(LABELLED))
    if (value !== undefined) setField(fields, name!, [value.trim()])
  return headOf(fields, [
    {start: 0, end: start},
    ...(end < text.length ? [{start: end, end: text.length}] : []),
  ])
}
