import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import type {InputFormat} from '../../../src/readers/types.ts'
import {damage, damaged} from '../../support/damage.ts'
import {readBytes, readInParts, told} from '../../support/read-bytes.ts'

const counted = '\n   1 of 2 DOCUMENTS\n\nFog\n\nLENGTH: 2 words\n\nOne.\n\n   2 of 2 DOCUMENTS\n\nTwo.\n'
const ended = 'Fog\n\nLength: 2 words\nBody\n\nOne.\nEnd of Document\n\n\nRain\nTwo.\nEnd of Document\n\n'
const factiva =
  'HD   Fog\nLP   \nOne.\n\nAN   Document TIDEG000020240211ek2b0001u\n\n\nHD   Rain\nLP   \nTwo.\n\nAN   Document TIDEG000020240212ek2b0001u\n\nSearch Summary\nText   fog\n'
const russian = factiva.replaceAll('Document', 'Документ')
const long = '<doc id="1">\nOne.\n'.concat('\nFog.'.repeat(5000), '\n</doc>\n<doc id="2">\nTwo.\n</doc>\n')
const tagged = '<doc id="1" url="https://e.test/1" title="Fog">\nOne.\n</doc>\n<doc id="2">\nTwo.\n\n</doc>\n'
const labelled =
  '=====\nURL: https://e.test/1\nTitle: Fog\n=====\nOne.\n\n=====\nURL: https://e.test/2\nTitle: Rain\n=====\nTwo.\n'
const signed = 'One.\n<|endoftext|>\nTwo.\nURL: x\n<|endoftext|>\n\n'

/** Files, and what begins each of their texts. */
const FILES: Readonly<Record<string, [content: string, ...beginnings: string[]]>> = {
  'counts of a press archive': [counted, '\n   1 of 2', '   2 of 2'],
  'ends of a press archive': [ended, 'Fog', '\n\nRain'],
  'ends of another': [factiva, 'HD   Fog', '\n\nHD   Rain'],
  'ends of pages in Russian': [russian, 'HD   Fog', '\n\nHD   Rain'],
  'tags, with many lines between them': [long, '<doc id="1"', '<doc id="2"'],
  tags: [tagged, '<doc id="1"', '<doc id="2"'],
  labels: [labelled, 'URL: https://e.test/1', 'URL: https://e.test/2'],
  'signs for the end': [signed, 'One.', 'Two.'],
}

describe('texts in one file', () => {
  test.each(Object.entries(FILES))('are told by %s', async (_what, [content, ...beginnings]) => {
    for (const eol of ['\n', '\r\n']) {
      const bytes = Buffer.from(content.replaceAll('\n', eol))
      const readings = await readBytes(bytes)
      expect(told(readings).map(text => text.trimStart().slice(0, 3))).toEqual(
        beginnings.map(text => text.trimStart().slice(0, 3)),
      )
      for (const [index, {source}] of readings.entries())
        expect(bytes.subarray(source.offset).toString()).toMatch(
          new RegExp(`^\\s*${beginnings[index]!.trim().replace(/[|()]/g, '\\$&')}`),
        )
    }
  })

  test('nothing of them is lost but what is counted', async () => {
    const counts = {files: 0, bytes: 0, contentBytes: 0, passedOver: {}}
    expect(told(await readBytes(factiva, {counts})).join('')).toBe(
      factiva.slice(0, factiva.indexOf('\nSearch')),
    )
    expect(counts.passedOver).toEqual({index: 1})
    expect(told(await readBytes(counted)).join('')).toBe(counted.trimStart().padStart(counted.length - 1))
  })

  test.each([
    ['one document', counted.replaceAll('of 2', 'of 1').slice(0, counted.indexOf('   2 of'))],
    ['rules alone', `${'One.\n\n-----\n\nTwo.\n\n-----\n\n'.repeat(9)}`],
    ['a label that stands there once', 'URL: https://e.test/1\nTitle: Fog\n\nOne.\n'],
    ['labels of another kind', 'Q: Why?\nA: So.\n\nQ: How?\nA: So.\n'],
    ['a title in two places', 'Title: Fog\n\nOne.\n\nTitle: Rain\n\nTwo.\n'],
    ['a count in a sentence', 'On page 1 of 2 documents stood.\n\n1 of 2 documents was lost\n'],
    ['words in columns', '<doc id="1">\n<s>\nOne\tCD\tone\n</s>\n</doc>\n'],
  ])('%s is one text', async (_what, content) => {
    expect(told(await readBytes(content))).toEqual([content])
  })

  test('are divided by rules and form feeds where that is asked for', async () => {
    const ask = {format: 'texts'} as const
    expect(told(await readBytes('One.\n\n-----\nTwo.\n-----\n', ask))).toEqual(['One.\n\n', 'Two.\n'])
    expect(told(await readBytes('One.\n\fTwo.\n\f\n', ask))).toEqual(['One.\n', '\fTwo.\n'])
    expect(told(await readBytes('One.\nTwo.\n', ask))).toEqual(['One.\nTwo.\n'])
    expect(told(await readBytes('\n-----\n', ask))).toEqual(['empty-input'])
  })

  test('over the limit are passed over', async () => {
    const long = signed.replace('One.', 'One. '.repeat(1000))
    expect(told(await readBytes(long, {maxBytes: 1000, size: 9}))).toEqual(['too-large', 'Two.\nURL: x\n'])
  })
})

