import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {decodeBytes} from '../../../src/text/charset/decode-bytes.ts'
import {looksBinary} from '../../../src/text/charset/looks-binary.ts'
import {sniffDeclarations} from '../../../src/text/charset/sniff-declarations.ts'

const LABELS = [
  'utf-8',
  'shift_jis',
  'gbk',
  'big5',
  'euc-kr',
  'utf-16',
  'iso-2022-jp',
  'johab',
  'hz',
  'utf-7',
  'none',
]

describe('decodeBytes, by property', () => {
  test('gives well-formed text for any bytes and any declaration', () => {
    const bytes = fc.uint8Array({maxLength: 400})
    fc.assert(
      fc.property(bytes, fc.constantFrom(...LABELS), (data, charset) => {
        const decoded = decodeBytes(data, {charset})
        looksBinary(data)
        sniffDeclarations(data)
        return decoded.text.isWellFormed() && decoded.confidence >= 0 && decoded.confidence <= 1
      }),
      {numRuns: 150},
    )
  })

  test('gives back UTF-8 text to the letter', () => {
    const text = fc
      .string({unit: 'grapheme', maxLength: 200})
      .filter(value => !/^\ufeff|[\0\u001b]|~\{/.test(value))
    fc.assert(
      fc.property(text, value => {
        expect(decodeBytes(new TextEncoder().encode(value)).text).toBe(value)
      }),
      {numRuns: 200},
    )
  })
})
