import {mkdtemp, open, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {type ByteSource, fileSource, memorySource} from './byte-source.ts'

/** A stream up to this size is held in memory. */
const HELD = 32 * 1024 * 1024

/**
 * Give a source that can be read at any place, for as long as `use` runs. A stream is held in memory or, when it is long, in a
 * temporary file that has no name any more when the first byte is written.
 */
export async function* withSeeking<Item>(
  source: ByteSource,
  use: (source: ByteSource) => AsyncGenerator<Item, void, undefined>,
): AsyncGenerator<Item, void, undefined> {
  if (source.readAt !== null) {
    yield* use(source)
    return
  }
  const chunks = source.stream()
  const parts: Uint8Array[] = []
  let held = 0
  for (let next = await chunks.next(); ; next = await chunks.next()) {
    if (next.done) {
      yield* use(memorySource(Buffer.concat(parts)))
      return
    }
    parts.push(next.value)
    held += next.value.length
    if (held > HELD) break
  }
  const folder = await mkdtemp(join(tmpdir(), 'copydesk-'))
  const handle = await open(join(folder, 'spool'), 'wx+', 0o600)
  try {
    await rm(folder, {recursive: true, force: true})
    for (const part of parts.splice(0)) await handle.writeFile(part)
    for await (const chunk of chunks) await handle.writeFile(chunk)
    yield* use(await fileSource(handle))
  } finally {
    await handle.close()
  }
}
