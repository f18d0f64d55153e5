import {expect, test} from 'vitest'
import {NameTable} from '../../src/html/name-table.ts'

test('names are found whatever their case, also long ones, foreign ones and more than are kept', () => {
  const table = new NameTable(name => name)
  const names = ['p', 'DIV', 'figCaption', 'x-very-long-element-name', 'Ärger', 'İ', '', 'a\0b']
  for (let n = 0; n < 5000; n++) names.push(`x-${n}`)
  for (const name of [...names, ...names]) {
    expect(table.find(`<${name}>`, 1, 1 + name.length)).toBe(name.toLowerCase())
  }
})
