import {existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {gzipSync} from 'node:zlib'
import {describe, expect, test} from 'vitest'
import {main} from '../../src/cli/main.ts'
import {bundledCommand} from '../support/command.ts'
import {type FakeOptions, fakeIo} from '../support/fake-io.ts'
import {scratchFolder} from '../support/scratch.ts'

const folder = scratchFolder()
const TEXT =
  'The harbour bridge will close for repairs on Monday, the council said.\\n\\nBuses will take another way until the work is done in June.'
const line = (id: string) => `{"id":"${id}","text":"${TEXT}"}\n`
const dump = join(folder, 'dump.ndjson')
writeFileSync(dump, `${line('1')}{"id":"2"}\nnot json\n${line('3')}`)

const workerCommand = [...bundledCommand(), 'worker']

async function run(words: string[], options?: FakeOptions) {
  const io = fakeIo({workerCommand, ...options})
  const code = await main(words, io)
  return {code, out: io.out(), err: io.err()}
}
const parsed = (out: string) =>
  out
    .split('\n')
    .filter(Boolean)
    .map(text => JSON.parse(text) as Record<string, unknown>)
const KEEP = ['--pipeline', 'keep-all']

describe('output', () => {
  test('records go to standard output in input order, the table to standard error', async () => {
    const {code, out, err} = await run(['clean', dump, ...KEEP])
    expect(code).toBe(0)
    expect(parsed(out).map(record => record['source_record_id'])).toEqual(['1', '3'])
    expect(err).toContain('4 documents: 2 records, 0 drops, 2 rejects')
    expect(err).toContain('not-json')
    expect(err).toMatch(/^\S*dump\.ndjson 2: .*\(no-content\)\n\S*dump\.ndjson: .*\(not-json\)\n/)
    expect(err).not.toContain('\u001b')
  })

  test('with --out five files are written and the table goes to standard output', async () => {
    const out = join(folder, 'five')
    const result = await run(['clean', dump, ...KEEP, '--out', out])
    expect(result).toMatchObject({code: 0, err: ''})
    expect(result.out).toContain(`records   2  → ${join(out, 'records.jsonl')}`)
    expect(readdirSync(out).sort()).toEqual([
      'drops.jsonl',
      'records.jsonl',
      'rejects.jsonl',
      'removals.jsonl',
      'summary.json',
    ])
    expect(parsed(readFileSync(join(out, 'rejects.jsonl'), 'utf8'))).toMatchObject([
      {
        code: 'no-content',
        stage: null,
        source_file: dump,
        source_record_id: '2',
        source_offset: line('1').length,
      },
      {code: 'not-json', source_record_id: null},
    ])
    expect((await run(['clean', dump, ...KEEP, '--out', out, '--removals', 'none'])).code).toBe(0)
    expect(existsSync(join(out, 'removals.jsonl'))).toBe(false)
  })

  test('--json prints the summary, --quiet nothing', async () => {
    const {out} = await run(['clean', dump, ...KEEP, '--out', join(folder, 'json'), '--json'])
    expect(JSON.parse(out)).toMatchObject({documents: 4, records: 2, pipeline: 'keep-all', reconciles: true})
    expect(JSON.parse((await run(['clean', dump, ...KEEP, '--json'])).err)).toMatchObject({documents: 4})
    expect(await run(['clean', dump, ...KEEP, '--out', join(folder, 'quiet'), '-q'])).toEqual({
      code: 0,
      out: '',
      err: '',
    })
  })

  test('standard input is read when no input is named, whatever it holds', async () => {
    expect(parsed((await run(['clean', ...KEEP], {input: gzipSync(line('9'))})).out)).toMatchObject([
      {source_record_id: '9', source_file: '-'},
    ])
    expect((await run(['clean'], {terminal: true})).code).toBe(2)
  })

  test('--set gives stages options, here and in workers', async () => {
    const out = join(folder, 'set')
    const words = [dump, ...KEEP, '--set', 'to-record.marks=true', '-q']
    const marksOf = (text: string) => parsed(text).map(({marks}) => marks)
    expect(marksOf((await run(['clean', ...words])).out)).toEqual([[], []])
    expect((await run(['clean', ...words, '--out', out])).code).toBe(0)
    expect(marksOf(readFileSync(join(out, 'records.jsonl'), 'utf8'))).toEqual([[], []])
    const {code, err} = await run(['clean', dump, '--set', 'marks=true'])
    expect([code, err]).toEqual([2, expect.stringContaining('expected a stage, an option and a value')])
  })

  test('--sample keeps so many, --dry-run writes nothing', async () => {
    const big = join(folder, 'big.ndjson')
    writeFileSync(big, Array.from({length: 30}, (_, id) => line(String(id))).join(''))
    const {out} = await run(['clean', big, ...KEEP, '--sample', '4', '--seed', '7', '-q'])
    const ids = parsed(out).map(record => Number(record['source_record_id']))
    expect(ids).toHaveLength(4)
    expect(ids).toEqual([...ids].sort((a, b) => a - b))
    const dry = await run(['clean', dump, '--dry-run', '--out', join(folder, 'dry')])
    expect(dry.code).toBe(0)
    expect(dry.out).toContain('Would clean 2 documents')
    expect(dry.out).toContain('reject 2 that could not be read')
    expect(existsSync(join(folder, 'dry'))).toBe(false)
    expect(JSON.parse((await run(['clean', dump, '--dry-run', '--json'])).out)).toMatchObject({
      documents: 4,
      unread_by_code: {'no-content': 1, 'not-json': 1},
    })
  })

  test('a terminal is shown no character that would steer it, and a file is written as it is', async () => {
    const input = '{"id":"1","text":"A plain line of words \u2066 and more of them \u2069 here."}\n'
    const seen = await run(['clean', '-', ...KEEP, '-q'], {input, terminal: true})
    expect(seen.out).not.toMatch(/[\u2066\u2069]/)
    expect(seen.out).toContain('\\u2066')
    expect(JSON.parse(seen.out).text).toBe(
      JSON.parse((await run(['clean', '-', ...KEEP, '-q'], {input})).out).text,
    )
  })

  test('progress is shown on a terminal only, and taken away', async () => {
    const {err} = await run(['clean', dump, ...KEEP, '--out', join(folder, 'progress')], {terminal: true})
    expect(err).toMatch(/^\r\u001b\[K\d documents?,.*\r\u001b\[K$/s)
  })
})

describe('a configuration file', () => {
  const config = (name: string, content: string) => {
    const file = join(folder, name)
    writeFileSync(file, content)
    return ['--config', file]
  }

  test('sets what the command line does not; its paths are meant from where it lies', async () => {
    const words = config(
      'a.config.json',
      '{"inputs": ["dump.ndjson"], "pipeline": "keep-all", "maxRejects": "1", "quiet": true, "set": ["to-record.marks=true", "to-record.links=false"]}',
    )
    expect(await run(['clean', ...words])).toMatchObject({code: 1})
    expect(await run(['clean', ...words, '--max-rejects', '3'])).toMatchObject({code: 0, err: ''})
    const typed = config(
      'b.config.ts',
      "export default {out: 'configured' as string, workers: 1, pipeline: 'keep-all'}",
    )
    expect((await run(['clean', dump, ...typed])).code).toBe(0)
    expect(existsSync(join(folder, 'configured/summary.json'))).toBe(true)
    expect((await run(['status', join(folder, 'configured')])).out).toContain(
      'configured: finished\n4 documents: 2 records',
    )
  })

  test.each([
    ['{"piepline": "news"}', 'did you mean `pipeline`?'],
    ['{"removals": "some"}', 'expected one of none, spans, sample, full'],
    ['{"set": ["marks=true"]}', 'expected a stage, an option and a value'],
    ['{"resume": true}', 'Cannot set `resume`'],
    ['[]', 'expected it to export an object'],
    ['{', 'Cannot read'],
    ['{"inputs": 3}', 'expected a list of strings'],
    ['{"out": 5}', 'Cannot set `out`'],
    ['{"format": true}', 'expected a string, a number or a list of such, got true'],
    ['{"quiet": "no"}', 'expected true or false, got "no"'],
  ])('%s is refused with a sentence', async (content, sentence) => {
    const {code, err} = await run(['clean', dump, ...config('bad.config.json', content)])
    expect(code).toBe(2)
    expect(err).toContain(sentence)
  })
})

describe('ends', () => {
  test('1: a gate', async () => {
    expect((await run(['clean', dump, ...KEEP, '-q', '--max-rejects', '2'])).code).toBe(0)
    const {code, err} = await run(['clean', dump, ...KEEP, '-q', '--max-rejects', '49%'])
    expect([code, err]).toEqual([1, 'Too many rejects: 2 of 4 documents, more than --max-rejects 49%\n'])
  })

  test.each([
    [['clean', '--out', '-', dump], 'without --out records go to standard output'],
    [['clean', '--removals', 'smaple'], 'did you mean `sample`?'],
    [['clean', '--input-format', 'htm'], 'did you mean `html`?'],
    [['clean', '--pipeline', 'nwes', dump], 'did you mean `news`?'],
    [['clean', '--pipline', 'news'], 'Did you mean --pipeline?'],
    [['claen'], 'Did you mean clean?'],
    [['clean', '--sample', '0', dump], 'expected a whole number, 1 or more'],
    [['clean', '--sample', '2', '-'], 'Cannot sample standard input'],
    [['clean', '--seed', '-1', dump], 'expected a whole number'],
    [['clean', '--max-rejects', 'many'], 'such as 12, or a share, such as 5%'],
    [['clean', '--max-bytes', '0'], 'such as 1000000, 500k or 64M'],
    [['clean', '--pipeline', 'gone.js', dump], 'no such file or directory'],
    [['clean', '-', '-'], 'Cannot read standard input twice'],
    [['compare', 'a'], 'missing required argument'],
    [['fix', '--charset', 'klingon-8'], 'Unknown charset `klingon-8`'],
    [['explain'], 'missing required argument'],
    [['clean', dump, '--resume'], 'expected --out'],
    [['clean', '--out', 'nowhere-at-all', '--resume'], 'holds no run to go on with'],
    [['status', 'nowhere-at-all'], 'holds no run'],
  ])('2: %j', async (words, sentence) => {
    const {code, out, err} = await run(words)
    expect({code, out}).toEqual({code: 2, out: ''})
    expect(err).toContain(sentence)
  })

  test('2: no directory is made where there is nothing to go on with', async () => {
    const out = join(folder, 'nothing')
    expect((await run(['clean', '--out', out, '--resume'])).code).toBe(2)
    expect(existsSync(out)).toBe(false)
  })

  test('3: no input could be read; an older run stays', async () => {
    const out = join(folder, 'older')
    await run(['clean', dump, ...KEEP, '--out', out, '-q'])
    const {code, err} = await run(['clean', join(folder, 'gone\u001b[2J.html'), '--out', out])
    expect(code).toBe(3)
    expect(err).toMatch(
      /^No input could be read\n {2}.*gone\\u\{1b\}\[2J\.html: .*no such file or directory\n$/,
    )
    expect(readFileSync(join(out, 'records.jsonl'), 'utf8')).not.toBe('')
  })

  test('one input of several that cannot be read is a reject', async () => {
    const {code, err} = await run(['clean', join(folder, 'gone.html'), dump, ...KEEP])
    expect(code).toBe(0)
    expect(err).toContain('5 documents: 2 records, 0 drops, 3 rejects')
  })

  test('4: the output cannot be written', async () => {
    const {code, err} = await run(['clean', dump, ...KEEP, '--out', join(dump, 'out')])
    expect(code).toBe(4)
    expect(err).toMatch(/^Cannot write .*: a part of the path is no directory\n$/)
  })

  test('130: interrupted, nothing half-written', async () => {
    const abort = new AbortController()
    abort.abort()
    const out = join(folder, 'interrupted')
    expect((await run(['clean', dump, ...KEEP, '--out', out], {signal: abort.signal})).code).toBe(130)
    expect(readdirSync(out)).toEqual([])
  })

  test('0: the reader of standard output has gone', async () => {
    expect(await run(['clean', dump, ...KEEP], {closeAfter: 1})).toMatchObject({code: 0, err: ''})
  })
})

describe('a pipeline of the user', () => {
  const source = (extra = '') => `
import {ConfigurationError, decode, defineStage, DocumentError, parseText, pipeline, toRecord} from 'copydesk'
${extra}
const refuse = defineStage({
  name: 'refuse', takes: 'text', gives: 'text', defaults: {},
  setup: () => document => {
    if (document.text.includes('REFUSE')) throw new DocumentError('too-large', 'refused')
    return document
  },
})
export default pipeline('mine').use(decode()).use(refuse()).use(parseText()).use(toRecord())
`

  test.each([
    ['mine.mjs', source()],
    ['mine.js', source()],
    ['mine.ts', source('interface Unused {readonly a: number}\nexport const typed: Unused = {a: 1}')],
  ])('%s finds copydesk though it is installed nowhere near', async (name, content) => {
    mkdirSync(join(folder, 'user'), {recursive: true})
    const file = join(folder, 'user', name)
    writeFileSync(file, content)
    const {code, out, err} = await run(['clean', dump, '-p', file], {})
    expect(code).toBe(0)
    expect(parsed(out)).toHaveLength(2)
    expect(err).toContain('2 records')
    // The library it sees is this one: its errors are known for what they are.
    const refused = await run(['clean', '-p', file, '--json'], {input: 'REFUSE this text'})
    expect(JSON.parse(refused.err)).toMatchObject({rejects_by_code: {'too-large': 1}})
  })

  test.each([
    ['none.js', 'export const nothing = 1', 'expected its default export to be a pipeline'],
    [
      'half.js',
      "import {decode, pipeline} from 'copydesk'\nexport default pipeline('half').use(decode())",
      'from `bytes` to `text`',
    ],
    ['throws.mjs', "throw new Error('at once')", 'at once'],
    [
      'order.ts',
      "import {pipeline, toRecord, decode} from 'copydesk'\nexport default pipeline('o').use(decode()).use(toRecord())",
      'Cannot use `to-record` here',
    ],
    ['broken.ts', 'export default {', 'broken.ts'],
  ])('%s is refused with a sentence', async (name, content, sentence) => {
    const file = join(folder, name)
    writeFileSync(file, content)
    const {code, err} = await run(['clean', dump, '-p', file])
    expect(code).toBe(2)
    expect(err).toContain(sentence)
  })
})
