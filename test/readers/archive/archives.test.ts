import {gzipSync} from 'node:zlib'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import type {Reading} from '../../../src/model/reading.ts'
import {createReadCounts} from '../../../src/readers/types.ts'
import {paxEntry, tarEntry, tarOf, zipOf} from '../../support/archives.ts'
import {readBytes, readInParts, told} from '../../support/read-bytes.ts'
import {infoRecord, pageRecord} from '../../support/warc.ts'

const names = (readings: readonly Reading[]) => readings.map(({source}) => source.name)
const good = {name: 'a.html', data: '<p>a'}
const last = {name: 'z.html', data: '<p>z'}

describe('zip', () => {
  test('gives each file, with its name and place', async () => {
    const bytes = zipOf([good, {name: 'dir/', data: ''}, {name: 'dir/b.txt', data: 'b', stored: true}])
    const readings = await readBytes(bytes, {name: 'x.zip'})
    expect(told(readings)).toEqual(['<p>a', 'b'])
    expect(readings[1]!.source).toMatchObject({file: 'in/x.zip', name: 'x.zip/dir/b.txt'})
    expect(bytes.readUInt32LE(readings[1]!.source.offset)).toBe(0x04034b50)
  })

  test('opens what stands in it, and tells where that lies', async () => {
    const lines = '{"id":"1","text":"one"}\n{"text":"two"}\n'
    const readings = await readBytes(zipOf([{name: 'dump.ndjson.gz', data: gzipSync(lines)}]), {
      name: 'x.zip',
    })
    expect(told(readings)).toEqual(['one', 'two'])
    expect(readings[1]!.source).toMatchObject({
      file: 'in/x.zip/dump.ndjson.gz',
      name: 'x.zip/dump.ndjson.gz:24',
      offset: 24,
    })
  })

  test('comes from a stream, too', async () => {
    const bytes = zipOf([good, last])
    expect(told(await readBytes(gzipSync(bytes)))).toEqual(['<p>a', '<p>z'])
  })

  test('is found behind other bytes, and by the right end record', async () => {
    const options = {name: 'x.zip'}
    expect(told(await readBytes(zipOf([good], {prefix: 'MZ program '}), options))).toEqual(['<p>a'])
    expect(told(await readBytes(Buffer.concat([Buffer.from('MZ'), zipOf([good])]), options))).toEqual([
      '<p>a',
    ])
    const fake = `PK\x05\x06${'\0'.repeat(18)}`
    expect(told(await readBytes(zipOf([good], {comment: fake}), options))).toEqual(['<p>a'])
  })

  test.each([
    ['links', {name: 'l', data: '/etc/passwd', stored: true, mode: 0o120777}, 'special-file'],
    ['encrypted entries', {name: 'e', data: 'x', flags: 1}, 'encrypted'],
    ['methods that are not read', {name: 'm', data: 'x', method: 14}, 'unknown-compression'],
    ['wrong checksums', {name: 'c', data: 'x', crc: 1}, 'broken-archive'],
    ['entries that share bytes', {name: 's', data: 'x', at: 0}, 'broken-archive'],
    ['entries that are nowhere', {name: 'n', data: 'x', at: 1e9}, 'broken-archive'],
  ])('%s are rejects', async (_what, entry, code) => {
    expect(told(await readBytes(zipOf([good, entry, last])))).toEqual(['<p>a', code, '<p>z'])
  })

  test('names stay inside', async () => {
    const evil = ['../../x', '/etc/x', 'C:\\x', '..\\x', 'a/../../x', 'a\0b'].map(name => ({name, data: 'e'}))
    const readings = await readBytes(zipOf(evil), {name: 'x.zip'})
    expect(names(readings)).toEqual(['x', 'etc/x', 'x', 'x', 'a/x', 'a\uFFFDb'].map(name => `x.zip/${name}`))
    for (const {source} of readings) expect(source.doubts).toEqual(['unsafe-name'])
  })

  test('no archive, an empty one, and one in too many others', async () => {
    expect(told(await readBytes(zipOf([good]).subarray(0, 35)))).toEqual([
      'broken-archive',
      'not-decompressed',
    ])
    expect(told(await readBytes(zipOf([])))).toEqual(['empty-input'])
    let nested = zipOf([good])
    for (let depth = 0; depth < 2; depth++) nested = zipOf([{name: 'n.zip', data: nested}])
    expect(told(await readBytes(nested))).toEqual(['<p>a'])
    expect(told(await readBytes(zipOf([{name: 'n.zip', data: nested}])))).toEqual(['too-nested'])
  })

  test('entries are found by their own headers where the directory is lost', async () => {
    const streamed = {name: 's.html', data: '<p>PK and s', streamed: true}
    const whole = zipOf([good, streamed, {name: 'b.txt', data: 'b', stored: true}, last])
    const entries = ['<p>a', '<p>PK and s', 'b', '<p>z']
    const cut = whole.subarray(0, whole.length - 40)
    expect(told(await readBytes(cut))).toEqual(['broken-archive', ...entries])
    const long = Buffer.concat([whole, Buffer.alloc(1e5, 7)])
    expect(told(await readBytes(long))).toEqual(['broken-archive', ...entries])
    const headless = whole.subarray(0, whole.indexOf('PK\x01\x02'))
    expect(told(await readBytes(headless))).toEqual(['broken-archive', ...entries])
    expect(told(await readBytes(headless.subarray(0, -3))).slice(0, 4)).toEqual(['broken-archive', ...entries.slice(0, 3)]) // biome-ignore format: one line a case
  })

  test('an entry that states too large a size takes nothing from the next', async () => {
    for (const stated of [60, 4000, 2 ** 32 - 2]) {
      const liar = {name: 'l.html', data: '<p>l', stated}
      expect(told(await readBytes(zipOf([good, liar, last])))).toEqual(['<p>a', '<p>l', '<p>z'])
    }
    const inside = {name: 'i.html', data: 'x', at: 3}
    expect(told(await readBytes(zipOf([good, inside, last])))).toEqual(['<p>a', 'broken-archive', '<p>z'])
  })

  test('can be read in parts of its entries', async () => {
    const bytes = zipOf(Array.from({length: 9}, (_, index) => ({name: `${index}`, data: `page ${index}`})))
    expect(await readInParts(bytes, [2, 3, 7], {total: 9})).toEqual(await readBytes(bytes))
  })
})

