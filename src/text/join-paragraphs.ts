import type {Block, BlockData, InlineMark, Span} from '../model/block.ts'
import {moveMark} from '../model/move-marks.ts'
import type {RecordParagraph} from '../model/record.ts'
import {codePointOffsets} from './code-points.ts'
import {roundShare} from './round-share.ts'
import {hashWords} from './words.ts'

/** What a record says of its text. Offsets are code points. */
export interface JoinedText {
  readonly text: string
  readonly paragraphs: readonly RecordParagraph[]
  readonly sentences: readonly Span[] | null
  /** The blocks' marks, in order. */
  readonly marks: readonly InlineMark[]
  readonly n_chars: number
}

/** Join blocks by blank lines; place each paragraph, mark, and sentence where blocks have them, in the joined text. */
export function joinParagraphs(blocks: readonly Block[]): JoinedText {
  const text = blocks.map(block => block.value).join('\n\n')
  const toPoints = codePointOffsets(text)
  const paragraphs: RecordParagraph[] = []
  const sentences: Span[] = []
  const marks: InlineMark[] = []
  let offset = 0
  for (const {type: kind, value, data} of blocks) {
    const move = ({start, end}: Span): Span => ({
      start: toPoints(offset + start),
      end: toPoints(offset + end),
    })
    const {start, end} = move({start: 0, end: value.length})
    const {language} = data
    const score = data.score === null ? null : roundShare(data.score)
    paragraphs.push({id: hashWords(value), start, end, kind, language, score})
    for (const sentence of data.sentences ?? []) sentences.push(move(sentence))
    if (kind === 'list-item') marks.push(itemMark(data, {start, end}))
    for (const mark of data.marks) {
      const span = trimmed(mark, value)
      if (span.start < span.end) marks.push(moveMark(mark, move(span)))
    }
    offset += value.length + 2
  }
  const asked = blocks.some(block => block.data.sentences !== null)
  return {text, paragraphs, sentences: asked ? sentences : null, marks, n_chars: toPoints(text.length)}
}

function itemMark({ordinal, level}: BlockData, {start, end}: Span): InlineMark {
  return ordinal === null ? {type: 'item', start, end, level} : {type: 'item', start, end, level, ordinal}
}

/** A span without the white space at its ends. */
function trimmed({start, end}: Span, text: string): Span {
  const marked = text.slice(start, end)
  const from = start + marked.length - marked.trimStart().length
  return {start: from, end: Math.max(from, start + marked.trimEnd().length)}
}
