import {expect, test} from 'vitest'
import {markupSource} from '../../src/html/markup-source.ts'
import {ValueTable} from '../../src/html/value-table.ts'

const texts = [
  'p',
  'DIV',
  'figCaption',
  'x-very-long-element-name',
  'Ärger',
  'İ',
  '',
  'a\0b',
  'y'.repeat(300),
]
for (let n = 0; n < 10_000; n++) texts.push(`X-${n}`)

test('names are found whatever their case, also long ones, foreign ones and more than are kept', () => {
  const table = new ValueTable(name => name, {ignoresCase: true})
  for (const name of [...texts, ...texts.slice().reverse()]) {
    expect(table.find(markupSource(`<${name}>`), 1, 1 + name.length)).toBe(name.toLowerCase())
  }
})

test('values are found in their case, and made once while there is room', () => {
  let made = 0
  const table = new ValueTable(value => {
    made++
    return value
  })
  const source = markupSource('class="Lead lead Lead"')
  for (const [start, value] of [
    [7, 'Lead'],
    [12, 'lead'],
    [17, 'Lead'],
  ] as const)
    expect(table.find(source, start, start + 4)).toBe(value)
  expect(made).toBe(2)
  for (const text of texts) expect(table.find(markupSource(text), 0, text.length)).toBe(text)
})
