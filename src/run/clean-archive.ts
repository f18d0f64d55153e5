import {existsSync} from 'node:fs'
import {readFile} from 'node:fs/promises'
import {availableParallelism} from 'node:os'
import {join} from 'node:path'
import process from 'node:process'
import {ConfigurationError} from '../model/errors.ts'
import {requireValues, wholeNumber} from '../model/option-values.ts'
import type {RecordFormat} from '../writers/formats/types.ts'
import {OutputError} from '../writers/output-error.ts'
import {recordsName} from '../writers/record-sink.ts'
import {makeDirectory, type RunPaths} from '../writers/run-files.ts'
import type {CleanedInputs, RunSummary} from './clean-inputs.ts'
import {PACKAGE_FOLDER} from './package.ts'
import {takeLock} from './plan/lock.ts'
import {type JobOptions, makeJob, requireSameJob} from './plan/make-job.ts'
import {PlanFile, writePlan} from './plan/plan-file.ts'
import {planSplits} from './plan/plan-splits.ts'
import {spoolInput} from './plan/spool-input.ts'
import {
  attempt,
  clearRun,
  clearState,
  holdsRun,
  makeFolder,
  type StatePaths,
  statePaths,
} from './plan/state-folder.ts'
import type {Job} from './plan/types.ts'
import {Interrupted, NoInput} from './run-error.ts'
import {type PoolOptions, startWorker} from './supervise/pool.ts'
import {type RunProgress, supervise} from './supervise/supervise.ts'
import type {WorkerProcess} from './supervise/worker-process.ts'

/** How to clean an archive. */
export interface CleanArchiveOptions extends JobOptions {
  /** Directory for the files of the run, and for its state until it is finished. */
  readonly out: string
  /** Worker processes. @default as many as the machine has cores */
  readonly workers?: number
  /** Seconds of the processor that one document may take; ten times as many by the clock. @default 60 */
  readonly maxSeconds?: number
  /** Bytes of memory that a worker may take. @default 2 GiB */
  readonly maxMemory?: number
  /** Go on with the unfinished run in `out`; begin one when there is none, and do nothing when it is finished. @default false */
  readonly resume?: boolean
  /** Throw an unfinished run away and begin anew. @default false */
  readonly restart?: boolean
  /** Directories that are not entered. @default [] */
  readonly skip?: readonly string[]
  /** Where `-` is read from. @default the process's standard input */
  readonly standardInput?: AsyncIterable<Uint8Array>
  /** Stops the run when the workers have done what they are at; `resume` goes on with it. */
  readonly signal?: AbortSignal
  /** The program and words that start a worker. @default this copy of copydesk */
  readonly command?: readonly string[]
  /** Told how far the run is, several times a second at most. */
  readonly onProgress?: (progress: RunProgress) => void
  /** Told what workers print to standard error. */
  readonly onMessage?: (line: string) => void
}

/** Seconds and bytes that one document may take, unless told otherwise: a hundred times what the worst article takes. */
const MAX_SECONDS = 60
const MAX_MEMORY = 2 * 1024 * 1024 * 1024

/**
 * Clean an archive with several worker processes, so that nothing that a document does or that befalls the machine loses or
 * doubles another: what is done is journalled in `out`, and a run that was stopped or killed goes on with `resume`. The output
 * does not depend on the number of workers, nor on how often the run was interrupted.
 *
 * @param inputs Files, directories, patterns, `-`; `null` goes on with those of the unfinished run and all its options.
 * @throws {ConfigurationError} when the pipeline cannot be loaded, an option has a value that it does not take, or `out` holds a run that is unfinished or at work.
 * @throws {NoInput} when none of the inputs could be opened.
 * @throws {OutputError} when the output cannot be written; what is done is kept.
 * @throws {Interrupted} when `signal` was set; what is done is kept.
 * @throws {NoWorker} when no worker can be kept at work; what is done is kept.
 * @throws {CountMismatch} when documents, records, drops and rejects do not add up.
 */
