import {brotliCompressSync, deflateRawSync, deflateSync, gzipSync} from 'node:zlib'
import {describe, expect, test} from 'vitest'
import {createReadCounts, type ReadOptions} from '../../../src/readers/types.ts'
import {readBytes, told} from '../../support/read-bytes.ts'
import {httpResponse, infoRecord, pageRecord, warcRecord} from '../../support/warc.ts'

const interim = 'HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n'
const page = (text: string) => `<!doctype html><p>${text}</p>`
/** What comes between two good records, and of it. */
async function between(middle: Uint8Array | string, options: ReadOptions = {}) {
  const bytes = Buffer.concat([
    infoRecord(),
    pageRecord(page('a')),
    Buffer.from(middle),
    pageRecord(page('z')),
  ])
  const readings = await readBytes(bytes, options)
  expect(told(readings)[0]).toBe(page('a'))
  expect(told(readings).at(-1)).toBe(page('z'))
  return readings.slice(1, -1)
}

describe('a record', () => {
  test('gives the page with all that the archive knows of it', async () => {
    const record = warcRecord(httpResponse('<p>x', {'Content-Type': 'text/html; charset=KOI8-R'}), {
      'WARC-Target-URI': '<https://e.test/x>',
      'WARC-Record-ID': '<urn:uuid:1>',
      'WARC-Identified-Content-Language': 'rus,eng',
    })
    const info = infoRecord()
    expect(await readBytes(Buffer.concat([info, record]))).toMatchObject([
      {
        form: 'bytes',
        content: Buffer.from('<p>x'),
        mediaType: 'text/html; charset=KOI8-R',
        declaredCharset: 'KOI8-R',
        source: {
          file: 'in/in.dat',
          name: 'urn:uuid:1',
          recordId: 'urn:uuid:1',
          offset: info.length,
          url: 'https://e.test/x',
          crawled: '2024-01-02T03:04:05Z',
          language: 'ru',
          doubts: [],
        },
      },
    ])
  })

  test('of a WET file is text', async () => {
    const record = warcRecord('One line.\nAnother.', {
      'WARC-Type': 'conversion',
      'Content-Type': 'text/plain',
    })
    expect(await readBytes(record)).toMatchObject([
      {content: Buffer.from('One line.\nAnother.'), mediaType: 'text/plain'},
    ])
  })

  test.each<[string, string | Uint8Array, string[]]>([
    ['LF only', warcRecord(httpResponse(page('m'), {}, {eol: '\n'}), {}, {eol: '\n'}), [page('m')]],
    ['version 1.1', warcRecord(httpResponse(page('m')), {}, {version: 'WARC/1.1'}), [page('m')]],
    ['no HTTP header', warcRecord(page('m')), [page('m')]],
    ['no type', warcRecord(httpResponse(page('m')), {'WARC-Type': null}), [page('m')]],
    [
      'a resource',
      warcRecord(page('m'), {'WARC-Type': 'resource', 'Content-Type': 'text/html'}),
      [page('m')],
    ],
    [
      'an image that is a page',
      warcRecord(httpResponse(page('m'), {'Content-Type': 'image/png'})),
      [page('m')],
    ],
    ['interim responses', warcRecord(Buffer.from(interim + interim + httpResponse(page('m')))), [page('m')]],
    ['folded headers', warcRecord(httpResponse(page('m')), {'WARC-Type': '\r\n response'}), [page('m')]],
    ['no blank line after it', warcRecord(httpResponse(page('m')), {}, {end: ''}), [page('m')]],
    ['blank lines', Buffer.from('\r\n'.repeat(5000)), []],
    ['a length that is too small', warcRecord(httpResponse(page('m')), {'Content-Length': 80}), [page('m')]],
    ['a length that is too big', warcRecord(httpResponse(page('m')), {'Content-Length': 300}), [page('m')]],
    [
      'a length beyond the file',
      warcRecord(httpResponse(page('m')), {'Content-Length': '99999999999999'}),
      [page('m')],
    ],
    ['a length that is none', warcRecord(httpResponse(page('m')), {'Content-Length': '0x10'}), [page('m')]],
    ['no length', warcRecord(httpResponse(page('m')), {'Content-Length': null}), [page('m')]],
    ['garbage', 'garbage!'.repeat(9000), ['bytes-skipped']],
    ['a header that ends in the next one', 'WARC/1.0\r\nWARC-Type: response\r\n', ['broken-record']],
    ['a header that is too long', warcRecord(page('m'), {'X-Long': 'a'.repeat(100_000)}), ['broken-record']],
    ['HTTP headers that never end', warcRecord('HTTP/1.1 200 OK\r\nX: y'), ['']],
    ['an empty record', warcRecord(''), ['']],
  ])('%s', async (_what, middle, expected) => {
    expect(told(await between(middle))).toEqual(expected)
  })

  test('says so when its length was wrong or it was cut short', async () => {
    const wrong = await between(warcRecord(httpResponse(page('m')), {'Content-Length': 80}))
    expect(wrong[0]!.source.doubts).toEqual(['wrong-length'])
    const truncated = await between(warcRecord(httpResponse(page('m')), {'WARC-Truncated': 'length'}))
    expect(truncated[0]!.source.doubts).toEqual(['cut-short'])
    const whole = pageRecord(page('m'))
    const cut = (await readBytes(whole.subarray(0, -10)))[0]
    expect(told([cut!])).toEqual([page('m').slice(0, -6)])
    expect(cut!.source.doubts).toEqual(['cut-short'])
  })

  test('over the limit is rejected, and the next one is read', async () => {
    const [reading] = await between(pageRecord('x'.repeat(5000)), {maxBytes: 1000})
    expect(reading).toMatchObject({code: 'too-large', source: {url: expect.stringContaining('e.test')}})
  })
})

