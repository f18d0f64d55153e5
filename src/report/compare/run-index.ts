import {createReadStream} from 'node:fs'
import {type FileHandle, open, stat} from 'node:fs/promises'
import {basename, dirname, join} from 'node:path'
import {ConfigurationError} from '../../model/errors.ts'
import type {ArticleRecord} from '../../model/record.ts'
import {describeSystemError} from '../../model/system-error.ts'

/** What is known of one document without its text. */
export interface IndexedDocument {
  readonly id: string
  readonly source_file: string | null
  readonly source_record_id: string | null
  readonly source_offset: number
}

/** A place in a file, in bytes. */
interface Place {
  readonly offset: number
  length: number
}

type Line = IndexedDocument & Readonly<Record<string, unknown>>

/** An output of `clean`: its records can be read by place, and why a document or a block is not among them is known. */
export class RunIndex {
  /** Records in order. */
  readonly records: readonly (IndexedDocument & {readonly place: Place})[]
  /** Documents that gave no record, with `drop: reason` or `reject: code`. */
  readonly others: readonly (IndexedDocument & {readonly why: string})[]
  readonly #removals: ReadonlyMap<string, Place>
  readonly #recordsFile: FileHandle
  readonly #removalsFile: FileHandle | null

  private constructor(
    lists: Pick<RunIndex, 'records' | 'others'> & {readonly removals: ReadonlyMap<string, Place>},
    files: {readonly records: FileHandle; readonly removals: FileHandle | null},
  ) {
    this.records = lists.records
    this.others = lists.others
    this.#removals = lists.removals
    this.#recordsFile = files.records
    this.#removalsFile = files.removals
  }

  /**
   * Open an output: a directory that `clean --out` wrote, or its `records.jsonl` alone.
   *
   * @throws {ConfigurationError} when there are no records, or a line of them is no record.
   */
  static async open(path: string): Promise<RunIndex> {
    const file = await recordsPath(path)
    const beside = (name: string) => (basename(file) === 'records.jsonl' ? join(dirname(file), name) : null)
    const records: (IndexedDocument & {place: Place})[] = []
    for await (const {line, place} of readLines(file)) records.push({...keysOf(line), place})
    const others: (IndexedDocument & {why: string})[] = []
    for await (const {line} of readLines(beside('drops.jsonl')))
      others.push({...keysOf(line), why: `drop: ${String(line['reason'])}`})
    for await (const {line} of readLines(beside('rejects.jsonl')))
      others.push({...keysOf(line), why: `reject: ${String(line['code'])}`})
    const removalsFile = beside('removals.jsonl')
    const removals = new Map<string, Place>()
    for await (const {line, place} of readLines(removalsFile)) {
      // The removals of one document stand together.
      const known = removals.get(line.id)
      if (known) known.length = place.offset + place.length - known.offset
      else removals.set(line.id, place)
    }
    const opened = removals.size > 0 && removalsFile ? await open(removalsFile) : null
    return new RunIndex({records, others, removals}, {records: await open(file), removals: opened})
  }

  /** Read one record. */
  async record({place}: {readonly place: Place}): Promise<ArticleRecord> {
    return JSON.parse(await readPlace(this.#recordsFile, place)) as ArticleRecord
  }

  /** Tell by which rule each block of a document was left out, by the block's text. */
  async rules(id: string): Promise<ReadonlyMap<string, string>> {
    const place = this.#removals.get(id)
    if (!place || !this.#removalsFile) return new Map()
    const lines = (await readPlace(this.#removalsFile, place)).split('\n').filter(Boolean)
    return new Map(
      lines
        .map(line => JSON.parse(line) as {id: string; text: string | null; stage: string; rule: string})
        .filter(removal => removal.id === id && removal.text !== null)
        .map(({text, stage, rule}) => [text!, `${stage}/${rule}`]),
    )
  }

  async close(): Promise<void> {
    await this.#recordsFile.close()
    await this.#removalsFile?.close()
  }
}

async function recordsPath(path: string): Promise<string> {
  try {
    if (!(await stat(path)).isDirectory()) return path
    const file = join(path, 'records.jsonl')
    if (await exists(file)) return file
  } catch (error) {
    throw new ConfigurationError(
      `Cannot compare ${path}: expected an output of \`clean\` (${describeSystemError(error)})`,
    )
  }
  throw new ConfigurationError(
    `Cannot compare ${path}: expected it to hold records.jsonl, as \`clean --out\` writes it without --format and --shard-size`,
  )
}

function keysOf({id, source_file, source_record_id, source_offset}: Line): IndexedDocument {
  return {id, source_file, source_record_id, source_offset}
}

async function* readLines(file: string | null): AsyncGenerator<{line: Line; place: Place}, void, undefined> {
  if (file === null || !(await exists(file))) return
  let offset = 0
  let parts: Buffer[] = []
  for await (const chunk of createReadStream(file, {highWaterMark: 1 << 20}) as AsyncIterable<Buffer>) {
    let from = 0
    for (let to = chunk.indexOf(10); to >= 0; to = chunk.indexOf(10, from)) {
      const bytes = Buffer.concat([...parts, chunk.subarray(from, to)])
      if (bytes.length > 0)
        yield {line: parseLine(bytes.toString(), {file, offset}), place: {offset, length: bytes.length}}
      offset += bytes.length + 1
      parts = []
      from = to + 1
    }
    parts.push(chunk.subarray(from))
  }
  const rest = Buffer.concat(parts)
  if (rest.length > 0)
    yield {line: parseLine(rest.toString(), {file, offset}), place: {offset, length: rest.length}}
}

function parseLine(text: string, {file, offset}: {file: string; offset: number}): Line {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && typeof (value as Line).id === 'string')
      return value as Line
  } catch {
    // Told below.
  }
  throw new ConfigurationError(
    `Cannot compare ${file}: the line at byte ${offset} was not written by \`copydesk clean\``,
  )
}

async function readPlace(file: FileHandle, {offset, length}: Place): Promise<string> {
  const {buffer, bytesRead} = await file.read(Buffer.alloc(length), 0, length, offset)
  return buffer.subarray(0, bytesRead).toString()
}

function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  )
}
