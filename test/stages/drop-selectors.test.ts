import {describe, expect, test} from 'vitest'
import {readPage} from '../../src/html/read-page.ts'
import type {PageDocument} from '../../src/model/forms.ts'
import {createSource} from '../../src/model/source.ts'
import {dropSelectors} from '../../src/stages/drop-selectors.ts'
import {keepBlocks} from '../../src/stages/keep-blocks.ts'
import {runOne} from '../support/articles.ts'

const HTML =
  '<div><p>One.</p><div class="print-footer"><p>Printed on <b>Monday</b>.</p></div><p>Two.</p></div>'
const page = (known: Parameters<typeof createSource>[0] = {}): PageDocument => ({
  form: 'page',
  page: readPage(HTML),
  charset: null,
  charsetSource: 'given',
  source: createSource({url: 'https://old.gazette.example/1', crawled: '2008-02-03T00:00:00Z', ...known}),
})

function dropped(options: Parameters<typeof dropSelectors>[0], document = page()): string[] {
  const {result} = runOne(dropSelectors(options), document)
  if (result.form !== 'page') throw new Error('expected a page')
  return result.page.blocks.filter(row => row.droppedBy === 'site-selector').map(row => row.text)
}

describe('dropSelectors', () => {
  const selectors = ['.print-footer']

  test('marks the rows inside what a selector names', () => {
    expect(dropped({selectors})).toEqual(['Printed on Monday.'])
  })

  test.each([
    ['on its own site', {domains: ['gazette.example']}, 1],
    ['on no other', {domains: ['beacon.example']}, 0],
    ['before the day it ends', {until: '2009-04-01'}, 1],
    ['not from that day on', {until: '2008-02-03'}, 0],
    ['not before it begins', {from: '2010-01-01'}, 0],
  ])('holds %s', (_when, limits, count) => expect(dropped({selectors, ...limits})).toHaveLength(count))

  test('leaves the page alone, tree unmade, where it does not hold', () => {
    const document = page()
    expect(runOne(dropSelectors({selectors, domains: ['beacon.example']}), document).result).toBe(document)
  })

  test('refuses what is no selector', () => {
    expect(() => dropSelectors({selectors: ['.note', '..x[']})).toThrow(
      /^Cannot use `\.\.x\[` in `drop-selectors`: /,
    )
  })

  test('refuses a day that is none', () => {
    expect(() => dropSelectors({selectors, until: 'April'})).toThrow('expected a day as YYYY-MM-DD')
  })

  test('what it took out is a removal with its rule', () => {
    const {result} = runOne(dropSelectors({selectors}), page())
    const {notes} = runOne(keepBlocks(), result as PageDocument)
    expect(notes).toMatchObject([{kind: 'removal', rule: 'site-selector', before: 'Printed on Monday.'}])
  })
})
