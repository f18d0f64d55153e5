import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {splitValues} from '../../../src/readers/json/split-values.ts'
import {createReadCounts} from '../../../src/readers/types.ts'
import {collect} from '../../support/collect.ts'
import {readBytes, told} from '../../support/read-bytes.ts'
import {inChunks} from '../../support/scratch.ts'

describe('JSON', () => {
  test('a list gives a document an object, with its own offset', async () => {
    const content = '[\n  {"id": 12345678901234567890, "html": "<p>a"},\n  {"text": "b] }"}\n]\n'
    const readings = await readBytes(content, {name: 'items.json'})
    expect(told(readings)).toEqual(['<p>a', 'b] }'])
    expect(readings.map(({source}) => [source.name, source.offset])).toEqual([
      ['12345678901234567890', 4],
      ['items.json:52', 52],
    ])
  })

  test.each([
    ['an object over several lines', '{\n "text": "a"\n}', ['a']],
    ['objects one after the other', '{\n "text": "a"\n}\n{\n "text": "b"\n}', ['a', 'b']],
    ['lists one after the other', '[{"text":"a"}]\n[{"text":"b"}]', ['a', 'b']],
    ['a byte order mark', '\uFEFF[{"text":"a"}]', ['a']],
    ['escapes before a quotation mark', '[{"text":"a\\\\"},{"text":"\\"b"}]', ['a\\', '"b']],
    ['what is no object', '[{"text":"a"}, 1, "x", [2], null]', ['a', ...Array(4).fill('not-an-object')]],
    ['a bad object', '[{"text":"a"}, {"text": x}, {"text":"b"}]', ['a', 'not-json', 'b']],
    ['an end inside an object', '[{"text":"a"}, {"text":"b', ['a', 'not-json']],
    ['an end between two objects', '[{"text":"a"},', ['a', 'not-json']],
    ['brackets that close nothing', '[{"text":"a"}]}]', ['a', 'not-json', 'not-json']],
  ])('with %s', async (_what, content, expected) => {
    expect(told(await readBytes(content))).toEqual(expected)
    expect(told(await readBytes(content, {size: 1}))).toEqual(expected)
  })

  test.each([
    ['[]', 'a.json', ['empty-input']],
    ['{"a": 1}', 'package.json', ['no-content']],
    ['[Music] {the first words}', 'song.txt', ['[Music] {the first words}']],
    ['["a", "b"]', 'words.txt', ['["a", "b"]']],
  ])('%s in %s', async (content, name, expected) => {
    expect(told(await readBytes(content, {name}))).toEqual(expected)
  })

  test('objects over the limit are passed over', async () => {
    const content = `[{"text":"${'x'.repeat(5000)}"},{"text":"b"}]`
    expect(told(await readBytes(content, {maxBytes: 1000, size: 9}))).toEqual(['too-large', 'b'])
  })

  test('values come back as they were written, whatever the chunks', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.jsonValue(), {maxLength: 5}),
        fc.integer({min: 1, max: 9}),
        fc.constantFrom(undefined, 2),
        async (values, size, indent) => {
          const split = await collect(
            splitValues(inChunks(JSON.stringify(values, null, indent), size), {limit: 1e6}),
          )
          expect(split.map(({bytes}) => JSON.parse(String(bytes)))).toEqual(
            JSON.parse(JSON.stringify(values)),
          )
        },
      ),
      {numRuns: 200},
    )
  })
})

