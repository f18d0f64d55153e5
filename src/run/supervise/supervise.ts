import {rm, stat} from 'node:fs/promises'
import {dirname, join} from 'node:path'
import type {RunSummary} from '../clean-inputs.ts'
import {Journal, type JournalEntry} from '../plan/journal.ts'
import type {PlanFile} from '../plan/plan-file.ts'
import {comparePositions, openStretches, type Stretch} from '../plan/position.ts'
import {clearParts, makeFolder, type StatePaths, syncFolder} from '../plan/state-folder.ts'
import type {Job} from '../plan/types.ts'
import {Interrupted, NoInput} from '../run-error.ts'
import {assemble, DamagedShard} from './assemble.ts'
import {doStretches, type PoolOptions} from './pool.ts'
import {publish} from './publish.ts'
import {Progress, type RunProgress} from './run-progress.ts'
import {summarizeRun} from './summarize-run.ts'

export type {RunProgress} from './run-progress.ts'

export interface SuperviseOptions
  extends Pick<PoolOptions, 'command' | 'setup' | 'workers' | 'first' | 'signal'> {
  readonly paths: StatePaths
  readonly onProgress?: (progress: RunProgress) => void
  readonly onMessage?: (line: string) => void
}

/**
 * Do what is left of a planned run, put its shards together and publish them.
 *
 * @throws {Interrupted} when `signal` was set before all was done.
 */
export async function supervise(plan: PlanFile, options: SuperviseOptions): Promise<RunSummary> {
  const {paths} = options
  const started = performance.now()
  const shards = join(paths.folder, `shards-${plan.header.id}`)
  await makeFolder(shards)
  await syncFolder(paths.folder)
  await clearParts(shards)
  const {journal, entries} = await Journal.open(paths.journal, paths.folder)
  const done = new Map(entries.map(entry => [entry.shard.name, entry]))
  try {
    await dropMissing(done, {shards, journal})
    const before = [...done.values()].reduce((sum, {counts}) => sum + counts.milliseconds, 0)
    await doAll(plan, {...options, journal, shards, done})
    const finished = [...done.values()]
    if (finished.every(({counts}) => counts.reads.files === 0)) return await giveUp(paths, finished)
    const elapsed = performance.now() - started + before / options.workers
    const summary = summarizeRun(plan.header.job, {entries: finished, milliseconds: elapsed})
    const {removals, records} = plan.header.job
    const names = await assembled(plan, {...options, journal, shards, done, removals, records})
    await publish(names, {from: paths.output, to: dirname(paths.folder), summary})
    return summary
  } finally {
    await journal.close()
  }
}

/** End a run none of whose files could be opened; there is nothing to go on with. */
async function giveUp(paths: StatePaths, entries: readonly JournalEntry[]): Promise<never> {
  await rm(paths.plan, {force: true})
  throw new NoInput(entries.flatMap(({counts}) => counts.failures ?? []).slice(0, 10))
}

interface Doing extends SuperviseOptions {
  readonly journal: Journal
  readonly shards: string
  /** What is done, by the name of the shard. */
  readonly done: Map<string, JournalEntry>
}

/** Do the stretches of every split that are not done. */
async function doAll(plan: PlanFile, options: Doing): Promise<void> {
  const {done, journal, shards, paths, command, setup, first, signal, workers} = options
  const {onProgress, onMessage} = options
  const stretches = listOpen(plan, done)
  if (stretches.length === 0) return
  const progress = new Progress(plan, {done: [...done.values()], ...(onProgress && {onProgress})})
  await doStretches(stretches[Symbol.iterator](), {
    plan,
    journal,
    command,
    setup,
    first: first ?? null,
    folder: paths.folder,
    shards,
    signal,
    workers: Math.min(workers, stretches.length),
    onDone: entry => {
      done.set(entry.shard.name, entry)
      progress.done(entry)
    },
    onProgress: progress.tell,
    onMessage: onMessage ?? (() => {}),
  })
  const left = listOpen(plan, done)
  if (left.length === 0) return
  // Nothing is lost that would be worth a second command.
  if (done.size === 0) await rm(paths.plan, {force: true})
  throw done.size === 0 ? new Interrupted() : new Interrupted(interrupted(plan, left))
}

/** Put the shards together; do those again that are found to be damaged. */
async function assembled(
  plan: PlanFile,
  options: Doing & Pick<Job, 'removals' | 'records'>,
): Promise<string[]> {
  const {done, journal, shards, paths, removals, records} = options
  for (let tries = 0; ; tries++) {
    await rm(paths.output, {recursive: true, force: true})
    await makeFolder(paths.output)
    const entries = [...done.values()].sort((a, b) => a.split - b.split || comparePositions(a.from, b.from))
    try {
      return await assemble(entries, {shards, output: paths.output, removals, records})
    } catch (error) {
      if (!(error instanceof DamagedShard) || tries > 2) throw error
      await takeBack(error.entry, {done, journal})
      await doAll(plan, options)
    }
  }
}

/** Forget entries whose shard is not there, or not as long as it was: a disk may lose what it said it had kept. */
async function dropMissing(
  done: Map<string, JournalEntry>,
  {shards, journal}: {shards: string; journal: Journal},
): Promise<void> {
  for (const entry of done.values()) {
    const size = await stat(join(shards, entry.shard.name)).then(
      found => found.size,
      () => -1,
    )
    if (size !== entry.shard.bytes) await takeBack(entry, {done, journal})
  }
}

async function takeBack(
  entry: JournalEntry,
  {done, journal}: {done: Map<string, JournalEntry>; journal: Journal},
): Promise<void> {
  await journal.takeBack(entry.shard)
  done.delete(entry.shard.name)
}

function listOpen(plan: PlanFile, done: ReadonlyMap<string, JournalEntry>): Stretch[] {
  const bySplit = new Map<number, JournalEntry[]>()
  for (const entry of done.values()) bySplit.set(entry.split, [...(bySplit.get(entry.split) ?? []), entry])
  return Array.from({length: plan.length}, (_, split) => split).flatMap(split =>
    openStretches(split, bySplit.get(split) ?? []),
  )
}

function interrupted(plan: PlanFile, left: readonly Stretch[]): string {
  const open = new Set(left.map(({split}) => split)).size
  return `Interrupted: ${plan.length - open} of ${plan.length} splits are done; go on with --resume`
}
