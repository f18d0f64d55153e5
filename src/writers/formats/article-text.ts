import type {ArticleRecord} from '../../model/record.ts'
import {inlineMarkdown} from './inline-markdown.ts'

/** Fields that open a Markdown file, in this order; those that are empty are left out. */
const FRONT = [
  'title',
  'subtitle',
  'authors',
  'date',
  'publisher',
  'language',
  'url',
  'id',
] as const satisfies readonly (keyof ArticleRecord)[]

/**
 * Write a record as Markdown: its metadata as YAML front matter, then its paragraphs with headings, quotes, list items and code marked, and
 * their links and emphasis where the record has `marks`. What the text itself holds of Markdown's and HTML's signs is escaped.
 */
export function markdownOf(record: ArticleRecord): string {
  const front = FRONT.flatMap(key => {
    const value = record[key]
    const isEmpty = value === null || (Array.isArray(value) && value.length === 0)
    // JSON is YAML, and cannot be broken out of.
    return isEmpty ? [] : [`${key}: ${JSON.stringify(value)}`]
  })
  const points = [...record.text]
  const marks = record.marks ?? []
  const blocks = record.paragraphs.map(({start, end, kind}) => {
    if (kind === 'preformatted') return fenced(points.slice(start, end).join(''))
    const own = marks.filter(mark => mark.start >= start && mark.end <= end)
    const text = inlineMarkdown(points, {start, end}, own)
    if (kind === 'heading') return `## ${text.replaceAll('\n', ' ')}`
    if (kind === 'list-item') return `- ${text.replaceAll('\n', '\n  ')}`
    return kind === 'quote' ? text.replace(/^/gm, '> ') : text
  })
  const isItem = (at: number) => record.paragraphs[at]?.kind === 'list-item'
  const body = blocks.map((block, i) => block + (isItem(i) && isItem(i + 1) ? '\n' : '\n\n')).join('')
  return `---\n${front.join('\n')}\n---\n\n${body.trimEnd()}\n`
}

/** Set code between fences that are longer than any run of their sign within it. */
function fenced(code: string): string {
  const longest = (code.match(/`+/g) ?? []).reduce((most, {length}) => Math.max(most, length), 2)
  const fence = '`'.repeat(longest + 1)
  return `${fence}\n${code}\n${fence}`
}

/** Write a record as text: the headline, and the paragraphs, with blank lines between. */
export function textOf({title, text}: ArticleRecord): string {
  return `${title === null ? '' : `${title}\n\n`}${text}\n`
}
