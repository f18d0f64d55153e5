import type {ArticleRecord} from '../../model/record.ts'

/** Formats in which records are written. */
export const OUTPUT_FORMATS = [
  'jsonl',
  'jsonl.gz',
  'jsonl.zst',
  'parquet',
  'csv',
  'markdown',
  'text',
] as const
/** The name of a format of records. */
export type OutputFormat = (typeof OUTPUT_FORMATS)[number]

/** How records are written. */
export interface RecordFormat {
  /** @default 'jsonl' */
  readonly format?: OutputFormat
  /** Begin a new file of records when one holds so many bytes; `null` for one file. @default null */
  readonly shardBytes?: number | null
  /** Columns of CSV files. @default id, url, title, authors, date, language, n_words, text */
  readonly columns?: readonly (keyof ArticleRecord)[]
}

/** Makes the bytes of one file out of records as JSON lines. */
export interface Encoder {
  /** Bytes of lines that are best encoded together. */
  readonly batchBytes: number
  /** Encode lines, each with its line feed. */
  readonly encode: (lines: readonly Uint8Array[]) => Uint8Array
  /** What ends the file. */
  readonly end: () => Uint8Array
}

/** Makes an encoder for each file. */
export type CreateEncoder = () => Encoder
