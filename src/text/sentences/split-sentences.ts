import {sentenceEnds} from './boundaries.ts'
import {ideographicEnds} from './ideographic.ts'
import {findItems} from './items.ts'
import {lineEnds} from './lines.ts'
import {rulesFor} from './rules.ts'
import {segmenterEnds} from './segmenter.ts'

/** A sentence's span in its paragraph: UTF-16 code units, end excluded, no white space at either end. */
export interface SentenceSpan {
  start: number
  end: number
}

/** How to find sentences. */
export interface SplitSentencesOptions {
  /** BCP 47 tag of the paragraph's language. @default 'en' */
  language?: string | undefined
}

/** Languages that write sentences without stops between them, or with stops of their own. */
const stopless = new Set('th lo km my bo dz'.split(' '))

function endsOf(paragraph: string, language: string): number[] {
  if (language === 'zh' || language === 'ja') return ideographicEnds(paragraph, language)
  if (stopless.has(language)) return segmenterEnds(paragraph, language)
  return sentenceEnds(paragraph, rulesFor(language === 'nb' || language === 'nn' ? 'no' : language))
}

/**
 * Split a paragraph into sentences.
 *
 * By rules over stops and abbreviation tables (CLDR's and this project's); Chinese and Japanese by their own stops
 * and quotation marks; Thai, Lao, Khmer, Burmese and Tibetan by the runtime's Intl.Segmenter. A line break inside a sentence does not end it; numbered items set in one line
 * do. Spans are UTF-16 code units without white space at the ends, in order; together they hold every letter.
 *
 * @example
 * splitSentences('Dr. Amaral left at 5 p.m. Nobody saw her.').length // => 2
 */
export function splitSentences(paragraph: string, options: SplitSentencesOptions = {}): SentenceSpan[] {
  const language = options.language?.toLowerCase().split(/[-_]/, 1)[0] ?? 'en'
  const ends = endsOf(paragraph, language)
  const items = findItems(paragraph)
  const numbers = new Set(
    items.flatMap(({start, end}) => Array.from({length: end - start}, (_, at) => start + at + 1)),
  )
  const cuts = [
    ...ends.filter(end => !numbers.has(end)),
    ...items.map(item => item.start),
    ...lineEnds(paragraph),
  ]
  cuts.sort((a, b) => a - b)
  const spans: SentenceSpan[] = []
  let from = 0
  for (const cut of [...cuts, paragraph.length]) {
    const span = trim(paragraph, from, cut)
    if (span.end > span.start) spans.push(span)
    from = cut
  }
  return spans
}

const space = /\s/

function trim(text: string, from: number, to: number): SentenceSpan {
  let start = from
  let end = to
  while (start < end && space.test(text.charAt(start))) start++
  while (end > start && space.test(text.charAt(end - 1))) end--
  return {start, end}
}
