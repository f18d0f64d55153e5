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

const CONLLU = `# newdoc id = d1\n# title = Fog\n# sent_id = 1\n# text = The fog, he said, "rose".\n1\tThe\tthe\tDET\t_\t_\t2\tdet\t_\t_\n2\tfog\tfog\tNOUN\t_\t_\t0\troot\t_\t_\n
# sent_id = 2\n1-2\tIm\t_\t_\t_\t_\t_\t_\t_\t_\n1\tIn\tin\tADP\t_\t_\t3\tcase\t_\t_\n2\tdem\tder\tDET\t_\t_\t3\tdet\t_\t_\n3\tHafen\tHafen\tNOUN\t_\t_\t0\troot\t_\tSpaceAfter=No\n4\t.\t.\tPUNCT\t_\t_\t3\tpunct\t_\t_\n
# newdoc id = d2\n# newpar\n1\tZwei\tzwei\tNUM\t_\t_\t0\troot\t_\t_\n\n`
const VERTICAL = `<doc id="1" url="https://e.test/1" title="Fog &amp; ferry" date="2026-03-03">\n<p>\n<s>\nThe\tDT\tthe\nfog\tNN\tfog\n,\t,\t,\n"\t''\t"\nhe\tPP\the\n"\t''\t"\nsaid\tVV\tsay\n.\tSENT\t.\n</s>\n</p>\n<p>\n<s>\nTwo\tCD\t2\n<g/>\n.\tSENT\t.\n</s>\n</p>\n</doc>\n<doc id="2">\n<s>\nDrei\tCARD\tdrei\n</s>\n</doc>\n`

describe('corpora in words', () => {
  test('CoNLL-U: stated texts, else words put together', async () => {
    const readings = await readBytes(CONLLU)
    expect(told(readings)).toEqual(['The fog, he said, "rose". Im Hafen.', 'Zwei'])
    expect(readings[0]!.source).toMatchObject({recordId: 'd1', title: 'Fog', offset: 0})
    expect(readings[1]!.source.offset).toBe(CONLLU.lastIndexOf('# newdoc'))
  })

  test('vertical text: words put together by glue and by signs', async () => {
    const readings = await readBytes(VERTICAL)
    expect(told(readings)).toEqual(['The fog, "he" said.\n\nTwo.', 'Drei'])
    expect(readings[0]!.source).toMatchObject({
      ...{recordId: '1', url: 'https://e.test/1', title: 'Fog & ferry', published: '2026-03-03'},
    })
  })

  test('numbered sentences are a document each, in any parts', async () => {
    const lines = [
      'Fog over the weir.',
      'Two boats were late.',
      '',
      'Nobody saw it.',
      'It rained all day.',
      'So it did.',
    ]
    const bytes = Buffer.from(
      lines
        .map((line, i) => `${i + 9}\t${line}\n`)
        .join('')
        .replace('11\t\n', '11\tIt is so.\n'),
    )
    const readings = await readBytes(bytes)
    expect(told(readings)).toEqual(lines.map(line => line || 'It is so.'))
    expect(readings.map(({source}) => source.recordId)).toEqual(['9', '10', '11', '12', '13', '14'])
    expect(await readInParts(bytes, [20, 60])).toEqual(readings)
  })

  test('lines that are set in by tabs are no table', async () => {
    const poem = '\t\tThe fog came in\n'.repeat(9)
    expect(told(await readBytes(poem))).toEqual([poem])
  })

  test('tables without names are rejects that say how to read them', async () => {
    const table = Array.from({length: 9}, (_, i) => `${i}\thttps://e.test/${i}\tFog ${i}\n`).join('')
    expect(await readBytes(table)).toMatchObject([
      {code: 'no-content', message: expect.stringMatching(/--columns text=3/)},
    ])
    const readings = await readBytes(table, {format: 'csv', columns: {text: '3', url: '2'}})
    expect(told(readings)).toEqual(Array.from({length: 9}, (_, i) => `Fog ${i}`))
    expect(readings[8]!.source.url).toBe('https://e.test/8')
    expect(told(await readBytes(table, {format: 'csv', columns: {text: '4'}}))).toEqual(['no-content'])
  })
})

const SRT =
  '\uFEFF1\r\n00:00:01,000 --> 00:00:03,000\r\n<i>Fog over</i>\r\nthe weir.\r\n\r\n2\r\n00:00:03,100 --> 00:00:05,000\r\n- Two boats\r\n\r\n3\r\n00:00:20,000 --> 00:00:22,000\r\n{\\an8}Rain.\r\n'
const VTT =
  'WEBVTT\nKind: captions\nLanguage: en\n\nNOTE not said\n\n00:01.000 --> 00:02.000 align:start\n \nfog<00:01.300><c> over</c>\n\n00:02.000 --> 00:02.010\nfog over\n \n\nid\n00:02.010 --> 00:03.000\nfog over\nthe &amp; weir\n'

describe('subtitles', () => {
  test('are what is said', async () => {
    expect(told(await readBytes(SRT))).toEqual(['Fog over the weir.\n\nTwo boats\n\nRain.'])
  })

  test('that roll say each line once', async () => {
    expect(await readBytes(VTT)).toMatchObject([{content: 'fog over the & weir', source: {language: 'en'}}])
    expect(told(await readBytes('WEBVTT\n\n'))).toEqual(['empty-input'])
  })

  test('that are told of in a text are no file of them', async () => {
    const text = 'A cue reads 00:00:01,000 --> 00:00:03,000 and then what is said.\n'
    expect(told(await readBytes(text))).toEqual([text])
  })
})

test('whatever becomes of corpora and subtitles, nothing is thrown and chunks make no difference', async () => {
  const files = fc.constantFrom(...[CONLLU, VERTICAL, SRT, VTT].map(text => Buffer.from(text)))
  await fc.assert(
    fc.asyncProperty(files, damage, fc.constantFrom(1, 7, 64), async (bytes, harms, size) => {
      const broken = damaged(bytes, harms)
      expect(await readBytes(broken, {size})).toEqual(await readBytes(broken))
    }),
    {numRuns: 400},
  )
})
