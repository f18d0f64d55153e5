import {type CleaningPipeline, cleanDocument} from '../../src/engine/clean-document.ts'
import {pipeline} from '../../src/engine/pipeline.ts'
import type {StreamOutcome} from '../../src/engine/stream.ts'
import {createBlock, dropBlock} from '../../src/model/block.ts'
import {createBytes} from '../../src/model/forms.ts'
import {NO_METADATA} from '../../src/model/metadata.ts'
import {drop} from '../../src/model/outcome.ts'
import {createSource, type Source} from '../../src/model/source.ts'
import {defineStage} from '../../src/model/stage.ts'
import {decode} from '../../src/stages/decode.ts'
import {toRecord} from '../../src/stages/to-record.ts'

const lines = defineStage({
  name: 'lines',
  takes: 'text',
  gives: 'article',
  defaults: {},
  setup: () => (document, report) => {
    const {text, charset, charsetSource, source} = document
    if (text.includes('CRASH')) throw new Error('crashed as asked')
    if (text.includes('LOGIN')) return drop('login')
    const children = [...text.matchAll(/[^\n]+/g)].map(({0: line, index}) => {
      const block = createBlock('paragraph', line, {span: {start: index, end: index + line.length}})
      return line.startsWith('-') ? dropBlock(block, 'dashed', report) : block
    })
    return {
      form: 'article',
      type: 'article',
      children,
      data: {
        source,
        decoded: text,
        medium: 'text',
        charset,
        charsetSource,
        metadata: {...NO_METADATA, title: children[0]?.value ?? null},
        language: null,
        languageScore: null,
        fixes: [],
      },
    }
  },
})

/** A line is a paragraph, a dashed line is dropped, `LOGIN` drops the document, `CRASH` throws. */
export const toy: CleaningPipeline = pipeline('toy').use(decode()).use(lines()).use(toRecord())

/** Clean a text with the toy pipeline, as a run does. */
export function cleanToy(text: string, known: Partial<Source> = {}): StreamOutcome {
  const source = createSource({name: 'a.txt', file: 'in/a.txt', ...known})
  return {...cleanDocument(toy, createBytes(text, {source})), source}
}
