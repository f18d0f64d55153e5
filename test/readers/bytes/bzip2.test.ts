import {crc32} from 'node:zlib'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {memorySource} from '../../../src/readers/bytes/byte-source.ts'
import {bunzip2} from '../../../src/readers/bytes/bzip2/bunzip2.ts'
import {Cursor} from '../../../src/readers/bytes/cursor.ts'
import {tarEntry, zipOf} from '../../support/archives.ts'
import {bzip2Of} from '../../support/bzip2.ts'
import {cpuTime} from '../../support/cpu-time.ts'
import {damage, damaged} from '../../support/damage.ts'
import {readBytes, told} from '../../support/read-bytes.ts'
import {pageRecord} from '../../support/warc.ts'

const page = `<!doctype html>${Array.from({length: 60}, (_, i) => `<p>${i} boats${'.'.repeat(i % 9)}`).join('')}`

/** The paragraphs of `page` as the program bzip2 1.0.8 packs them. */
const BY_BZIP2 = Buffer.from(
  `QlpoMTFBWSZTWcU7gIUAALpZgHwAQAF/5TAAzAAwAMyQ0qN7yqmIZqA0FAANAyZAkVE/9VI09QAMjJJNdddeuMcuartADeAGIAaPTO9DQEHV0VddFV15gBNg
IW2ltLbbSlLZbLS0yzxjHvNVZDJVZCqqEVVqoBYVUC7Au7Mi7syLuzbOZ1tlvjwsiqrIqqyKqtMVVpVeJKquJKqfAkmwST8Ek3CSbhJP4u5IpwoSGKdwEKA=`,
  'base64',
)

async function unpack(packed: Uint8Array): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const part of bunzip2(new Cursor(memorySource(packed).stream()))) parts.push(part)
  return Buffer.concat(parts)
}

describe('bzip2', () => {
  test('by the program itself', async () => {
    expect(told(await readBytes(BY_BZIP2))).toEqual([page.slice('<!doctype html>'.length)])
  })

  test('gives any bytes back, in one block or many, in one stream or many', async () => {
    const data = fc.oneof(
      fc.uint8Array({maxLength: 600}),
      fc
        .array(fc.tuple(fc.constantFrom(0, 97, 255), fc.integer({min: 1, max: 600})), {maxLength: 9})
        .map(runs => Buffer.concat(runs.map(([byte, length]) => Buffer.alloc(length, byte)))),
    )
    const shapes = fc.record({
      blockSize: fc.integer({min: 1, max: 700}),
      blocksOfStream: fc.integer({min: 1, max: 3}),
    })
    await fc.assert(
      fc.asyncProperty(data, shapes, async (bytes, shape) => {
        fc.pre(bytes.length / shape.blockSize < 40)
        expect(await unpack(bzip2Of(bytes, shape))).toEqual(Buffer.from(bytes))
      }),
    )
  })

  test('holds anything: a page, a web archive, a tar, an entry of a zip', async () => {
    expect(told(await readBytes(bzip2Of(page)))).toEqual([page])
    expect(told(await readBytes(bzip2Of(Buffer.concat([pageRecord('<p>a'), pageRecord('<p>b')]))))).toEqual([
      '<p>a',
      '<p>b',
    ])
    expect(told(await readBytes(bzip2Of(tarEntry('a.html', page))))).toEqual([page])
    const zip = zipOf([{name: 'a.html', data: bzip2Of(page), method: 12, crc: crc32(page)}])
    expect(told(await readBytes(zip))).toEqual([page])
  })

  test('what is damaged or cut short is a reject', async () => {
    const packed = bzip2Of(page)
    const [reading] = await readBytes(packed.subarray(0, -30))
    expect(reading).toMatchObject({code: 'not-decompressed', message: 'the bzip2 data is cut short'})
    const wrong = Buffer.from(packed)
    wrong[12]! ^= 1
    expect(await readBytes(wrong)).toMatchObject([
      {message: 'the bzip2 data does not agree with its checksum'},
    ])
  })

  test('what follows is told, zeros are padding', async () => {
    const [padded] = await readBytes(Buffer.concat([bzip2Of(page), Buffer.alloc(99)]))
    expect(padded!.source.doubts).toEqual([])
    const [followed] = await readBytes(Buffer.concat([bzip2Of(page), Buffer.from('garbage')]))
    expect(followed!.source.doubts).toEqual(['trailing-bytes'])
  })

  test('many streams of some bytes each take no room of their own', async () => {
    const packed = bzip2Of('a')
    const many = Buffer.concat(Array<Uint8Array>(6000).fill(packed))
    const start = cpuTime()
    expect((await unpack(many)).length).toBe(6000)
    expect(cpuTime() - start).toBeLessThan(800)
  })

  test('whatever the bytes, nothing else is thrown and the size of the chunks makes no difference', async () => {
    const file = fc.constantFrom(BY_BZIP2, bzip2Of(page), bzip2Of(page, {blockSize: 300}))
    await fc.assert(
      fc.asyncProperty(file, damage, fc.constantFrom(1, 7, 64), async (bytes, harms, size) => {
        const broken = damaged(bytes, harms)
        expect(await readBytes(broken, {size})).toEqual(await readBytes(broken))
      }),
      {numRuns: 300},
    )
  })
})
