import {describe, expect, test} from 'vitest'
import {charsetInContent, sniffDeclarations} from '../../../src/text/charset/sniff-declarations.ts'
import {cpuTime} from '../../support/cpu-time.ts'

const sniff = (page: string): string[] =>
  sniffDeclarations(new TextEncoder().encode(page)).map(({kind, charset}) => `${kind} ${charset}`)

describe('sniffDeclarations', () => {
  test('reads meta elements in their order, then the XML declaration', () => {
    const page =
      '<?xml version="1.0" encoding="koi8-r"?><html><head><meta charset=big5><META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=sjis">'
    expect(sniff(page)).toEqual(['meta big5', 'http-equiv shift_jis', 'xml koi8-r'])
  })

  test('passes over comments, scripts, styles, attributes of other elements and what follows the head', () => {
    const page =
      '<!-- <meta charset="koi8-r"> --><script>"<meta charset=big5>"</script><style>a{}</style><link title="<meta charset=hz>"><meta name=a content="charset=gbk"><meta charset=utf-8></head><meta charset=euc-kr>'
    expect(sniff(page)).toEqual(['meta utf-8'])
  })

  test('finds a declaration far down the head', () => {
    expect(sniff(`<style>${'x'.repeat(200_000)}</style><meta charset=windows-1251>`)).toEqual([
      'meta windows-1251',
    ])
  })

  test('reads utf-16 as utf-8, x-user-defined as windows-1252, unknown and inherited names as nothing', () => {
    expect(
      sniff('<meta charset=utf-16le><meta charset=x-user-defined><meta charset=__proto__><meta charset=>'),
    ).toEqual(['meta utf-8', 'meta windows-1252', 'meta null', 'meta null'])
  })

  test('takes linear time on broken markup', () => {
    for (const piece of ['<', '<!--', '<meta ', '<meta charset="', '<script>', '<meta a="\'']) {
      const start = cpuTime()
      sniff(piece.repeat(100_000))
      expect(cpuTime() - start).toBeLessThan(3000)
    }
  })
})

describe('charsetInContent', () => {
  test('takes quotes and spaces', () => {
    expect(charsetInContent("text/html;charset = 'Big5' ")).toBe('Big5')
    expect(charsetInContent('text/html')).toBe(null)
  })
})
