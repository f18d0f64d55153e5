import {drop} from '../../src/model/outcome.ts'
import {SCHEMA_VERSION, type UnstampedRecord} from '../../src/model/record.ts'
import {defineStage, type Stage} from '../../src/model/stage.ts'

/** Stages small enough to test the engine by. A text of `drop`, `throw` or `reject` does what it says. */
export const bytesToText = defineStage({
  name: 'bytes-to-text',
  takes: 'bytes',
  gives: 'text',
  defaults: {},
  setup:
    () =>
    ({content, source}) => {
      const text = typeof content === 'string' ? content : new TextDecoder().decode(content)
      if (text === 'throw') throw new RangeError('out of range')
      if (text === 'drop') return drop('no-article', 'it asked for it')
      return {form: 'text', text, charset: null, charsetSource: 'given', source}
    },
})

export const shout = defineStage({
  name: 'shout',
  takes: 'text',
  gives: 'text',
  defaults: {mark: '!'},
  setup:
    ({mark}) =>
    (document, report) => {
      report('louder', {kind: 'repair', before: document.text})
      return {...document, text: document.text.toUpperCase() + mark}
    },
})

export const textToRecord: () => Stage<'text', 'record'> = defineStage({
  name: 'text-to-record',
  takes: 'text',
  gives: 'record',
  defaults: {},
  setup: () => document => {
    const record = {
      schema_version: SCHEMA_VERSION,
      kind: 'article',
      text: document.text,
      n_chars: document.text.length,
    }
    return {form: 'record', record: record as unknown as UnstampedRecord, removals: []}
  },
})
