import {expect, test} from 'vitest'
import {createBytes} from '../../src/model/forms.ts'
import {createReport, type Note} from '../../src/model/note.ts'
import {createSource, type Source} from '../../src/model/source.ts'
import {scanPage} from '../../src/stages/scan-page.ts'

function scan(content: Uint8Array | string, notes: Note[] = [], known: Partial<Source> = {}) {
  const follow = () => {
    throw new Error('leads nowhere')
  }
  const page = scanPage().work(
    createBytes(content, {source: createSource(known)}),
    createReport('scan-page', notes),
    follow,
  )
  if (page.form !== 'page') throw new Error('expected a page')
  return page
}

test('reads bytes in the charset that the page declares', () => {
  const bytes = Uint8Array.from(
    Buffer.from('<meta charset="windows-1250"><p>Pr\xf9vodce star\xfdm m\xecstem</p>', 'latin1'),
  )
  const {page, charset} = scan(bytes)
  expect(charset).toBe('windows-1250')
  expect(page.blocks[0]?.text).toBe('Průvodce starým městem')
})

test('a string has no charset', () => {
  expect(scan('<p>a')).toMatchObject({charset: null, charsetSource: 'given'})
})

test('a piece of a page has the title that its container states, and its tree', () => {
  const {page} = scan('<p>a <b>b</b>', [], {title: 'Ferry &amp; fog'})
  expect(page.head.title).toBe('Ferry & fog')
  expect(page.$('b').text()).toBe('b')
  expect(scan('<title>Own</title><p>a', [], {title: 'Ferry'}).page.head.title).toBe('Own')
})

test('rejects nothing and binary data', () => {
  expect(() => scan('')).toThrow('holds no bytes')
  expect(() => scan(new TextEncoder().encode('%PDF-1.7 %âãÏÓ'))).toThrow('pdf')
})

test('tells of flattened elements', () => {
  const notes: Note[] = []
  scan('<div>'.repeat(600), notes)
  expect(notes.map(({rule}) => rule)).toContain('deep-nesting')
})
