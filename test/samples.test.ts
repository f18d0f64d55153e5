import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {cleanDocument, createBytes, createSource} from 'copydesk'
import {describe, expect, test} from 'vitest'
import news from '#pipelines/news'

/** What must come of a sample: any of the record's fields, its paragraphs to the letter, and lines that must be removed. */
interface Expected {
  paragraphs: string[]
  removed?: string[]
  [field: string]: unknown
}

const FIXTURES = 'test/fixtures/samples'
const names = readdirSync('samples').filter(name => /\.(?:html|txt)$/.test(name))

describe('samples', () => {
  test('each has its expected record', () => {
    expect(readdirSync(FIXTURES).map(name => name.replace(/\.json$/, ''))).toEqual(
      expect.arrayContaining(names),
    )
  })

  test.each(names)('%s', name => {
    const expected = JSON.parse(readFileSync(join(FIXTURES, `${name}.json`), 'utf8')) as Expected
    check(clean(readFileSync(join('samples', name)), {file: name}), expected)
  })

  const dump = JSON.parse(readFileSync(join(FIXTURES, 'dump.ndjson.json'), 'utf8')) as Record<
    string,
    Expected
  >
  const rows = readFileSync('samples/dump.ndjson', 'utf8').trim().split('\n').slice(0, -1)
  test.each(rows.map(row => JSON.parse(row) as Record<string, string>).filter(row => dump[row['id']!]))(
    'dump.ndjson $id',
    row => {
      const content = row['html'] ?? row['text'] ?? Buffer.from(row['base64']!, 'base64')
      check(clean(content, {recordId: row['id']!}, row), dump[row['id']!]!)
    },
  )
})

function clean(
  content: Uint8Array | string,
  source: Parameters<typeof createSource>[0],
  row: Record<string, string> = {},
) {
  const {charset = null, media_type = null} = row
  const outcome = cleanDocument(
    news,
    createBytes(content, {source: createSource(source), declaredCharset: charset, mediaType: media_type}),
  )
  if (outcome.outcome !== 'record') throw new Error(`expected a record, got ${JSON.stringify(outcome)}`)
  return outcome
}

function check(
  {record, removals}: ReturnType<typeof clean>,
  {paragraphs, removed = [], ...fields}: Expected,
) {
  expect(record.text.split('\n\n')).toEqual(paragraphs)
  expect(record).toMatchObject(fields)
  const texts = removals.map(removal => removal.text)
  expect(removed.filter(line => !texts.some(text => text.includes(line)))).toEqual([])
}
