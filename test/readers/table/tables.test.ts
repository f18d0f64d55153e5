import fc from 'fast-check'
import {parquetWriteBuffer} from 'hyparquet-writer'
import {describe, expect, test} from 'vitest'
import {splitFields, splitRows} from '../../../src/readers/table/csv-rows.ts'
import {checkRuns} from '../../../src/readers/table/parquet-runs.ts'
import {collect} from '../../support/collect.ts'
import {readBytes, told} from '../../support/read-bytes.ts'
import {inChunks} from '../../support/scratch.ts'

describe('CSV', () => {
  test('gives a document a row', async () => {
    const readings = await readBytes(
      'id,url,html,lang,date\n7,https://e.test/,"<p>a ""b"",\nc",DE,2024-01-02\n,,,,\n',
    )
    expect(readings[0]).toMatchObject({
      content: '<p>a "b",\nc',
      mediaType: 'text/html',
      source: {
        recordId: '7',
        url: 'https://e.test/',
        language: 'de',
        crawled: '2024-01-02T00:00:00Z',
        offset: 22,
      },
    })
    expect(told(readings)).toEqual(['<p>a "b",\nc', ''])
  })

  test.each([
    ['no rows', 'id,text\n', ['empty-input']],
    ['tabs', 'id\ttext\n1\ta, b\n', ['a, b']],
    ['semicolons and CRLF', 'id;Text\r\n1;"a;b"\r\n', ['a;b']],
    ['a quotation mark inside', 'id,text\n1,5" disk\n2,b\n', ['5" disk', 'b']],
    ['blank lines and no last line feed', 'id,text\n\n1,a\n\n2,b', ['a', 'b']],
    ['rows that are too short', 'id,text\n1\n2,b\n', ['no-content', 'b']],
    ['keys of the prototype', '__proto__,text,constructor\nx,a,y\n', ['a']],
  ])('with %s', async (_what, content, expected) => {
    expect(told(await readBytes(content))).toEqual(expected)
  })

  test('a source is an address only where it is one', async () => {
    const readings = await readBytes('title,text,source\nFog,a,The Gazette\nRain,b,https://e.test/1\n')
    expect(readings.map(({source: {name, url}}) => [name, url])).toEqual([
      ['in.dat:18', null],
      ['https://e.test/1', 'https://e.test/1'],
    ])
  })

  test('columns can be chosen', async () => {
    const content = 'key,story,text\nk1,mine,other\n'
    expect(told(await readBytes(content, {columns: {text: 'story', id: 'key'}}))).toEqual(['mine'])
    expect(told(await readBytes('a,b\n1,2\n', {format: 'csv'}))).toEqual(['no-content'])
    expect(told(await readBytes('a,b\n1,2\n', {name: 'opens.csv'}))).toEqual(['no-content'])
    expect(told(await readBytes(content, {columns: {text: 'missing'}}))).toEqual(['no-content'])
  })

  test('prose with commas is no table', async () => {
    const prose = 'On Monday, the text was read, and then\nnothing, id and all, came of it.\n'
    expect(await readBytes(prose)).toHaveLength(1)
  })

  test('rows over the limit are passed over', async () => {
    const content = `id,text\n1,${'x'.repeat(5000)}\n2,b\n`
    expect(told(await readBytes(content, {maxBytes: 1000, size: 9}))).toEqual(['too-large', 'b'])
  })

  test('fields come back as they were written', async () => {
    const field = fc.string({unit: fc.constantFrom('a', '"', ',', '\n', ' ', 'é')})
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(field, {minLength: 2, maxLength: 4})),
        fc.integer({min: 1, max: 9}),
        async (rows, size) => {
          const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
          const content = rows.map(row => `${row.map(quoted).join(',')}\n`).join('')
          const split = await collect(splitRows(inChunks(content, size), {limit: 1e6, delimiter: 44}))
          expect(split.map(({bytes}) => splitFields(String(Buffer.from(bytes!)), ','))).toEqual(rows)
        },
      ),
      {numRuns: 100},
    )
  })
})

