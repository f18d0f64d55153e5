import fc from 'fast-check'
import {expect, test} from 'vitest'
import {splitMixed} from '../../../src/text/language/split-mixed.ts'

const parts = (text: string) =>
  splitMixed(text)?.map(({language, start, end}) => [language, text.slice(start, end)])

test('texts of two scripts set one after the other are parted after the full stop', () => {
  expect(
    parts('항구가 월요일에 다시 열렸다고 시장이 말했다. The harbour was opened again on Monday.'),
  ).toEqual([
    ['ko', '항구가 월요일에 다시 열렸다고 시장이 말했다. '],
    ['en', 'The harbour was opened again on Monday.'],
  ])
})

test('names and quotations in another script stay in their sentence', () => {
  expect(splitMixed('그는 "I will be back tomorrow morning" 라고 말했다. 모두가 그를 기다렸다.')).toBe(null)
  expect(
    splitMixed('Die Firma Газпром Экспорт teilte am Montag mit, dass die Leitung wieder offen ist.'),
  ).toBe(null)
  expect(splitMixed('東京で開かれた会議で New York Times の記者が質問した。')).toBe(null)
  expect(splitMixed('The harbour is open again. Der Hafen ist wieder offen, sagte der Bürgermeister.')).toBe(
    null,
  )
})

test('parts cover the text', () => {
  const word = fc.constantFrom(
    'harbour',
    '항구가',
    'гавань',
    '港',
    '.',
    ' ',
    'opened again. ',
    '다시 열렸다. ',
  )
  fc.assert(
    fc.property(fc.array(word, {maxLength: 40}), words => {
      const text = words.join('')
      const found = splitMixed(text)
      if (found !== null) expect(found.map(({start, end}) => text.slice(start, end)).join('')).toBe(text)
    }),
  )
})
