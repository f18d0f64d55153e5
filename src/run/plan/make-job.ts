import {createHash} from 'node:crypto'
import {readFile} from 'node:fs/promises'
import {resolve} from 'node:path'
import {hashPipeline} from '../../engine/pipeline-hash.ts'
import {ConfigurationError} from '../../model/errors.ts'
import {oneOf, orNull, requireValues, wholeNumber} from '../../model/option-values.ts'
import type {Filters} from '../../readers/filters.ts'
import type {InputFormat, TableColumns} from '../../readers/types.ts'
import {OUTPUT_FORMATS, type RecordFormat} from '../../writers/formats/types.ts'
import {REMOVAL_MODES, type RemovalMode} from '../../writers/output-lines.ts'
import {loadPipeline, SHIPPED_PIPELINES} from '../load-pipeline.ts'
import {VERSION} from '../package.ts'
import {DOCUMENT_LIMITS, type DocumentLimits, LIMIT_VALUES} from '../work/document-limits.ts'
import {SPLIT_BYTES} from './plan-splits.ts'
import type {Job} from './types.ts'

/** What a user may choose of a job. */
export interface JobOptions {
  /** A shipped pipeline, or a `.js`, `.mjs` or `.ts` file. @default 'news' */
  readonly pipeline?: string
  /** Options of its stages, such as `find-article.favor=precision`. @default [] */
  readonly settings?: readonly string[]
  /** Take every input for this format; `null` tells formats apart by content. @default null */
  readonly format?: InputFormat | null
  /** Which documents are wanted. @default all */
  readonly filters?: Filters
  /** Columns of CSV and Parquet files. @default told by their names */
  readonly columns?: TableColumns
  /** How much is written of removed blocks. @default 'full' */
  readonly removals?: RemovalMode
  /** How the records are written. @default one file of JSON Lines */
  readonly records?: RecordFormat
  /** Limits of one document. */
  readonly limits?: Partial<DocumentLimits>
  /** Bytes of a split. @default 16 MiB */
  readonly splitBytes?: number
}

/** What options decide, before the pipeline is loaded. */
type Wanted = Omit<Job, 'pipeline_name' | 'pipeline_hash'>

/** What a worker says of the pipeline of a job; `null` when it cannot load it. */
export type AskWorker = (
  job: Job,
) => Promise<{readonly pipeline: string; readonly pipeline_hash: string} | null>

/**
 * Make the job of a new run. A worker has to load the pipeline anyway, so it is asked about it.
 *
 * @throws {ConfigurationError} when the pipeline cannot be loaded, or an option has a value that it does not take.
 */
export async function makeJob(options: JobOptions, ask: AskWorker): Promise<Job> {
  const wanted = await wantedJob(options)
  const told = await ask({...wanted, pipeline_name: '', pipeline_hash: null})
  if (told) return {...wanted, pipeline_name: told.pipeline, pipeline_hash: told.pipeline_hash}
  const {pipeline: name = 'news', settings = [], records} = options
  const pipeline = await loadPipeline(name, {settings, ...(records?.format && {format: records.format})})
  return {...wanted, pipeline_name: pipeline.name, pipeline_hash: hashPipeline(pipeline)}
}

/**
 * Check that options ask for the job that a run was begun with.
 *
 * @throws {ConfigurationError} when they do not.
 */
export async function requireSameJob(begun: Job, options: JobOptions): Promise<void> {
  const wanted = await wantedJob(options)
  for (const key of Object.keys(wanted) as (keyof Wanted)[]) {
    const [before, now] = [begun[key], wanted[key]].map(value => JSON.stringify(value))
    if (before !== now)
      throw new ConfigurationError(
        `Cannot go on with the run: it was begun with \`${key}\` ${before}, not ${now}; ask for the same, or begin anew with --restart`,
      )
  }
}

async function wantedJob(options: JobOptions): Promise<Wanted> {
  const {pipeline = 'news', format = null, removals = 'full', limits, splitBytes = SPLIT_BYTES} = options
  const {settings = [], filters = {}, columns = {}, records = {}} = options
  requireValues(options, {removals: oneOf(REMOVAL_MODES), splitBytes: wholeNumber(1)})
  requireValues(limits ?? {}, LIMIT_VALUES)
  requireValues(records, {format: oneOf(OUTPUT_FORMATS), shardBytes: orNull(wholeNumber(1))})
  const shipped = SHIPPED_PIPELINES.includes(pipeline)
  return {
    copydesk_version: VERSION,
    pipeline: shipped ? pipeline : resolve(pipeline),
    settings,
    pipeline_file_hash: shipped ? null : await hashFile(pipeline),
    format,
    filters,
    columns,
    removals,
    records,
    limits: {...DOCUMENT_LIMITS, ...limits},
    split_bytes: splitBytes,
  }
}

async function hashFile(path: string): Promise<string | null> {
  const bytes = await readFile(path).catch(() => null)
  return bytes && createHash('sha256').update(bytes).digest('hex').slice(0, 16)
}
