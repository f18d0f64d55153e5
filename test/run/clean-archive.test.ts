import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {type CleanArchiveOptions, cleanArchive} from '../../src/run/clean-archive.ts'
import {cleanInputs} from '../../src/run/clean-inputs.ts'
import {loadPipeline} from '../../src/run/load-pipeline.ts'
import {Interrupted, NoInput, NoWorker} from '../../src/run/run-error.ts'
import {runStatus} from '../../src/run/run-status.ts'
import {bundledQuickCommand} from '../support/command.ts'
import {scratchFolder} from '../support/scratch.ts'
import {writeSmallPipeline} from '../support/small-pipeline.ts'

const folder = scratchFolder()
const pipeline = writeSmallPipeline(join(folder, 'small.mjs'))
const command = [...bundledQuickCommand(), 'worker']
const FILES = ['records.jsonl', 'removals.jsonl', 'drops.jsonl', 'rejects.jsonl']

const read = (out: string) => FILES.map(name => readFileSync(join(out, name), 'utf8'))
const lines = (out: string, name: string) =>
  readFileSync(join(out, name), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map(line => JSON.parse(line) as Record<string, unknown>)

function clean(inputs: string[] | null, name: string, options: Partial<CleanArchiveOptions> = {}) {
  const out = join(folder, name)
  return cleanArchive(inputs, {out, pipeline, command, workers: 1, splitBytes: 600, ...options})
}

function dump(name: string, texts: readonly string[]): string {
  const path = join(folder, name)
  writeFileSync(path, texts.map((text, id) => `${JSON.stringify({id, text})}\n`).join(''))
  return path
}

const plain = Array.from({length: 60}, (_, id) =>
  id % 7 === 3 ? 'DROP' : `The bridge number ${id} is closed.`,
)

describe('the output', () => {
  test('is the same for any number of workers, and as that of one process without any', async () => {
    const pages = join(folder, 'pages')
    mkdirSync(pages)
    for (let id = 0; id < 20; id++) writeFileSync(join(pages, `${id}.txt`), `A page about number ${id}.\n`)
    const inputs = [dump('plain.ndjson', plain), pages, join(folder, 'gone.txt')]
    const {summary, paths} = await clean(inputs, 'one')
    await clean(inputs, 'three', {workers: 3})
    await cleanInputs(inputs, {pipeline: await loadPipeline(pipeline), out: join(folder, 'here')})
    expect(read(join(folder, 'three'))).toEqual(read(join(folder, 'one')))
    expect(read(join(folder, 'here'))).toEqual(read(join(folder, 'one')))
    expect(summary).toMatchObject({documents: 81, records: 71, drops: 9, rejects: 1, input_files: 21})
    expect(JSON.parse(readFileSync(paths!.summary, 'utf8'))).toEqual(summary)
    expect(readdirSync(join(folder, 'one')).sort()).toEqual([...FILES, 'summary.json'].sort())
  })

  test('of standard input is that of a file', async () => {
    const path = dump('stdin.ndjson', plain)
    const standardInput = (async function* () {
      yield readFileSync(path)
    })()
    const {summary} = await clean(['-'], 'stdin', {standardInput})
    expect(summary).toMatchObject({documents: 60, input_files: 1})
    expect(lines(join(folder, 'stdin'), 'records.jsonl')[0]).toMatchObject({source_file: '-'})
  })
})

describe('a document that ends its worker', () => {
  test('is tried again alone, then rejected with its code, and the run goes on', async () => {
    const texts = ['One.', 'ABORT', 'Two.', 'LOOP', 'EXIT', 'Three.', 'ABORT', 'MEMORY', 'Four.']
    const input = dump('poison.ndjson', texts)
    const {summary} = await clean([input], 'poison', {
      maxSeconds: 1,
      maxMemory: 240 * 2 ** 20,
      splitBytes: 1e6,
    })
    expect(summary).toMatchObject({documents: 9, records: 4, rejects: 5, reconciles: true})
    const rejects = lines(join(folder, 'poison'), 'rejects.jsonl')
    expect(rejects.map(({source_record_id, code}) => [source_record_id, code])).toEqual([
      ['1', 'worker-died'],
      ['3', 'timed-out'],
      ['4', 'worker-died'],
      ['6', 'worker-died'],
      ['7', 'out-of-memory'],
    ])
    const source = readFileSync(input, 'utf8')
    for (const {source_offset, source_record_id} of rejects)
      expect(source.slice(source_offset as number)).toMatch(
        new RegExp(`^{"id":${source_record_id as string},`),
      )
    expect(lines(join(folder, 'poison'), 'records.jsonl').map(({text}) => text)).toEqual([
      'One.',
      'Two.',
      'Three.',
      'Four.',
    ])
  }, 180_000)

  test('is a record when it does well alone', async () => {
    const {summary} = await clean(
      [dump('once.ndjson', ['One.', `ONCE ${join(folder, 'mark')}`, 'Two.'])],
      'once',
    )
    expect(summary).toMatchObject({documents: 3, records: 3, rejects: 0})
  })
})

describe('a run that was stopped', () => {
  test('goes on where it stopped, and ends with the same bytes', async () => {
    const input = dump('slow.ndjson', [...plain, 'SLOW', ...plain])
    await clean([input], 'whole')
    const abort = new AbortController()
    const stopped = clean([input], 'stopped', {signal: abort.signal, onProgress: () => abort.abort()})
    await expect(stopped).rejects.toThrow(/^Interrupted: \d+ of \d+ splits are done; go on with --resume$/)
    expect(existsSync(join(folder, 'stopped/records.jsonl'))).toBe(false)
    expect(await runStatus(join(folder, 'stopped'))).toMatchObject({
      state: 'unfinished',
      rejects: 0,
    })
    await expect(clean([input], 'stopped')).rejects.toThrow('go on with it by --resume')
    await expect(clean([input], 'stopped', {resume: true, removals: 'none'})).rejects.toThrow(
      '`removals` "full"',
    )
    await expect(clean([input, input], 'stopped', {resume: true})).rejects.toThrow('begun with other inputs')
    await clean(null, 'stopped', {resume: true, workers: 2, pipeline: 'news'})
    expect(read(join(folder, 'stopped'))).toEqual(read(join(folder, 'whole')))
    expect(existsSync(join(folder, 'stopped/.copydesk-run'))).toBe(false)
    expect(await runStatus(join(folder, 'stopped'))).toMatchObject({state: 'finished', documents: 121})
    // Finished: there is nothing to do.
    expect((await clean(null, 'stopped', {resume: true})).summary).toMatchObject({documents: 121})
  })

  test('before anything was done leaves nothing, and without a run there is nothing to go on with', async () => {
    const input = dump('early.ndjson', plain)
    await expect(clean([input], 'early', {signal: AbortSignal.abort()})).rejects.toBeInstanceOf(Interrupted)
    expect(readdirSync(join(folder, 'early'))).toEqual([])
    await expect(clean(null, 'early', {resume: true})).rejects.toThrow('holds no run to go on with')
    await expect(clean([join(folder, 'gone.html')], 'early')).rejects.toBeInstanceOf(NoInput)
    expect(readdirSync(join(folder, 'early'))).toEqual([])
  })

  test('whose plan is damaged says so, and can be thrown away', async () => {
    const input = dump('damaged.ndjson', plain)
    mkdirSync(join(folder, 'damaged/.copydesk-run'), {recursive: true})
    writeFileSync(join(folder, 'damaged/.copydesk-run/plan.jsonl'), 'no plan\n')
    await expect(clean([input], 'damaged', {resume: true})).rejects.toThrow('--restart throws it away')
    const {summary} = await clean([input], 'damaged', {restart: true})
    expect(summary.documents).toBe(plain.length)
  })

  test('is begun anew by restart; two at once are refused', async () => {
    const input = dump('restart.ndjson', ['SLOW', ...plain])
    const abort = new AbortController()
    const first = clean([input], 'restart', {signal: abort.signal, onProgress: () => abort.abort()})
    await expect(
      new Promise((_done, fail) =>
        setTimeout(() => clean([input], 'restart', {resume: true}).catch(fail), 300),
      ),
    ).rejects.toThrow('A run is at work there')
    await first.catch(() => {})
    const {summary} = await clean([input], 'restart', {restart: true, removals: 'none'})
    expect(summary.documents).toBe(61)
    expect(existsSync(join(folder, 'restart/removals.jsonl'))).toBe(false)
  })

  test('redoes what the disk has lost or altered', async () => {
    const input = dump('lost.ndjson', plain)
    await clean([input], 'lost-whole')
    const abort = new AbortController()
    let told = 0
    const onProgress = () => {
      told++
      if (told === 3) abort.abort()
    }
    await clean([input], 'lost', {signal: abort.signal, onProgress}).catch(() => {})
    const state = join(folder, 'lost/.copydesk-run')
    const shards = join(state, readdirSync(state).find(name => name.startsWith('shards-'))!)
    const [one, two] = readdirSync(shards)
    rmSync(join(shards, one!))
    if (two)
      writeFileSync(join(shards, two), readFileSync(join(shards, two), 'utf8').replace('bridge', 'BRIDGE'))
    appendFileSync(join(state, 'journal.jsonl'), '0123456789abcdef {"split":9')
    await clean([input], 'lost', {resume: true})
    expect(read(join(folder, 'lost'))).toEqual(read(join(folder, 'lost-whole')))
  })
})

test('a source that changes or vanishes while the run goes on is a reject, and the rest is kept', async () => {
  const input = dump('changing.ndjson', [...plain, 'SLOW'])
  const page = join(folder, 'vanishing.txt')
  writeFileSync(page, 'Here today.')
  let done = false
  const onProgress = () => {
    if (done) return
    done = true
    appendFileSync(input, '{"id":"new","text":"New."}\n')
    rmSync(page)
  }
  const {summary} = await clean([input, page], 'changing', {onProgress})
  const rejects = lines(join(folder, 'changing'), 'rejects.jsonl')
  expect(new Set(rejects.map(({code}) => code))).toEqual(new Set(['source-changed']))
  expect(summary.records).toBeGreaterThan(0)
  expect(rejects.at(-1)).toMatchObject({source_file: page, message: expect.stringContaining('no such file')})
  expect(
    lines(join(folder, 'changing'), 'records.jsonl').map(({source_record_id}) => source_record_id),
  ).not.toContain('new')
})

test('workers that cannot be started end the run, and what is wrong with the pipeline is told', async () => {
  const input = dump('unfit.ndjson', plain)
  const lame = [process.execPath, '-e', 'process.exit(7)', '--']
  await expect(clean([input], 'unfit', {command: lame})).rejects.toBeInstanceOf(NoWorker)
  await expect(clean([input], 'unfit', {restart: true, pipeline: 'nwes'})).rejects.toThrow(
    'did you mean `news`?',
  )
})

test('what a crash left of a run that was finished is cleared away', async () => {
  const input = dump('rubbish.ndjson', plain)
  await clean([input], 'rubbish')
  mkdirSync(join(folder, 'rubbish/.copydesk-run/shards-1'), {recursive: true})
  await clean([input], 'rubbish', {resume: true})
  expect(readdirSync(join(folder, 'rubbish')).sort()).toEqual([...FILES, 'summary.json'].sort())
})
