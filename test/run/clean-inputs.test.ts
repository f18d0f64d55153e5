import {readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {mkdir} from 'node:fs/promises'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import type {ArticleRecord} from '../../src/model/record.ts'
import {cleanInputs} from '../../src/run/clean-inputs.ts'
import {Interrupted, NoInput} from '../../src/run/run-error.ts'
import {scratchFolder} from '../support/scratch.ts'
import {toy as pipeline} from '../support/toy-pipeline.ts'

const folder = scratchFolder()

async function input(name: string, files: Record<string, string>): Promise<string> {
  const root = join(folder, name)
  await mkdir(root, {recursive: true})
  for (const [file, content] of Object.entries(files)) writeFileSync(join(root, file), content)
  return root
}

test('documents are records, drops and rejects; every one is told, in order', async () => {
  const root = await input('mixed', {
    '1.txt': 'A\n-b\nC',
    '2.txt': 'LOGIN',
    '3.ndjson': '{"id":"x","text":"X"}\nbad\n{"id":"y","text":"CRASH"}\n',
    '4.txt': '',
    '5.txt': 'Z',
  })
  const records: ArticleRecord[] = []
  const told: string[] = []
  const {summary, paths} = await cleanInputs([root], {
    pipeline,
    onRecord: record => {
      records.push(record)
    },
    onOutcome: ({outcome}) => told.push(outcome),
  })
  expect(records.map(({text}) => text)).toEqual(['A\n\nC', 'X', 'Z'])
  expect(told).toEqual(['record', 'drop', 'record', 'reject', 'reject', 'reject', 'record'])
  expect(paths).toBeNull()
  expect(summary).toMatchObject({
    documents: 7,
    records: 3,
    drops: 1,
    rejects: 3,
    reconciles: true,
    rejects_by_code: {'empty-input': 1, 'not-json': 1, 'stage-threw': 1},
    removed_blocks_by_rule: {'lines/dashed': 1},
    pipeline: 'toy',
    input_files: 5,
  })
})

test('an output inside the input is not read by the next run', async () => {
  const root = await input('self', {'1.txt': 'A'})
  const out = join(root, 'out')
  const first = await cleanInputs([root], {pipeline, out})
  const second = await cleanInputs([root], {pipeline, out})
  expect(second.summary.documents).toBe(1)
  expect(readFileSync(first.paths!.records, 'utf8').split('\n')).toHaveLength(2)
  expect(JSON.parse(readFileSync(second.paths!.summary, 'utf8'))).toEqual(second.summary)
})

test('a sample is cleaned in input order', async () => {
  const root = await input('sampled', {
    'd.ndjson': Array.from({length: 50}, (_, id) => `{"id":${id},"text":"t"}`).join('\n'),
  })
  const ids: number[] = []
  const onRecord = ({source_record_id}: ArticleRecord) => {
    ids.push(Number(source_record_id))
  }
  const {summary} = await cleanInputs([root], {pipeline, sample: {size: 7, seed: 3}, onRecord})
  expect(ids).toHaveLength(7)
  expect(ids).toEqual([...ids].sort((a, b) => a - b))
  expect(summary).toMatchObject({documents: 7, input_files: 1})
})

describe('a run that ends early', () => {
  test('without any input that could be opened changes no output', async () => {
    const root = await input('good', {'1.txt': 'A'})
    const out = join(folder, 'kept')
    await cleanInputs([root], {pipeline, out})
    const error = await cleanInputs([join(folder, 'gone')], {pipeline, out}).catch(
      (caught: unknown) => caught,
    )
    expect(error).toBeInstanceOf(NoInput)
    expect((error as NoInput).reasons[0]).toMatch(/gone: .*no such file or directory$/)
    expect(readFileSync(join(out, 'records.jsonl'), 'utf8')).toContain('"text":"A"')
  })

  test('by a signal changes no output', async () => {
    const root = await input('many', {'d.ndjson': '{"text":"a"}\n'.repeat(100)})
    const out = join(folder, 'interrupted')
    const abort = new AbortController()
    const onOutcome = () => abort.abort()
    await expect(
      cleanInputs([root], {pipeline, out, onOutcome, signal: abort.signal}),
    ).rejects.toBeInstanceOf(Interrupted)
    expect(readdirSync(out)).toEqual([])
  })
})