describe('keys', () => {
  test('are known by the names that crawlers and extractors write', async () => {
    const item = {
      ...{
        title: 'Fog',
        author: [{name: 'Mara Quint'}, 'Jon Ek'],
        sourceURL: 'https://e.test/',
        rawHtml: '<p>a',
      },
      ...{markdown: '# b', datePublished: '2026-03-03', crawl_date: '2026-03-04T00:00:00Z', lang: 'en'},
    }
    expect(await readBytes(JSON.stringify(item))).toMatchObject([
      {
        content: '<p>a',
        mediaType: 'text/html',
        source: {
          ...{
            title: 'Fog',
            authors: ['Mara Quint', 'Jon Ek'],
            url: 'https://e.test/',
            published: '2026-03-03',
          },
          ...{crawled: '2026-03-04T00:00:00Z', language: 'en'},
        },
      },
    ])
  })

  test('what a name leaves open, the content says', async () => {
    const lines = '{"body":"<p>a</p>"}\n{"content":{"rendered":"<p>b</p>"}}\n{"text":"<p>c</p>"}\n'
    expect(await readBytes(lines)).toMatchObject([
      {content: '<p>a</p>', mediaType: null},
      {content: '<p>b</p>', mediaType: null},
      {content: '<p>c</p>', mediaType: 'text/plain'},
    ])
  })

  test('a page that is empty leaves its place to the text', async () => {
    expect(told(await readBytes('{"html":"","markdown":"a"}'))).toEqual(['a'])
  })

  test('`date` says when an article was published, and when a page was fetched', async () => {
    const readings = await readBytes(
      '{"text":"a","title":"b","date":"2026-03-03"}\n{"text":"a","date":"2026-03-03"}\n',
    )
    expect(readings.map(({source}) => [source.published, source.crawled])).toEqual([
      ['2026-03-03', null],
      [null, '2026-03-03T00:00:00Z'],
    ])
  })

  test.each([
    [1_772_523_300, '2026-03-03T07:35:00Z'],
    ['1772523300000', '2026-03-03T07:35:00Z'],
    ['Tue, 03 Mar 2026 08:15:00 +0100', '2026-03-03T08:15:00+01:00'],
    ['3 March', '3 March'],
  ])('published %s', async (published, expected) => {
    const [reading] = await readBytes(JSON.stringify({text: 'a', published}))
    expect(reading?.source.published).toBe(expected)
  })

  test.each<[string, object, object]>([
    [
      'in a list of one',
      {text: ['a'], url: ['https://e.test/'], title: ['A']},
      {url: 'https://e.test/', title: 'A'},
    ],
    [
      'in Extended JSON',
      {_id: {$oid: '7'}, text: 'a', title: 'A', published: {$date: {$numberLong: '1772524800000'}}},
      {recordId: '7', published: '2026-03-03T08:00:00Z'},
    ],
    [
      'of a board',
      {selftext: 'a', author: 'mara', created_utc: 1772524800, permalink: '/r/a/7'},
      {url: null, authors: ['mara'], published: '2026-03-03T08:00:00Z'},
    ],
    [
      'around the object',
      {id: '7', webTitle: 'A', webPublicationDate: '2026-03-03', fields: {body: 'a'}},
      {recordId: '7', title: 'A', published: '2026-03-03'},
    ],
    [
      'of a crawl',
      {
        text: 'a',
        meta: {headers: {'warc-target-uri': 'https://e.test/', 'warc-date': '2026-03-03T08:00:00Z'}},
      },
      {url: 'https://e.test/', crawled: '2026-03-03T08:00:00Z'},
    ],
    [
      'of a tweet',
      {id_str: '7', text: 'a…', extended_tweet: {full_text: 'a'}, user: {name: 'Mara'}},
      {recordId: '7', authors: ['Mara']},
    ],
    [
      'of two dates',
      {text: 'a', title: 'A', date: '2026-03-03', timestamp: '2026/03/04 08:00:00'},
      {published: '2026-03-03', crawled: '2026-03-04T08:00:00Z'},
    ],
    ['flat', {text: 'a', 'metadata.url': 'https://e.test/'}, {url: 'https://e.test/'}],
    ['of a newspaper', {text: 'a', source: {name: 'The Gazette'}}, {publisher: 'The Gazette', url: null}],
  ])('what is written %s', async (_where, object, source) => {
    expect(await readBytes(`${JSON.stringify(object)}\n`)).toMatchObject([{content: 'a', source}])
  })

  test('a list that was given to a name, as in archives of Twitter', async () => {
    const tweets = [{tweet: {id_str: '7', full_text: 'a'}}, {tweet: {id_str: '8', full_text: 'b'}}]
    const file = `window.YTD.tweets.part0 = ${JSON.stringify(tweets)}`
    for (const size of [1, 9, 65_536]) {
      const readings = await readBytes(file, {name: 'tweets.js', size})
      expect(told(readings)).toEqual(['a', 'b'])
      expect(readings[1]!.source).toMatchObject({recordId: '8', offset: file.lastIndexOf('{"tweet"')})
    }
  })

  test('words that stand out in a line are in pieces of their own', async () => {
    const text = ['Read ', {type: 'link', text: 'more'}, '.\n\nLater.']
    expect(told(await readBytes(JSON.stringify({text, title: 'A'})))).toEqual(['Read more.\n\nLater.'])
  })

  test('what was taken back, and what is said to an index, is passed over', async () => {
    const counts = createReadCounts()
    const lines = [{selftext: '[removed]', author: '[deleted]'}, {index: {_id: '7'}}, {text: 'a'}]
    const bytes = lines.map(line => `${JSON.stringify(line)}\n`).join('')
    expect(told(await readBytes(bytes, {counts}))).toEqual(['a'])
    expect(counts.passedOver).toEqual({unpublished: 1, 'record-type': 1})
  })

  test('can be chosen, with dots that lead inside', async () => {
    const columns = {text: 'data.story', id: 'key', title: 'data.head'}
    const content = '{"key":"k1","text":"other","html":"<p>","data":{"story":"mine","head":"Fog"}}'
    expect(await readBytes(content, {columns})).toMatchObject([
      {content: 'mine', mediaType: 'text/plain', source: {recordId: 'k1', title: 'Fog'}},
    ])
    expect(told(await readBytes(content, {columns: {text: 'data.missing'}}))).toEqual(['no-content'])
  })

  test('of a list in which some have no text the others are read', async () => {
    const articles =
      '{"articles": [{"title": "Fog", "content": "One."}, {"title": "Rain"}, {"title": "Sun", "content": "Two."}]}'
    expect(told(await readBytes(articles))).toEqual(['One.', 'no-content', 'Two.'])
  })

  test('objects are found where interfaces wrap them', async () => {
    const [one] = await readBytes(
      '{"success":true,"data":{"markdown":"a","metadata":{"sourceURL":"https://e.test/"}}}',
    )
    expect(one).toMatchObject({content: 'a', source: {url: 'https://e.test/'}})
    expect(told(await readBytes('{"total":2,"items":[{"text":"a"},{"content_html":"<p>b"}]}'))).toEqual([
      'a',
      '<p>b',
    ])
    expect(told(await readBytes('{"items":[{"text":"a"},{"n":1}]}'))).toEqual(['no-content'])
    // What is wrong with one is no other's fault.
    const items = '{"items":[{"text":"a"},{"text":"b","url":7},{"text":"c"}]}'
    expect(told(await readBytes(items))).toEqual(['a', 'bad-field', 'c'])
  })
})

