import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {statSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {text} from 'node:stream/consumers'
import {expect, test} from 'vitest'
import {bundledQuickCommand} from '../support/command.ts'
import {scratchFolder} from '../support/scratch.ts'
import {writeSmallPipeline} from '../support/small-pipeline.ts'

const folder = scratchFolder()
const command = bundledQuickCommand()
const pipeline = writeSmallPipeline(join(folder, 'small.mjs'))
const input = join(folder, 'in.ndjson')
writeFileSync(
  input,
  '{"id":1,"text":"One.\\n- two"}\n{"id":2,"text":"DROP"}\nbad\n{"id":3,"text":"Three."}\n',
)

const job = {
  copydesk_version: '0',
  pipeline,
  pipeline_name: 'small',
  pipeline_hash: null,
  pipeline_file_hash: null,
  format: null,
  filters: {},
  columns: {},
  removals: 'full',
  limits: {maxBytes: 1e6, maxTags: 1e6, maxAttributes: 1e6, maxCharacters: 1e6},
  split_bytes: 1e6,
}
const setup = {job, maxSeconds: 5, maxMemory: 2 ** 30, beat: null}

/** Be the cluster that starts a worker: lines in, lines out. */
async function talk(lines: readonly object[]): Promise<[string, Record<string, unknown>][]> {
  const child = spawn(command[0]!, [...command.slice(1), 'worker'], {stdio: ['pipe', 'pipe', 'inherit']})
  child.stdin.end(lines.map(line => `${JSON.stringify(line)}\n`).join(''))
  const [out] = await Promise.all([text(child.stdout), once(child, 'exit')])
  return out
    .split('\n')
    .filter(Boolean)
    .map(line => {
      const tab = line.indexOf('\t')
      return [line.slice(0, tab), JSON.parse(line.slice(tab + 1)) as Record<string, unknown>]
    })
}

function task(known: object = {}) {
  const {size, mtimeMs: modified} = statSync(input)
  const part = {
    form: 'file',
    file: 'in.ndjson',
    name: 'in.ndjson',
    path: input,
    size,
    modified,
    range: null,
    head: null,
  }
  return {split: 7, from: [0, 0], to: null, shard: null, announce: false, parts: [part], ...known}
}

test('a worker that is started by anyone writes frames to standard output', async () => {
  const frames = await talk([setup, task(), task({from: [0, 2], to: [0, 3], announce: true})])
  expect(frames.map(([kind]) => kind)).toEqual([
    'ready',
    'record',
    'removal',
    'drop',
    'reject',
    'record',
    'end',
    'document',
    'reject',
    'end',
  ])
  expect(frames[1]![1]).toMatchObject({text: 'One.', source_file: 'in.ndjson', source_offset: 0})
  expect(frames[6]![1]).toMatchObject({
    split: 7,
    shard: null,
    counts: {summary: {documents: 4, records: 2, drops: 1, rejects: 1}, reads: {files: 1}},
  })
  expect(frames[7]![1]).toMatchObject({at: [0, 2], source: {file: 'in.ndjson'}})
  expect(frames[9]![1]).toMatchObject({counts: {summary: {documents: 1}, reads: {files: 0}}})
})

test('a worker tells that its pipeline or its shard cannot be used', async () => {
  const wrong = {...setup, job: {...job, pipeline_hash: 'beef'}}
  expect(await talk([wrong, task()])).toMatchObject([
    ['unfit', {message: expect.stringContaining('expected the hash beef')}],
  ])
  const frames = await talk([setup, task({shard: join(folder, 'none/0000007.0.0')})])
  expect(frames.at(-1)).toMatchObject(['failed', {code: 'ENOENT'}])
})
