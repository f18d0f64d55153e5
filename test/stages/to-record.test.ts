import {describe, expect, test} from 'vitest'
import {createBlock, dropBlock, liftBlock} from '../../src/model/block.ts'
import {NO_METADATA} from '../../src/model/metadata.ts'
import {createReport} from '../../src/model/note.ts'
import {createSource} from '../../src/model/source.ts'
import {toRecord} from '../../src/stages/to-record.ts'
import {articleOf, runOne} from '../support/articles.ts'

const report = createReport('test-stage', [])
const at = (start: number, end: number) => ({span: {start, end}})

function record(...parameters: Parameters<typeof articleOf>) {
  const {result} = runOne(toRecord(), articleOf(...parameters))
  if (result.form !== 'record') throw new Error('expected a record')
  return result
}

describe('toRecord', () => {
  test('joins kept blocks by a blank line and counts in code points', () => {
    const {record: written} = record(['A 😀 pier.', 'It opens.'])
    expect(written.text).toBe('A 😀 pier.\n\nIt opens.')
    expect(written.n_chars).toBe(20)
    expect(written.n_words).toBe(4)
    expect(written.paragraphs.map(({start, end}) => [...written.text].slice(start, end).join(''))).toEqual([
      'A 😀 pier.',
      'It opens.',
    ])
  })

  test('a paragraph keeps its id when only its punctuation changes', () => {
    const ids = ['“Too late,” she said.', '"Too late" she said'].map(
      text => record([text]).record.paragraphs[0]!.id,
    )
    expect(ids[0]).toBe(ids[1])
  })

  test('says of every block that is not in the text who took it out, and where it stood', () => {
    const blocks = [
      liftBlock(createBlock('heading', '😀 Title', at(0, 8)), 'title', report),
      createBlock('paragraph', 'Body.', at(9, 14)),
      dropBlock(createBlock('list-item', 'Related', at(15, 22)), 'related-link', report),
    ]
    expect(record(blocks, {decoded: '😀 Title\nBody.\nRelated'}).removals).toEqual([
      {stage: 'test-stage', rule: 'lifted-to-title', kind: 'heading', start: 0, end: 7, text: '😀 Title'},
      {stage: 'test-stage', rule: 'related-link', kind: 'list-item', start: 14, end: 21, text: 'Related'},
    ])
  })

  test('sentences are null unless a stage was asked for them', () => {
    expect(record(['One.']).record.sentences).toBeNull()
    const sentences = [{start: 0, end: 4}]
    const {record: written} = record(['One.', createBlock('paragraph', 'Two.', {sentences})])
    expect(written.sentences).toEqual([{start: 6, end: 10}])
  })

  test('takes captions and the domain', () => {
    const caption = liftBlock(createBlock('caption', 'A pier.', at(0, 7)), 'captions', report)
    const source = createSource({url: 'https://www.beacon.example/a?b'})
    const {record: written} = record(['Body.', caption], {source, metadata: {...NO_METADATA, title: 'Pier'}})
    expect(written).toMatchObject({captions: ['A pier.'], domain: 'beacon.example', title: 'Pier'})
  })

  test('writes marks when asked to, with or without links', () => {
    const marks = [
      {type: 'link', start: 0, end: 3, url: '/one'},
      {type: 'emphasis', start: 4, end: 7},
    ] as const
    const article = articleOf([createBlock('paragraph', 'One two.', {marks})])
    const kinds = (options: Parameters<typeof toRecord>[0]) => {
      const {result} = runOne(toRecord(options), article)
      return 'record' in result ? result.record.marks?.map(({kind}) => kind) : undefined
    }
    expect(kinds({})).toBeUndefined()
    expect(kinds({marks: true})).toEqual(['link', 'emphasis'])
    expect(kinds({marks: true, links: false})).toEqual(['emphasis'])
  })

  test('an article without a kept block is a drop', () => {
    expect(runOne(toRecord(), articleOf([])).result).toMatchObject({reason: 'no-text'})
    const dropped = dropBlock(createBlock('paragraph', 'Menu'), 'navigation', report)
    expect(runOne(toRecord(), articleOf([dropped])).result).toMatchObject({reason: 'all-chrome'})
  })
})
