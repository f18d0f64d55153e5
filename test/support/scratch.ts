import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll} from 'vitest'

/** Make a folder that is gone when the test file has run. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'copydesk-'))
  afterAll(() => rmSync(folder, {recursive: true, force: true}))
  return folder
}

/** Give bytes in chunks of a size. */
export async function* inChunks(content: Uint8Array | string, size = 65_536): AsyncGenerator<Uint8Array> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}
