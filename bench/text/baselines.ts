import {textBlocks} from '../../src/text/lines/paragraphs.ts'
import {endsSentence} from '../../src/text/lines/punctuation.ts'
import {measureLines} from '../../src/text/roles/measured-lines.ts'
import {listWords} from '../../src/text/words.ts'

/** A way to clean flattened text: the kept paragraphs, joined by blank lines. */
export type Cleaner = (text: string) => string

export const everyLine: Cleaner = text => text.split('\n').join('\n\n')

/** C4's rules for lines, with the full stops of any script: five words, a stop at the end, no script or notice. */
export const c4Rules: Cleaner = text =>
  text
    .split('\n')
    .filter(line => endsSentence(line) && listWords(line).length >= 5)
    .filter(line => !/javascript|lorem ipsum|cookie|terms of use|privacy policy|[{}]/i.test(line))
    .join('\n\n')

/** The longest run of prose, short gaps bridged; all that stands in it. */
export const longestRun: Cleaner = text => {
  const blocks = textBlocks(text)
  const {run} = measureLines(blocks)
  return blocks
    .slice(run.start, run.end + 1)
    .map(block => block.text)
    .join('\n\n')
}
