import {join} from 'node:path'
import {ConfigurationError} from '../../model/errors.ts'
import {OutputError} from '../../writers/output-error.ts'
import type {Journal, JournalEntry} from '../plan/journal.ts'
import type {PlanFile} from '../plan/plan-file.ts'
import {comparePositions, type Position, type Stretch, shardName} from '../plan/position.ts'
import {NoWorker} from '../run-error.ts'
import {clearBeat} from '../work/beat.ts'
import type {Frames, Task, WorkerSetup} from '../work/protocol.ts'
import {rejectStretch} from './reject-stretch.ts'
import {type Death, type WorkerListener, WorkerProcess} from './worker-process.ts'

/** What the workers of a run need, and who listens to them. */
export interface PoolOptions {
  readonly plan: PlanFile
  readonly journal: Journal
  readonly command: readonly string[]
  readonly setup: Omit<WorkerSetup, 'beat'>
  /** Folder of the run's state, and the one inside it for shards. */
  readonly folder: string
  readonly shards: string
  readonly workers: number
  /** A worker that has been started already. */
  readonly first?: WorkerProcess | null
  readonly signal?: AbortSignal | undefined
  /** Told of each stretch that is done. */
  readonly onDone: (entry: JournalEntry) => void
  /** Told how far one worker is with its task; zeros when it has ended or begun. */
  readonly onProgress: (worker: number, progress: Frames['progress']) => void
  readonly onMessage: (line: string) => void
}

/** Workers that end one after the other, before they have begun or while they write, until the run is given up. */
const FAILURES = 3

const NOTHING: Frames['progress'] = {documents: 0, rejects: 0, bytes: 0}

/**
 * Do stretches with several worker processes at once. A worker that dies is replaced: what came before the document it was at is
 * done again, the document is tried once more alone and is a reject when that kills a worker too, and the rest goes on.
 *
 * When `signal` is set no further stretch is begun; those that are being done are finished.
 *
 * @throws {OutputError} when a worker cannot write.
 * @throws {ConfigurationError} when the pipeline cannot be loaded.
 */
export async function doStretches(stretches: Iterator<Stretch>, options: PoolOptions): Promise<void> {
  const shared: Shared = {next: () => stretches.next(), failure: null, failures: 0}
  const slots = Array.from({length: options.workers}, (_, index) => new Slot(index, {shared, options}).work())
  await Promise.all(slots)
  if (shared.failure) throw shared.failure.error
}

interface Shared {
  readonly next: () => IteratorResult<Stretch>
  /** Why the run cannot go on. */
  failure: {error: unknown} | null
  failures: number
}

/** What is left to do of a stretch: some of it alone, after a worker died of it. */
interface Job {
  readonly stretch: Stretch
  /** What comes after this document, which is tried alone. */
  readonly alone: {readonly rest: Stretch | null} | null
}

/** Start a worker for one of the places in a pool. */
export function startWorker(
  index: number,
  {command, setup, folder, ...listener}: Pick<PoolOptions, 'command' | 'setup' | 'folder'> & WorkerListener,
): WorkerProcess {
  const beat = join(folder, `worker-${index}`)
  clearBeat(beat)
  const {onProgress, onMessage} = listener
  return new WorkerProcess({command, setup: {...setup, beat}, onProgress, onMessage})
}

/** A place for one worker process. */
class Slot {
  readonly #index: number
  readonly #shared: Shared
  readonly #options: PoolOptions
  #worker: WorkerProcess | null = null

  constructor(index: number, {shared, options}: {shared: Shared; options: PoolOptions}) {
    this.#index = index
    this.#shared = shared
    this.#options = options
    if (index !== 0 || !options.first) return
    this.#worker = options.first
    this.#worker.listen(this.#listener())
  }

