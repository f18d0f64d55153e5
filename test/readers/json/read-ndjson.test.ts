import {gzipSync} from 'node:zlib'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import type {Reading} from '../../../src/model/reading.ts'
import {Cursor} from '../../../src/readers/bytes/cursor.ts'
import {gunzip} from '../../../src/readers/bytes/gunzip.ts'
import {createContext} from '../../../src/readers/context.ts'
import {readNdjson} from '../../../src/readers/json/read-ndjson.ts'
import {collect} from '../../support/collect.ts'
import {inChunks} from '../../support/scratch.ts'

const LIMIT = createContext({maxBytes: 1000})

function read(content: Uint8Array | string, {size = 65_536, limits = LIMIT} = {}): Promise<Reading[]> {
  return collect(
    readNdjson({file: 'in/dump.ndjson', name: 'dump.ndjson', chunks: inChunks(content, size)}, limits),
  )
}

const told = (readings: Reading[]) =>
  readings.map(reading => (reading.form === 'unread' ? reading.code : String(reading.content)))

describe('lines', () => {
  test('give documents with id, URL, charset, media type and offset', async () => {
    const [one, two, three] = await read(
      '{"id":"a","url":"https://e.test/1","html":"<p>x"}\n{"id":7,"text":"y"}\n{"base64":"6fHp","charset":"latin1","media_type":"text/html"}',
    )
    expect(one).toMatchObject({
      content: '<p>x',
      mediaType: 'text/html',
      declaredCharset: null,
      source: {file: 'in/dump.ndjson', name: 'a', recordId: 'a', offset: 0, url: 'https://e.test/1'},
    })
    expect(two).toMatchObject({
      content: 'y',
      mediaType: 'text/plain',
      source: {recordId: '7', offset: 50, name: '7'},
    })
    expect(three).toMatchObject({
      content: Buffer.from([0xe9, 0xf1, 0xe9]),
      mediaType: 'text/html',
      declaredCharset: 'latin1',
      source: {recordId: null, name: 'dump.ndjson:70', offset: 70},
    })
  })

  test.each([
    ['byte order mark and CRLF', '\uFEFF{"text":"a"}\r\n{"text":"b"}\r\n', ['a', 'b']],
    ['nothing but blank lines', '\n \r\n\t', ['empty-input']],
    ['blank lines', '\n  \n{"text":"a"}\n\t\r\n\n', ['a']],
    ['RFC 7464 record separators', '\x1e{"text":"a"}\n\x1e{"text":"b"}\n', ['a', 'b']],
    ['line separators inside strings', '{"text":"a\u2028b\u0085"}\n', ['a\u2028b\u0085']],
    ['not JSON', 'x\n{"text":"a"}\n{"text":"b"}{}\n', ['not-json', 'a', 'not-json']],
    ['no object', 'null\n1\n"x"\n[]\ntrue\n', Array(5).fill('not-an-object')],
    ['no content', '{}\n{"html":null}\n{"id":"1"}\n', Array(3).fill('no-content')],
    [
      'fields of the wrong kind',
      '{"html":1}\n{"html":["a","b"]}\n{"text":"a","url":5}\n{"text":"a","id":{}}\n{"base64":"€"}\n{"base64":"a"}\n{"text":"a","charset":1}\n',
      Array(7).fill('bad-field'),
    ],
    ['lone surrogates', '{"text":"\\ud800 x \\udc00\\ud800"}\n', ['\uFFFD x \uFFFD\uFFFD']],
    ['keys of the prototype', '{"__proto__":{"text":"p"},"constructor":{"x":1},"text":"a"}\n', ['a']],
    ['only a prototype key', '{"__proto__":{"text":"p"}}\n', ['no-content']],
    ['NUL bytes', '\0\n{"text":"a"}\n', ['not-json', 'a']],
    ['windows-1252', Buffer.from('{"text":"Caf\xe9 \x93here\x94"}\n', 'latin1'), ['Café “here”']],
    [
      'a byte that is not UTF-8 among others that are',
      Buffer.concat([Buffer.from('{"text":"Café, größer'), Buffer.from([0xff]), Buffer.from(' über"}')]),
      ['Café, größerÿ über'],
    ],
    ['nested arrays', `{"x":${'['.repeat(400)}${']'.repeat(400)},"text":"a"}\n`, ['a']],
  ])('%s', async (_what, content, expected) => {
    expect(told(await read(content))).toEqual(expected)
  })

  test('over the limit are rejected without being held, and the next line is read', async () => {
    const long = `{"text":"${'x'.repeat(5000)}"}`
    const readings = await read(`{"text":"a"}\n${long}\n{"text":"b"}\n${long}`, {size: 7})
    expect(told(readings)).toEqual(['a', 'too-large', 'b', 'too-large'])
    expect(readings[1]!.source.offset).toBe(13)
    expect(readings[1]).toMatchObject({message: 'the line has 5011 bytes, more than the limit of 1000'})
  })

  test('an id keeps all its digits', async () => {
    const [reading] = await read('{"n":{"id":1},"s":"\\"id\\":2","id": 12345678901234567890,"text":"a"}')
    expect(reading!.source.recordId).toBe('12345678901234567890')
  })

  test('no key reaches the prototype of objects', async () => {
    await read('{"__proto__":{"polluted":1},"text":"a"}')
    expect(({} as {polluted?: number}).polluted).toBeUndefined()
  })
})

test('chunk borders make no difference', async () => {
  const line = fc.oneof(
    fc.record({text: fc.string()}).map(value => JSON.stringify(value)),
    fc.constantFrom('', ' ', '\r', 'null', '{', '{"text":1}', '{"html":"é漢😀"}', `"${'x'.repeat(1200)}"`),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(line, {maxLength: 8}), fc.integer({min: 1, max: 40}), async (lines, size) => {
      const content = lines.join('\n')
      expect(await read(content, {size})).toEqual(await read(content))
    }),
    {numRuns: 60},
  )
})

test('offsets point at the lines', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.string({unit: 'grapheme'}), {minLength: 1}), async texts => {
      const content = Buffer.from(texts.map(text => `${JSON.stringify({text})}\n`).join(''))
      for (const reading of await read(content)) {
        const rest = content.subarray(reading.source.offset).toString()
        expect(JSON.parse(rest.slice(0, rest.indexOf('\n')))).toEqual({
          text: reading.form === 'bytes' ? reading.content : null,
        })
      }
    }),
    {numRuns: 50},
  )
})

test('broken gzip data gives the lines before the break and tells the loss', async () => {
  const content = Array.from(
    {length: 300},
    (_, index) => `{"id":${index},"text":"${Math.sin(index)}"}\n`,
  ).join('')
  const packed = gzipSync(content)
  const cut = packed.subarray(0, packed.length >> 1)
  const readings = await collect(
    readNdjson({file: 'd.gz', name: 'd.gz', chunks: gunzip(new Cursor(inChunks(cut, 50)))}, LIMIT),
  )
  const last = readings.pop()!
  expect(readings.length).toBeGreaterThan(50)
  expect(readings.every(({form}) => form === 'bytes')).toBe(true)
  expect(last).toMatchObject({
    form: 'unread',
    code: 'not-decompressed',
    message: 'the gzip data is cut short',
  })
  expect(content.slice(last.source.offset)).toMatch(new RegExp(`^{"id":${readings.length},`))
})
