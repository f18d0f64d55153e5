import {describe, expect, test} from 'vitest'
import {createBytes} from '../../src/model/forms.ts'
import {createSource} from '../../src/model/source.ts'
import {decode} from '../../src/stages/decode.ts'
import {runOne} from '../support/articles.ts'

const source = createSource({name: 'a.txt'})
const run = (content: Uint8Array | string, declaredCharset: string | null = null) =>
  runOne(decode(), createBytes(content, {source, declaredCharset}))

describe('decode', () => {
  test('takes a string as it is, save for lone surrogates', () => {
    expect(run('čaj \uD800!').result).toMatchObject({
      text: 'čaj \uFFFD!',
      charset: null,
      charsetSource: 'given',
    })
  })

  test('refuses a fallback that is no charset', () => {
    expect(() => decode({fallbackCharset: 'latin42'})).toThrow(
      'Cannot set `fallbackCharset` on `decode`: expected a name of a charset',
    )
  })

  test('says which charset it used and why', () => {
    const {result, notes} = run(new Uint8Array([0x63, 0x61, 0x66, 0xe9]), 'windows-1252')
    expect(result).toMatchObject({text: 'café', charset: 'windows-1252', charsetSource: 'http'})
    expect(notes).toMatchObject([{stage: 'decode', rule: 'http', after: 'windows-1252'}])
  })

  test('rejects empty input', () => {
    expect(() => run('')).toThrow(expect.objectContaining({code: 'empty-input'}))
    expect(() => run(new Uint8Array())).toThrow(expect.objectContaining({code: 'empty-input'}))
  })

  test('rejects what is no text, and says what it is', () => {
    const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13])
    expect(() => run(png)).toThrow(
      expect.objectContaining({code: 'binary-input', message: expect.stringContaining('png')}),
    )
  })
})