test('a WACZ file gives its WARC files', async () => {
  const members = [infoRecord(), pageRecord('<p>w')].map(record => gzipSync(record))
  const bytes = zipOf([
    {name: 'datapackage.json', data: '{"resources":[{"path":"../../../etc/passwd"}]}'},
    {name: 'archive/data.warc.gz', data: Buffer.concat(members), stored: true},
    {name: 'indexes/index.cdx', data: 'x'},
    {name: 'pages/pages.jsonl', data: '{"text":"no page"}'},
  ])
  const counts = createReadCounts()
  const [reading, ...others] = await readBytes(bytes, {name: 'x.wacz', counts})
  expect(others).toEqual([])
  expect(reading!.source).toMatchObject({
    file: 'in/x.wacz/archive/data.warc.gz',
    offset: members[0]!.length,
  })
  expect(counts.passedOver).toEqual({index: 3, 'record-type': 1})
})

describe('tar', () => {
  const a = tarEntry('a.html', '<p>a')
  const z = tarEntry('z.html', '<p>z')

  test('gives each file, with its name and place', async () => {
    const bytes = tarOf(tarEntry('dir', '', {type: '5'}), a, z)
    const readings = await readBytes(bytes, {name: 'x.tar'})
    expect(told(readings)).toEqual(['<p>a', '<p>z'])
    expect(readings[1]!.source).toMatchObject({file: 'in/x.tar', name: 'x.tar/z.html', offset: 1536})
    expect(told(await readBytes(gzipSync(bytes)))).toEqual(['<p>a', '<p>z'])
  })

  test('long names', async () => {
    const long = `${'d/'.repeat(90)}f.html`
    const gnu = tarEntry('././@LongLink', `${long}\0`, {type: 'L'})
    const readings = await readBytes(tarOf(gnu, a, paxEntry({path: 'é/b.html'}), a, a), {name: 't'})
    expect(names(readings)).toEqual([`t/${long}`, 't/é/b.html', 't/a.html'])
  })

  test.each([
    [
      'links and devices',
      Buffer.concat(['1', '2', '3', '6'].map(type => tarEntry('l', '', {type}))),
      Array(4).fill('special-file'),
    ],
    ['a damaged header', Buffer.from(tarEntry('b.html', '<p>b')).fill(7, 100, 140), ['bytes-skipped']],
    ['the end of another archive', Buffer.alloc(1024), []],
    ['extended headers that are none', tarEntry('pax', '999999 path=x\n0 a=b\n', {type: 'x'}), []],
    ['a name of megabytes', tarEntry('L', 'n'.repeat(1e6), {type: 'L'}), []],
    ['a link that states a size', tarEntry('l', '', {type: '2', size: 5000}), ['special-file']],
    ['a file with holes', tarEntry('s', '<p>s', {type: 'S'}), ['special-file']],
    ['a volume label', tarEntry('v', '', {type: 'V'}), []],
    ['a file of a type that nobody named', tarEntry('w.html', '<p>w', {type: 'Z'}), ['<p>w']],
    ['a size beyond the end', tarEntry('h.html', '<p>h', {size: 1e9}), ['broken-archive']],
  ])('%s', async (_what, middle, expected) => {
    expect(told(await readBytes(tarOf(a, middle, z)))).toEqual(['<p>a', ...expected, '<p>z'])
  })

  test('a sum of signed bytes', async () => {
    const header = Buffer.from(tarEntry('é.html', '<p>é'))
    const sum = header
      .subarray(0, 512)
      .reduce((total, byte, at) => total + (at >= 148 && at < 156 ? 32 : byte), 0)
    header.write(`${(sum - 512).toString(8).padStart(6, '0')}\0 `, 148)
    expect(told(await readBytes(tarOf(header, z)))).toEqual(['<p>é', '<p>z'])
  })

  test('that ends too soon', async () => {
    const long = gzipSync(Buffer.concat([a, tarEntry('L', 'n', {type: 'L', size: 1e9}), z]))
    expect(told(await readBytes(long))).toEqual(['<p>a', 'broken-archive'])
    expect(told(await readBytes(Buffer.concat([a, z]).subarray(0, 1538)))).toEqual(['<p>a', 'broken-archive'])
    expect(told(await readBytes(Buffer.concat([a, tarEntry('huge', 'x', {size: 1e9})])))).toEqual([
      '<p>a',
      'broken-archive',
    ])
    expect(told(await readBytes(a))).toEqual(['<p>a'])
  })
})

