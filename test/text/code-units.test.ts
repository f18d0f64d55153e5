import {expect, test} from 'vitest'
import {codeUnitsOf} from '../../src/text/code-units.ts'

const unitsOf = (text: string) => [...codeUnitsOf(text).subarray(0, text.length)]
const plainly = (text: string) => Array.from({length: text.length}, (_, at) => text.charCodeAt(at))

test('units are those of the text, whatever it is made of', () => {
  for (const text of ['', 'plain', 'café', 'Straße 漢字', 'a\ud800b', '😀\udfff', `${'x'.repeat(70_000)}ё`])
    expect(unitsOf(text)).toEqual(plainly(text))
})

test('a newline stands after the last unit', () => {
  const own = new Uint16Array(8)
  expect(codeUnitsOf('été')[3]).toBe(10)
  expect(codeUnitsOf('été', own)).toBe(own)
  for (const length of [8, 65_535, 65_536, 70_000])
    expect(codeUnitsOf('ё'.repeat(length), own)[length]).toBe(10)
})

test('a part of a text has its own units', () => {
  const text = 'Ein längerer Satz, aus dem geschnitten wird'
  expect(unitsOf(text.slice(4, 12))).toEqual(plainly('längerer'))
})
