import {createHash, type Hash} from 'node:crypto'
import {closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync} from 'node:fs'
import {basename, dirname} from 'node:path'
import process from 'node:process'
import {OutputError} from '../../writers/output-error.ts'
import type {SourcedOutcome} from '../../writers/output-lines.ts'
import {dropLine, type RemovalMode, rejectLine, removalLines} from '../../writers/output-lines.ts'
import type {Shard} from '../plan/journal.ts'
import {frame} from './protocol.ts'

/** Characters gathered before the system is asked to write. */
const BUFFER = 256 * 1024

/** Give the lines that tell of an outcome, in a shard as on standard output. */
export function outcomeFrames(outcome: SourcedOutcome, mode: RemovalMode): string {
  if (outcome.outcome === 'drop') return frame('drop', dropLine(outcome))
  if (outcome.outcome === 'reject') return frame('reject', rejectLine(outcome))
  let text = frame('record', outcome.record)
  for (const removal of removalLines(outcome, mode)) text += frame('removal', removal)
  return text
}

/**
 * A file of frames that appears under its name only when it is whole. It is written synchronously: a worker does one thing at a
 * time, and what it wrote is out of its hands when it dies.
 */
export class ShardFile {
  readonly #path: string
  readonly #temporary: string
  #file: number | null
  #sum: Hash = createHash('sha256')
  #bytes = 0
  #pending = ''

  /** @throws {OutputError} when the file cannot be made. */
  constructor(path: string) {
    this.#path = path
    this.#temporary = `${path}.${process.pid}.part`
    this.#file = this.#attempt(() => openSync(this.#temporary, 'w'))
  }

  /** Hold text, and say whether so much is held that it should be written. */
  hold(text: string): boolean {
    this.#pending += text
    return this.#pending.length >= BUFFER
  }

  /** Synchronise the file to the disk and give it its name. */
  finish(): Shard {
    this.flush()
    this.#attempt(() => fsyncSync(this.#file!))
    this.#close()
    this.#attempt(() => renameSync(this.#temporary, this.#path))
    this.#attempt(() => syncFolder(dirname(this.#path)))
    return {name: basename(this.#path), bytes: this.#bytes, sum: this.#sum.digest('hex')}
  }

  /** Take the file away. Never throws. */
  discard(): void {
    try {
      this.#close()
      rmSync(this.#temporary, {force: true})
    } catch {}
  }

  /** Write what is held. */
  flush(): void {
    if (this.#pending === '') return
    const bytes = Buffer.from(this.#pending)
    this.#pending = ''
    this.#sum.update(bytes)
    this.#bytes += bytes.length
    this.#attempt(() => {
      for (let at = 0; at < bytes.length; ) at += writeSync(this.#file!, bytes, at)
    })
  }

  #close(): void {
    const file = this.#file
    this.#file = null
    if (file !== null) this.#attempt(() => closeSync(file))
  }

  #attempt<Result>(work: () => Result): Result {
    try {
      return work()
    } catch (error) {
      throw new OutputError(this.#path, error)
    }
  }
}

function syncFolder(path: string): void {
  // Windows cannot open a folder, and needs no such thing.
  if (process.platform === 'win32') return
  const folder = openSync(path, 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}
