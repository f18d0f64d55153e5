import {type ChildProcess, spawn} from 'node:child_process'
import {once} from 'node:events'
import {readdirSync} from 'node:fs'
import {join, resolve} from 'node:path'
import {expect, test} from 'vitest'
import {scratchFolder} from '../support/scratch.ts'

const folder = scratchFolder()
const alias = Object.fromEntries([
  ['copydesk/node', resolve('src/node.ts')],
  ['copydesk', resolve('src/index.ts')],
  ...['news', 'flat-text', 'keep-all'].map(name => [`#pipelines/${name}`, resolve(`pipelines/${name}.ts`)]),
])

/** Start the command as a process of its own, from the sources: a build would take longer than the test. */
function start(words: string[]): ChildProcess {
  return spawn(process.execPath, ['node_modules/jiti/lib/jiti-cli.mjs', 'src/cli.ts', ...words], {
    env: {...process.env, JITI_ALIAS: JSON.stringify(alias)},
  })
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
  while (!partsIn(out)) await new Promise(done => setTimeout(done, 50))
  child.kill('SIGINT')
  expect(await ended).toEqual([130, null])
  expect(readdirSync(out)).toEqual([])
}, 60_000)

function partsIn(out: string): boolean {
  try {
    return readdirSync(out).length === 4
  } catch {
    return false
  }
}