describe('what is no page', () => {
  test('is passed over and counted', async () => {
    const counts = createReadCounts()
    const records = [
      warcRecord('GET / HTTP/1.1\r\n\r\n', {'WARC-Type': 'request'}),
      warcRecord('?', {'WARC-Type': 'future'}),
      warcRecord(httpResponse(''), {'WARC-Type': 'revisit'}),
      ...[301, 404, 204].map(status => warcRecord(httpResponse('', {}, {status: `HTTP/1.1 ${status} X`}))),
      warcRecord(httpResponse('\x89PNG', {'Content-Type': 'image/png'})),
      warcRecord(httpResponse('a{}', {'Content-Type': 'text/css'})),
    ]
    expect(await between(Buffer.concat(records), {counts})).toEqual([])
    expect(counts.passedOver).toEqual({'record-type': 3, revisit: 1, 'http-status': 3, 'media-type': 2})
  })

  const rss =
    '<?xml version="1.0"?><rss version="2.0"><channel><item><link>https://e.test/1</link><description>One.</description></item></channel></rss>'
  const json = '[{"title":{"rendered":"A"},"link":"https://e.test/2","content":{"rendered":"<p>Two.</p>"}}]'
  const sitemap = '<?xml version="1.0"?><urlset><url><loc>https://e.test/</loc></url></urlset>'
  const data = [
    ...[
      [rss, 'application/rss+xml'],
      [rss, 'text/xml'],
      [rss, 'text/html'],
      [json, 'application/json'],
    ],
    ...[
      [json, 'text/html'],
      ['{"name":"x"}', 'application/json'],
      [sitemap, 'text/xml'],
      [sitemap, 'application/xml'],
    ],
  ].map(([body, type]) => warcRecord(httpResponse(body!, {'Content-Type': type!})))

  test('feeds, JSON and files for crawlers are passed over, whatever their type', async () => {
    const counts = createReadCounts()
    const robots = warcRecord(httpResponse('User-agent: *', {'Content-Type': 'text/plain'}), {
      'WARC-Target-URI': 'https://e.test/robots.txt',
    })
    expect(await between(Buffer.concat([...data, robots]), {counts})).toEqual([])
    expect(counts.passedOver).toMatchObject({'media-type': 8, index: 1})
  })

  test('feeds and JSON give what they hold where they are asked for', async () => {
    const counts = createReadCounts()
    const all = await between(Buffer.concat(data), {counts, filters: {mediaTypes: ['*']}})
    expect(told(all)).toEqual(['One.', 'One.', 'One.', '<p>Two.</p>', '<p>Two.</p>'])
    expect(all.map(({source}) => source.url)).toEqual([1, 1, 1, 2, 2].map(n => `https://e.test/${n}`))
    expect(new Set(all.map(({source}) => source.offset)).size).toBe(5)
    expect(counts.passedOver).toMatchObject({'media-type': 1, index: 2})
    const some = await readBytes(Buffer.concat(data), {filters: {mediaTypes: ['application/rss+xml']}})
    expect(told(some)).toEqual(['One.'])
  })

  test('filters say what is wanted', async () => {
    const records = [
      pageRecord('1', {'WARC-Target-URI': 'https://a.test/news/1', 'WARC-Date': '2020-01-01T00:00:00Z'}),
      pageRecord('2', {'WARC-Target-URI': 'https://a.test/shop/2', 'WARC-Date': '2021-01-01T00:00:00Z'}),
      pageRecord('3', {
        'WARC-Target-URI': 'https://b.test/news/3',
        'WARC-Identified-Content-Language': 'deu',
      }),
      warcRecord(httpResponse('{"text":"4"}', {'Content-Type': 'application/json'}), {
        'WARC-Target-URI': 'https://c.test/',
      }),
    ]
    const only = async (filters: ReadOptions['filters']) =>
      told(await readBytes(Buffer.concat(records), {...(filters && {filters})}))
    expect(await only({urls: ['https://a.test/*']})).toEqual(['1', '2'])
    expect(await only({urls: ['*/news/*', 'https://a.test/shop/2']})).toEqual(['1', '2', '3'])
    expect(await only({languages: ['en']})).toEqual(['1', '2'])
    expect(await only({languages: ['de-AT']})).toEqual(['1', '2', '3'])
    expect(await only({from: '2020-06-01', before: '2022'})).toEqual(['2'])
    expect(await only({mediaTypes: ['application/*']})).toEqual(['4'])
  })
})