describe('a document a line', () => {
  const content = 'One.\n\n1\tTwo.\r\nDrei – fünf\n'
  const ask = {format: 'lines'} as const

  test('is read where it is asked for', async () => {
    const readings = await readBytes(content, ask)
    expect(told(readings)).toEqual(['One.', '1\tTwo.\r', 'Drei – fünf'])
    expect(readings.map(({source}) => source.offset)).toEqual([0, 6, 14])
    expect(told(await readBytes(content))).toEqual([content])
    expect(told(await readBytes('\n \n', ask))).toEqual(['empty-input'])
  })

  test('is the same in parts', async () => {
    const bytes = Buffer.from(content)
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(bytes.length), {maxLength: 4}), async cuts => {
        expect(await readInParts(bytes, cuts, ask)).toEqual(await readBytes(bytes, ask))
      }),
    )
  })
})

test('whatever the bytes, nothing is thrown and the size of the chunks makes no difference', async () => {
  const files = Object.values(FILES).map(([content]) => Buffer.from(content))
  const formats = fc.constantFrom<InputFormat | null>(null, 'texts', 'lines')
  await fc.assert(
    fc.asyncProperty(
      ...([fc.constantFrom(...files), damage, formats, fc.constantFrom(1, 7, 64)] as const),
      async (bytes, harms, format, size) => {
        const broken = damaged(bytes, harms)
        const readings = await readBytes(broken, {format, size, name: 'a.txt'})
        expect(readings).toEqual(await readBytes(broken, {format, name: 'a.txt'}))
        for (const {source} of readings) expect(source.offset).toBeLessThanOrEqual(broken.length)
      },
    ),
    {numRuns: 400},
  )
})

test.each([
  '-- MySQL dump 10.13\n\n/*!40101 SET NAMES utf8 */;\nDROP TABLE IF EXISTS `posts`;\nCREATE TABLE `posts` (`id` int);\n',
  '--\n-- PostgreSQL database dump\n--\n\nSET statement_timeout = 0;\nCOPY public.posts (id, body) FROM stdin;\n1\ta\n',
  'PRAGMA foreign_keys=OFF;\nBEGIN TRANSACTION;\nCREATE TABLE posts(id);\nINSERT INTO posts VALUES(1);\n',
])('a dump of a database is no text', async sql => {
  expect(await readBytes(sql)).toMatchObject([{code: 'no-content', message: expect.stringMatching(/SQL/)}])
})

test('a text about SQL is one', async () => {
  const text = 'Create a table first:\n\nCREATE TABLE posts (id int);\n'
  expect(told(await readBytes(text))).toEqual([text])
  expect(told(await readBytes('SET in Egypt, the book was printed.\n'))).toHaveLength(1)
})
