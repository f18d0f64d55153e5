import {existsSync} from 'node:fs'
import {join} from 'node:path'

/** Labelled data that is kept outside the project. What needs it is skipped, visibly, where it is absent. */
export function sharedData(path: string): {path: string; present: boolean} {
  const full = join('..', 'shared', path)
  const present = existsSync(full)
  if (!present) console.warn(`skipped: ${full} is not here`)
  return {path: full, present}
}
