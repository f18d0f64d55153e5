import {expect, test} from 'vitest'
import {readPage} from '../../src/html/read-page.ts'

const textsOf = (html: string) => readPage(html).blocks.map(({text}) => text)

test('a line of the source that is set in begins a paragraph, as it does in Japanese and Chinese', () => {
  expect(textsOf('<p>\u3000港は四日に開いた。\n\n\u3000船は朝から着いた。\n\u3000市場も開く。</p>')).toEqual([
    '港は四日に開いた。',
    '船は朝から着いた。',
    '市場も開く。',
  ])
  expect(textsOf('<h1>港、\n\u3000再び開く</h1>')).toHaveLength(1)
})

test('line breaks of the source count where the page shows them', () => {
  const source = 'The harbour opened.\n\nBoats came in.\nThe market follows.'
  const lines = ['The harbour opened.', 'Boats came in.', 'The market follows.']
  for (const attribute of ['class="whitespace-pre-line mt-4"', 'style="white-space: pre-wrap"'])
    expect(textsOf(`<div ${attribute}><span>${source}</span></div>`)).toEqual(lines)
  expect(textsOf(`<div class="pre-order">${source}</div>`)).toEqual([lines.join(' ')])
})
