import {expect, test} from 'vitest'
import {textBlocks} from '../../../src/text/lines/paragraphs.ts'

const texts = (text: string) => textBlocks(text).map(block => block.text)

test('a text cut at its links and emphasis gets its paragraphs back', () => {
  const cut = [
    'News',
    'Weather',
    'The bridge will stay shut',
    'The council of',
    'Marl',
    'said on Monday that the bridge over the',
    'Little Ouse',
    'would stay shut until spring.',
    'Its engineer,',
    'Ada Quill',
    ', told',
    'The Harbour Post',
    'that the piers (',
    'built in 1911',
    ') were “',
    'worse than they look',
    '”.',
    'contact',
    'privacy',
  ]
  expect(texts(cut.join('\n'))).toEqual([
    'News',
    'Weather',
    'The bridge will stay shut',
    'The council of Marl said on Monday that the bridge over the Little Ouse would stay shut until spring.',
    'Its engineer, Ada Quill, told The Harbour Post that the piers (built in 1911) were “worse than they look”.',
    'contact',
    'privacy',
  ])
})

test('scripts without capitals go on with their particles and closing signs', () => {
  const japanese = [
    '町の橋は春まで閉鎖される。',
    '技師の',
    '山田葵',
    'によると、橋脚は',
    '一九一一年',
    'に造られた',
    '。',
    '費用は未定である',
    '。',
  ]
  expect(texts(japanese.join('\n'))).toEqual([
    '町の橋は春まで閉鎖される。',
    '技師の山田葵によると、橋脚は一九一一年に造られた。',
    '費用は未定である。',
  ])
})

test.each([
  [
    'menus in small letters',
    ['news', 'weather', 'sport', 'A long headline about the bridge over the river', 'contact'],
  ],
  ['tags with commas between them', ['Bridges', ',', 'Rivers', ',', 'Engineers']],
  [
    'one line that opens with a comma',
    ['Log in', ', register or subscribe to save articles for later.', 'The bridge is shut.'],
  ],
])('%s are left as they are', (_, lines) => {
  expect(texts(lines.join('\n'))).toEqual(lines)
})
