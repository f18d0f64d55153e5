import {Ajv2020} from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import {describe, expect, expectTypeOf, test} from 'vitest'
import type {ArticleRecord} from '../../src/model/record.ts'
import {recordSchema} from '../../src/model/record-schema.ts'
import {cleanToy} from '../support/toy-pipeline.ts'

/** The TypeScript type that a JSON Schema describes, as far as this schema goes. */
type Described<Schema> = Schema extends {readonly const: infer Value extends number}
  ? number extends Value
    ? never
    : number
  : Schema extends {readonly enum: readonly (infer Word)[]}
    ? Word
    : Schema extends {readonly type: readonly (infer Name)[]}
      ? Named<Name, Schema>
      : Schema extends {readonly type: infer Name}
        ? Named<Name, Schema>
        : never

type Named<Name, Schema> = Name extends 'string'
  ? string
  : Name extends 'integer' | 'number'
    ? number
    : Name extends 'boolean'
      ? boolean
      : Name extends 'null'
        ? null
        : Name extends 'array'
          ? Schema extends {readonly items: infer Items}
            ? readonly Described<Items>[]
            : never
          : Schema extends {readonly properties: infer Properties}
            ? {readonly [Key in keyof Properties]: Described<Properties[Key]>}
            : never

const ajv = new Ajv2020({allErrors: true, allowUnionTypes: true})
;(formats as unknown as (ajv: Ajv2020) => void)(ajv)
const validate = ajv.compile(recordSchema)

function record(): ArticleRecord {
  const outcome = cleanToy('A headline\n- share\nThe “body” 😀 of it.', {
    url: 'https://e.test/',
    crawled: '2024-01-02T03:04:05Z',
  })
  if (outcome.outcome !== 'record') throw new Error('expected a record')
  return outcome.record
}

test('the schema and the type say the same', () => {
  expectTypeOf<Described<typeof recordSchema>>().toEqualTypeOf<{
    readonly [Key in keyof ArticleRecord]: ArticleRecord[Key]
  }>()
  expect([...recordSchema.required].sort()).toEqual(Object.keys(recordSchema.properties).sort())
})

test('a real record passes', () => {
  expect(validate(record()) || validate.errors).toBe(true)
  expect(Object.keys(record())).toEqual(Object.keys(recordSchema.properties))
})

describe('what is no record fails', () => {
  test.each([
    ['a key is missing', ({title: _, ...rest}: ArticleRecord) => rest],
    ['a key too many', (good: ArticleRecord) => ({...good, extra: 1})],
    ['a day that is none', (good: ArticleRecord) => ({...good, date: '2 May'})],
    ['a time without offset', (good: ArticleRecord) => ({...good, date_published: '2024-05-02T10:00:00'})],
    ['an unknown kind', (good: ArticleRecord) => ({...good, kind: 'poem'})],
    ['a paragraph of another shape', (good: ArticleRecord) => ({...good, paragraphs: [{start: 0}]})],
    ['another version', (good: ArticleRecord) => ({...good, schema_version: 99})],
  ])('%s', (_what, spoil) => {
    expect(validate(spoil(record()))).toBe(false)
  })
})
