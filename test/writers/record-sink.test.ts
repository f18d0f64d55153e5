import {mkdtempSync, readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {gunzipSync} from 'node:zlib'
import {cleanText} from 'copydesk'
import {parquetReadObjects} from 'hyparquet'
import {compressors} from 'hyparquet-compressors'
import {describe, expect, test} from 'vitest'
import type {ArticleRecord} from '../../src/model/record.ts'
import {loadZstd} from '../../src/model/zstd.ts'
import {markdownOf, textOf} from '../../src/writers/formats/article-text.ts'
import {csvCell} from '../../src/writers/formats/csv.ts'
import type {RecordFormat} from '../../src/writers/formats/types.ts'
import {openRecordSink, RECORD_NAMES} from '../../src/writers/record-sink.ts'
import {scratchFolder} from '../support/scratch.ts'

const folder = scratchFolder()

const [one, two] = [
  'Ferry to run again\n\nThe first boat leaves at six in the morning, the harbour office said.\n\nA ticket costs four crowns.',
  'Der Zug fährt wieder.\n\nAb Montag halten alle Züge auch an der alten Brücke, teilte die Bahn mit.',
].map((text, index) => {
  const outcome = cleanText(text, {url: `https://e.test/${index}`})
  if (outcome.outcome !== 'record') throw new Error('expected a record')
  return outcome.record
}) as [ArticleRecord, ArticleRecord]

async function written(records: readonly ArticleRecord[], format: RecordFormat) {
  const at = mkdtempSync(join(folder, 'sink-'))
  const sink = await openRecordSink(at, format)
  for (const record of records) {
    sink.add(Buffer.from(`${JSON.stringify(record)}\n`))
    if (sink.full()) await sink.flush()
  }
  const names = await sink.finish()
  await sink.close()
  return {at, names, read: (name = names[0]!) => readFileSync(join(at, name))}
}

const lines = (bytes: Uint8Array) =>
  Buffer.from(bytes)
    .toString()
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as unknown)

describe('records as', () => {
  test('JSON Lines, also compressed', async () => {
    expect(lines((await written([one, two], {})).read())).toEqual([one, two])
    expect(lines(gunzipSync((await written([one, two], {format: 'jsonl.gz'})).read()))).toEqual([one, two])
    const {decompress} = await loadZstd()
    expect(lines(decompress((await written([one, two], {format: 'jsonl.zst'})).read()))).toEqual([one, two])
    expect((await written([], {})).names).toEqual(['records.jsonl'])
  })

  test('Parquet, with lists and structs as such', async () => {
    const {read} = await written([one, two, one], {format: 'parquet'})
    const bytes = new Uint8Array(read()).buffer
    const file = {
      byteLength: bytes.byteLength,
      slice: (start: number, end?: number) => bytes.slice(start, end),
    }
    const rows = await parquetReadObjects({file, compressors})
    const plain = (record: ArticleRecord) => ({
      ...record,
      source_offset: BigInt(record.source_offset),
      sentences: undefined,
      marks: undefined,
    })
    expect(rows).toEqual([plain(one), plain(two), plain(one)])
    expect((await written([], {format: 'parquet'})).read().subarray(0, 4).toString()).toBe('PAR1')
  })

  test('CSV of chosen columns', async () => {
    const {read} = await written([one, two], {format: 'csv', columns: ['url', 'language', 'n_words']})
    expect(read().toString()).toBe(
      `url,language,n_words\nhttps://e.test/0,en,${one.n_words}\nhttps://e.test/1,de,${two.n_words}\n`,
    )
  })

  test('files of Markdown and text, by id', async () => {
    const {at, names} = await written([one, two, one], {format: 'markdown'})
    expect(names).toEqual(['records'])
    const files = readdirSync(at, {recursive: true, encoding: 'utf8'}).filter(name => name.endsWith('.md'))
    const expected = [one.id, two.id, `${one.id}-1`].map(id => join('records', id.slice(0, 2), `${id}.md`))
    expect(files.sort()).toEqual(expected.sort())
    expect(textOf(one)).toContain(one.text)
  })

  test('several files of a size', async () => {
    const {at, names} = await written(Array(40).fill(one), {shardBytes: 10_000})
    expect(names.length).toBeGreaterThan(2)
    expect(names.every(name => RECORD_NAMES.test(name))).toBe(true)
    expect(names.flatMap(name => lines(readFileSync(join(at, name))))).toHaveLength(40)
  })
})

test.each([
  ['=1+1', "'=1+1"],
  ['+cmd|x', "'+cmd|x"],
  ['-x', "'-x"],
  ['@SUM(1)', "'@SUM(1)"],
  ['\t=1', "'\t=1"],
  ['-12.5', '-12.5'],
  ['a, "b"', '"a, ""b"""'],
  [['x', '=y'], 'x; =y'],
  [null, ''],
])('the cell of %j is %j', (value, expected) => {
  expect(csvCell(value)).toBe(expected)
})

test('Markdown cannot be broken out of', () => {
  const text = '# no heading\n<script>alert(1)</script> [a](javascript:b) *c*'
  const evil = {
    ...one,
    title: 'x"\n---\n# y',
    text,
    paragraphs: [{...one.paragraphs[0]!, start: 0, end: [...text].length}],
  }
  const markdown = markdownOf(evil)
  expect(markdown).toContain('title: "x\\"\\n---\\n# y"')
  expect(markdown).toContain('\\# no heading\n\\<script>alert(1)\\</script> \\[a\\](javascript:b) \\*c\\*')
})
