import {createHash} from 'node:crypto'
import {type FileHandle, open, readFile} from 'node:fs/promises'
import type {Summary} from '../../engine/tally.ts'
import type {ReadCounts} from '../../readers/types.ts'
import type {Stretch} from './position.ts'
import {attempt, syncFolder} from './state-folder.ts'

/** What a worker tells of a stretch it has done. */
export interface StretchCounts {
  readonly summary: Summary
  readonly reads: ReadCounts
  /** Milliseconds it took. */
  readonly milliseconds: number
  /** Most memory that the worker had taken so far, in bytes. */
  readonly peakMemory: number
  /** What was wrong with the first documents that could not be read, where no file could be opened. */
  readonly failures?: readonly string[]
}

/** A file that holds what came of a stretch. */
export interface Shard {
  readonly name: string
  readonly bytes: number
  /** SHA-256 of its bytes. */
  readonly sum: string
}

/** A stretch that is done, for good. */
export interface JournalEntry extends Stretch {
  readonly shard: Shard
  readonly counts: StretchCounts
  /** When it was done, in milliseconds since 1970; for `status` only. */
  readonly at: number
}

/** An entry that no longer holds, since its shard was found damaged. */
interface Void {
  readonly void: string
}

/**
 * The list of what is done: one line an entry, each with a checksum and synchronised to the disk before it counts. A line
 * that was cut short by a crash, and all after it, is taken away when the journal is opened again.
 */
export class Journal {
  readonly #path: string
  readonly #handle: FileHandle
  #queue: Promise<void> = Promise.resolve()

  private constructor(path: string, handle: FileHandle) {
    this.#path = path
    this.#handle = handle
  }

  /** Open the journal of a run, or begin it, and give the entries that hold. */
  static async open(path: string, folder: string): Promise<{journal: Journal; entries: JournalEntry[]}> {
    return attempt(path, async () => {
      const handle = await open(path, 'a+')
      try {
        const {entries, length} = parseJournal(await handle.readFile())
        await handle.truncate(length)
        await handle.sync()
        await syncFolder(folder)
        return {journal: new Journal(path, handle), entries}
      } catch (error) {
        await handle.close()
        throw error
      }
    })
  }

  /** Add an entry; it counts when this resolves. */
  add(entry: JournalEntry): Promise<void> {
    return this.#line(entry)
  }

  /** Take back the entry of a shard that was found damaged. */
  takeBack({name}: Shard): Promise<void> {
    return this.#line({void: name})
  }

  async close(): Promise<void> {
    await this.#queue.catch(() => {})
    await this.#handle.close()
  }

  #line(value: JournalEntry | Void): Promise<void> {
    // One after the other: two lines must never mix, and none may follow one that failed.
    this.#queue = this.#queue.then(() =>
      attempt(this.#path, async () => {
        await this.#handle.appendFile(withSum(JSON.stringify(value)))
        await this.#handle.datasync()
      }),
    )
    return this.#queue
  }
}

/** Read a journal without changing it, as `status` does; a run that has none yet has no entries. */
export async function readJournal(path: string): Promise<JournalEntry[]> {
  const bytes = await readFile(path).catch(() => Buffer.alloc(0))
  return parseJournal(bytes).entries
}

function parseJournal(bytes: Buffer): {entries: JournalEntry[]; length: number} {
  const entries = new Map<string, JournalEntry>()
  let length = 0
  for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, length)) {
    const value = parseLine(bytes.toString('utf8', length, end + 1))
    if (value === null) break
    if ('void' in value) entries.delete(value.void)
    else entries.set(value.shard.name, value)
    length = end + 1
  }
  return {entries: [...entries.values()], length}
}

function parseLine(line: string): JournalEntry | Void | null {
  const json = line.slice(17, -1)
  return withSum(json) === line ? (JSON.parse(json) as JournalEntry | Void) : null
}

function withSum(json: string): string {
  return `${createHash('sha256').update(json).digest('hex').slice(0, 16)} ${json}\n`
}
