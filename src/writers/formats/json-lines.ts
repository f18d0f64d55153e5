import {gzipSync} from 'node:zlib'
import {loadZstd} from '../../model/zstd.ts'
import type {CreateEncoder} from './types.ts'

const NOTHING = new Uint8Array(0)
const BATCH = 1024 * 1024

/** Write the lines as they are. */
export const plainLines: CreateEncoder = () => ({
  batchBytes: BATCH,
  encode: lines => Buffer.concat(lines),
  end: () => NOTHING,
})

/** Write lines as gzip members of about a megabyte of lines each. */
export const gzippedLines: CreateEncoder = () => ({
  batchBytes: BATCH,
  encode: lines => gzipSync(Buffer.concat(lines)),
  // A file of no records is valid gzip data, too.
  end: () => NOTHING,
})

/** Make an encoder of zstd frames of about a megabyte of lines each. */
export async function zstdLines(): Promise<CreateEncoder> {
  const zstd = await loadZstd()
  return () => ({
    batchBytes: BATCH,
    encode: lines => zstd.compress(Buffer.concat(lines), 3),
    end: () => NOTHING,
  })
}