describe('Parquet', () => {
  const columnData = [
    {name: 'id', data: ['1', '2', '3'], type: 'STRING' as const},
    {name: '__proto__', data: ['x', 'y', 'z'], type: 'STRING' as const},
    {name: 'text', data: ['one', null, 'three'], type: 'STRING' as const},
    {name: 'language', data: ['de', 'en', null], type: 'STRING' as const},
  ]
  const bytes = Buffer.from(parquetWriteBuffer({columnData, rowGroupSize: 2}))

  test('gives a document a row', async () => {
    const readings = await readBytes(bytes)
    expect(told(readings)).toEqual(['one', 'no-content', 'three'])
    expect(readings[0]).toMatchObject({mediaType: 'text/plain', source: {recordId: '1', language: 'de'}})
    expect(told(await readBytes(bytes, {columns: {text: '__proto__'}}))).toEqual(['x', 'y', 'z'])
  })

  test('row groups read apart are the file', async () => {
    const parts = [0, 1, 2].map(start => readBytes(bytes, {part: {start, end: start + 1}}))
    expect((await Promise.all(parts)).map(told)).toEqual([['one', 'no-content'], ['three'], []])
    const asked = {columns: {text: 'none'}}
    const failed = [0, 1].map(start => readBytes(bytes, {...asked, part: {start, end: start + 1}}))
    expect((await Promise.all(failed)).map(told)).toEqual([['no-content'], []])
  })

  test('without rows is told once, however it is cut', async () => {
    const empty = Buffer.from(parquetWriteBuffer({columnData: [{name: 'text', data: [], type: 'STRING'}]}))
    expect(told(await readBytes(empty))).toEqual(['empty-input'])
    expect(told(await readBytes(empty, {part: {start: 1, end: 2}}))).toEqual([])
  })

  test('bytes stay bytes', async () => {
    const data = [Buffer.from([0xe9]), Buffer.from([0x80])]
    const packed = parquetWriteBuffer({columnData: [{name: 'html', data, type: 'BYTE_ARRAY'}]})
    const readings = await readBytes(Buffer.from(packed))
    expect(
      readings.map(reading => reading.form === 'bytes' && Buffer.from(reading.content as Uint8Array)),
    ).toEqual(data)
  })

  test('a file that is cut short is told, never thrown', async () => {
    for (let length = 4; length < bytes.length; length += 41)
      expect(told(await readBytes(bytes.subarray(0, length), {format: 'parquet'}))).toEqual([
        'broken-archive',
      ])
  })

  test('damaged bytes come to an end, whatever lengths and counts they say', async () => {
    const damage = fc.array(
      fc.record({at: fc.nat(bytes.length - 1), byte: fc.constantFrom(0, 1, 127, 128, 255)}),
      {
        minLength: 1,
        maxLength: 3,
      },
    )
    await fc.assert(
      fc.asyncProperty(damage, async places => {
        const damaged = Buffer.from(bytes)
        for (const {at, byte} of places) damaged[at] = byte
        expect((await readBytes(damaged, {format: 'parquet'})).length).toBeLessThan(100)
      }),
      {numRuns: 300},
    )
  })

  test.each([
    ['repeated', [0xfe, 0xff, 0xff, 0xff, 0x0f, 0]],
    ['packed', [0xff, 0xff, 0xff, 0xff, 0x0f, 0]],
    ['of more than 32 bits', [0x80, 0x80, 0x80, 0x80, 0x80, 1]],
  ])('a run that is far too long is found before it is unpacked: %s', (_what, run) => {
    const view = new DataView(Uint8Array.from(run).buffer)
    expect(() => checkRuns({view, offset: 0}, run.length, {width: 1, count: 10})).toThrow(RangeError)
  })

  test('runs that fit are walked over', () => {
    // Six times the same value, then eight in a byte, of which four are wanted.
    const reader = {view: new DataView(Uint8Array.from([12, 1, 3, 0b1010, 99]).buffer), offset: 0}
    checkRuns(reader, 5, {width: 1, count: 10})
    expect(reader.offset).toBe(4)
  })
})
