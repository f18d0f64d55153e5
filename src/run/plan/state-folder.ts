import {mkdir, open, readdir, rename, rm, stat} from 'node:fs/promises'
import {join} from 'node:path'
import {OutputError} from '../../writers/output-error.ts'

/** Name of the folder, inside the output's, that holds an unfinished run. */
export const STATE_FOLDER = '.copydesk-run'

/** Paths of an unfinished run. */
export interface StatePaths {
  readonly folder: string
  readonly plan: string
  readonly journal: string
  readonly lock: string
  /** Standard input, kept so that the run can be taken up again. */
  readonly spool: string
  /** Folder of the files that are being put together. */
  readonly output: string
}

/** Tell where an unfinished run in an output directory keeps its files. */
export function statePaths(out: string): StatePaths {
  const folder = join(out, STATE_FOLDER)
  const at = (name: string) => join(folder, name)
  return {
    folder,
    plan: at('plan.jsonl'),
    journal: at('journal.jsonl'),
    lock: at('lock'),
    spool: at('standard-input'),
    output: at('output'),
  }
}

/** Say whether an output directory holds a run that was planned and not published. */
export async function holdsRun(out: string): Promise<boolean> {
  return stat(statePaths(out).plan).then(
    () => true,
    () => false,
  )
}

/** Take an unfinished run away. The plan goes first: without it, the rest is rubbish that the next run clears. */
export async function clearState(out: string): Promise<void> {
  const {folder, plan} = statePaths(out)
  await attempt(folder, async () => {
    await rm(plan, {force: true})
    await rm(folder, {recursive: true, force: true})
  })
}

/** Take away all of a run but the lock, which is held by whoever begins a new one. */
export async function clearRun({folder, plan, lock}: StatePaths): Promise<void> {
  await attempt(folder, async () => {
    await rm(plan, {force: true})
    for (const name of await readdir(folder)) {
      if (join(folder, name) !== lock) await rm(join(folder, name), {recursive: true, force: true})
    }
  })
}

/** Make a folder unless it is there. */
export async function makeFolder(path: string): Promise<void> {
  await attempt(path, () => mkdir(path, {recursive: true}))
}

/** Make the names in a folder last through a power failure. Windows cannot open a folder, and needs no such thing. */
export async function syncFolder(path: string): Promise<void> {
  const handle = await open(path).catch(() => null)
  if (!handle) return
  try {
    await attempt(path, () => handle.sync())
  } finally {
    await handle.close()
  }
}

/** Give a finished file its name for good. */
export async function moveIntoPlace(from: string, to: string): Promise<void> {
  await attempt(to, () => rename(from, to))
}

/** Remove files that a worker had not finished. */
export async function clearParts(folder: string): Promise<void> {
  await attempt(folder, async () => {
    for (const name of await readdir(folder))
      if (name.endsWith('.part')) await rm(join(folder, name), {force: true})
  })
}

/** Do something to the output, and say of which path it was when that fails. */
export async function attempt<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    throw error instanceof OutputError ? error : new OutputError(path, error)
  }
}
