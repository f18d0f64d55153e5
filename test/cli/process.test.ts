import {type ChildProcess, spawn} from 'node:child_process'
import {once} from 'node:events'
import {existsSync, readdirSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {bundledCommand} from '../support/command.ts'
import {scratchFolder} from '../support/scratch.ts'

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
