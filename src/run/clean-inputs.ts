import type {CleaningPipeline} from '../engine/clean-document.ts'
import {hashPipeline} from '../engine/pipeline-hash.ts'
import {run, type StreamOutcome} from '../engine/stream.ts'
import {type Summary, Tally} from '../engine/tally.ts'
import type {Reading} from '../model/reading.ts'
import type {ArticleRecord} from '../model/record.ts'
import {readInputs} from '../readers/read-inputs.ts'
import {createReadCounts, type ReadCounts, type ReadOptions} from '../readers/types.ts'
import type {RemovalMode} from '../writers/output-lines.ts'
import type {RunPaths} from '../writers/run-files.ts'
import {writeRun} from '../writers/write-run.ts'
import {VERSION} from './package.ts'
import {CountMismatch, Interrupted, NoInput} from './run-error.ts'
import {type SampleOptions, sampleReadings} from './sample.ts'

/** What `summary.json` holds. */
export interface RunSummary extends Summary {
  readonly copydesk_version: string
  readonly pipeline: string
  readonly pipeline_hash: string
  /** Files, and standard input, that could be opened. */
  readonly input_files: number
  /** Bytes as they lie in the files. */
  readonly input_bytes: number
  /** Bytes after decompression. */
  readonly content_bytes: number
  /** What was passed over in the inputs, no document of them. */
  readonly passed_over_by_reason: Readonly<Record<string, number>>
  readonly milliseconds: number
  /** Most memory that a worker took; absent where there were no workers. */
  readonly peak_memory_bytes?: number
}

/** How to clean inputs in one process. */
export interface CleanInputsOptions extends Omit<ReadOptions, 'counts'> {
  readonly pipeline: CleaningPipeline
  /** Directory for the five files of the run; without it, records go to `onRecord` and the rest is counted only. */
  readonly out?: string | null
  /** How much is written of removed blocks. @default 'full' */
  readonly removals?: RemovalMode
  /** Clean a sample of the documents only. @default null */
  readonly sample?: SampleOptions | null
  /** Takes each record when there is no directory; the next document waits for it. */
  readonly onRecord?: (record: ArticleRecord) => Promise<void> | void
  /** Told of each outcome, for progress. */
  readonly onOutcome?: (outcome: StreamOutcome, counts: ReadCounts) => void
  /** Stops the run at the next document; what stood in `out` is left as it was. */
  readonly signal?: AbortSignal
}

/** How a run ended. */
export interface CleanedInputs {
  readonly summary: RunSummary
  /** `null` when records went to `onRecord`. */
  readonly paths: RunPaths | null
}

/** Counts of one run, each taken at another place, so that a loss between them shows. */
interface Counts {
  read: number
  written: number
  /** Sentences about inputs that could not be read. */
  readonly failures: string[]
}

/**
 * Read inputs, clean their documents in order, and write or hand on what comes of them.
 *
 * @throws {NoInput} when none of the inputs could be opened.
 * @throws {OutputError} when the output cannot be written.
 * @throws {Interrupted} when `signal` was set.
 * @throws {CountMismatch} when documents, records, drops and rejects do not add up.
 */
export async function cleanInputs(
  inputs: readonly string[],
  options: CleanInputsOptions,
): Promise<CleanedInputs> {
  const {pipeline, out = null, removals = 'full', onRecord} = options
  const started = performance.now()
  const tally = new Tally()
  const reads = createReadCounts()
  const counts: Counts = {read: 0, written: 0, failures: []}
  const readings = countReadings(openReadings(inputs, options, reads), counts)
  const outcomes = watch(run(pipeline, readings, {tally, clock: () => performance.now()}), counts, {
    ...options,
    reads,
  })
  const summarize = (): RunSummary => {
    if (reads.files === 0) throw new NoInput(counts.failures)
    return summaryOf(tally, counts, {pipeline, reads, milliseconds: performance.now() - started})
  }
  if (out !== null) {
    let summary: RunSummary | null = null
    const paths = await writeRun(outcomes, out, {removals, summarize: () => (summary = summarize())})
    return {summary: summary!, paths}
  }
  for await (const outcome of outcomes) {
    if (outcome.outcome === 'record') await onRecord?.(outcome.record)
  }
  return {summary: summarize(), paths: null}
}

function openReadings(
  inputs: readonly string[],
  options: CleanInputsOptions,
  counts: ReadCounts,
): AsyncIterable<Reading> {
  const {sample = null, out = null, skip = []} = options
  // The output may lie inside the input: a second run must not read the first one's records.
  const reading = {...options, skip: out === null ? skip : [...skip, out]}
  if (!sample) return readInputs(inputs, {...reading, counts})
  let times = 0
  return sampleReadings(() => readInputs(inputs, times++ === 0 ? reading : {...reading, counts}), sample)
}

async function* countReadings(
  readings: AsyncIterable<Reading>,
  counts: Counts,
): AsyncGenerator<Reading, void, undefined> {
  for await (const reading of readings) {
    counts.read++
    if (reading.form === 'unread' && counts.failures.length < 10)
      counts.failures.push(`${reading.source.file}: ${reading.message}`)
    yield reading
  }
}

async function* watch(
  outcomes: AsyncIterable<StreamOutcome>,
  counts: Counts,
  {signal, onOutcome, reads}: CleanInputsOptions & {reads: ReadCounts},
): AsyncGenerator<StreamOutcome, void, undefined> {
  for await (const outcome of outcomes) {
    if (signal?.aborted) throw new Interrupted()
    yield outcome
    counts.written++
    onOutcome?.(outcome, reads)
  }
  if (signal?.aborted) throw new Interrupted()
}

function summaryOf(
  tally: Tally,
  {read, written}: Counts,
  {pipeline, reads, milliseconds}: {pipeline: CleaningPipeline; reads: ReadCounts; milliseconds: number},
): RunSummary {
  const summary = tally.summary()
  const {documents, records, drops, rejects, reconciles} = summary
  if (!reconciles || read !== documents || written !== documents)
    throw new CountMismatch(
      `The counts do not add up: ${read} documents read, ${documents} entered, ${written} written as ${records} records, ${drops} drops and ${rejects} rejects`,
    )
  return {
    copydesk_version: VERSION,
    pipeline: pipeline.name,
    pipeline_hash: hashPipeline(pipeline),
    ...summary,
    input_files: reads.files,
    input_bytes: reads.bytes,
    content_bytes: reads.contentBytes,
    passed_over_by_reason: sortedCounts(reads.passedOver),
    milliseconds: Math.round(milliseconds),
  }
}

/** Order counts, largest first; ties by name, so that two equal runs write equal summaries. */
export function sortedCounts(counts: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(counts).sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)))
}
