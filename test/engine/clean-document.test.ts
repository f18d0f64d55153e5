import {describe, expect, test} from 'vitest'
import {branch} from '../../src/engine/branch.ts'
import {cleanDocument, documentId} from '../../src/engine/clean-document.ts'
import {pipeline} from '../../src/engine/pipeline.ts'
import {createBytes} from '../../src/model/forms.ts'
import {createSource} from '../../src/model/source.ts'
import {bytesToText, shout, textToRecord} from '../support/toy-stages.ts'

const toy = pipeline('toy').use(bytesToText()).use(shout()).use(textToRecord())
const bytes = (content: Uint8Array | string, name = 'a.txt') =>
  createBytes(content, {source: createSource({name})})

describe('cleanDocument', () => {
  test('gives a record, stamped, with the notes of every stage', () => {
    const outcome = cleanDocument(toy, bytes('hello'))
    expect(outcome).toMatchObject({outcome: 'record', record: {text: 'HELLO!'}})
    expect(outcome.notes).toMatchObject([{stage: 'shout', rule: 'louder', kind: 'repair', before: 'hello'}])
    if (outcome.outcome !== 'record') return
    expect(Object.keys(outcome.record).slice(0, 2)).toEqual(['schema_version', 'id'])
    expect(outcome.record.pipeline_hash).toMatch(/^[0-9a-f]{16}$/)
  })

  test('a verdict is a drop, with its reason', () => {
    expect(cleanDocument(toy, bytes('drop'))).toMatchObject({
      outcome: 'drop',
      reason: 'no-article',
      detail: 'it asked for it',
    })
  })

  test('a stage that throws makes a reject that names it', () => {
    expect(cleanDocument(toy, bytes('throw'))).toMatchObject({
      outcome: 'reject',
      code: 'stage-threw',
      stage: 'bytes-to-text',
      message: '`bytes-to-text` threw: out of range',
    })
  })

  test('a pipeline that does not clean is a mistake of whoever built it, and throws', () => {
    // @ts-expect-error no record comes out of it
    expect(() => cleanDocument(pipeline('half').use(bytesToText()), bytes('hello'))).toThrow(
      'Cannot clean with `half`: expected a pipeline from `bytes` to `record`, got one from `bytes` to `text`',
    )
  })

  test('the clock that is handed in times each stage by itself, a branch without what it led to', () => {
    let now = 0
    const inner = pipeline('inner').use(bytesToText())
    const timed = pipeline('timed')
      .use(branch({html: inner, text: inner}))
      .use(shout())
      .use(textToRecord())
    const times = new Map<string, number>()
    cleanDocument(timed, bytes('hello'), {clock: () => now++, times})
    expect([...times.keys()].sort()).toEqual(['branch', 'bytes-to-text', 'shout', 'text-to-record'])
    expect(Math.min(...times.values())).toBeGreaterThanOrEqual(0)
  })
})

describe('documentId', () => {
  test('is the same for bytes and for the text they hold', () => {
    expect(documentId(bytes('čaj'))).toBe(documentId(bytes(new TextEncoder().encode('čaj'))))
  })

  test('depends on the name and on the content', () => {
    const ids = [bytes('a', 'x'), bytes('b', 'x'), bytes('a', 'y'), bytes('', 'xa')].map(documentId)
    expect(new Set(ids).size).toBe(4)
  })
})

describe('branch', () => {
  const way = (mark: string) => pipeline(mark).use(bytesToText()).use(shout({mark}))
  const chooser = pipeline('chooser')
    .use(branch({html: way(' (page)'), text: way(' (text)')}))
    .use(textToRecord())
  const choice = (content: string, mediaType: string | null = null) => {
    const outcome = cleanDocument(chooser, createBytes(content, {source: createSource(), mediaType}))
    return outcome.outcome === 'record' ? outcome.record.text.replace(/.*\(|\)$/gs, '') : outcome.outcome
  }

  test.each([
    ['<!DOCTYPE html><p>One', 'page'],
    ['  <html><body>One</body></html>', 'page'],
    ['<p>One</p><p>Two</p>', 'page'],
    ['If a < b then b > a, <em>they say</em>', 'text'],
    ['Plain prose.', 'text'],
    ['', 'text'],
  ])('%j is a %s', (content, way) => expect(choice(content)).toBe(way))

  test('a declared media type decides', () => {
    expect(choice('<p>One</p><p>Two</p><p>Three</p>', 'text/plain')).toBe('text')
    expect(choice('One', 'text/html; charset=utf-8')).toBe('page')
  })
})