  async work(): Promise<void> {
    try {
      while (!this.#shared.failure && !this.#options.signal?.aborted) {
        const {value: stretch, done} = this.#shared.next()
        if (done) break
        await this.#doStretch(stretch)
      }
      if (this.#shared.failure) await this.#worker?.kill()
      else await this.#worker?.stop()
    } catch (error) {
      this.#shared.failure ??= {error}
      await this.#worker?.kill()
    }
  }

  async #doStretch(stretch: Stretch): Promise<void> {
    const {parts} = await this.#options.plan.read(stretch.split)
    const jobs: Job[] = [{stretch, alone: null}]
    for (let job = jobs.pop(); job; job = jobs.pop()) {
      if (this.#shared.failure) return
      const done = await this.#attempt(job, parts)
      if (done === null) {
        if (job.alone?.rest) jobs.push({stretch: job.alone.rest, alone: null})
      } else if (done.beat === null || done.beat.phase === 'writing') {
        // No document is to blame.
        this.#countFailure(done)
        jobs.push(job)
      } else jobs.push(...(await this.#afterDeath(job, {death: done, beat: done.beat, parts})))
      if (this.#options.signal?.aborted && jobs.length > 0) return
    }
  }

  /** Try to do a job: `null` when it is done and in the journal, else how the worker died. */
  async #attempt({stretch, alone}: Job, parts: Task['parts']): Promise<Death | null> {
    const {shards, onDone, onProgress, journal} = this.#options
    const shard = join(shards, shardName(stretch))
    // Alone means alone: what came before may have left the process in a bad state.
    if (alone !== null && this.#worker?.alive) await this.#worker.stop()
    if (!this.#worker?.alive) this.#worker = this.#start()
    const result = await this.#worker.run({...stretch, parts, shard, announce: alone !== null})
    onProgress(this.#index, NOTHING)
    if (result.end === 'died') return result
    if (result.end === 'unfit') throw new ConfigurationError(result.message)
    if (result.end === 'failed') throw outputError(result.failure)
    this.#shared.failures = 0
    const {shard: written, counts} = result.task
    const entry: JournalEntry = {...stretch, shard: written!, counts, at: Date.now()}
    await journal.add(entry)
    onDone(entry)
    return null
  }

  /** Say what is to be done after a worker died, last first. */
  async #afterDeath(
    {stretch, alone}: Job,
    {death, beat, parts}: {death: Death; beat: NonNullable<Death['beat']>; parts: Task['parts']},
  ): Promise<Job[]> {
    const {split, from, to} = stretch
    if (alone !== null) {
      // A reader that dies will die again for whatever follows in the same file.
      const {rest} = alone
      const end = beat.phase === 'reading' && rest ? earlier([from[0] + 1, 0], rest.to) : to
      const {journal, shards, onDone} = this.#options
      const entry = await rejectStretch({split, from, to: end}, {death, part: parts[from[0]]!, shards})
      await journal.add(entry)
      onDone(entry)
      return end && rest && comparePositions(end, rest.to) < 0
        ? [{stretch: {...rest, from: end}, alone: null}]
        : []
    }
    const inside = comparePositions(beat.at, from) >= 0 && comparePositions(beat.at, to) < 0
    const [part, document] = inside ? beat.at : from
    const at: Position = [part, document]
    const next: Position = [part, document + 1]
    const rest = comparePositions(next, to) < 0 ? {split, from: next, to} : null
    const jobs: Job[] = [{stretch: {split, from: at, to: next}, alone: {rest}}]
    if (comparePositions(from, at) < 0) jobs.push({stretch: {split, from, to: at}, alone: null})
    return jobs
  }

  #start(): WorkerProcess {
    return startWorker(this.#index, {...this.#options, ...this.#listener()})
  }

  #listener(): WorkerListener {
    const {onProgress, onMessage} = this.#options
    return {onProgress: progress => onProgress(this.#index, progress), onMessage}
  }

  #countFailure({message}: Death): void {
    this.#shared.failures++
    if (this.#shared.failures < FAILURES * this.#options.workers) return
    const words = this.#worker?.lastWords.trim().split('\n').slice(-5) ?? []
    throw new NoWorker(message, words)
  }
}

function earlier(a: Position, b: Position | null): Position | null {
  return comparePositions(a, b) < 0 ? a : b
}

function outputError({message, code}: Frames['failed']): OutputError {
  const path = /^Cannot write (.*): /s.exec(message)?.[1] ?? 'the output'
  return new OutputError(path, Object.assign(new Error(message), code === null ? {} : {code}))
}
