import {expect, test} from 'vitest'
import {readByline} from '../../src/text/byline.ts'
import {cutByline} from '../../src/text/cut-byline.ts'

test.each([
  ['박하늘 기자 입력 2031.05.03 10:20', '박하늘 기자'],
  ['Artikel veröffentlicht am 3. Mai 2031, 14:26 Uhr , Anna Berg', 'Anna Berg'],
  ['Anna Berg | May 3, 2031 12:00 PM GMT | Topic: Bridges', 'Anna Berg'],
  ['By Anna Berg Published 4:32 PM EST, Mon May 5, 2031', 'By Anna Berg'],
  ['Von Anna Berg, 03.05.2031, 12:30 Uhr', 'Von Anna Berg'],
  ['By Anna Berg • May 3, 2031 • 59 comments', 'By Anna Berg'],
  ['Monday May 5, 2031 7:45 am PST by Anna Berg', 'by Anna Berg'],
  ['Текст: Анна Берг·3 мая 2031', 'Текст: Анна Берг'],
  ['2031-05-03T23:30:00Z', ''],
])('%s', (line, cut) => {
  expect(cutByline(line)).toBe(cut)
})

test('a line that says nothing else stays as it is', () => {
  for (const line of ['By Anna Berg, Marlby', 'Anna Berg and Tom Hale', 'Text: Anna Berg', 'Anna Berg (20)'])
    expect(cutByline(line)).toBe(line)
})

test('bylines of flattened text are cut, too', () => {
  expect(readByline('Written by Anna Berg on May 3, 2031')?.raw).toBe('Written by Anna Berg')
  expect(readByline('박하늘 기자 입력 2031.05.03 10:20')).toEqual({raw: '박하늘 기자', authors: ['박하늘']})
})
