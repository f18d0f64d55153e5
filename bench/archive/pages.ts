// The speed of cleaning pages one by one, without archive and shards: npx jiti bench/archive/pages.ts [PAGES]     default 200
// Processor seconds of whole processes are compared (the least of some rounds), less what such a process takes for the first half of the pages: that is for
// loading, and for compiling what is met often. Skips what is not there.

import {spawnSync} from 'node:child_process'
import {existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'
import {gunzipSync} from 'node:zlib'
import {build} from 'esbuild'
import {ownNames} from '../../build/own-names.ts'
import {choosePages} from './make-warc.ts'

/** The machine's speed drifts: of so many runs the fastest counts. */
const ROUNDS = 3
const count = Number(process.argv[2] ?? 200)
const python = resolve('bench/.cache/venv/bin/python')
const scratch = mkdtempSync(join(tmpdir(), 'pages-'))
const bundle = resolve('out', `pages-${process.pid}`)
const peers = resolve('bench/peers/page-peers.mjs')

/** What each is started with; the folder of pages follows. */
const EXTRACTORS: readonly (readonly [name: string, needs: string, command: readonly string[]])[] = [
  ['copydesk', peers, [process.execPath, peers, join(bundle, 'clean.mjs')]],
  ['trafilatura', python, [python, resolve('bench/archive/page-peer.py')]],
  ['Readability on linkedom', resolve('bench/peers/node_modules'), [process.execPath, peers, 'linkedom']],
  ['Readability on jsdom', resolve('bench/peers/node_modules'), [process.execPath, peers, 'jsdom']],
]

/** Processor seconds of a process and all that it starts. */
function processorSeconds(command: readonly string[]): number {
  const words = command.map(word => `'${word}'`).join(' ')
  const {stderr, status} = spawnSync('bash', ['-c', `TIMEFORMAT='%U %S'; time ${words}`], {
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  })
  if (status !== 0) throw new Error(stderr.slice(-2000))
  const [user = 0, system = 0] = (stderr.trim().split('\n').at(-1) ?? '').split(' ').map(Number)
  return user + system
}

async function bench(paths: readonly string[]): Promise<void> {
  const half = Math.floor(paths.length / 2)
  const folders = {first: join(scratch, 'first'), all: join(scratch, 'all')}
  for (const folder of Object.values(folders)) mkdirSync(folder)
  for (const [index, path] of paths.entries())
    for (const folder of index < half ? [folders.first, folders.all] : [folders.all])
      writeFileSync(join(folder, `${index}.html`), gunzipSync(readFileSync(path)))
  await build({
    entryPoints: ['src/clean.ts'],
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    outfile: join(bundle, 'clean.mjs'),
    plugins: [ownNames],
    logLevel: 'warning',
  })
  console.log('| | pages / s of the processor | copydesk is faster by |\n| --- | ---: | ---: |')
  let own = 0
  for (const [name, needs, command] of EXTRACTORS) {
    if (!existsSync(needs)) {
      console.log(`| ${name}: not there | | |`)
      continue
    }
    const all: number[] = []
    const first: number[] = []
    for (let round = 0; round < ROUNDS; round++) {
      all.push(processorSeconds([...command, folders.all]))
      first.push(processorSeconds([...command, folders.first]))
    }
    const seconds = Math.min(...all) - Math.min(...first)
    own ||= seconds
    console.log(
      `| ${name} | ${((paths.length - half) / seconds).toFixed(1)} | ${(seconds / own).toFixed(1)} x |`,
    )
  }
}

try {
  const paths = choosePages(count)
  if (paths.length === 0) console.log('skipped: the pages are not there')
  else await bench(paths)
} finally {
  rmSync(bundle, {recursive: true, force: true})
  rmSync(scratch, {recursive: true, force: true})
}