export async function cleanArchive(
  inputs: readonly string[] | null,
  options: CleanArchiveOptions,
): Promise<CleanedInputs> {
  const {out, resume = false, restart = false} = options
  requireValues(options, {workers: wholeNumber(1), maxSeconds: wholeNumber(1), maxMemory: wholeNumber(1)})
  const paths = statePaths(out)
  if (inputs === null && !existsSync(out)) throw new ConfigurationError(noRun(out))
  await attempt(out, () => makeDirectory(out))
  if (options.signal?.aborted) throw new Interrupted()
  await makeFolder(paths.folder)
  const giveBack = await takeLock(paths.lock)
  const first: FirstWorker = {worker: null}
  try {
    const unfinished = await holdsRun(out)
    if (unfinished && !resume && !restart) throw new ConfigurationError(unfinishedRun(out))
    if (!unfinished && resume) {
      const finished = await readSummary(out)
      if (finished) return {summary: finished, paths: runPaths(out, existsSync(join(out, 'removals.jsonl')))}
      if (inputs === null) throw new ConfigurationError(noRun(out))
    }
    if (!(unfinished && resume)) await plan(inputs ?? [], {paths, options, first})
    return await goOn(inputs, {paths, options, first})
  } catch (error) {
    if (error instanceof OutputError) error.kept = await holdsRun(out)
    throw error
  } finally {
    if (first.worker?.alive) await first.worker.kill()
    if (await holdsRun(out)) await giveBack()
    else await clearState(out)
  }
}

const noRun = (out: string): string => `${out} holds no run to go on with`

/** The worker that is asked about the pipeline, and then works. */
interface FirstWorker {
  worker: WorkerProcess | null
}

interface Whole {
  readonly paths: StatePaths
  readonly options: CleanArchiveOptions
  readonly first: FirstWorker
}

async function plan(inputs: readonly string[], {paths, options, first}: Whole): Promise<void> {
  const {out, format = null, skip = [], standardInput = process.stdin, signal} = options
  await clearRun(paths)
  const job = await makeJob(options, asked => {
    first.worker = startWorker(0, {
      ...workerOf(asked, options),
      folder: paths.folder,
      onProgress: () => {},
      onMessage: options.onMessage ?? (() => {}),
    })
    return first.worker.ready
  })
  const spool = () => spoolInput(standardInput, {path: paths.spool, signal})
  const splits = planSplits(inputs, {format, splitBytes: job.split_bytes, skip: [...skip, out], spool})
  const id = crypto.randomUUID()
  await writePlan(paths, {start: {plan: 1, id, job, inputs}, splits})
}

async function goOn(
  inputs: readonly string[] | null,
  {paths, options, first}: Whole,
): Promise<CleanedInputs> {
  const {out, workers = availableParallelism()} = options
  const file = await PlanFile.open(paths.plan)
  try {
    const {job, failures, files} = file.header
    if (inputs !== null) {
      if (JSON.stringify(inputs) !== JSON.stringify(file.header.inputs))
        throw new ConfigurationError(`Cannot go on with the run in ${out}: it was begun with other inputs`)
      await requireSameJob(job, options)
    }
    if (files === 0) {
      await clearRun(paths)
      throw new NoInput(failures)
    }
    const summary = await supervise(file, {
      ...options,
      paths,
      workers,
      first: first.worker,
      ...workerOf(job, options),
    })
    await clearRun(paths)
    return {summary, paths: runPaths(out, job.removals !== 'none', job.records)}
  } finally {
    await file.close()
  }
}

/** How a worker of a job is started. */
function workerOf(job: Job, options: CleanArchiveOptions): Pick<PoolOptions, 'command' | 'setup'> {
  const {maxSeconds = MAX_SECONDS, maxMemory = MAX_MEMORY} = options
  return {command: options.command ?? defaultCommand(), setup: {job, maxSeconds, maxMemory}}
}

function defaultCommand(): readonly string[] {
  return [process.execPath, join(PACKAGE_FOLDER, 'dist', 'cli.js'), 'worker']
}

function runPaths(out: string, removals: boolean, records: RecordFormat = {}): RunPaths {
  const at = (name: string) => join(out, name)
  return {
    records: at(recordsName(records)),
    removals: removals ? at('removals.jsonl') : null,
    drops: at('drops.jsonl'),
    rejects: at('rejects.jsonl'),
    summary: at('summary.json'),
  }
}

async function readSummary(out: string): Promise<RunSummary | null> {
  try {
    return JSON.parse(await readFile(join(out, 'summary.json'), 'utf8')) as RunSummary
  } catch {
    return null
  }
}

function unfinishedRun(out: string): string {
  return `${out} holds an unfinished run: go on with it by --resume, or throw it away and begin anew by --restart`
}
