import {createHash} from 'node:crypto'
import {createReadStream} from 'node:fs'
import {type FileHandle, open} from 'node:fs/promises'
import {join} from 'node:path'
import {systemErrorCode} from '../../model/system-error.ts'
import type {RecordFormat} from '../../writers/formats/types.ts'
import type {RemovalMode} from '../../writers/output-lines.ts'
import {openRecordSink} from '../../writers/record-sink.ts'
import type {JournalEntry} from '../plan/journal.ts'
import {attempt} from '../plan/state-folder.ts'
import {OUTPUT_KINDS, type OutputKind} from '../work/protocol.ts'

/** Bytes gathered before the system is asked to write. */
const BUFFER = 1 << 20
const NEWLINE = 0x0a
const TAB = 0x09

/** A shard is not what the journal says it is. */
export class DamagedShard extends Error {
  override readonly name = 'DamagedShard'
  readonly entry: JournalEntry

  constructor(entry: JournalEntry) {
    super(`The shard ${entry.shard.name} is damaged`)
    this.entry = entry
  }
}

/** A file that is being put together. */
class Part {
  readonly name: string
  readonly path: string
  readonly #handle: FileHandle
  #held: Uint8Array[] = []
  #bytes = 0

  private constructor(name: string, path: string, handle: FileHandle) {
    this.name = name
    this.path = path
    this.#handle = handle
  }

  static async open(folder: string, name: string): Promise<Part> {
    const path = join(folder, name)
    return new Part(name, path, await attempt(path, () => open(path, 'w')))
  }

  add(line: Uint8Array): void {
    this.#held.push(line)
    this.#bytes += line.length
  }

  full(): boolean {
    return this.#bytes >= BUFFER
  }

  async flush(): Promise<void> {
    const held = Buffer.concat(this.#held)
    this.#held = []
    this.#bytes = 0
    if (held.length > 0) await attempt(this.path, () => this.#handle.writeFile(held))
  }

  async finish(): Promise<readonly string[]> {
    await this.flush()
    await attempt(this.path, () => this.#handle.sync())
    return [this.name]
  }

  async close(): Promise<void> {
    await this.#handle.close()
  }
}

export interface AssembleOptions {
  /** Folder of the shards. */
  readonly shards: string
  /** Folder of the files that are put together. */
  readonly output: string
  readonly removals: RemovalMode
  /** How the records are written. */
  readonly records: RecordFormat
}

/** Where the lines of one kind go. */
type Sink = Pick<Part, 'add' | 'full' | 'flush' | 'finish' | 'close'>

/**
 * Put the shards of a run together, in the order of the entries, into the files of each kind of output.
 *
 * @returns The names of the files.
 * @throws {DamagedShard} when a shard is not what the journal says.
 * @throws {OutputError} when a file cannot be written.
 */
export async function assemble(
  entries: readonly JournalEntry[],
  {shards, output, removals, records}: AssembleOptions,
): Promise<string[]> {
  const parts = new Map<OutputKind, Sink>()
  try {
    for (const kind of OUTPUT_KINDS) {
      if (kind === 'record') parts.set(kind, await openRecordSink(output, records))
      else if (kind !== 'removal' || removals !== 'none')
        parts.set(kind, await Part.open(output, `${kind}s.jsonl`))
    }
    for (const entry of entries) await addShard(entry, join(shards, entry.shard.name), parts)
    const names: string[] = []
    for (const part of parts.values()) names.push(...(await part.finish()))
    return names
  } finally {
    for (const part of parts.values()) await part.close()
  }
}

async function addShard(
  entry: JournalEntry,
  path: string,
  parts: ReadonlyMap<OutputKind, Sink>,
): Promise<void> {
  const sum = createHash('sha256')
  try {
    for await (const line of linesOf(path, chunk => sum.update(chunk))) {
      const tab = line.indexOf(TAB)
      const part = parts.get(line.toString('latin1', 0, tab) as OutputKind)
      part?.add(line.subarray(tab + 1))
      if (part?.full()) await part.flush()
    }
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') throw new DamagedShard(entry)
    throw error
  }
  if (sum.digest('hex') !== entry.shard.sum) throw new DamagedShard(entry)
}

/** Give the lines of a file, line feeds included. */
async function* linesOf(
  path: string,
  look: (chunk: Buffer) => void,
): AsyncGenerator<Buffer, void, undefined> {
  let held: Buffer[] = []
  for await (const chunk of createReadStream(path, {highWaterMark: BUFFER}) as AsyncIterable<Buffer>) {
    look(chunk)
    let from = 0
    for (let to = chunk.indexOf(NEWLINE); to >= 0; to = chunk.indexOf(NEWLINE, from)) {
      const line = chunk.subarray(from, to + 1)
      if (held.length === 0) yield line
      else {
        yield Buffer.concat([...held, line])
        held = []
      }
      from = to + 1
    }
    if (from < chunk.length) held.push(chunk.subarray(from))
  }
}
