// Hostile inputs, one run each: npx jiti bench/hostile/run.ts [PART …]   (parts as of the kit's --only; default all)
// Skips with one line where the kit is not there.

import {spawnSync} from 'node:child_process'
import {existsSync, mkdtempSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import type {Outcome} from '../../src/model/outcome.ts'
import {cleanInputs} from '../../src/run/clean-inputs.ts'
import {loadPipeline} from '../../src/run/load-pipeline.ts'
import {NoInput} from '../../src/run/run-error.ts'

const KIT = new URL('../../../shared/kit/make_hostile.mjs', import.meta.url).pathname

interface Case {
  readonly file: string
  readonly what: string
  readonly expect: 'record' | 'reject' | 'record-or-reject'
  readonly contains: readonly string[]
  readonly absent: readonly string[]
  readonly docs?: number
  readonly limits: {readonly ms: number; readonly rss_mb: number}
}

/** Run one case; say what was expected and did not come. */
async function failuresOf(
  root: string,
  {file, expect, contains, absent, docs, limits}: Case,
): Promise<string[]> {
  const pipeline = await loadPipeline('news')
  const texts: string[] = []
  const counts: Record<Outcome['outcome'], number> = {record: 0, drop: 0, reject: 0}
  const started = performance.now()
  await cleanInputs([join(root, file)], {
    pipeline,
    onRecord: record => {
      texts.push(JSON.stringify(record))
    },
    onOutcome: ({outcome}) => {
      counts[outcome]++
    },
  }).catch(error => {
    if (!(error instanceof NoInput)) throw error
  })
  const milliseconds = performance.now() - started
  const all = texts.join('\n')
  const {record, drop, reject} = counts
  const failures: string[] = []
  if (expect === 'record' && record === 0) failures.push('no record')
  if (expect === 'reject' && record > 0) failures.push(`${record} records`)
  if (record + drop + reject === 0 && docs !== 0) failures.push('nothing came of it')
  if (docs !== undefined && record + drop + reject !== docs)
    failures.push(`${record + drop + reject} documents, expected ${docs}`)
  for (const canary of contains)
    if (!all.includes(JSON.stringify(canary).slice(1, -1))) failures.push(`lost ${canary}`)
  for (const bad of absent)
    if (all.includes(JSON.stringify(bad).slice(1, -1))) failures.push(`holds ${JSON.stringify(bad)}`)
  if (milliseconds > limits.ms) failures.push(`${Math.round(milliseconds)} ms, limit ${limits.ms}`)
  return failures
}

async function runPart(part: string): Promise<void> {
  const root = mkdtempSync(join(tmpdir(), 'hostile-'))
  try {
    spawnSync(process.execPath, [KIT, root, ...(part ? [`--only=${part}`] : [])])
    const lines = readFileSync(join(root, 'manifest.jsonl'), 'utf8').split('\n').filter(Boolean)
    let failed = 0
    for (const line of lines) {
      const hostile = JSON.parse(line) as Case
      const failures = await failuresOf(root, hostile)
      if (failures.length === 0) continue
      failed++
      console.log(`${JSON.stringify(hostile.file)} (${hostile.what}): ${failures.join('; ')}`)
    }
    console.log(`${part || 'all'}: ${lines.length - failed} of ${lines.length} cases as expected`)
  } finally {
    rmSync(root, {recursive: true, force: true})
  }
}

if (!existsSync(KIT)) console.log('skipped: the kit of hostile inputs is not there')
else for (const part of process.argv.length > 2 ? process.argv.slice(2) : ['']) await runPart(part)
