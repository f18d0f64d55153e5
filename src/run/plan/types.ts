import type {Unread} from '../../model/reading.ts'
import type {Filters} from '../../readers/filters.ts'
import type {InputFormat, InputPart, TableColumns} from '../../readers/types.ts'
import type {RecordFormat} from '../../writers/formats/types.ts'
import type {RemovalMode} from '../../writers/output-lines.ts'
import type {DocumentLimits} from '../work/document-limits.ts'

/** All that decides the bytes of a run's output, besides its inputs. A run is only ever continued with the same. */
export interface Job {
  readonly copydesk_version: string
  /** Name of a shipped pipeline, or absolute path of a file. */
  readonly pipeline: string
  /** Options of its stages that were set, such as `find-article.favor=precision`. */
  readonly settings: readonly string[]
  readonly pipeline_name: string
  /** `null` asks the worker not to compare. */
  readonly pipeline_hash: string | null
  /** Hash of the pipeline's file; `null` for a shipped one. */
  readonly pipeline_file_hash: string | null
  readonly format: InputFormat | null
  readonly filters: Filters
  readonly columns: TableColumns
  readonly removals: RemovalMode
  /** How the records are written. */
  readonly records: RecordFormat
  readonly limits: DocumentLimits
  readonly split_bytes: number
}

/** A file, or a range of one, as it was when the run was planned. */
export interface FilePart {
  readonly form: 'file'
  /** Path as named to the reader. */
  readonly file: string
  readonly name: string
  /** Absolute path to open, one character a byte. */
  readonly path: string
  readonly size: number
  /** Time of the last change, in milliseconds. */
  readonly modified: number
  /** The part of the file that is wanted: the documents that begin in it. `null` is the whole. */
  readonly range: InputPart | null
  /** Hash of the first bytes, of files that are cut. */
  readonly head: string | null
}

/** What one worker does at one go: files, a range of a file, or what was found and cannot be read. */
export interface Split {
  readonly split: number
  /** Bytes to read, as they lie in the files. */
  readonly bytes: number
  readonly parts: readonly (FilePart | Unread)[]
}

/** First line of a plan. */
export interface PlanHeader {
  readonly plan: 1
  /** Random; names the folder of the shards, so that a worker of another run cannot write into it. */
  readonly id: string
  readonly job: Job
  readonly inputs: readonly string[]
  readonly splits: number
  readonly files: number
  readonly bytes: number
  /** What was wrong with inputs that could not be read: the first ten sentences. */
  readonly failures: readonly string[]
}
