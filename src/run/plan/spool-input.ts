import {open} from 'node:fs/promises'
import type {FoundFile} from '../../readers/find-files.ts'
import {Interrupted} from '../run-error.ts'
import {attempt} from './state-folder.ts'

/**
 * Keep standard input in a file, so that its documents can be shared out and read again.
 *
 * @throws {Interrupted} when `signal` is set before it ends.
 * @throws {OutputError} when the file cannot be written.
 */
export async function spoolInput(
  input: AsyncIterable<Uint8Array>,
  {path, signal}: {path: string; signal: AbortSignal | undefined},
): Promise<FoundFile> {
  const handle = await attempt(path, () => open(path, 'w'))
  let size = 0
  try {
    for await (const chunk of untilAborted(input, signal)) {
      await attempt(path, () => handle.writeFile(chunk))
      size += chunk.length
    }
    await attempt(path, () => handle.sync())
  } finally {
    await handle.close()
  }
  return {form: 'file', file: '-', name: '-', path: Buffer.from(path), size}
}

async function* untilAborted(
  input: AsyncIterable<Uint8Array>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    for await (const chunk of input) {
      if (signal?.aborted) throw new Interrupted()
      yield chunk
    }
  } catch (error) {
    // An interrupt destroys standard input, which ends it by an error.
    throw signal?.aborted ? new Interrupted() : error
  }
  if (signal?.aborted) throw new Interrupted()
}
