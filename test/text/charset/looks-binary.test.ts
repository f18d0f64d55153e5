import {describe, expect, test} from 'vitest'
import {looksBinary} from '../../../src/text/charset/looks-binary.ts'

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
    ]
    for (const [kind, opening] of openings) expect(looksBinary(latin(opening))).toBe(kind)
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
