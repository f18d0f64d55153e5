import {type FileHandle, open, rename, rm} from 'node:fs/promises'
import {basename, dirname, join} from 'node:path'
import {OutputError} from './output-error.ts'

/** Bytes gathered before the system is asked to write. */
const BUFFER = 256 * 1024

/**
 * A file that appears under its name only when it is whole: written beside it under a temporary name, synchronised to the
 * disk, renamed. A run that is cut short leaves what stood there before.
 */
export class SafeFile {
  readonly path: string
  readonly #temporary: string
  readonly #handle: FileHandle
  #pending: string[] = []
  #length = 0

  private constructor(path: string, temporary: string, handle: FileHandle) {
    this.path = path
    this.#temporary = temporary
    this.#handle = handle
  }

  /** @throws {OutputError} when the directory cannot be written to. */
  static async open(path: string): Promise<SafeFile> {
    const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.part`)
    try {
      return new SafeFile(path, temporary, await open(temporary, 'w'))
    } catch (error) {
      throw new OutputError(path, error)
    }
  }

  /** Add text; resolves when so little is held that more may come. */
  async write(text: string): Promise<void> {
    this.#pending.push(text)
    this.#length += text.length
    if (this.#length >= BUFFER) await this.#flush()
  }

  /** Write what is held and synchronise it to the disk; the file keeps its temporary name. */
  async finish(): Promise<void> {
    await this.#flush()
    await this.#attempt(() => this.#handle.sync())
    await this.#attempt(() => this.#handle.close())
  }

  /** Give the finished file its name, in place of an older one. */
  async publish(): Promise<void> {
    await this.#attempt(() => rename(this.#temporary, this.path))
  }

  /** Take the temporary file away; what stands under the name is left alone. Never throws. */
  async discard(): Promise<void> {
    await this.#handle.close().catch(() => {})
    await rm(this.#temporary, {force: true}).catch(() => {})
  }

  async #flush(): Promise<void> {
    const text = this.#pending.join('')
    this.#pending = []
    this.#length = 0
    if (text !== '') await this.#attempt(() => this.#handle.writeFile(text))
  }

  async #attempt(work: () => Promise<unknown>): Promise<void> {
    try {
      await work()
    } catch (error) {
      throw new OutputError(this.path, error)
    }
  }
}
