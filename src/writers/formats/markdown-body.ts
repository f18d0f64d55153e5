import type {ArticleRecord, RecordMark, RecordParagraph} from '../../model/record.ts'
import {inlineMarkdown} from './inline-markdown.ts'
import {ListWriter} from './markdown-list.ts'

/** A paragraph with the marks in it. */
interface Marked extends RecordParagraph {
  readonly own: readonly RecordMark[]
}

/** Write the paragraphs of a record as Markdown: rows of a table that follow one another as one table. */
export function markdownBody(record: ArticleRecord): string {
  const points = [...record.text]
  const paragraphs = withMarks(record)
  let list = new ListWriter()
  let body = ''
  for (let i = 0; i < paragraphs.length; i++) {
    const paragraph = paragraphs[i]!
    const isItem = paragraph.kind === 'list-item'
    if (!isItem) list = new ListWriter()
    let end = i + 1
    if (hasCells(paragraph)) while (end < paragraphs.length && hasCells(paragraphs[end]!)) end++
    const block = isItem
      ? list.write(inlineMarkdown(points, paragraph, paragraph.own), itemOf(paragraph))
      : hasCells(paragraph)
        ? tableOf(points, paragraphs.slice(i, end))
        : blockOf(points, paragraph)
    const isTight = isItem && paragraphs[i - 1]?.kind === 'list-item' && !list.continues
    body += (i === 0 ? '' : isTight ? '\n' : '\n\n') + block
    i = end - 1
  }
  return body.trimEnd()
}

/** Paragraphs with their marks: both stand in the order of the text. */
function withMarks({paragraphs, marks}: ArticleRecord): Marked[] {
  let at = 0
  return paragraphs.map(paragraph => {
    const own: RecordMark[] = []
    for (; at < (marks?.length ?? 0) && marks![at]!.start < paragraph.end; at++) {
      if (marks![at]!.end <= paragraph.end) own.push(marks![at]!)
    }
    return {...paragraph, own}
  })
}

function itemOf({own}: Marked): {ordinal: number | null; level: number} {
  const item = own.find(({kind}) => kind === 'item')
  return {ordinal: item?.ordinal ?? null, level: item?.level ?? 0}
}

function blockOf(points: readonly string[], {start, end, kind, own}: Marked): string {
  if (kind === 'preformatted') return fenced(points.slice(start, end).join(''))
  const text = inlineMarkdown(points, {start, end}, own)
  if (kind === 'heading') return `## ${text.replaceAll('\n', ' ')}`
  return kind === 'quote' ? text.replace(/^/gm, '> ') : text
}

function hasCells({kind, own}: Marked): boolean {
  return kind === 'table' && own.some(mark => mark.kind === 'cell')
}

/** Write rows as a table whose first row is its head: Markdown knows none without. */
function tableOf(points: readonly string[], rows: readonly Marked[]): string {
  const cells = rows.map(({own}) => {
    const row: string[] = []
    for (const cell of own) {
      if (cell.kind !== 'cell') continue
      const inside = own.filter(({start, end}) => start >= cell.start && end <= cell.end)
      row[(cell.ordinal ?? row.length + 1) - 1] = cellOf(inlineMarkdown(points, cell, inside))
    }
    return row
  })
  const width = Math.max(...cells.map(row => row.length))
  const lineOf = (row: readonly string[]) =>
    `| ${Array.from({length: width}, (_, i) => row[i] ?? '').join(' | ')} |`
  const [head = [], ...rest] = cells
  return [lineOf(head), lineOf(Array.from({length: width}, () => '---')), ...rest.map(lineOf)].join('\n')
}

/** Escape what parts cells; at the beginning of a line it is escaped already. */
function cellOf(text: string): string {
  return text.replaceAll('\n', ' ').replace(/^\\\|/, '|').replaceAll('|', '\\|')
}

/** Set code between fences that are longer than any run of their sign within it. */
function fenced(code: string): string {
  const longest = (code.match(/`+/g) ?? []).reduce((most, {length}) => Math.max(most, length), 2)
  const fence = '`'.repeat(longest + 1)
  return `${fence}\n${code}\n${fence}`
}
