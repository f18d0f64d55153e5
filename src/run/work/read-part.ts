import {statSync} from 'node:fs'
import type {Reading, Unread} from '../../model/reading.ts'
import {describeSystemError} from '../../model/system-error.ts'
import type {FoundFile} from '../../readers/find-files.ts'
import {readFound} from '../../readers/read-inputs.ts'
import type {ReadOptions} from '../../readers/types.ts'
import {unread} from '../../readers/unread.ts'
import {hashHead, readHead} from '../plan/plan-splits.ts'
import type {FilePart} from '../plan/types.ts'

/** A file is no longer what was planned, and some of it has been read already. */
export class SourceChanged extends Error {
  override readonly name = 'SourceChanged'
}

/**
 * Read the documents of a part of a split: a file, a range of one, or what was found and could not be read.
 * A file that has changed since the run was planned is unread as `source-changed`: documents of two states are never mixed.
 *
 * @throws {SourceChanged} when the file was seen to change while it was read; what came of it is to be thrown away.
 */
export async function* readPart(
  part: FilePart | Unread,
  options: ReadOptions,
): AsyncGenerator<Reading, void, undefined> {
  if (part.form === 'unread') {
    yield part
    return
  }
  const before = await findChange(part)
  if (before !== null) {
    yield changedPart(part, before)
    return
  }
  const {file, name, size, range} = part
  const found: FoundFile = {form: 'file', file, name, size, path: Buffer.from(part.path, 'latin1')}
  yield* readFound(found, {...options, part: range})
  const after = await findChange(part)
  if (after !== null) throw new SourceChanged(after)
}

/** Make the one document that stands for all of a part that has changed. */
export function changedPart({file, name, range}: FilePart, what: string): Unread {
  const start = range?.start ?? 0
  return unread({file, name: range ? `${name}:${start}` : name, offset: start}, 'source-changed', what)
}

async function findChange(part: FilePart): Promise<string | null> {
  const {path, size, modified, head} = part
  try {
    // Synchronous: a worker has nothing else to do, and asking another thread costs more than the answer.
    const now = statSync(Buffer.from(path, 'latin1'))
    if (!now.isFile()) return 'it is no file any more'
    if (now.size !== size) return `it had ${size} bytes when the run began, and has ${now.size} now`
    if (now.mtimeMs !== modified) return 'it was written to after the run began'
  } catch (error) {
    return `it cannot be read any more: ${describeSystemError(error)}`
  }
  if (head === null) return null
  const bytes = await readHead(part)
  return bytes && hashHead(bytes) === head ? null : 'it begins with other bytes than when the run began'
}
