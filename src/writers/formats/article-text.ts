import type {ArticleRecord} from '../../model/record.ts'

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

/** Signs that mean something at the beginning of a line of Markdown. */
const OPENERS = /^(\s{0,3})(#{1,6}(?=\s)|>|[-+*](?=\s)|\d{1,9}[.)](?=\s)|```|~~~|={3,}\s*$|-{3,}\s*$|\|)/
/** Signs that mean something anywhere. */
const INLINE = /[\\`*_[\]<]/g

/**
 * Write a record as Markdown: its metadata as YAML front matter, then its paragraphs with headings, quotes and list items marked. What
 * the text itself holds of Markdown's and HTML's signs is escaped.
 */
export function markdownOf(record: ArticleRecord): string {
  const front = FRONT.flatMap(key => {
    const value = record[key]
    const isEmpty = value === null || (Array.isArray(value) && value.length === 0)
    // JSON is YAML, and cannot be broken out of.
    return isEmpty ? [] : [`${key}: ${JSON.stringify(value)}`]
  })
  const points = [...record.text]
  const blocks = record.paragraphs.map(({start, end, kind}) => {
    const text = escaped(points.slice(start, end).join(''))
    if (kind === 'heading') return `## ${text.replaceAll('\n', ' ')}`
    if (kind === 'list-item') return `- ${text.replaceAll('\n', '\n  ')}`
    return kind === 'quote' ? text.replace(/^/gm, '> ') : text
  })
  return `---\n${front.join('\n')}\n---\n\n${blocks.join('\n\n')}\n`
}

/** Write a record as text: the headline, and the paragraphs, with blank lines between. */
export function textOf({title, text}: ArticleRecord): string {
  return `${title === null ? '' : `${title}\n\n`}${text}\n`
}

function escaped(text: string): string {
  return text
    .split('\n')
    .map(line => line.replace(INLINE, '\\$&').replace(OPENERS, '$1\\$2'))
    .join('\n')
}
