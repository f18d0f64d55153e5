import iconv from 'iconv-lite'
import {describe, expect, test} from 'vitest'
import {decodeBytes} from '../../../src/text/charset/decode-bytes.ts'

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
const RUSSIAN = 'Паром снова ходит через пролив, сообщили в порту. Билеты продают у причала с семи утра.'
const JAPANESE = '港の渡し船は春から再び運航するという。切符は朝七時から桟橋で売られる。'

describe('decodeBytes', () => {
  test('takes a byte order mark over everything else', () => {
    const bytes = Uint8Array.of(0xef, 0xbb, 0xbf, ...bytesOf('<meta charset=koi8-r>Größe'))
    expect(decodeBytes(bytes, {charset: 'windows-1251'})).toEqual({
      text: '<meta charset=koi8-r>Größe',
      charset: 'utf-8',
      source: 'bom',
      confidence: 1,
    })
  })

  test('takes well-formed UTF-8 over a declaration', () => {
    const decoded = decodeBytes(bytesOf(`<meta charset=iso-8859-1>${RUSSIAN}`), {charset: 'shift_jis'})
    expect(decoded).toMatchObject({charset: 'utf-8', source: 'utf-8'})
  })

  test('believes a declaration that the bytes bear out, wherever in the head it stands', () => {
    const page = `<head><style>${'x'.repeat(5000)}</style><meta charset="windows-1251"></head><p>${RUSSIAN}`
    const decoded = decodeBytes(iconv.encode(page, 'windows-1251'))
    expect(decoded).toMatchObject({text: page, charset: 'windows-1251', source: 'meta'})
  })

  test('overrules a declaration that the bytes contradict', () => {
    const page = `<meta charset="utf-8"><p>${RUSSIAN}`
    const decoded = decodeBytes(iconv.encode(page, 'koi8-r'), {charset: 'iso-8859-1'})
    expect(decoded).toMatchObject({text: page, charset: 'koi8-r', source: 'detected'})
    expect(decoded.doubts).toContain('declaration-overruled')
  })

  test('detects what nobody declared', () => {
    expect(decodeBytes(iconv.encode(JAPANESE, 'euc-jp'))).toMatchObject({text: JAPANESE, charset: 'euc-jp'})
    expect(decodeBytes(iconv.encode(JAPANESE, 'shift_jis'))).toMatchObject({
      text: JAPANESE,
      charset: 'shift_jis',
    })
  })

  test('names ASCII by its declaration, or UTF-8', () => {
    expect(decodeBytes(bytesOf('Plain.'))).toMatchObject({charset: 'utf-8', source: 'ascii'})
    expect(decodeBytes(bytesOf('Plain.'), {mediaType: 'text/html; charset=KOI8-R'}).charset).toBe('koi8-r')
  })

  test('refuses UTF-7', () => {
    const decoded = decodeBytes(bytesOf('<meta charset=utf-7>+ADw-script+AD4-'))
    expect(decoded).toMatchObject({charset: 'utf-8', doubts: ['utf-7-refused']})
    expect(decoded.text).toContain('+ADw-')
  })

  test('reads UTF-16 and UTF-32 without a byte order mark', () => {
    expect(decodeBytes(iconv.encode(RUSSIAN, 'utf-16le'))).toMatchObject({text: RUSSIAN, charset: 'utf-16le'})
    expect(decodeBytes(iconv.encode(JAPANESE, 'utf-16be'))).toMatchObject({
      text: JAPANESE,
      charset: 'utf-16be',
    })
    expect(decodeBytes(iconv.encode(RUSSIAN, 'utf-32be'))).toMatchObject({text: RUSSIAN, charset: 'utf-32be'})
  })

  test('decodes a page that mixes two charsets stretch by stretch', () => {
    const foreign = iconv.encode('<p>café, “naïve” résumé</p>', 'windows-1252')
    const bytes = Uint8Array.from([...bytesOf('<p>Ça coûte très cher à Zürich</p>'), ...foreign])
    expect(decodeBytes(bytes)).toMatchObject({
      text: '<p>Ça coûte très cher à Zürich</p><p>café, “naïve” résumé</p>',
      charset: 'utf-8',
      source: 'mixed',
    })
  })

  test('never throws, whatever the bytes', () => {
    for (const bytes of [[], [0], [0xff], [0xfe, 0xff, 0xd8], [0x1b, 0x24, 0x42, 0x21], [0xed, 0xa0, 0x80]]) {
      expect(decodeBytes(Uint8Array.from(bytes)).text.isWellFormed()).toBe(true)
    }
  })
})