describe('HAR', () => {
  const entry = (url: string, status: number, content: object) => ({
    startedDateTime: '2026-03-03T08:15:00.000+01:00',
    request: {url},
    response: {status, content},
  })

  test('gives the pages, and passes over what else was loaded', async () => {
    const entries = [
      entry('https://e.test/', 200, {mimeType: 'text/html; charset=utf-8', text: '<p>a'}),
      entry('https://e.test/b', 200, {mimeType: 'text/html', text: 'PHA+Yg==', encoding: 'base64'}),
      entry('https://e.test/c.png', 200, {mimeType: 'image/png', text: 'AAAA', encoding: 'base64'}),
      entry('https://e.test/d', 404, {mimeType: 'text/html', text: '<p>Not found'}),
      entry('https://e.test/e', 200, {mimeType: 'text/html'}),
      entry('https://e.test/f', 206, {mimeType: 'text/html', text: '<p>f'}),
      entry('https://e.test/g', 200, {mimeType: 'application/json', text: '{"title":"G","text":"g"}'}),
      null,
    ]
    const counts = {files: 0, bytes: 0, contentBytes: 0, passedOver: {}}
    const readings = await readBytes(JSON.stringify({log: {version: '1.2', entries}}, null, 1), {counts})
    expect(told(readings)).toEqual(['<p>a', '<p>b', 'no-content', '<p>f'])
    expect(readings[0]).toMatchObject({
      declaredCharset: 'utf-8',
      source: {name: 'https://e.test/', url: 'https://e.test/', crawled: '2026-03-03T07:15:00Z'},
    })
    expect(counts.passedOver).toEqual({'media-type': 2, 'http-status': 2})
    const asked = {filters: {mediaTypes: ['application/json']}}
    expect(await readBytes(JSON.stringify({log: {entries}}), asked)).toMatchObject([
      {content: 'g', source: {title: 'G', url: 'https://e.test/g', crawled: '2026-03-03T07:15:00Z'}},
    ])
  })
})
