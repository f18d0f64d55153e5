import type {Block, Span} from '../model/block.ts'
import type {RecordParagraph} from '../model/record.ts'
import {codePointOffsets} from './code-points.ts'
import {hashWords} from './words.ts'

/** What a record says of its text. Offsets are code points. */
export interface JoinedText {
  readonly text: string
  readonly paragraphs: readonly RecordParagraph[]
  readonly sentences: readonly Span[] | null
  readonly n_chars: number
}

/** Join blocks by blank lines; place each paragraph, and the sentences where blocks have them, in the joined text. */
export function joinParagraphs(blocks: readonly Block[]): JoinedText {
  const text = blocks.map(block => block.value).join('\n\n')
  const toPoints = codePointOffsets(text)
  const paragraphs: RecordParagraph[] = []
  const sentences: Span[] = []
  let offset = 0
  for (const {type: kind, value, data} of blocks) {
    const move = ({start, end}: Span): Span => ({
      start: toPoints(offset + start),
      end: toPoints(offset + end),
    })
    const {language, score} = data
    paragraphs.push({id: hashWords(value), ...move({start: 0, end: value.length}), kind, language, score})
    sentences.push(...(data.sentences ?? []).map(move))
    offset += value.length + 2
  }
  const asked = blocks.some(block => block.data.sentences !== null)
  return {text, paragraphs, sentences: asked ? sentences : null, n_chars: toPoints(text.length)}
}
