import {open, readdir, rm} from 'node:fs/promises'
import {join} from 'node:path'
import {RECORD_NAMES} from '../../writers/record-sink.ts'
import {attempt, moveIntoPlace, syncFolder} from '../plan/state-folder.ts'

/** Data files of a run, besides its records; those that this one has not are taken away. */
const NAMES = ['removals.jsonl', 'drops.jsonl', 'rejects.jsonl']
const SUMMARY = 'summary.json'

/**
 * Put finished files in the place of an older run's. The summary is taken away first and written last, so a folder with a
 * summary holds one whole run. May be called again after a crash in the middle.
 *
 * @param from Folder of the finished files.
 * @param to Folder of the run's output.
 * @throws {OutputError} when that fails.
 */
export async function publish(
  names: readonly string[],
  {from, to, summary}: {from: string; to: string; summary: object},
): Promise<void> {
  const last = join(from, SUMMARY)
  await attempt(last, async () => {
    const handle = await open(last, 'w')
    try {
      await handle.writeFile(`${JSON.stringify(summary, null, 2)}\n`)
      await handle.sync()
    } finally {
      await handle.close()
    }
  })
  await remove(join(to, SUMMARY))
  for (const name of NAMES) if (!names.includes(name)) await remove(join(to, name))
  for (const name of await readdir(to)) {
    if (!RECORD_NAMES.test(name)) continue
    const path = join(to, name)
    // A file takes the place of its namesake; a folder has to make room, and one that no run wrote is left.
    const isFolder = name === 'records'
    if (isFolder ? names.includes(name) || (await isOfRecords(path)) : !names.includes(name))
      await attempt(path, () => rm(path, {recursive: true, force: true}))
  }
  for (const name of names) await moveIntoPlace(join(from, name), join(to, name))
  await syncFolder(to)
  await moveIntoPlace(last, join(to, SUMMARY))
  await syncFolder(to)
}

async function remove(path: string): Promise<void> {
  await attempt(path, () => rm(path, {force: true}))
}

/** Say whether a folder holds nothing but folders as records are written to. */
async function isOfRecords(path: string): Promise<boolean> {
  return (await readdir(path).catch(() => ['?'])).every(name => /^[0-9a-f]{2}$/.test(name))
}