describe('codings of the body', () => {
  const body = page('mm')
  const chunked = `5;ext=1\r\n${body.slice(0, 5)}\r\n${(body.length - 5).toString(16)}\r\n${body.slice(5)}\r\n0\r\n\r\n`
  test.each<[string, Record<string, string>, string | Uint8Array, string, string[]]>([
    ['chunked', {'Transfer-Encoding': 'chunked'}, chunked, body, []],
    ['chunked and not', {'Transfer-Encoding': 'chunked'}, body, body, ['wrong-chunks']],
    [
      'chunked and cut',
      {'Transfer-Encoding': 'chunked'},
      chunked.slice(0, 22),
      body.slice(0, 7),
      ['wrong-chunks'],
    ],
    ['gzip', {'Content-Encoding': 'gzip'}, gzipSync(body), body, []],
    [
      'x-gzip in chunks',
      {'Content-Encoding': 'x-gzip', 'Transfer-Encoding': 'chunked'},
      gzipSync(body),
      body,
      ['wrong-chunks'],
    ],
    ['deflate (zlib)', {'Content-Encoding': 'deflate'}, deflateSync(body), body, []],
    ['deflate (raw)', {'Content-Encoding': 'deflate'}, deflateRawSync(body), body, []],
    ['brotli', {'Content-Encoding': 'br'}, brotliCompressSync(body), body, []],
    ['gzip twice', {'Content-Encoding': 'gzip, gzip'}, gzipSync(gzipSync(body)), body, []],
    ['gzip that is plain', {'Content-Encoding': 'gzip'}, body, body, ['wrong-coding']],
    ['brotli that is gzip', {'Content-Encoding': 'br'}, gzipSync(body), body, ['wrong-coding']],
    ['gzip that is not named', {}, gzipSync(body), body, ['wrong-coding']],
    ['a coding nobody knows', {'Content-Encoding': 'foo'}, body, body, ['wrong-coding']],
  ])('%s', async (_what, headers, stored, expected, doubts) => {
    const [reading] = await between(warcRecord(httpResponse(stored, headers)))
    expect(told([reading!])).toEqual([expected])
    expect(reading!.source.doubts).toEqual(doubts)
  })

  test('what cannot be undone is a reject', async () => {
    const bomb = warcRecord(httpResponse(gzipSync(Buffer.alloc(5000)), {'Content-Encoding': 'gzip'}))
    const many = warcRecord(httpResponse('x', {'Content-Encoding': 'gzip, gzip, gzip, gzip, gzip'}))
    const noise = warcRecord(
      httpResponse(deflateRawSync(Buffer.from('pages of bytes '.repeat(9))), {'Content-Encoding': 'foo'}),
    )
    expect(told(await between(Buffer.concat([bomb, many, noise]), {maxBytes: 2000}))).toEqual([
      'expands-too-much',
      'not-decoded',
      'not-decoded',
    ])
  })
})

