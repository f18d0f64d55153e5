import type {Reading} from '../model/reading.ts'

/** Formats of input that can be asked for by name. */
export const INPUT_FORMATS = ['html', 'text', 'ndjson'] as const
export type InputFormat = (typeof INPUT_FORMATS)[number]

/** What was read so far. Readers add to it as they go. */
export interface ReadCounts {
  /** Files (and standard input) that could be opened. */
  files: number
  /** Bytes as they lie in the files. */
  bytes: number
  /** Bytes after decompression. */
  contentBytes: number
}

/** Counts that start from nothing. */
export function createReadCounts(): ReadCounts {
  return {files: 0, bytes: 0, contentBytes: 0}
}

export interface ReadOptions {
  /** Take every input for this format; `null` tells formats apart by content. @default null */
  readonly format?: InputFormat | null
  /** Longest file or NDJSON line in bytes, after decompression; a longer one is rejected as `too-large`. @default 64 MiB */
  readonly maxBytes?: number
  /** Directories that are not entered, such as the one that is written to. @default [] */
  readonly skip?: readonly string[]
  /** Where `-` is read from. @default the process's standard input */
  readonly standardInput?: AsyncIterable<Uint8Array>
  /** Counts what is read. */
  readonly counts?: ReadCounts
}

/** Longest document unless told otherwise: 64 MiB, far above any article and far below a process's memory. */
export const MAX_BYTES = 64 * 1024 * 1024

/** Bytes by which formats are told apart. */
export const HEAD_BYTES = 64 * 1024

/** One input, opened and decompressed. */
export interface OpenInput {
  /** Path as named; `-` for standard input. */
  readonly file: string
  /** Path inside the root that was named. */
  readonly name: string
  readonly chunks: AsyncIterable<Uint8Array>
}

/** Reads the documents of one opened input; never throws for what it holds. */
export type Reader = (
  input: OpenInput,
  limits: {maxBytes: number},
) => AsyncGenerator<Reading, void, undefined>
