import {readdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {main} from '../../src/cli/main.ts'
import {recordSchema} from '../../src/model/record-schema.ts'
import {bundledCommand} from '../support/command.ts'
import {type FakeOptions, fakeIo} from '../support/fake-io.ts'
import {scratchFolder} from '../support/scratch.ts'

const folder = scratchFolder()

const workerCommand = [...bundledCommand(), 'worker']

async function run(words: string[], options?: FakeOptions) {
  const io = fakeIo({workerCommand, ...options})
  const code = await main(words, io)
  return {code, out: io.out(), err: io.err()}
}

describe('help', () => {
  test.each([[], ['clean'], ['fix'], ['explain'], ['compare'], ['stages'], ['schema'], ['doctor']])(
    'of %s shows an example',
    async (...words) => {
      const {code, out} = await run([...words, '--help'])
      expect(code).toBe(0)
      expect(out).toMatch(/Examples?:\n {2}copydesk /)
    },
  )

  test('the version is that of the package', async () => {
    expect((await run(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/)
  })
})

describe('fix', () => {
  test('repairs as a filter and leaves clean text alone', async () => {
    const clean = 'Nothing wrong here: café, “quoted”, 漢字.\r\n\r\nSecond line\n'
    expect(await run(['fix'], {input: clean})).toEqual({code: 0, out: clean, err: ''})
    expect((await run(['fix', '-'], {input: 'A cafÃ© in town\n'})).out).toBe('A café in town\n')
  })

  test('--explain prints each repair with its line', async () => {
    const {out, err} = await run(['fix', '--explain'], {input: 'One\nTwo cafÃ©s\nThree\nFour naÃ¯ve words\n'})
    expect(out).toBe('One\nTwo cafés\nThree\nFour naïve words\n')
    expect(err).toMatch(/^line 2: .*Ã©.* → .*é.*\nline 4: .*ï.*\n$/)
  })

  test('other charsets are found or named; a file is read', async () => {
    const file = join(folder, 'latin.txt')
    writeFileSync(file, Buffer.from('Un caf\xe9 cr\xe8me\n', 'latin1'))
    expect((await run(['fix', file])).out).toBe('Un café crème\n')
    expect(
      (
        await run(['fix', '--charset', 'windows-1251'], {
          input: Buffer.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2, 10]),
        })
      ).out,
    ).toBe('Привет\n')
    expect((await run(['fix'], {input: Buffer.from('\uFEFFGrüße\nan alle\n', 'utf16le')})).out).toBe(
      'Grüße\nan alle\n',
    )
    expect(await run(['fix', join(folder, 'gone')])).toMatchObject({code: 3, out: ''})
  })

  test('long input comes out whole, piece by piece', async () => {
    const input = `${'A plain line of words, one like the other.\n'.repeat(20_000)}The cafÃ© at the end\n`
    expect((await run(['fix'], {input})).out).toBe(input.replaceAll('Ã©', 'é'))
  })
})

describe('explain', () => {
  const PAGE =
    '<!doctype html><title>Bridge closes</title><body><article><h1>Bridge closes</h1><p>The bridge will close on Monday for repairs, the council said in a statement.<p>Buses take another way until the work of the cafÃ© is done in June, it said.</article>'

  test('tells every block, the charset and the outcome; no colours unless on a terminal', async () => {
    const {code, out} = await run(['explain', '-', '--input-format', 'html'], {input: PAGE})
    expect(code).toBe(0)
    expect(out).toMatch(/kept +paragraph/)
    expect(out).toMatch(/outcome +record/)
    expect(out).toMatch(/charset +utf-8/)
    expect(out).toMatch(/Ã©.* → .*é/)
    expect(out).not.toContain('\u001b')
    expect((await run(['explain', '-'], {input: PAGE, terminal: true})).out).toContain('\u001b[32m')
    expect(
      (await run(['explain', '-'], {input: PAGE, terminal: true, env: {NO_COLOR: '1'}})).out,
    ).not.toContain('\u001b')
  })

  test('--json and --id', async () => {
    const file = join(folder, 'two.ndjson')
    writeFileSync(file, '{"id":"a","text":"First text of two."}\n{"id":"b","text":"Second text of two."}\n')
    const {out} = await run(['explain', file, '--id', 'b', '--json', '-p', 'keep-all'])
    expect(JSON.parse(out)).toMatchObject({
      source: {record_id: 'b'},
      outcome: 'record',
      blocks: [{text: 'Second text of two.', verdict: 'kept'}],
    })
    expect(await run(['explain', file, '--id', 'c'])).toMatchObject({code: 2})
  })

  test('hostile content reaches the terminal only made visible', async () => {
    const input = '{"id":"\\u001b]0;x\\u0007","text":"Words \\u001b[2J and \\u202e more words of a text."}\n'
    const {out} = await run(['explain', '-', '-p', 'keep-all'], {input})
    expect(out).not.toMatch(/[\u001b\u0007\u202e]/)
  })

  test('what could not be read is told', async () => {
    const {code, out} = await run(['explain', join(folder, 'gone')])
    expect(code).toBe(3)
    expect(out).toContain('reject unreadable')
  })
})

describe('compare', () => {
  test('shows what another pipeline changes, and gates it', async () => {
    const input = join(folder, 'in.ndjson')
    writeFileSync(
      input,
      '{"id":"a","text":"The bridge will close on Monday for repairs, the council said.\\nShare this article\\nBuses take another way until June, it said."}\n',
    )
    for (const pipeline of ['news', 'keep-all'])
      expect((await run(['clean', input, '-p', pipeline, '--out', join(folder, pipeline), '-q'])).code).toBe(
        0,
      )
    const [left, right] = [join(folder, 'keep-all'), join(folder, 'news')]
    expect((await run(['compare', left, left, '--max-changed', '0'])).code).toBe(0)
    const changed = await run(['compare', left, right, '--max-changed', '0'])
    expect(changed.code).toBe(1)
    expect(changed.err).toContain('Too many changes: 1 of 1 documents differ')
    const comparison = JSON.parse((await run(['compare', left, right, '--json'])).out)
    expect(comparison.documents).toMatchObject({before: 1, after: 1, changed: 1})
    expect(Object.keys(comparison.lost_paragraphs_by_reason)[0]).toMatch(/^drop-chrome\//)
    expect((await run(['compare', left, join(folder, 'gone')])).code).toBe(2)
    expect((await run(['compare', left, folder])).err).toContain('expected it to hold records.jsonl')
  })
})

test('stages lists every stage with its forms, options and a sentence', async () => {
  const listed = JSON.parse((await run(['stages', '--json'])).out) as {name: string; sentence: string}[]
  const files = readdirSync('src/stages').map(file => file.replace('.ts', ''))
  expect(listed.map(({name}) => name).sort()).toEqual([...files, 'branch'].sort())
  for (const {sentence} of listed) expect(sentence).toMatch(/^[A-Z][^*]{15,300}[.;:]?$/)
  const {out} = await run(['stages'])
  expect(out).toMatch(
    /^decode {2}bytes → text\n {2}Turn bytes into text.*\n {4}fallbackCharset = "windows-1252" {2}\(a name of a charset, /m,
  )
})

test('schema prints the schema of a record', async () => {
  expect(JSON.parse((await run(['schema'])).out)).toEqual(JSON.parse(JSON.stringify(recordSchema)))
})

test('doctor finds everything in order here', async () => {
  const {code, out} = await run(['doctor'])
  expect({code, out}).toEqual({code: 0, out: expect.stringMatching(/ok +decoder gb18030 +right/)})
  expect(out).not.toContain('wrong')
})
