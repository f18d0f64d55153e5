import {showCount} from '../numbers.ts'
import type {Paint} from '../render-description.ts'
import {layOut} from '../table.ts'
import {shorten, showText} from '../visible.ts'
import type {Comparison, Example} from './compare-runs.ts'

/** Code points shown of a paragraph. */
const WIDTH = 100

/** Show a comparison on a terminal: counts, reasons, then examples. */
export function renderComparison(comparison: Comparison, paint: Paint = (_colour, text) => text): string {
  const {documents, paragraphs, examples} = comparison
  return [
    `${showCount(documents.before)} documents before, ${showCount(documents.after)} after`,
    '',
    ...layOut([
      ['', 'lost', 'gained', 'changed', 'same'],
      ['documents', documents.lost, documents.gained, documents.changed, documents.same],
      ['paragraphs', paragraphs.lost, paragraphs.gained, paragraphs.changed],
    ]),
    ...counted('Documents lost', comparison.lost_documents_by_reason),
    ...counted('Documents gained', comparison.gained_documents_by_reason),
    ...counted('Paragraphs lost', comparison.lost_paragraphs_by_reason),
    ...counted('Paragraphs gained', comparison.gained_paragraphs_by_reason),
    ...counted('Fields changed', comparison.changed_fields),
    ...examples.flatMap(example => exampleLines(example, paint)),
    '',
  ].join('\n')
}

function counted(title: string, counts: Readonly<Record<string, number>>): string[] {
  const rows = Object.entries(counts).map(([reason, count]) => [`  ${showText(reason)}`, count])
  return rows.length > 0 ? ['', title, ...layOut(rows)] : []
}

function exampleLines({change, document, reason, before, after}: Example, paint: Paint): string[] {
  const side = (mark: '-' | '+', text: string | null) =>
    text === null
      ? []
      : [paint(mark === '-' ? 'red' : 'green', `  ${mark} ${showText(shorten(text, WIDTH))}`)]
  const why = reason === null ? '' : `, ${showText(reason)}`
  return [
    '',
    paint('bold', `${change}: ${showText(document)}${why}`),
    ...side('-', before),
    ...side('+', after),
  ]
}
