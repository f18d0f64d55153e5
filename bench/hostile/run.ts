// Hostile inputs, one run each: npx jiti bench/hostile/run.ts [--big] [PART …]   (parts as of the kit's --only; default all)
// The large ones of `--big` are run by the command, and the memory of its worker is measured.
// Skips with one line where the kit is not there.

import {spawnSync} from 'node:child_process'
import {existsSync, mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'
import {cleanInputs} from '../../src/run/clean-inputs.ts'
import {loadPipeline} from '../../src/run/load-pipeline.ts'
import {NoInput} from '../../src/run/run-error.ts'
import {outcomeFrames} from '../../src/run/work/shard-file.ts'
import {bundleCommand} from '../../test/support/bundle-command.ts'

const KIT = new URL('../../../shared/kit/make_hostile.mjs', import.meta.url).pathname
const bundle = resolve('out', `hostile-${process.pid}`)

interface Case {
  readonly file: string
  readonly what: string
  readonly expect: 'record' | 'reject' | 'record-or-reject'
  readonly contains: readonly string[]
  readonly absent: readonly string[]
  readonly docs?: number
  readonly big?: boolean
  readonly limits: {readonly ms: number; readonly rss_mb: number}
}

/** What came of a case. */
interface Result {
  readonly records: number
  readonly others: number
  /** The records as they are written, and all that is written. */
  readonly text: string
  readonly all: string
  readonly milliseconds: number
  /** Most memory in MiB, where it was measured. */
  readonly memory: number | null
}

/** Run a case in this process. */
async function runHere(path: string): Promise<Result> {
  const pipeline = await loadPipeline('news')
  const lines: string[] = []
  const counts = {record: 0, drop: 0, reject: 0}
  const started = performance.now()
  await cleanInputs([path], {
    pipeline,
    onOutcome: outcome => {
      counts[outcome.outcome]++
      lines.push(outcomeFrames(outcome, 'full'))
    },
  }).catch(error => {
    if (!(error instanceof NoInput)) throw error
    lines.push(error.message)
  })
  const all = lines.join('')
  return {
    records: counts.record,
    others: counts.drop + counts.reject,
    text: all.split('\n').filter(line => line.startsWith('record\t')).join('\n'),
    all,
    milliseconds: performance.now() - started,
    memory: null,
  } // biome-ignore format: one result
}

/** Run a case by the command, as a user does. */
function runCommand(path: string, scratch: string): Result {
  const out = join(scratch, 'out')
  rmSync(out, {recursive: true, force: true})
  const started = performance.now()
  const words = [join(bundle, 'cli.mjs'), 'clean', path, '--out', out, '-w', '1', '-q', '--no-config']
  const {stderr} = spawnSync(process.execPath, words, {encoding: 'utf8'})
  const milliseconds = performance.now() - started
  const read = (name: string) => (existsSync(join(out, name)) ? readFileSync(join(out, name), 'utf8') : '')
  const summary = existsSync(join(out, 'summary.json')) ? JSON.parse(read('summary.json')) : null
  return {
    records: summary?.records ?? 0,
    others: (summary?.drops ?? 0) + (summary?.rejects ?? 0),
    text: read('records.jsonl'),
    all: [stderr, ...(existsSync(out) ? readdirSync(out).map(read) : [])].join('\n'),
    milliseconds,
    memory: summary === null ? null : summary.peak_memory_bytes / 2 ** 20,
  }
}

/** Say what was expected and did not come. */
function failuresOf({expect, contains, absent, docs, limits}: Case, result: Result): string[] {
  const {records, others, text, all, milliseconds, memory} = result
  const failures: string[] = []
  if (expect === 'record' && records === 0) failures.push('no record')
  if (expect === 'reject' && records > 0) failures.push(`${records} records`)
  if (records + others === 0 && docs !== 0) failures.push('nothing came of it')
  if (docs !== undefined && records + others !== docs)
    failures.push(`${records + others} documents, expected ${docs}`)
  for (const canary of contains)
    if (!text.includes(JSON.stringify(canary).slice(1, -1))) failures.push(`lost ${canary}`)
  for (const bad of absent)
    if (all.includes(bad) || all.includes(JSON.stringify(bad).slice(1, -1)))
      failures.push(`holds ${JSON.stringify(bad)}`)
  if (milliseconds > limits.ms) failures.push(`${Math.round(milliseconds)} ms, limit ${limits.ms}`)
  if (memory !== null && memory > limits.rss_mb)
    failures.push(`${Math.round(memory)} MiB, limit ${limits.rss_mb}`)
  return failures
}

async function runPart(part: string, big: boolean): Promise<void> {
  const root = mkdtempSync(join(tmpdir(), 'hostile-'))
  try {
    spawnSync(process.execPath, [KIT, root, ...(part ? [`--only=${part}`] : []), ...(big ? ['--big'] : [])])
    const lines = readFileSync(join(root, 'manifest.jsonl'), 'utf8').split('\n').filter(Boolean)
    let failed = 0
    for (const line of lines) {
      const hostile = JSON.parse(line) as Case
      const path = join(root, hostile.file)
      const result = hostile.big ? runCommand(path, root) : await runHere(path)
      if (hostile.big)
        console.log(
          `${JSON.stringify(hostile.file)}: ${(result.milliseconds / 1000).toFixed(1)} s, ${Math.round(result.memory ?? 0)} MiB`,
        )
      const failures = failuresOf(hostile, result)
      if (failures.length === 0) continue
      failed++
      console.log(`${JSON.stringify(hostile.file)} (${hostile.what}): ${failures.join('; ')}`)
    }
    console.log(`${part || 'all'}: ${lines.length - failed} of ${lines.length} cases as expected`)
  } finally {
    rmSync(root, {recursive: true, force: true})
  }
}

const words = process.argv.slice(2)
const big = words.includes('--big')
const parts = words.filter(word => word !== '--big')
if (!existsSync(KIT)) console.log('skipped: the kit of hostile inputs is not there')
else {
  try {
    if (big) await bundleCommand(bundle)
    for (const part of parts.length > 0 ? parts : ['']) await runPart(part, big)
  } finally {
    rmSync(bundle, {recursive: true, force: true})
  }
}
