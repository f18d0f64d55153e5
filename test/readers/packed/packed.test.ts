import {deflateSync, gzipSync} from 'node:zlib'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {unpackValue} from '../../../src/readers/packed/unpack-value.ts'
import {readBytes, told} from '../../support/read-bytes.ts'

const PAGE = '<!doctype html><html><body><p>Le café &amp; le bac — hier</p>\n<p>山の駅</p></body></html>'
const python = (bytes: Buffer) =>
  `b'${[...bytes].map(byte => (byte < 32 || byte > 126 ? `\\x${byte.toString(16).padStart(2, '0')}` : String.fromCharCode(byte).replace(/['\\]/, '\\$&'))).join('')}'`

/** Layers that programs put around a page: from bytes to text, from bytes to bytes, from text to text. */
const LAYERS: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
  base64: bytes => Buffer.from(bytes.toString('base64')),
  'base64 in lines': bytes => Buffer.from(bytes.toString('base64').replace(/.{76}/g, '$&\r\n')),
  'base64 for addresses': bytes => Buffer.from(bytes.toString('base64url')),
  'a data address': bytes => Buffer.from(`data:text/html;charset=utf-8;base64,${bytes.toString('base64')}`),
  hexadecimal: bytes => Buffer.from(`\\x${bytes.toString('hex')}`),
  'bytes of Python': bytes => Buffer.from(python(bytes)),
  'a string of JSON': bytes => Buffer.from(JSON.stringify(bytes.toString())),
}
const PACKERS: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
  gzip: bytes => gzipSync(bytes),
  zlib: bytes => deflateSync(bytes),
  nothing: bytes => bytes,
}

describe('unpackValue', () => {
  const writes = Object.keys(LAYERS).flatMap(layer =>
    Object.keys(PACKERS).map(packer => [layer, packer] as const),
  )
  test.each(writes.filter(([layer, packer]) => layer !== 'a string of JSON' || packer === 'nothing'))(
    'undoes %s of %s',
    (layer, packer) => {
      const value = LAYERS[layer]!(PACKERS[packer]!(Buffer.from(PAGE))).toString()
      const {content, wasPacked} = unpackValue(value, 1e6)
      expect([Buffer.from(content).toString(), wasPacked]).toEqual([PAGE, true])
    },
  )

  test.each([
    ['a hash', 'd41d8cd98f00b204e9800998ecf8427ed41d8cd98f00b204e9800998ecf8427e'],
    ['a long word', 'Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaft'],
    [
      'a picture',
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, ...Array(60).fill(7)]).toString('base64'),
    ],
    ['a page', PAGE],
    ['bytes that begin with an x', Buffer.from('x\x9cis not zlib, though it begins so', 'latin1')],
  ])('%s is left alone', (_what, value) => {
    expect(unpackValue(value, 1e6)).toMatchObject({content: value, wasPacked: false})
  })

  test('nothing is thrown, whatever the value', () => {
    const text = fc.oneof(fc.string(), fc.string({unit: 'binary'}), fc.base64String(), fc.json())
    fc.assert(
      fc.property(fc.oneof(text, fc.uint8Array()), value => {
        unpackValue(value, 1e6)
      }),
      {numRuns: 500},
    )
  })
})

describe('rows and lines', () => {
  test('what was undone is doubted, and what is in it says what it is', async () => {
    const text = JSON.stringify({text: Buffer.from(PAGE).toString('base64')})
    expect(await readBytes(text)).toMatchObject([{mediaType: null, source: {doubts: ['packed-value']}}])
    expect(await readBytes(JSON.stringify({text: PAGE}))).toMatchObject([
      {content: PAGE, mediaType: 'text/html', source: {doubts: []}},
    ])
  })

  test('a bomb is a reject', async () => {
    const bomb = gzipSync(Buffer.alloc(3_000_000)).toString('base64')
    expect(told(await readBytes(JSON.stringify({html: bomb}), {maxBytes: 1e6}))).toEqual(['expands-too-much'])
    const rows = `id,html\n1,${bomb}\n2,<p>b\n`
    expect(told(await readBytes(rows, {maxBytes: 1e6}))).toEqual(['expands-too-much', '<p>b'])
  })

  test('lists that were written as strings are lists', async () => {
    const rows = `text,authors\n"['One.', ""It's two.""]","['Mara Quint', 'Jon Ek']"\n`
    expect(await readBytes(rows)).toMatchObject([
      {content: "One.\n\nIt's two.", source: {authors: ['Mara Quint', 'Jon Ek']}},
    ])
  })

  test('text may come in pieces', async () => {
    const lines = [
      {text: ['One.', 'Two.']},
      {title: 'T', content: [{type: 'p', text: 'One.'}, {type: 'image'}, {type: 'p', text: 'Two.'}]},
      {article: {title: 'T', body: ['One.', 'Two.']}},
    ].map(line => JSON.stringify(line))
    expect(told(await readBytes(lines.join('\n')))).toEqual(Array(3).fill('One.\n\nTwo.'))
  })

  test('objects are found some levels down', async () => {
    const hits = {
      took: 3,
      hits: {
        total: {value: 2},
        hits: [
          {_id: 'a', _source: {title: 'A', text: 'a'}},
          {_id: 'b', _source: {title: 'B', text: 'b'}},
        ],
      },
    }
    expect(told(await readBytes(JSON.stringify(hits)))).toEqual(['a', 'b'])
    const posts = [
      {slug: 's', title: 'S', status: 'published', html: '<p>a'},
      {slug: 't', status: 'draft', html: '<p>b'},
    ]
    const counts = {files: 0, bytes: 0, contentBytes: 0, passedOver: {}}
    const ghost = {db: [{meta: {}, data: {posts: [...posts, {slug: 'u', status: 'draft', html: null}]}}]}
    expect(told(await readBytes(JSON.stringify(ghost), {counts}))).toEqual(['<p>a'])
    expect(counts.passedOver).toEqual({unpublished: 2})
    expect(told(await readBytes('{"a":{"b":{"text":"x"}}}'))).toEqual(['no-content'])
  })
})
