import {mkdir, open, readdir, rm, stat} from 'node:fs/promises'
import {dirname, join, resolve} from 'node:path'
import {systemErrorCode} from '../model/system-error.ts'
import {OutputError} from './output-error.ts'
import {dropLine, type RemovalMode, rejectLine, removalLines, type SourcedOutcome} from './output-lines.ts'
import {SafeFile} from './safe-file.ts'

/** Files of a run, in the order in which they are published. */
const NAMES = ['records', 'removals', 'drops', 'rejects'] as const
type Name = (typeof NAMES)[number]

/** Where a run's output went; `removals` is `null` when none were asked for. */
export type RunPaths = Readonly<
  Record<Exclude<Name, 'removals'> | 'summary', string> & {removals: string | null}
>

export interface RunFilesOptions {
  /** How much is written of removed blocks. @default 'full' */
  readonly removals?: RemovalMode
}

/**
 * The five files of a run in one directory: `records.jsonl`, `removals.jsonl`, `drops.jsonl`, `rejects.jsonl`, `summary.json`.
 *
 * Files of an earlier run stand until this one is published, and none of them outlasts that. The summary is taken away
 * first and written last, so a directory with a summary holds one whole run.
 */
export class RunFiles {
  readonly paths: RunPaths
  readonly #directory: string
  readonly #mode: RemovalMode
  readonly #files: ReadonlyMap<Name, SafeFile>

  private constructor(directory: string, mode: RemovalMode, files: ReadonlyMap<Name, SafeFile>) {
    this.#directory = directory
    this.#mode = mode
    this.#files = files
    const at = (name: string) => join(directory, name)
    this.paths = {
      records: at('records.jsonl'),
      removals: files.has('removals') ? at('removals.jsonl') : null,
      drops: at('drops.jsonl'),
      rejects: at('rejects.jsonl'),
      summary: at('summary.json'),
    }
  }

  /**
   * Make the directory where there is none, and open the files under temporary names.
   *
   * @throws {OutputError} when the directory cannot be made or written to.
   */
  static async open(directory: string, {removals = 'full'}: RunFilesOptions = {}): Promise<RunFiles> {
    const files = new Map<Name, SafeFile>()
    try {
      await makeDirectory(directory)
      await removeLeftovers(directory)
      for (const name of NAMES) {
        if (name === 'removals' && removals === 'none') continue
        files.set(name, await SafeFile.open(join(directory, `${name}.jsonl`)))
      }
      return new RunFiles(directory, removals, files)
    } catch (error) {
      for (const file of files.values()) await file.discard()
      throw error instanceof OutputError ? error : new OutputError(directory, error)
    }
  }

  /** Write one outcome where it belongs. */
  async write(outcome: SourcedOutcome): Promise<void> {
    if (outcome.outcome === 'drop') return this.#line('drops', dropLine(outcome))
    if (outcome.outcome === 'reject') return this.#line('rejects', rejectLine(outcome))
    await this.#line('records', outcome.record)
    for (const removal of removalLines(outcome, this.#mode)) await this.#line('removals', removal)
  }

  /** Put this run in the place of any earlier one, the summary last. */
  async publish(summary: object): Promise<void> {
    for (const file of this.#files.values()) await file.finish()
    const last = await SafeFile.open(this.paths.summary)
    try {
      await last.write(`${JSON.stringify(summary, null, 2)}\n`)
      await last.finish()
      await this.#remove('summary.json')
      if (!this.#files.has('removals')) await this.#remove('removals.jsonl')
      for (const file of this.#files.values()) await file.publish()
      await syncDirectory(this.#directory)
      await last.publish()
      await syncDirectory(this.#directory)
    } catch (error) {
      await last.discard()
      throw error
    }
  }

  /** Take away what was written; an earlier run is left as it was. Never throws. */
  async discard(): Promise<void> {
    for (const file of this.#files.values()) await file.discard()
  }

  async #line(name: Name, value: object): Promise<void> {
    await this.#files.get(name)?.write(`${JSON.stringify(value)}\n`)
  }

  async #remove(name: string): Promise<void> {
    const path = join(this.#directory, name)
    await rm(path, {force: true}).catch(error => {
      throw new OutputError(path, error)
    })
  }
}

/** Make a directory and those above it. Not by `recursive`: that never ends below a directory such as `/proc`. */
export async function makeDirectory(directory: string): Promise<void> {
  const missing: string[] = []
  let path = resolve(directory)
  while (!(await exists(path))) {
    missing.push(path)
    path = dirname(path)
  }
  for (const each of missing.reverse()) {
    await mkdir(each).catch(error => {
      if (systemErrorCode(error) !== 'EEXIST') throw error
    })
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    error => {
      if (systemErrorCode(error) === 'ENOENT') return false
      throw error
    },
  )
}

/** Remove temporary files of runs that were killed. Those of a run that is alive are left. */
async function removeLeftovers(directory: string): Promise<void> {
  for (const name of await readdir(directory)) {
    const process = /^\.(?:records|removals|drops|rejects|summary)\.jsonl?\.(\d+)\.part$/.exec(name)?.[1]
    if (process && !isAlive(Number(process))) await rm(join(directory, name), {force: true})
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return systemErrorCode(error) === 'EPERM'
  }
}

/** Make renames last through a power failure. Windows cannot open a directory, and needs no such thing. */
async function syncDirectory(directory: string): Promise<void> {
  const handle = await open(directory).catch(() => null)
  await handle?.sync().catch(() => {})
  await handle?.close()
}
