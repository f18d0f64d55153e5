// Runs that are killed or fail, each taken up again and compared with one that nothing befell:
//   npx jiti bench/faults/run.ts [RUNS]        default 520; seed by FAULTS_SEED
// Parts that this machine does not allow (strace, mounting a tmpfs) are skipped with a line.

import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'
import {bundleQuickCommand} from '../../test/support/bundle-command.ts'
import {execute, type Fault, faultedRun, readOutput} from './faulted-run.ts'
import {canTrace, chooseNth, FullDisk, failAt, killAfter, killAt} from './faults.ts'
import {setScene} from './scene.ts'

const runs = Number(process.argv[2] ?? 520)
const seed = Number(process.env['FAULTS_SEED'] ?? Date.now() % 1_000_000)
const folder = mkdtempSync(join(tmpdir(), 'faults-'))
const bundle = resolve('out', `faults-${process.pid}`)

/** Numbers from a seed (Numerical Recipes' linear congruence), so that a round can be repeated. */
function randomNumbers(start: number): () => number {
  let state = start >>> 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

/** List the faults of a round: a share of each kind, those left out that cannot be had. */
function* chooseFaults(
  count: number,
  {traced, disk, time, random}: {traced: boolean; disk: FullDisk | null; time: number; random: () => number},
): Generator<Fault, void, undefined> {
  const calls = ['rename', 'write', 'fsync'] as const
  for (let index = 0; index < count; index++) {
    const kind = index % 8
    const call = calls[Math.floor(index / 8) % 3]!
    const nth = chooseNth(call, random)
    if (kind === 7 && disk) yield disk.fault(Math.floor(random() ** 2 * 200_000))
    else if (!traced || kind < 2 || kind === 7) yield killAfter(random() * time * 1.1, kind === 1)
    else if (kind < 5) yield killAt(call, nth, random() < 1 / 3 ? 'supervisor' : 'worker')
    else {
      const victim = random() < 1 / 3 ? 'supervisor' : 'worker'
      yield failAt(call, nth, {error: kind === 5 ? 'ENOSPC' : 'EIO', ever: random() < 0.5, victim})
    }
  }
}

async function round(disk: FullDisk | null): Promise<number> {
  await bundleQuickCommand(bundle)
  const command = [process.execPath, join(bundle, 'quick-command.mjs')]
  const naive = [process.execPath, resolve('bench/faults/naive.mjs')]
  const scene = setScene(folder)
  const random = randomNumbers(seed)
  const traced = canTrace()
  if (!traced) console.log('skipped: strace is not there or may not trace; kills at random moments only')
  if (!disk) console.log('skipped: no tmpfs can be mounted; no full disk')
  const reference = {...scene, out: join(folder, 'whole')}
  const began = performance.now()
  const {code, stderr} = await execute(command, reference)
  const time = performance.now() - began
  if (code !== 0) throw new Error(`The run that nothing befalls ended with ${code}: ${stderr}`)
  const whole = readOutput(reference.out)
  console.log(`${runs} faulted runs, seed ${seed}; a run that nothing befalls takes ${Math.round(time)} ms`)

  const tally = new Map<string, {runs: number; resumed: number; codes: Map<string, number>; failed: number}>()
  let failed = 0
  for (const fault of chooseFaults(runs, {traced, disk, time, random})) {
    const out = fault.out ?? join(folder, 'out')
    const result = await faultedRun(fault, {command, options: {...scene, out}, whole})
    const row = tally.get(fault.name) ?? {runs: 0, resumed: 0, codes: new Map(), failed: 0}
    tally.set(fault.name, row)
    row.runs++
    if (result.resumed) row.resumed++
    row.codes.set(String(result.code), (row.codes.get(String(result.code)) ?? 0) + 1)
    if (result.failures.length > 0) {
      failed++
      row.failed++
      console.log(
        `FAILED: ${fault.name} ${(fault.before ?? fault.worker ?? []).slice(-1)} ${JSON.stringify(fault.kill ?? {})}: ${result.failures.join('; ')}`,
      )
    }
    for (const path of [out, `${out}.first`]) rmSync(path, {recursive: true, force: true})
  }
  console.log(
    '\n| fault | runs | taken up again | exit codes of the faulted run | lost, doubled, altered or torn |',
  )
  console.log('| --- | ---: | ---: | --- | ---: |')
  for (const [name, row] of [...tally].sort()) {
    const codes = [...row.codes]
      .sort()
      .map(([exit, count]) => `${exit === 'null' ? 'killed' : exit}: ${count}`)
    console.log(`| ${name} | ${row.runs} | ${row.resumed} | ${codes.join(', ')} | ${row.failed} |`)
  }
  console.log('')
  const caught = await catchNaive(naive, {traced, random})
  console.log(
    `${runs - failed} of ${runs} as if nothing had happened, ${failed} with a record lost, doubled, altered or torn`,
  )
  console.log(caught ? 'the naive appender is caught' : 'FAILED: the naive appender is not caught')
  return failed + (caught ? 0 : 1)
}

/** Let the same faults befall a program that only appends: the harness is worth something if it finds fault with it. */
async function catchNaive(
  command: readonly string[],
  {traced, random}: {traced: boolean; random: () => number},
): Promise<boolean> {
  const input = join(folder, 'naive.ndjson')
  writeFileSync(input, Array.from({length: 3000}, (_, id) => `{"id":${id}}\n`).join(''))
  const options = {inputs: [input], out: join(folder, 'naive')}
  const began = performance.now()
  await execute(command, options)
  const time = performance.now() - began
  const whole = readOutput(options.out)
  for (let tries = 0; tries < 20; tries++) {
    rmSync(options.out, {recursive: true, force: true})
    const fault = traced ? killAt('write', 20 + tries) : killAfter(time * random(), true)
    const {failures} = await faultedRun(fault, {command, options, whole})
    if (failures.length > 0) return true
  }
  return false
}

const disk = FullDisk.mount(join(folder, 'disk'))
try {
  process.exitCode = (await round(disk)) > 0 ? 1 : 0
} finally {
  disk?.unmount()
  rmSync(folder, {recursive: true, force: true})
  rmSync(bundle, {recursive: true, force: true})
}
