// The speed of a whole run over a WARC file of real pages: npx jiti bench/archive/run.ts [PAGES]     default 1500
// Skips with one line where the pages are not there; leaves trafilatura out where bench/.cache/venv has none.
// Processor seconds are compared, so that another's work on the machine disturbs little; wall time only for two workers.

import {execFileSync, spawnSync} from 'node:child_process'
import {existsSync, mkdtempSync, readFileSync, rmSync} from 'node:fs'
import {loadavg, tmpdir} from 'node:os'
import {join, resolve} from 'node:path'
import {bundleCommand} from '../../test/support/bundle-command.ts'
import {measureFloor} from './floor.ts'
import {makeWarc} from './make-warc.ts'
import {readProfile} from './profile.ts'

const pages = Number(process.argv[2] ?? 1500)
const bundle = resolve('out', `archive-${process.pid}`)
const scratch = mkdtempSync(join(tmpdir(), 'archive-'))
const python = resolve('bench/.cache/venv/bin/python')

interface Ran {
  readonly seconds: number
  readonly processor: number
  readonly summary: {
    readonly documents: number
    readonly records: number
    readonly content_bytes: number
    readonly peak_memory_bytes: number
    readonly milliseconds_by_stage: Readonly<Record<string, number>>
  }
}

/** Run `copydesk clean` with so many workers, and count the seconds of all its processes. */
function clean(warc: string, {workers, profile}: {workers: number; profile?: string}): Ran {
  const out = join(scratch, 'out')
  rmSync(out, {recursive: true, force: true})
  const node = [process.execPath, ...(profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : [])]
  const command = [...node, join(bundle, 'cli.mjs'), 'clean', warc, '--out', out, '-q', '--no-config']
  const words = [...command, '-w', String(workers), '--split-size', '4M'].map(word => `'${word}'`).join(' ')
  const {stderr} = spawnSync('bash', ['-c', `TIMEFORMAT='%R %U %S'; time ${words}`], {encoding: 'utf8'})
  const [seconds = 0, user = 0, system = 0] = (stderr.trim().split('\n').at(-1) ?? '').split(' ').map(Number)
  const summary = JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8')) as Ran['summary']
  return {seconds, processor: user + system, summary}
}

function runPeer(warc: string): {documents: number; seconds: number; processor: number} | null {
  if (!existsSync(python)) return null
  try {
    return JSON.parse(
      execFileSync(python, ['bench/archive/peer.py', warc], {encoding: 'utf8', stdio: 'pipe'}),
    )
  } catch {
    return null
  }
}

const rate = (bytes: number, seconds: number) => `${(bytes / 1e6 / seconds).toFixed(1)} MB/s`
const percent = (share: number) => `${(100 * share).toFixed(1)} %`

async function bench(warc: string): Promise<void> {
  await bundleCommand(bundle)
  console.log(`\nload of the machine before: ${loadavg()[0]!.toFixed(1)}`)
  const floor = await measureFloor(warc)
  const {bytes, gunzip, decode, parse} = floor
  const least = gunzip + decode + parse
  console.log(`\n| floor | MB/s of pages |\n| --- | --- |`)
  for (const [name, seconds] of Object.entries({
    gunzip,
    decode,
    'htmlparser2 events': parse,
    together: least,
  }))
    console.log(`| ${name} | ${rate(bytes, seconds)} |`)

  const one = clean(warc, {workers: 1})
  const two = clean(warc, {workers: 2})
  const {documents, records, peak_memory_bytes: peak} = one.summary
  const peer = runPeer(warc)
  console.log(`\n${documents} documents, ${records} records, ${(bytes / 1e6).toFixed(1)} MB of pages\n`)
  console.log(
    '| | documents / s | MB/s | of the floor | processor s | wall s |\n| --- | --- | --- | --- | --- | --- |',
  )
  const row = (name: string, {processor, seconds}: {processor: number; seconds: number}) =>
    console.log(
      `| ${name} | ${(documents / processor).toFixed(0)} | ${rate(bytes, processor)} | ${percent(least / processor)} | ${processor.toFixed(1)} | ${seconds.toFixed(1)} |`,
    )
  row('copydesk, one worker, start and all', one)
  if (peer) row('trafilatura + FastWARC, one process', peer)
  else console.log('| trafilatura: not there | | | | | |')
  if (peer)
    console.log(`\ncopydesk is ${(peer.processor / one.processor).toFixed(1)} x as fast as trafilatura`)
  console.log(`two workers: ${(one.seconds / two.seconds).toFixed(2)} x one, by the clock`)
  console.log(
    `peak of a worker: ${(peak / 2 ** 20).toFixed(0)} MiB; ${Math.round(peak / documents / 1024)} KiB a document`,
  )

  console.log('\n| stage | share of the stages |\n| --- | --- |')
  const stages = Object.entries(one.summary.milliseconds_by_stage)
  const all = stages.reduce((sum, [, time]) => sum + time, 0)
  for (const [name, time] of stages) console.log(`| ${name} | ${percent(time / all)} |`)
  console.log(`\nstages together: ${(all / 1000).toFixed(1)} s by the clock`)

  const profile = join(scratch, 'profile')
  clean(warc, {workers: 1, profile})
  const {rooms, functions} = readProfile(profile)
  console.log('\n| where | self time |\n| --- | --- |')
  for (const [name, share] of rooms.slice(0, 14)) console.log(`| ${name} | ${percent(share)} |`)
  console.log('\n| function | self time |\n| --- | --- |')
  for (const [name, share] of functions.slice(0, 24)) console.log(`| ${name} | ${percent(share)} |`)
}

const warc = await makeWarc(resolve(`bench/.cache/archive-${pages}.warc.gz`), pages)
try {
  if (warc === null) console.log('skipped: the pages are not there')
  else await bench(warc)
} finally {
  rmSync(bundle, {recursive: true, force: true})
  rmSync(scratch, {recursive: true, force: true})
}