describe('ARC', () => {
  const block = 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>arc'
  const line = (length: number) => `http://e.test/ 127.0.0.1 20240102030405 text/html ${length}\n`
  const description = 'filedesc://x.arc 0.0.0.0 20240101000000 text/plain 9\n1 0 test\n\n'
  const record = `${line(block.length)}${block}\n`

  test('gives its pages', async () => {
    const readings = await readBytes(description + record + record)
    expect(told(readings)).toEqual(['<p>arc', '<p>arc'])
    expect(readings[0]).toMatchObject({
      mediaType: 'text/html',
      source: {url: 'http://e.test/', crawled: '2024-01-02T03:04:05Z', offset: description.length},
    })
    const packed = [description, record].map(each => gzipSync(each))
    const [one] = await readBytes(Buffer.concat(packed))
    expect(one!.source.offset).toBe(packed[0]!.length)
  })

  test('goes on after what is no record', async () => {
    expect(told(await readBytes(`${description}junk\nmore junk\n${record}`))).toEqual([
      'bytes-skipped',
      '<p>arc',
    ])
    for (const length of [block.length + 30, 1e12]) {
      const readings = await readBytes(`${description}${line(length)}${block}\n${record}`)
      expect(told(readings)).toEqual(['<p>arc\n', '<p>arc'])
      expect(readings[0]!.source.doubts).toEqual(['wrong-length'])
    }
    const [cut] = await readBytes(description + line(500) + block)
    expect(cut!.source.doubts).toEqual(['cut-short'])
  })
})

