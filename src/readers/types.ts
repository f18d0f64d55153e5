import type {Reading} from '../model/reading.ts'
import type {Source} from '../model/source.ts'
import type {ByteSource} from './bytes/byte-source.ts'
import type {Filters, Judge, PassReason} from './filters.ts'

/** Formats of input that can be asked for by name. */
export const INPUT_FORMATS = [
  'html',
  'text',
  'ndjson',
  'json',
  'warc',
  'arc',
  'zip',
  'tar',
  'parquet',
  'csv',
  'feed',
  'mhtml',
  'wiki',
  'tei',
  'webarchive',
  'mail',
  'office',
  'texts',
  'lines',
] as const
export type InputFormat = (typeof INPUT_FORMATS)[number]

/** What was read so far. Readers add to it as they go. */
export interface ReadCounts {
  /** Files (and standard input) that could be opened. */
  files: number
  /** Bytes as they lie in the files. */
  bytes: number
  /** Bytes after decompression. */
  contentBytes: number
  /** What was passed over, by reason. */
  readonly passedOver: Partial<Record<PassReason, number>>
}

/** Counts that start from nothing. */
export function createReadCounts(): ReadCounts {
  return {files: 0, bytes: 0, contentBytes: 0, passedOver: {}}
}

/** A part of an input: bytes of a file, or numbers of a zip archive's entries or a Parquet file's row groups; `end` is not in it. */
export interface InputPart {
  readonly start: number
  readonly end: number
}

/** Columns of a table, or keys of JSON objects (a dot leads inside: `content.rendered`), that hold what a document is made of. */
export interface TableColumns {
  readonly id?: string
  readonly url?: string
  readonly html?: string
  readonly text?: string
  /** When the page was fetched. */
  readonly date?: string
  readonly language?: string
  readonly charset?: string
  readonly title?: string
  /** A name or several: a string, or a list of strings or of objects with a `name`. */
  readonly authors?: string
  /** When the article was published. */
  readonly published?: string
  /** A line below the headline. */
  readonly subtitle?: string
  /** The newspaper or site. */
  readonly publisher?: string
}

export interface ReadOptions {
  /** Take every input for this format; `null` tells formats apart by content. @default null */
  readonly format?: InputFormat | null
  /** Longest document in bytes, after decompression; a longer one is rejected as `too-large`. @default 64 MiB */
  readonly maxBytes?: number
  /** Directories that are not entered, such as the one that is written to. @default [] */
  readonly skip?: readonly string[]
  /** Where `-` is read from. @default the process's standard input */
  readonly standardInput?: AsyncIterable<Uint8Array>
  /** Counts what is read. */
  readonly counts?: ReadCounts
  /** Which documents are wanted; the others are passed over and counted. @default all */
  readonly filters?: Filters
  /** Only the documents that begin in this part of each input; see `howToCut`. @default null */
  readonly part?: InputPart | null
  /** Columns of CSV and Parquet files, keys of JSON. @default told by their names: `id`, `url`, `html`, `text` … */
  readonly columns?: TableColumns
}

/** Longest document unless told otherwise: 64 MiB, far above any article and far below a process's memory. */
export const MAX_BYTES = 64 * 1024 * 1024

/** Bytes by which formats are told apart. */
export const HEAD_BYTES = 64 * 1024

/** What readers have to keep to, and whom they tell. */
export interface ReadContext {
  readonly maxBytes: number
  readonly format: InputFormat | null
  readonly columns: TableColumns
  readonly judge: Judge
  readonly pass: (reason: PassReason, count?: number) => void
  /** Count bytes after decompression. */
  readonly countContent: (bytes: number) => void
  /** Only the documents that begin in this part. */
  readonly part: InputPart | null
  /** How many archives this input lies in. */
  readonly depth: number
  /** Reads an entry of an archive as an input of its own. */
  readonly open: (input: RawInput, context: ReadContext) => AsyncGenerator<Reading, void, undefined>
}

/** One input as it lies there. */
export interface RawInput {
  /** Path as named; `-` for standard input. */
  readonly file: string
  /** Path inside the root that was named. */
  readonly name: string
  readonly source: ByteSource
  /** The entry's own place in the archive that holds it: a document that is the whole entry is known by it. */
  readonly entry?: Partial<Source> & Pick<Source, 'offset' | 'doubts'> & {readonly file: string}
}

/** One input, opened and decompressed. */
export interface OpenInput extends Omit<RawInput, 'source'> {
  readonly chunks: AsyncIterable<Uint8Array>
  /** Address and date of the answer that it was. */
  readonly known?: Pick<Source, 'url' | 'crawled'>
  /** Bytes of the chunks, where that is known before they are read. */
  readonly size?: number | null
  /** Whether bytes that belong to nothing follow the compressed data; known when the chunks are read. */
  readonly trailing?: () => boolean
}

/** Reads the documents of one input as it lies there; never throws for what it holds. */
export type SourceReader = (input: RawInput, context: ReadContext) => AsyncGenerator<Reading, void, undefined>

/** Reads the documents of one opened input; never throws for what it holds. */
export type Reader = (input: OpenInput, context: ReadContext) => AsyncGenerator<Reading, void, undefined>
