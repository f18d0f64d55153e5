import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {decodeEscapes} from '../../src/stages/decode-escapes.ts'
import {findEscapes, showBreaks, undoFound} from '../../src/text/escapes/escapes-in-text.ts'
import {articleOf, runOnArticle} from '../support/articles.ts'

const undo = (text: string) => undoFound(text, findEscapes([text])[0]!)

test('undoes escapes in text and metadata, and tells of each', () => {
  const {values, article, notes} = runOnArticle(
    decodeEscapes(),
    articleOf(['\\u201cLate\\u201d, she said.', 'Plain.']),
  )
  expect(values).toEqual(['“Late”, she said.', 'Plain.'])
  expect(article.data.fixes).toEqual(['unicode-escape'])
  expect(notes).toMatchObject([
    {rule: 'unicode-escape', kind: 'repair', before: '\\u201c', after: '“'},
    {before: '\\u201d', after: '”'},
  ])
})

test.each([
  ['Caf\\u00e9 \\ud83d\\ude00', 'Café 😀'],
  ['Itu2019s the cafu00e9, 1990u20131995', 'It’s the café, 1990–1995'],
  ['u0433u043eu0440u043eu0434', 'город'],
  ['She said u2014 late u2014 that (u00a320) was 50%u4e0au3002', 'She said — late — that (£20) was 50%上。'],
  ['First.\\n\\nSecond, C:\\new stays.', 'First.\n\nSecond, C:\\new stays.'],
  ['She said, \\"We waited.\\" It\\\'s time.', 'She said, "We waited." It\'s time.'],
  ['%E2%80%9CCracks%E2%80%9D, see https://example.org/%C3%A9', '“Cracks”, see https://example.org/%C3%A9'],
  ['It=E2=80=99s =C2=A32 for all of it, wor=\nth it', 'It’s £2 for all of it, worth it'],
  ['The caf=E9 r=E9sum=E9', 'The café résumé'],
  ['The ﬁrst oﬃce', 'The first office'],
])('undoes %j', (text, undone) => expect(undo(text)).toBe(undone))

test.each([
  ['the menu2019, tofu2013 and u2', 'names that end in numbers'],
  ['C:\\new\\table', 'a path'],
  ['sch\\"on, caf\\\'e', 'accents of LaTeX'],
  ['50%20 off, 100%', 'shares'],
  ['x=E9, y=FF', 'values'],
  ['In JSON it is written \\u2019.', 'what is spoken of'],
  ['\\ud83d alone', 'half a pair'],
  ['Æsop, œuvre, ﷺ, ﻣﺮﺣﺒﺎ', 'letters of their own'],
  ['https://example.org/?q=%E2%80%99', 'an address'],
  ['https://example.org/?q=E9a&v=C3b&w=C3=A9', 'values of an address'],
])('leaves %j, %s', text => expect(undo(text)).toBe(text))

test.each([
  ['itu2019s ', 'stuffed, #Peru2019, @lulu9999 and Baku2020', 'it’s '],
  ['It\\u2019s ', 'Lulu2019 and Baku2020', 'It’s '],
  ['caf=E9s r=E9sum=E9s ', 'https://example.org/?a=C3b', 'cafés résumés '],
])('beside %j leaves %j', (proof, text, undone) => expect(undo(proof + text)).toBe(undone + text))

describe('any text', () => {
  const piece = fc.constantFrom(
    '\\u2019',
    'u00e9',
    '\\n',
    '\\"',
    "\\'",
    '%E2%80%99',
    '=C3=A9',
    '=\n',
    'caf',
    ' ',
    '.',
    'S',
    '\\',
  )
  const texts = fc.array(piece, {maxLength: 12}).map(pieces => pieces.join(''))

  test('what is found stands where it is said to stand', () => {
    fc.assert(
      fc.property(texts, text => {
        let end = 0
        for (const {start, before} of findEscapes([text])[0]!) {
          expect(start).toBeGreaterThanOrEqual(end)
          end = start + before.length
          expect(text.slice(start, end)).toBe(before)
        }
      }),
    )
  })

  test('breaks are shown without a shift', () => {
    fc.assert(fc.property(texts, text => showBreaks(text).length === text.length))
  })
})

test('takes no more than linear time', () => {
  for (const unit of ['\\u2019', 'u00e9', '\\n', '\\"a', '%E2%80%99', '=C3=A9 ', '%', '=\n', '\\']) {
    const text = unit.repeat(200_000)
    const began = performance.now()
    undo(text)
    undo(`\\"A\\" ${text}`)
    expect(performance.now() - began).toBeLessThan(8000)
  }
})
