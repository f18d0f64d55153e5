import {expect, test} from 'vitest'
import {pipeline} from '../../src/engine/pipeline.ts'
import {hashPipeline} from '../../src/engine/pipeline-hash.ts'
import {defineStage, type Stage} from '../../src/model/stage.ts'
import {bytesToText, shout, textToRecord} from '../support/toy-stages.ts'

test('using a stage gives a longer pipeline and leaves the first as it was', () => {
  const first = pipeline('toy').use(bytesToText())
  const second = first.use(shout())
  expect(first.stages.map(stage => stage.name)).toEqual(['bytes-to-text'])
  expect(second.stages.map(stage => stage.name)).toEqual(['bytes-to-text', 'shout'])
  expect(second.gives).toBe('text')
})

test('a pipeline can be used in a pipeline', () => {
  const inner = pipeline('inner', 'text').use(shout()).use(textToRecord())
  expect(pipeline('outer').use(bytesToText()).use(inner).gives).toBe('record')
})

test('a wrong order does not build, and says what was expected and what came', () => {
  // @ts-expect-error a wrong order does not compile
  expect(() => pipeline('toy').use(shout())).toThrow(
    'Cannot use `shout` here: expected a stage that takes `bytes`, got one that takes `text` (the pipeline gives `bytes`)',
  )
})

test('an unknown option does not build, and says which there are', () => {
  // @ts-expect-error no such option
  expect(() => shout({marks: 3})).toThrow(
    'Cannot set `marks` on `shout`: expected one of its options, and it has mark',
  )
})

test('a value of another type than the default does not build, and says which is expected', () => {
  const grep = defineStage({
    name: 'grep',
    takes: 'text',
    gives: 'text',
    defaults: {words: ['a'], least: 1, loud: false, until: null as string | null},
    setup: () => document => document,
  })
  const careless = grep as (options: object) => Stage
  expect(() => careless({words: 'b'})).toThrow('Cannot set `words` on `grep`: expected a list, got "b"')
  expect(() => careless({least: '2'})).toThrow('Cannot set `least` on `grep`: expected a number, got "2"')
  expect(() => careless({loud: null})).toThrow(
    'Cannot set `loud` on `grep`: expected true or false, got null',
  )
  expect(careless({words: [], until: '2009-01-01', loud: undefined}).options).toEqual({
    words: [],
    least: 1,
    loud: false,
    until: '2009-01-01',
  })
})

test('a stage that was not called does not build', () => {
  const uncalled = shout as unknown as Stage<'text', 'text'>
  expect(() => pipeline('toy').use(bytesToText()).use(uncalled)).toThrow(
    'Cannot use `shout` here: expected a stage, got the function that makes one, so call it',
  )
})

test('the hash changes with an option and with the order, and with nothing else', () => {
  const hash = (mark: string) => hashPipeline(pipeline('toy').use(bytesToText()).use(shout({mark})))
  expect(hash('!')).toBe(hash('!'))
  expect(hash('!')).not.toBe(hash('?'))
  expect(hash('!')).toMatch(/^[0-9a-f]{16}$/)
})
