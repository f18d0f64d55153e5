import {gzipSync} from 'node:zlib'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {loadZstd} from '../../../src/model/zstd.ts'
import {createReadCounts} from '../../../src/readers/types.ts'
import {readBytes, readInParts, told} from '../../support/read-bytes.ts'
import {infoRecord, pageRecord} from '../../support/warc.ts'

const {compress, compressUsingDict, createCCtx} = await loadZstd()

const page = `<!doctype html>${'<p>A page of words, some of them twice.'.repeat(6)}`
const zstd = (data: string | Uint8Array) => Buffer.from(compress(Buffer.from(data)))

/** A frame of stored blocks that does not say how much it holds. */
function storedFrame(data: string, {window = 0x58} = {}): Buffer {
  const blocks: Buffer[] = []
  const bytes = Buffer.from(data)
  for (let at = 0; at < bytes.length; at += 65_536) {
    const block = bytes.subarray(at, at + 65_536)
    const header = Buffer.alloc(3)
    header.writeUIntLE((block.length << 3) | (at + 65_536 >= bytes.length ? 1 : 0), 0, 3)
    blocks.push(header, block)
  }
  return Buffer.concat([Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0, window]), ...blocks])
}

/** A frame that is passed over. */
function skippableFrame(number: number, data: Uint8Array): Buffer {
  const header = Buffer.from([0x50 + number, 0x2a, 0x4d, 0x18, 0, 0, 0, 0])
  header.writeUInt32LE(data.length, 4)
  return Buffer.concat([header, data])
}

describe('zstd', () => {
  test('frames, also among frames that are passed over', async () => {
    expect(told(await readBytes(zstd(page)))).toEqual([page])
    const parts = [storedFrame(page.slice(0, 99)), skippableFrame(0, Buffer.from('x')), zstd(page.slice(99))]
    expect(told(await readBytes(Buffer.concat(parts), {size: 5}))).toEqual([page])
  })

  test('a frame too large to be unpacked at once', async () => {
    const large = '<p>many words '.repeat(1_000_000)
    const readings = await readBytes(storedFrame(large))
    expect(readings[0]!.form === 'bytes' && readings[0]!.content.length).toBe(large.length)
  })

  test.each([
    ['cut short', zstd(page).subarray(0, -20), 'not-decompressed'],
    ['damaged', zstd(page).fill(255, 9, 40), 'not-decompressed'],
    ['asking for much memory', storedFrame(page, {window: 0xff}), 'not-decompressed'],
  ])('%s', async (_what, bytes, code) => {
    expect(told(await readBytes(bytes))).toEqual([code])
  })

  test('what follows is told', async () => {
    const [reading] = await readBytes(Buffer.concat([zstd(page), Buffer.from('garbage')]))
    expect(reading!.source.doubts).toEqual(['trailing-bytes'])
  })

  test('WARC files, with a dictionary and without', async () => {
    const records = [infoRecord(), pageRecord('<p>a'), pageRecord('<p>b')]
    const plain = records.map(record => zstd(record))
    const readings = await readBytes(Buffer.concat(plain))
    expect(told(readings)).toEqual(['<p>a', '<p>b'])
    expect(readings[1]!.source.offset).toBe(plain[0]!.length + plain[1]!.length)
    expect(told(await readBytes(zstd(Buffer.concat(records))))).toEqual(['<p>a', '<p>b'])
    const dictionary = Buffer.from(
      'WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http'.repeat(9),
    )
    const packed = records.map(record => Buffer.from(compressUsingDict(createCCtx(), record, dictionary)))
    for (const opening of [dictionary, zstd(dictionary)])
      expect(told(await readBytes(Buffer.concat([skippableFrame(13, opening), ...packed])))).toEqual([
        '<p>a',
        '<p>b',
      ])
  })

  test('a broken frame costs its own record only', async () => {
    const [info, a, b] = [infoRecord(), pageRecord('<p>a'.repeat(50)), pageRecord('<p>b')].map(record =>
      zstd(record),
    )
    a!.fill(255, 60, 90)
    expect(told(await readBytes(Buffer.concat([info!, a!, b!])))).toEqual(['not-decompressed', '<p>b'])
  })
})

test('xz', async () => {
  const packed = Buffer.from(
    '/Td6WFoAAATm1rRGAgAhARYAAAB0L+WjAQASPHA+cGFja2VkIGJ5IHh6PC9wPgAALTjH94wzh1UAASsTnAlI0h+2830BAAAAAARZWg==',
    'base64',
  )
  expect(told(await readBytes(packed))).toEqual(['<p>packed by xz</p>'])
  expect(told(await readBytes(packed.subarray(0, 40)))).toEqual(['not-decompressed'])
})

test('bytes after gzip data are told, zeros are not', async () => {
  const [junk] = await readBytes(Buffer.concat([gzipSync(page), Buffer.from('junk\0junk')]))
  expect(told([junk!])).toEqual([page])
  expect(junk!.source.doubts).toEqual(['trailing-bytes'])
  const [zeros] = await readBytes(Buffer.concat([gzipSync(page), Buffer.alloc(5000)]))
  expect(zeros!.source.doubts).toEqual([])
  const counts = createReadCounts()
  const lines = Buffer.concat([gzipSync('{"text":"a"}\n'), Buffer.from('junk')])
  expect(told(await readBytes(lines, {counts}))).toEqual(['a'])
  expect(counts.passedOver).toEqual({'trailing-bytes': 1})
})

test('damaged data of any kind is told, whatever the chunks', async () => {
  const seeds = [gzipSync(page), zstd(page), storedFrame(page), gzipSync(Buffer.concat([gzipSync(page)]))]
  const damaged = fc
    .tuple(fc.constantFrom(...seeds), fc.nat(), fc.nat(255), fc.boolean())
    .map(([seed, at, value, cut]) => {
      const bytes = Buffer.from(seed)
      bytes[at % bytes.length] = value
      return cut ? bytes.subarray(0, at % bytes.length) : bytes
    })
  await fc.assert(
    fc.asyncProperty(damaged, fc.constantFrom(1, 7, 500), async (bytes, size) => {
      const whole = await readBytes(bytes)
      expect(whole.length).toBeLessThan(2)
      expect(await readBytes(bytes, {size})).toEqual(whole)
      if (bytes.length > 0) expect(await readInParts(bytes, [bytes.length >> 1])).toEqual(whole)
    }),
    {numRuns: 150},
  )
})
