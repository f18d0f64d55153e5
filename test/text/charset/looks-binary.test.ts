import {describe, expect, test} from 'vitest'
import {binaryMessage, looksBinary} from '../../../src/text/charset/looks-binary.ts'

const latin = (text: string): Uint8Array => Uint8Array.from(text, char => char.charCodeAt(0))

describe('looksBinary', () => {
  test('names kinds by their opening bytes', () => {
    const openings: [string, string][] = [
      ['pdf', '%PDF-1.4\n'],
      ['zip', 'PK\x03\x04'],
      ['gzip', '\x1f\x8b\x08\x00'],
      ['png', '\x89PNG\r\n\x1a\n'],
      ['jpeg', '\xff\xd8\xff\xe0'],
      ['gif', 'GIF89a'],
      ['webp', 'RIFF\x10\x00\x00\x00WEBPVP8 '],
      ['elf', '\x7fELF\x02'],
      ['sqlite', 'SQLite format 3\x00'],
      ['wasm', '\x00asm\x01'],
      ['mp4', '\x00\x00\x00\x18ftypisom'],
      ['arrow', 'ARROW1\0\0'],
      ['avro', 'Obj\x01\x04\x16avro.schema'],
      ['pickle', '\x80\x04\x95'],
      ['bson', '\x99\x01\0\0\x07_id\0'],
      ['lzma', '\x5d\0\0\x80\0'],
      ['mobi', `Fog${'\0'.repeat(57)}BOOKMOBI`],
    ]
    for (const [kind, opening] of openings) expect(looksBinary(latin(opening))).toBe(kind)
  })

  test('knows formats that hold pages by their opening alone, and no word by it', () => {
    expect(looksBinary(latin('ORC\x0a\x03 <p>words'))).toBe('orc')
    expect(looksBinary(latin('ORCHARD TOWN VOTES'))).toBe(null)
    expect(looksBinary(latin('(lpg ferries are rare)'))).toBe(null)
  })

  test('says what can be done', () => {
    expect(binaryMessage('7z')).toBe('expected text, got 7z data: unpack it first')
    expect(binaryMessage('png')).toBe('expected text, got png data')
  })

  test('knows noise, and NUL bytes alone', () => {
    const noise = Uint8Array.from({length: 5000}, (_, i) => (i * i * 31 + i * 7 + (i >> 3)) & 255)
    expect(looksBinary(noise)).toBe('binary')
    expect(looksBinary(new Uint8Array(100))).toBe('binary')
  })

  test('lets text pass, with some NUL bytes, in wide charsets, after padding', () => {
    expect(looksBinary(latin('A page with a \0 in it, and more words.'))).toBe(null)
    expect(looksBinary(latin('H\0e\0l\0l\0o\0 \0w\0o\0r\0l\0d\0'))).toBe(null)
    expect(looksBinary(latin(`${'\0'.repeat(10_000)}<html><p>Words after a gap.`))).toBe(null)
    expect(looksBinary(new Uint8Array(0))).toBe(null)
  })
})