describe('segments', () => {
  const whole = httpResponse(page('segmented'))
  const first = (half: number) =>
    warcRecord(whole.subarray(0, half), {'WARC-Record-ID': '<urn:s>', 'WARC-Segment-Number': 1})
  const next = (half: number, headers = {}) =>
    warcRecord(whole.subarray(half), {
      'WARC-Type': 'continuation',
      'WARC-Segment-Origin-ID': '<urn:s>',
      'WARC-Segment-Number': 2,
      'WARC-Segment-Total-Length': whole.length,
      ...headers,
    })

  test('are put together', async () => {
    const readings = await between(Buffer.concat([first(70), next(70)]))
    expect(told(readings)).toEqual([page('segmented')])
    expect(readings[0]!.source.doubts).toEqual([])
  })

  test('that stand alone are told', async () => {
    const [cut] = await between(first(80))
    expect(cut!.source.doubts).toEqual(['cut-short'])
    expect(told(await between(next(80)))).toEqual(['orphan-segment'])
    expect(told(await between(Buffer.concat([first(80), next(80, {'WARC-Segment-Number': 3})])))).toEqual([
      whole.subarray(whole.indexOf('<!doc'), 80).toString(),
      'orphan-segment',
    ])
  })
})

describe('compressed by record', () => {
  const gz = (...records: Uint8Array[]) => Buffer.concat(records.map(record => gzipSync(record)))
  const [a, b, c] = ['a', 'b', 'c'].map(text => pageRecord(page(text)))

  test('a record is where its member begins', async () => {
    const bytes = gz(infoRecord(), a!, b!)
    const readings = await readBytes(bytes)
    expect(told(readings)).toEqual([page('a'), page('b')])
    for (const {source} of readings) expect(bytes.readUInt16BE(source.offset)).toBe(0x1f8b)
  })

  test('records that are compressed together are read as one stream', async () => {
    const together = Buffer.concat([infoRecord(), a!, b!])
    const readings = await readBytes(gzipSync(together))
    expect(told(readings)).toEqual([page('a'), page('b')])
    expect(readings[1]!.source.offset).toBe(together.indexOf(b!))
    const blocks = Buffer.concat([gzipSync(together.subarray(0, 700)), gzipSync(together.subarray(700))])
    expect(told(await readBytes(blocks))).toEqual([page('a'), page('b')])
  })

  test('a broken member costs its own record only', async () => {
    const bad = gzipSync(b!)
    bad[bad.length >> 1]! ^= 255
    expect(told(await readBytes(Buffer.concat([gz(infoRecord(), a!), bad, gz(c!)])))).toEqual([
      page('a'),
      'not-decompressed',
      page('c'),
    ])
    const sum = gzipSync(b!)
    sum[sum.length - 6]! ^= 1
    expect(told(await readBytes(Buffer.concat([gz(a!), sum, gz(c!)])))).toEqual([
      page('a'),
      'not-decompressed',
      page('c'),
    ])
  })

  test('garbage between members is told, padding at the end is counted', async () => {
    const junk = Buffer.from('junk\0'.repeat(500))
    expect(told(await readBytes(Buffer.concat([gz(infoRecord(), a!), junk, gz(b!)])))).toEqual([
      page('a'),
      'bytes-skipped',
      page('b'),
    ])
    const counts = createReadCounts()
    expect(told(await readBytes(Buffer.concat([gz(infoRecord(), a!), junk]), {counts}))).toEqual([page('a')])
    expect(counts.passedOver).toEqual({'record-type': 1, 'trailing-bytes': 1})
  })

  test('a last member that is cut gives what there is', async () => {
    const cut = gzipSync(pageRecord(`<p>${Array.from({length: 3000}, (_, n) => Math.sin(n)).join(' ')}`))
    const readings = await readBytes(Buffer.concat([gz(infoRecord(), a!), cut.subarray(0, cut.length >> 1)]))
    expect(readings).toHaveLength(2)
    expect(readings[1]!.source.doubts).toEqual(['cut-short'])
  })
})
