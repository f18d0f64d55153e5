import {type FileHandle, open} from 'node:fs/promises'
import {ConfigurationError} from '../../model/errors.ts'
import {attempt, moveIntoPlace, type StatePaths, syncFolder} from './state-folder.ts'
import type {FilePart, PlanHeader, Split} from './types.ts'

function notPlan(path: string): ConfigurationError {
  return new ConfigurationError(
    `Cannot use ${path}: expected the plan of a run by this version of copydesk; --restart throws it away`,
  )
}

/** A plan on disk: splits are read one at a time, so that an archive of any size can be planned. */
export class PlanFile {
  readonly header: PlanHeader
  readonly #handle: FileHandle
  /** Place of each split's line, and of the end of the last. */
  readonly #offsets: readonly number[]
  readonly #sizes: readonly number[]

  private constructor(header: PlanHeader, handle: FileHandle, lines: {offsets: number[]; sizes: number[]}) {
    this.header = header
    this.#handle = handle
    this.#offsets = lines.offsets
    this.#sizes = lines.sizes
  }

  /** Open a plan that was written whole. */
  static async open(path: string): Promise<PlanFile> {
    const handle = await attempt(path, () => open(path))
    try {
      return await PlanFile.#read(path, handle)
    } catch (error) {
      await handle.close()
      throw error instanceof SyntaxError ? notPlan(path) : error
    }
  }

  static async #read(path: string, handle: FileHandle): Promise<PlanFile> {
    const offsets: number[] = []
    const sizes: number[] = []
    let header: PlanHeader | null = null
    let at = 0
    for await (const {line, bytes} of linesOf(handle)) {
      if (header === null) header = JSON.parse(line) as PlanHeader
      else {
        offsets.push(at)
        sizes.push((JSON.parse(line) as Split).bytes)
      }
      at += bytes
    }
    if (header?.plan !== 1 || header.splits !== offsets.length) throw notPlan(path)
    offsets.push(at)
    return new PlanFile(header, handle, {offsets, sizes})
  }

  /** Number of splits. */
  get length(): number {
    return this.#sizes.length
  }

  /** Bytes to read for a split. */
  bytesOf(split: number): number {
    return this.#sizes[split] ?? 0
  }

  /** Read one split. */
  async read(split: number): Promise<Split> {
    const start = this.#offsets[split]!
    const buffer = Buffer.alloc(this.#offsets[split + 1]! - start)
    await this.#handle.read(buffer, 0, buffer.length, start)
    return JSON.parse(buffer.toString()) as Split
  }

  async close(): Promise<void> {
    await this.#handle.close()
  }
}

/** What the header says before the splits are counted. */
export type PlanStart = Omit<PlanHeader, 'splits' | 'files' | 'bytes' | 'failures'>

/**
 * Write a plan: under a temporary name, synchronised, renamed. The header counts what follows it, so the splits go first into
 * memory a line each.
 *
 * @throws {OutputError} when it cannot be written.
 */
export async function writePlan(
  paths: StatePaths,
  {start, splits}: {start: PlanStart; splits: AsyncIterable<Split>},
): Promise<void> {
  const lines: string[] = []
  const failures: string[] = []
  const counts = {splits: 0, files: 0, bytes: 0}
  let cut: string | null = null
  for await (const split of splits) {
    lines.push(`${JSON.stringify(split)}\n`)
    counts.splits++
    counts.bytes += split.bytes
    for (const part of split.parts) {
      if (part.form === 'unread') {
        if (failures.length < 10) failures.push(`${part.source.file}: ${part.message}`)
      } else if (!isSameFile(part, cut)) counts.files++
      cut = part.form === 'file' && part.range ? part.path : null
    }
  }
  const header: PlanHeader = {...start, ...counts, failures}
  const temporary = `${paths.plan}.part`
  await attempt(paths.plan, async () => {
    const handle = await open(temporary, 'w')
    try {
      await handle.writeFile(`${JSON.stringify(header)}\n`)
      for (let at = 0; at < lines.length; at += 1000)
        await handle.writeFile(lines.slice(at, at + 1000).join(''))
      await handle.sync()
    } finally {
      await handle.close()
    }
  })
  await moveIntoPlace(temporary, paths.plan)
  await syncFolder(paths.folder)
}

/** Ranges of one file follow each other. */
function isSameFile({path, range}: FilePart, cut: string | null): boolean {
  return range !== null && range.start > 0 && path === cut
}

async function* linesOf(handle: FileHandle): AsyncGenerator<{line: string; bytes: number}, void, undefined> {
  let held: Buffer = Buffer.alloc(0)
  for (let position = 0; ; ) {
    const {buffer, bytesRead} = await handle.read(Buffer.allocUnsafe(1 << 20), 0, 1 << 20, position)
    if (bytesRead === 0) return
    position += bytesRead
    held = Buffer.concat([held, buffer.subarray(0, bytesRead)])
    let from = 0
    for (let to = held.indexOf(10); to >= 0; to = held.indexOf(10, from)) {
      yield {line: held.toString('utf8', from, to), bytes: to + 1 - from}
      from = to + 1
    }
    held = held.subarray(from)
  }
}
