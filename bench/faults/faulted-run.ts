import {type ChildProcess, spawn} from 'node:child_process'
import {existsSync, readFileSync} from 'node:fs'
import {join} from 'node:path'

/** Figures of a summary that tell of the clock and the machine. */
const CLOCK = ['milliseconds', 'milliseconds_by_stage', 'peak_memory_bytes']
const DATA = ['records.jsonl', 'removals.jsonl', 'drops.jsonl', 'rejects.jsonl']

/** Times a run may be taken up again before it is said that it never ends. */
const TRIES = 4

/** What befalls a run. */
export interface Fault {
  readonly name: string
  /** Words put before the command, such as strace and what it injects. */
  readonly before?: readonly string[]
  /** Words put before the command of the first worker. */
  readonly worker?: readonly string[]
  /** Milliseconds after which the supervisor, or all its processes, are killed. */
  readonly kill?: {readonly after: number; readonly group: boolean}
  /** Where the output goes, when not into the round's own folder. */
  readonly out?: string
  /** Called when the faulted run has ended, before it is taken up again. */
  readonly mend?: () => void
  /** Exit codes that the faulted run may end with; `null` is death by a signal. @default any */
  readonly exits?: readonly (number | null)[]
}

/** How a run ended. */
export interface Ended {
  readonly code: number | null
  readonly stderr: string
}

/** Start a command of the form of test/support/quick-command.ts, and wait for its end. */
export function execute(
  command: readonly string[],
  options: object,
  {before = [], kill}: Pick<Fault, 'before' | 'kill'> = {},
): Promise<Ended> {
  const [program = '', ...words] = [...before, ...command, JSON.stringify(options)]
  const child = spawn(program, words, {stdio: ['ignore', 'ignore', 'pipe'], detached: true})
  let stderr = ''
  child.stderr!.on('data', chunk => {
    stderr = (stderr + String(chunk)).slice(-2000)
  })
  const limit = setTimeout(() => killAll(child), 60_000)
  const fault = kill && setTimeout(() => (kill.group ? killAll(child) : child.kill('SIGKILL')), kill.after)
  return new Promise(done => {
    child.once('exit', code => {
      clearTimeout(limit)
      clearTimeout(fault)
      done({code, stderr})
    })
  })
}

function killAll({pid}: ChildProcess): void {
  try {
    process.kill(-pid!, 'SIGKILL')
  } catch {}
}

/** Read what a finished run has written, without the figures of the clock; `null` for what is not there. */
export function readOutput(out: string): Record<string, string | null> {
  const files = [...DATA, 'summary.json'].map((name): [string, string | null] => {
    const path = join(out, name)
    return [name, existsSync(path) ? readFileSync(path, 'utf8') : null]
  })
  const output = Object.fromEntries(files)
  const summary = output['summary.json']
  if (summary) {
    const kept = Object.entries(JSON.parse(summary) as object).filter(([key]) => !CLOCK.includes(key))
    output['summary.json'] = JSON.stringify(kept)
  }
  return output
}

/**
 * Let a fault befall a run, take the run up again until it ends well, and compare its output with that of one that nothing befell.
 *
 * @returns What was wrong, or nothing.
 */
export async function faultedRun(
  fault: Fault,
  {
    command,
    options,
    whole,
  }: {command: readonly string[]; options: {out: string}; whole: Record<string, string | null>},
): Promise<{failures: string[]; code: number | null; resumed: boolean}> {
  const {out} = options
  const failures: string[] = []
  const {code, stderr} = await execute(command, {...options, ...firstWorker(fault, {command, out})}, fault)
  if (fault.exits && !fault.exits.includes(code)) failures.push(`ended with ${code}: ${stderr.trim()}`)
  failures.push(...compare(readOutput(out), whole, {torn: true}))
  fault.mend?.()
  let last: Ended = {code, stderr}
  // The run may have died before it had written anything down, so it is named again in full.
  for (let tries = 0; last.code !== 0 && tries < TRIES; tries++)
    last = await execute(command, {...options, resume: true})
  if (last.code !== 0) failures.push(`cannot be taken up again: ${last.code}: ${last.stderr.trim()}`)
  failures.push(...compare(readOutput(out), whole, {torn: false}))
  return {failures, code, resumed: code !== 0}
}

/** Let the first worker be started with other words before it than those that follow. */
function firstWorker(
  {worker}: Fault,
  {command, out}: {command: readonly string[]; out: string},
): {command?: readonly string[]} {
  if (!worker) return {}
  const script = `if mkdir "$0" 2>/dev/null; then exec ${worker.map(word => `'${word}'`).join(' ')} "$@"; else exec "$@"; fi`
  return {command: ['sh', '-c', script, `${out}.first`, ...command, 'worker']}
}

/** Say how an output differs from a whole one; of an unfinished run only what is there must be right. */
function compare(
  output: Record<string, string | null>,
  whole: Record<string, string | null>,
  {torn}: {torn: boolean},
): string[] {
  return Object.keys(whole).flatMap(name => {
    const [is, shouldBe] = [output[name] ?? null, whole[name] ?? null]
    if (is === shouldBe || (torn && is === null)) return []
    if (is === null) return [`${name} is missing`]
    const [lines, right] = [is.split('\n'), (shouldBe ?? '').split('\n')]
    const at = lines.findIndex((line, index) => line !== right[index])
    return [
      `${name} ${torn ? 'is torn' : 'differs'}: ${lines.length - 1} lines for ${right.length - 1}, first at ${at}`,
    ]
  })
}
