import process from 'node:process'
import {type CleaningPipeline, identify, leadDocument} from '../../engine/clean-document.ts'
import {rejectUnread, type StreamOutcome} from '../../engine/stream.ts'
import {Tally} from '../../engine/tally.ts'
import {DocumentError} from '../../model/errors.ts'
import type {Reading} from '../../model/reading.ts'
import type {PassReason} from '../../readers/filters.ts'
import {createReadCounts, type ReadCounts} from '../../readers/types.ts'
import {unread} from '../../readers/unread.ts'
import {nodeHash} from '../node-hash.ts'
import {comparePositions, type Position} from '../plan/position.ts'
import type {FilePart, Job} from '../plan/types.ts'
import type {Beat} from './beat.ts'
import {checkLimits} from './document-limits.ts'
import {frame, type Task, type TaskEnd} from './protocol.ts'
import {changedPart, readPart, SourceChanged} from './read-part.ts'
import {outcomeFrames, ShardFile} from './shard-file.ts'
import type {Watchdog} from './watchdog.ts'

/** What a worker has at hand while it works. */
export interface Workshop {
  readonly pipeline: CleaningPipeline
  readonly job: Job
  readonly beat: Beat | null
  readonly watchdog: Watchdog
  /** Write to standard output; resolves when it is out. */
  readonly say: (text: string) => Promise<void>
}

/** Milliseconds between two signs of progress. */
const PAUSE = 250

/** The hash of documents' ids; workers run in Node, which always has one. */
const hash = nodeHash()!

/**
 * Do a task: read its documents, lead each through the pipeline, write what comes of them, and give the closing frame.
 *
 * @throws {OutputError} when the shard cannot be written; it is taken away then.
 */
export async function doTask(task: Task, shop: Workshop): Promise<TaskEnd> {
  const changed = new Map<number, string>()
  for (;;) {
    const attempt = new Attempt(task, {shop, changed})
    try {
      return await attempt.make()
    } catch (error) {
      attempt.discard()
      if (!(error instanceof SourceChanged)) throw error
      changed.set(attempt.part, error.message)
    } finally {
      shop.watchdog.rest()
    }
  }
}

/** One go at a task. */
class Attempt {
  /** Part that is being read. */
  part = 0
  readonly #task: Task
  readonly #shop: Workshop
  readonly #changed: ReadonlyMap<number, string>
  readonly #shard: ShardFile | null
  readonly #tally = new Tally()
  readonly #started = performance.now()
  #told = this.#started
  readonly #reads = createReadCounts()
  readonly #failures: string[] = []
  /** What had been read before the first document that counts, and when the last one was taken. */
  #readBefore: ReadCounts = createReadCounts()

  constructor(task: Task, {shop, changed}: {shop: Workshop; changed: ReadonlyMap<number, string>}) {
    this.#task = task
    this.#shop = shop
    this.#changed = changed
    this.#shard = task.shard === null ? null : new ShardFile(task.shard)
  }

  async make(): Promise<TaskEnd> {
    const {parts, from, to, split} = this.#task
    const {beat} = this.#shop
    beat?.tell(from, 'reading')
    for (this.part = from[0]; this.part < parts.length; this.part++) {
      if (comparePositions([this.part, 0], to) >= 0) break
      await this.#doPart()
    }
    const reads = subtract(this.#reads, this.#readBefore)
    const counts = {
      summary: this.#tally.summary(),
      reads,
      milliseconds: performance.now() - this.#started,
      peakMemory: process.resourceUsage().maxRSS * 1024,
      ...(reads.files === 0 && {failures: this.#failures}),
    }
    const end = {split, from, to, counts}
    if (!this.#shard) return {...end, shard: null}
    beat?.tell(from, 'writing')
    this.#shard.hold(frame('end', {...end, shard: null}))
    return {...end, shard: this.#shard.finish()}
  }

  discard(): void {
    this.#shard?.discard()
  }

  async #doPart(): Promise<void> {
    const {from, to} = this.#task
    const {beat, watchdog} = this.#shop
    const first = this.part === from[0] ? from[1] : 0
    let document = this.#changed.has(this.part) ? first : 0
    const at = (): Position => [this.part, document]
    if (document >= first) beat?.tell(at(), 'reading')
    watchdog.next()
    for await (const reading of this.#readings()) {
      if (document >= first) {
        await this.#clean(reading, at())
      } else this.#readBefore = {...this.#reads, passedOver: {...this.#reads.passedOver}}
      document++
      if (comparePositions(at(), to) >= 0) return
      if (document >= first) beat?.tell(at(), 'reading')
      watchdog.next()
    }
  }

  #readings(): AsyncIterable<Reading> | Iterable<Reading> {
    const part = this.#task.parts[this.part]!
    const change = this.#changed.get(this.part)
    if (change !== undefined) return [changedPart(part as FilePart, change)]
    const {format, filters, columns, limits} = this.#shop.job
    return readPart(part, {format, filters, columns, maxBytes: limits.maxBytes, counts: this.#reads})
  }

  async #clean(reading: Reading, at: Position): Promise<void> {
    const {pipeline, job, beat, say} = this.#shop
    if (this.#task.announce) {
      const id = identify({content: '', ...reading}, hash)
      await say(frame('document', {at, id, source: reading.source}))
    }
    if (reading.form === 'unread' && this.#failures.length < 10)
      this.#failures.push(`${reading.source.file}: ${reading.message}`)
    beat?.tell(at, 'cleaning')
    this.#tally.enter()
    const outcome = outcomeOf(reading, {pipeline, limits: job.limits, times: this.#tally.times})
    this.#tally.leave(outcome)
    const text = outcomeFrames({...outcome, source: reading.source}, job.removals)
    if (!this.#shard) await say(text)
    else if (this.#shard.hold(text)) {
      beat?.tell(at, 'writing')
      this.#shard.flush()
    }
    await this.#tellProgress()
  }

  async #tellProgress(): Promise<void> {
    const now = performance.now()
    if (now - this.#told < PAUSE) return
    this.#told = now
    const {documents, outcomes} = this.#tally
    const bytes = this.#reads.bytes - this.#readBefore.bytes
    await this.#shop.say(frame('progress', {documents, rejects: outcomes.reject, bytes}))
  }
}

function outcomeOf(
  reading: Reading,
  {pipeline, limits, times}: {pipeline: CleaningPipeline; limits: Job['limits']; times: Tally['times']},
): StreamOutcome {
  if (reading.form === 'unread') return {...rejectUnread(reading), source: reading.source}
  const {source} = reading
  try {
    checkLimits(reading, limits)
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error
    return {...rejectUnread(unread(source, error.code, error.message)), source}
  }
  const outcome = leadDocument(pipeline, reading, {hash, times, clock: () => performance.now()})
  return {...outcome, source}
}

function subtract(a: ReadCounts, b: ReadCounts): ReadCounts {
  const passed = Object.entries(a.passedOver).map(([reason, count]) => [
    reason,
    count - (b.passedOver[reason as PassReason] ?? 0),
  ])
  return {
    files: a.files - b.files,
    bytes: a.bytes - b.bytes,
    contentBytes: a.contentBytes - b.contentBytes,
    passedOver: Object.fromEntries(passed.filter(([, count]) => count !== 0)),
  }
}
