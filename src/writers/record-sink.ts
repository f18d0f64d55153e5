import {createHash} from 'node:crypto'
import {type FileHandle, mkdir, open, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import type {ArticleRecord} from '../model/record.ts'
import {markdownOf, textOf} from './formats/article-text.ts'
import {csvRecords} from './formats/csv.ts'
import {gzippedLines, plainLines, zstdLines} from './formats/json-lines.ts'
import {parquetRecords} from './formats/parquet.ts'
import type {CreateEncoder, Encoder, OutputFormat, RecordFormat} from './formats/types.ts'
import {OutputError} from './output-error.ts'

/** Takes records as JSON lines and writes them in a format. What it writes depends on the lines and their order alone. */
export interface RecordSink {
  /** Add a line, its line feed included. */
  readonly add: (line: Uint8Array) => void
  /** Whether so much is held that it should be written. */
  readonly full: () => boolean
  readonly flush: () => Promise<void>
  /** Write what is left, and synchronise it; gives the names of files and folders, in the folder that was named. */
  readonly finish: () => Promise<readonly string[]>
  readonly close: () => Promise<void>
}

/** Names under which records can stand in a folder; what is there of an older run is taken away by these. */
export const RECORD_NAMES = /^records(?:-\d{5,})?(?:\.(?:jsonl|jsonl\.gz|jsonl\.zst|parquet|csv))?$/

/** Name of a run's file or folder of records, or the pattern of their names when there are several. */
export function recordsName({format = 'jsonl', shardBytes = null}: RecordFormat): string {
  if (format === 'markdown' || format === 'text') return 'records'
  return shardBytes === null ? `records.${format}` : `records-*.${format}`
}

/**
 * Open the files of a run's records in a folder that is not published yet.
 *
 * @throws {OutputError} when they cannot be written, here or later.
 */
export async function openRecordSink(
  folder: string,
  {format = 'jsonl', shardBytes = null, columns}: RecordFormat = {},
): Promise<RecordSink> {
  if (format === 'markdown') return new FileEach(join(folder, 'records'), {ending: 'md', write: markdownOf})
  if (format === 'text') return new FileEach(join(folder, 'records'), {ending: 'txt', write: textOf})
  return new Sharded(folder, {format, shardBytes, create: await encoderOf(format, columns)})
}

async function encoderOf(
  format: Exclude<OutputFormat, 'markdown' | 'text'>,
  columns: RecordFormat['columns'],
): Promise<CreateEncoder> {
  if (format === 'parquet') return parquetRecords()
  if (format === 'jsonl.zst') return zstdLines()
  if (format === 'csv') return csvRecords(columns)
  return format === 'jsonl.gz' ? gzippedLines : plainLines
}

interface ShardOptions {
  readonly format: OutputFormat
  readonly shardBytes: number | null
  readonly create: CreateEncoder
}

/** One file of records, or several of a size. */
class Sharded implements RecordSink {
  readonly #folder: string
  readonly #options: ShardOptions
  readonly #names: string[] = []
  #handle: FileHandle | null = null
  #encoder: Encoder
  #written = 0
  #held: Uint8Array[] = []
  #bytes = 0

  constructor(folder: string, options: ShardOptions) {
    this.#folder = folder
    this.#options = options
    this.#encoder = options.create()
  }

  add(line: Uint8Array): void {
    this.#held.push(line)
    this.#bytes += line.length
  }

  full(): boolean {
    const {shardBytes} = this.#options
    return this.#bytes >= Math.min(this.#encoder.batchBytes, shardBytes ?? this.#encoder.batchBytes)
  }

  async flush(): Promise<void> {
    if (this.#held.length === 0) return
    const bytes = this.#encoder.encode(this.#held)
    this.#held = []
    this.#bytes = 0
    await this.#write(bytes)
    const {shardBytes} = this.#options
    if (shardBytes !== null && this.#written >= shardBytes) await this.#end()
  }

  async finish(): Promise<readonly string[]> {
    await this.flush()
    if (this.#handle !== null || this.#names.length === 0) await this.#end()
    return this.#names
  }

  async close(): Promise<void> {
    await this.#handle?.close()
    this.#handle = null
  }

  async #write(bytes: Uint8Array): Promise<void> {
    await this.#attempt(async path => {
      this.#handle ??= await open(path, 'w')
      await this.#handle.writeFile(bytes)
    })
    this.#written += bytes.length
  }

  async #end(): Promise<void> {
    await this.#write(this.#encoder.end())
    await this.#attempt(() => this.#handle!.sync())
    await this.close()
    this.#names.push(this.#name())
    this.#encoder = this.#options.create()
    this.#written = 0
  }

  #name(): string {
    const {format, shardBytes} = this.#options
    const number = shardBytes === null ? '' : `-${String(this.#names.length).padStart(5, '0')}`
    return `records${number}.${format}`
  }

  async #attempt(work: (path: string) => Promise<unknown>): Promise<void> {
    const path = join(this.#folder, this.#name())
    await work(path).catch(error => {
      throw new OutputError(path, error)
    })
  }
}

/** A file for each record, in folders by the first two digits of its id: no name comes from a page. */
class FileEach implements RecordSink {
  readonly #folder: string
  readonly #ending: string
  readonly #text: (record: ArticleRecord) => string
  #held: Uint8Array[] = []
  #bytes = 0
  readonly #seen = new Map<string, number>()

  constructor(folder: string, {ending, write}: {ending: string; write: (record: ArticleRecord) => string}) {
    this.#folder = folder
    this.#ending = ending
    this.#text = write
  }

  add(line: Uint8Array): void {
    this.#held.push(line)
    this.#bytes += line.length
  }

  full(): boolean {
    return this.#bytes >= 1024 * 1024
  }

  async flush(): Promise<void> {
    const lines = this.#held
    this.#held = []
    this.#bytes = 0
    for (const line of lines) {
      const record = JSON.parse(Buffer.from(line).toString()) as ArticleRecord
      const path = this.#path(record.id)
      try {
        await mkdir(join(path, '..'), {recursive: true})
        await writeFile(path, this.#text(record))
      } catch (error) {
        throw new OutputError(path, error)
      }
    }
  }

  async finish(): Promise<readonly string[]> {
    await this.flush()
    await mkdir(this.#folder, {recursive: true}).catch(error => {
      throw new OutputError(this.#folder, error)
    })
    return ['records']
  }

  async close(): Promise<void> {}

  /** Equal documents of one name have equal ids: the second is numbered. */
  #path(id: string): string {
    const safe = /^[0-9a-f]{8,64}$/.test(id) ? id : createHash('sha256').update(id).digest('hex').slice(0, 32)
    const times = this.#seen.get(safe) ?? 0
    this.#seen.set(safe, times + 1)
    return join(this.#folder, safe.slice(0, 2), `${safe}${times === 0 ? '' : `-${times}`}.${this.#ending}`)
  }
}
