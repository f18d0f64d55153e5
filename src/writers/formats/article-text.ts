import type {ArticleRecord} from '../../model/record.ts'
import {markdownBody} from './markdown-body.ts'

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
 * their links, emphasis, tables and the numbers and nesting of lists where the record has `marks`. What the text itself holds of Markdown's and HTML's signs is escaped.
 */
export function markdownOf(record: ArticleRecord): string {
  const front = FRONT.flatMap(key => {
    const value = record[key]
    const isEmpty = value === null || (Array.isArray(value) && value.length === 0)
    // JSON is YAML, and cannot be broken out of.
    return isEmpty ? [] : [`${key}: ${JSON.stringify(value)}`]
  })
  return `---\n${front.join('\n')}\n---\n\n${markdownBody(record)}\n`
}

/** Write a record as text: the headline, and the paragraphs, with blank lines between. */
export function textOf({title, text}: ArticleRecord): string {
  return `${title === null ? '' : `${title}\n\n`}${text}\n`
}
