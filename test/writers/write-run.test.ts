import {chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import type {StreamOutcome} from '../../src/engine/stream.ts'
import {OutputError} from '../../src/writers/output-error.ts'
import {removalLines} from '../../src/writers/output-lines.ts'
import {writeRun} from '../../src/writers/write-run.ts'
import {scratchFolder} from '../support/scratch.ts'
import {cleanToy} from '../support/toy-pipeline.ts'

const folder = scratchFolder()
const summarize = () => ({documents: 3})
const lines = (path: string) =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map(line => JSON.parse(line) as Record<string, unknown>)

const outcomes = [
  cleanToy('One\n- two\nThree', {name: 'a'}),
  cleanToy('LOGIN', {name: 'b', url: 'https://e.test/b', recordId: 'b', offset: 12}),
  cleanToy('CRASH', {name: 'c'}),
]

test('each outcome is written where it belongs', async () => {
  const out = join(folder, 'five')
  const paths = await writeRun(outcomes, out, {summarize})
  expect(readdirSync(out).sort()).toEqual([
    'drops.jsonl',
    'records.jsonl',
    'rejects.jsonl',
    'removals.jsonl',
    'summary.json',
  ])
  const [record] = lines(paths.records)
  expect(record).toMatchObject({text: 'One\n\nThree', source_file: 'in/a.txt'})
  expect(lines(paths.removals!)).toEqual([
    {id: record!['id'], stage: 'lines', rule: 'dashed', kind: 'paragraph', start: 4, end: 9, text: '- two'},
  ])
  expect(lines(paths.drops)).toEqual([
    {
      id: outcomes[1]!.id,
      reason: 'login',
      detail: null,
      url: 'https://e.test/b',
      source_file: 'in/a.txt',
      source_record_id: 'b',
      source_offset: 12,
    },
  ])
  expect(lines(paths.rejects)).toEqual([
    {
      id: outcomes[2]!.id,
      code: 'stage-threw',
      message: '`lines` threw: crashed as asked',
      stage: 'lines',
      url: null,
      source_file: 'in/a.txt',
      source_record_id: null,
      source_offset: 0,
    },
  ])
  expect(JSON.parse(readFileSync(paths.summary, 'utf8'))).toEqual({documents: 3})
})

describe('removals', () => {
  const record = outcomes[0] as StreamOutcome & {outcome: 'record'}

  test('full, spans and none', () => {
    expect(removalLines(record, 'full')).toEqual(record.removals)
    expect(removalLines(record, 'spans')).toEqual(record.removals.map(removal => ({...removal, text: null})))
    expect(removalLines(record, 'none')).toEqual([])
  })

  test('sample keeps all removals of about every hundredth document, the same every time', () => {
    const kept = Array.from({length: 4000}, (_, index) => cleanToy(`a\n-b\n-c ${index}`))
      .map(outcome => removalLines(outcome as StreamOutcome & {outcome: 'record'}, 'sample').length)
      .filter(length => length > 0)
    expect(kept.length).toBeGreaterThan(15)
    expect(kept.length).toBeLessThan(80)
    expect(new Set(kept)).toEqual(new Set([2]))
  })

  test('none leaves no file of an older run behind', async () => {
    const out = join(folder, 'none')
    await writeRun(outcomes, out, {summarize})
    const {removals} = await writeRun(outcomes, out, {summarize, removals: 'none'})
    expect(removals).toBeNull()
    expect(existsSync(join(out, 'removals.jsonl'))).toBe(false)
  })
})

describe('a run that fails', () => {
  test('leaves the older run as it was and nothing half-written', async () => {
    const out = join(folder, 'kept')
    await writeRun(outcomes, out, {summarize})
    const before = readdirSync(out).map(name => readFileSync(join(out, name), 'utf8'))
    const failing = async function* () {
      yield outcomes[1]!
      throw new Error('the input broke')
    }
    await expect(writeRun(failing(), out, {summarize})).rejects.toThrow('the input broke')
    await expect(
      writeRun(outcomes, out, {
        summarize: () => {
          throw new Error('the counts are wrong')
        },
      }),
    ).rejects.toThrow('the counts are wrong')
    expect(readdirSync(out).map(name => readFileSync(join(out, name), 'utf8'))).toEqual(before)
  })

  test('temporary files of runs that were killed are cleared away, those of living ones are not', async () => {
    const out = join(folder, 'leftovers')
    mkdirSync(out)
    writeFileSync(join(out, '.records.jsonl.999999999.part'), 'x')
    writeFileSync(join(out, '.drops.jsonl.1.part'), 'x')
    writeFileSync(join(out, 'mine.txt'), 'x')
    await writeRun(outcomes, out, {summarize})
    expect(
      readdirSync(out)
        .filter(name => !/^(?:records|removals|drops|rejects|summary)\./.test(name))
        .sort(),
    ).toEqual(['.drops.jsonl.1.part', 'mine.txt'])
  })

  test('an output that cannot be written is an OutputError with a sentence', async () => {
    writeFileSync(join(folder, 'file'), '')
    const error = await writeRun(outcomes, join(folder, 'file/out'), {summarize}).catch(
      (caught: unknown) => caught,
    )
    expect(error).toBeInstanceOf(OutputError)
    expect((error as Error).message).toMatch(/^Cannot write .*file\/out: a part of the path is no directory$/)
    if (existsSync('/proc'))
      await expect(writeRun(outcomes, '/proc/none/out', {summarize})).rejects.toBeInstanceOf(OutputError)
    if (process.getuid?.() === 0) return
    mkdirSync(join(folder, 'closed'))
    chmodSync(join(folder, 'closed'), 0o500)
    await expect(writeRun(outcomes, join(folder, 'closed'), {summarize})).rejects.toThrow('permission denied')
  })

  test('a directory in the place of a file is an OutputError, and no summary says the run is whole', async () => {
    const out = join(folder, 'blocked')
    mkdirSync(join(out, 'drops.jsonl/x'), {recursive: true})
    await expect(writeRun(outcomes, out, {summarize})).rejects.toBeInstanceOf(OutputError)
    expect(existsSync(join(out, 'summary.json'))).toBe(false)
    expect(readdirSync(out).filter(name => name.endsWith('.part'))).toEqual([])
  })
})
