import {gzipSync} from 'node:zlib'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {damage, damaged} from '../../support/damage.ts'
import {readBytes, readInParts} from '../../support/read-bytes.ts'
import {httpResponse, infoRecord, pageRecord, warcRecord} from '../../support/warc.ts'

const word = fc.constantFrom(
  '<p>',
  'ferry ',
  'WARC/1.0\r\n',
  '\r\n\r\n',
  '\n\n',
  'é',
  'WARC-Type: response\r\n',
)
const body = fc.array(word, {maxLength: 12}).map(words => words.join(''))
const record = fc.oneof(
  {weight: 4, arbitrary: body.map(text => pageRecord(text))},
  body.map(text => warcRecord(text, {'WARC-Type': 'conversion', 'Content-Type': 'text/plain'}, {eol: '\n'})),
  fc.tuple(body, fc.integer({min: -60, max: 600})).map(([text, off]) => {
    const block = httpResponse(text)
    return warcRecord(block, {'Content-Length': block.length + off})
  }),
  body.map(text => warcRecord(httpResponse(text), {'WARC-Segment-Number': 1, 'WARC-Record-ID': '<urn:s>'})),
  fc.integer({min: 1, max: 3}).map(number =>
    warcRecord('more', {
      'WARC-Type': 'continuation',
      'WARC-Segment-Origin-ID': '<urn:s>',
      'WARC-Segment-Number': number,
    }),
  ),
  fc.constant(null).map(() => infoRecord()),
  fc.constantFrom('junk', '\r\n\r\n', 'WARC/1.0\r\nWARC-Ty', '\0\0\0').map(text => Buffer.from(text)),
)
const records = fc.array(record, {minLength: 1, maxLength: 6})
const plain = records.map(all => Buffer.concat([infoRecord(), ...all]))
const packed = records.map(all => Buffer.concat([infoRecord(), ...all].map(each => gzipSync(each))))
const together = plain.map(bytes => gzipSync(bytes))

const archive = fc
  .tuple(fc.oneof(plain, packed, together), damage)
  .map(([bytes, harms]) => damaged(bytes, harms))

describe('whatever the bytes', () => {
  test('nothing is thrown, and offsets lie in the file', async () => {
    await fc.assert(
      fc.asyncProperty(archive, async bytes => {
        for (const {source} of await readBytes(bytes, {format: 'warc'}))
          expect(source.offset).toBeGreaterThanOrEqual(0)
      }),
      {numRuns: 300},
    )
  })

  test('the size of the chunks makes no difference', async () => {
    await fc.assert(
      fc.asyncProperty(archive, fc.constantFrom(1, 2, 3, 7, 64, 1000), async (bytes, size) => {
        expect(await readBytes(bytes, {size})).toEqual(await readBytes(bytes, {size: 1 << 20}))
      }),
      {numRuns: 300},
    )
  })

  test('parts give together what the whole gives', async () => {
    await fc.assert(
      fc.asyncProperty(archive, fc.array(fc.nat(6000), {maxLength: 5}), async (bytes, cuts) => {
        const whole = await readBytes(bytes, {format: 'warc'})
        expect(await readInParts(bytes, cuts, {format: 'warc'})).toEqual(whole)
      }),
      {numRuns: 300},
    )
  })
})

test('lines of JSON in parts give together what the whole gives', async () => {
  const line = fc.oneof(
    fc.string().map(text => JSON.stringify({text})),
    fc.constantFrom('', '{', 'x', '\r'),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(line), fc.array(fc.nat(300), {maxLength: 5}), async (lines, cuts) => {
      const bytes = Buffer.from(`${lines.join('\n')}\n`)
      expect(await readInParts(bytes, cuts, {format: 'ndjson'})).toEqual(
        await readBytes(bytes, {format: 'ndjson'}),
      )
    }),
    {numRuns: 200},
  )
})