test('whatever the bytes, nothing is thrown and the size of the chunks makes no difference', async () => {
  const seeds = [
    zipOf([good, {...last, stored: true}]),
    tarOf(tarEntry('a', 'a'), tarEntry('b', 'b')),
    gzipSync(tarOf(tarEntry('a', 'a'), paxEntry({path: 'x'}), tarEntry('b', 'b'))),
    Buffer.from(
      'filedesc://x 0.0.0.0 20240101000000 text/plain 2\nx\n\nhttp://e/ 1.1.1.1 20240101000000 text/html 3\n<p>\n',
    ),
    Buffer.from('id,url,text\n1,u,"a ""b"", c"\n2,v,d\n'),
  ]
  const damaged = fc
    .tuple(fc.constantFrom(...seeds), fc.array(fc.tuple(fc.nat(), fc.nat(255)), {maxLength: 4}), fc.nat())
    .map(([seed, flips, cut]) => {
      const bytes = Buffer.from(seed)
      for (const [at, value] of flips) bytes[at % bytes.length] = value
      return cut % 3 === 0 ? bytes.subarray(0, cut % bytes.length) : bytes
    })
  await fc.assert(
    fc.asyncProperty(damaged, fc.constantFrom(1, 3, 100), async (bytes, size) => {
      expect(await readBytes(bytes, {size})).toEqual(await readBytes(bytes))
    }),
    {numRuns: 300},
  )
})

describe('exports of sites', () => {
  const post = (text: string) => `<p>${text} went by.</p><p>Nobody saw it, said the keeper of the weir.</p>`

  test('of Substack: what the table says of posts goes with them', async () => {
    const table =
      'post_id,post_date,is_published,type,title,subtitle\n1.fog,2026-03-03T08:00:00.000Z,true,newsletter,"Fog, and ""more""",Below\n2.rain,2026-03-04T08:00:00.000Z,false,newsletter,Rain,\n'
    const zip = zipOf([
      {name: 'posts/1.fog.html', data: post('Fog')},
      {name: 'posts/1.fog.opens.csv', data: 'post_id,timestamp,email\n'},
      {name: 'posts/2.rain.html', data: post('Rain')},
      {name: 'posts.csv', data: table},
    ])
    const counts = createReadCounts()
    const readings = await readBytes(zip, {name: 'export.zip', counts})
    expect(readings).toMatchObject([
      {
        content: Buffer.from(post('Fog')),
        source: {title: 'Fog, and "more"', subtitle: 'Below', published: '2026-03-03T08:00:00.000Z'},
      },
    ])
    expect(counts.passedOver).toEqual({'record-type': 2, unpublished: 1})
    expect(await readInParts(zip, [1, 2, 3], {total: 4, name: 'export.zip'})).toEqual(readings)
  })

  test('of Substack with a table that is broken: the posts alone', async () => {
    const zip = zipOf([
      {name: 'posts/1.fog.html', data: post('Fog')},
      {name: 'posts.csv', data: 'post_id,title\n1.fog,Fog\n', crc: 7},
    ])
    expect(told(await readBytes(zip))).toEqual([post('Fog')])
  })

  test('of Medium: drafts and lists are passed over', async () => {
    const zip = zipOf(
      [
        'README.html',
        'claps/claps-0001.html',
        'posts/2026-03-03_Fog-0a1b2c3d4e5f.html',
        'posts/draft_Rain-0a1b2c3d4e5e.html',
      ].map(name => ({name, data: post(name)})),
    )
    const counts = createReadCounts()
    expect(told(await readBytes(zip, {counts}))).toEqual([post('posts/2026-03-03_Fog-0a1b2c3d4e5f.html')])
    expect(counts.passedOver).toEqual({'record-type': 2, unpublished: 1})
  })
})
