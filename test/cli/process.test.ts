import {type ChildProcess, spawn, spawnSync} from 'node:child_process'
import {once} from 'node:events'
import {
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import {join, resolve} from 'node:path'
import {expect, test} from 'vitest'
import {bundledCommand} from '../support/command.ts'
import {scratchFolder} from '../support/scratch.ts'
import {writeSmallPipeline} from '../support/small-pipeline.ts'

const folder = scratchFolder()
const command = bundledCommand()

/** Start the command as a process of its own. */
function start(words: string[]): ChildProcess {
  return spawn(command[0]!, [...command.slice(1), ...words])
}

/** Write lines until the process ends or so many are written. */
async function feed(child: ChildProcess, lines: number): Promise<void> {
  child.stdin!.on('error', () => {})
  for (let index = 0; index < lines && child.exitCode === null; index++) {
    child.stdin!.write(
      `{"id":${index},"text":"The bridge will close for repairs on Monday, the council said."}\n`,
    )
    if (index % 20 === 0) await new Promise(done => setTimeout(done, 5))
  }
}

test('a closed pipe ends the command quietly', async () => {
  const child = start(['clean', '-', '-p', 'keep-all', '-q'])
  let errors = ''
  child.stderr!.on('data', chunk => {
    errors += String(chunk)
  })
  child.stdout!.once('data', () => child.stdout!.destroy())
  const ended = once(child, 'exit')
  await feed(child, 2000)
  child.stdin!.end()
  expect(await ended).toEqual([0, null])
  expect(errors).toBe('')
}, 60_000)

test('an interrupt ends with 130 and leaves no file, also while it waits for input', async () => {
  const out = join(folder, 'out')
  const child = start(['clean', '-', '-p', 'keep-all', '--out', out])
  const ended = once(child, 'exit')
  child.stdin!.write('{"id":1,"text":"The bridge will close for repairs on Monday, the council said."}\n')
  while (!existsSync(join(out, '.copydesk-run/standard-input')))
    await new Promise(done => setTimeout(done, 50))
  child.kill('SIGINT')
  expect(await ended).toEqual([130, null])
  expect(readdirSync(out)).toEqual([])
}, 60_000)

// Tried again, since on a loaded machine a run can end before the second signal comes.
test('SIGTERM lets the workers finish what they are at, a second one ends all at once; --resume goes on', {
  timeout: 120_000,
  retry: 2,
}, async () => {
  const input = join(folder, 'slow.ndjson')
  const texts = Array.from({length: 40}, (_, id) => (id % 2 === 0 ? 'SLOW' : `Page ${id}.`))
  writeFileSync(input, texts.map((text, id) => `${JSON.stringify({id, text})}\n`).join(''))
  const words = [
    'clean',
    input,
    '-p',
    writeSmallPipeline(join(folder, 'small.mjs')),
    // Ten documents a split: a worker is still at the next one when the second signal comes.
    '--split-size',
    '300',
    '-w',
    '1',
  ]
  const state = (out: string) => join(out, '.copydesk-run/journal.jsonl')
  const stop = async (name: string, times: number) => {
    const out = mkdtempSync(join(folder, name))
    const child = start([...words, '--out', out])
    const ended = once(child, 'exit')
    let errors = ''
    child.stderr!.on('data', chunk => {
      errors += String(chunk)
    })
    while (!existsSync(state(out)) || statSync(state(out)).size === 0)
      await new Promise(done => setTimeout(done, 20))
    for (let time = 0; time < times; time++) {
      child.kill('SIGTERM')
      await new Promise(done => setTimeout(done, 30))
    }
    return {out, ended: await ended, errors}
  }
  const first = await stop('once', 1)
  expect(first.ended).toEqual([143, null])
  expect(first.errors).toMatch(/^Interrupted: \d+ of \d+ splits are done; go on with --resume\n$/)
  const twice = await stop('twice', 2)
  expect(twice.ended).toEqual([null, 'SIGTERM'])
  for (const {out} of [first, twice]) {
    const child = start(['clean', '--out', out, '--resume', '-q'])
    expect(await once(child, 'exit')).toEqual([0, null])
    const records = readFileSync(join(out, 'records.jsonl'), 'utf8').split('\n').filter(Boolean)
    expect(records.map(line => JSON.parse(line).source_record_id)).toEqual(texts.map((_, id) => String(id)))
  }
})

test('a directory as standard input is no empty document', () => {
  const directory = openSync('.', 'r')
  try {
    for (const words of [['clean', '-'], ['clean', '-', '--out', join(folder, 'of-directory')], ['fix']]) {
      const {status, stderr} = spawnSync(command[0]!, [...command.slice(1), ...words], {
        stdio: [directory, 'pipe', 'pipe'],
        encoding: 'utf8',
      })
      expect(stderr).toContain('it is a directory')
      expect(status).toBe(3)
    }
  } finally {
    closeSync(directory)
  }
})

test('where the working directory is gone that is what is said', () => {
  const words = command.map(word => `'${word}'`).join(' ')
  const script = `mkdir gone && cd gone && rmdir ../gone && ${words} clean '${resolve('samples')}'`
  const {status, stderr} = spawnSync('sh', ['-c', script], {cwd: folder, encoding: 'utf8'})
  expect(stderr).toContain('working directory is gone')
  expect(status).toBe(2)
})

test('a pipe by the name of a configuration file is not waited for', () => {
  const script = `mkdir piped && cd piped && mkfifo copydesk.config.json && ${command.map(word => `'${word}'`).join(' ')} clean nothing -q`
  const {status} = spawnSync('sh', ['-c', script], {cwd: folder, timeout: 30_000})
  expect(status).toBe(3)
})
