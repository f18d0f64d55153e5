import {stat} from 'node:fs/promises'
import {describeSystemError} from '../model/system-error.ts'
import {readChunks} from '../readers/byte-stream.ts'
import {NoInput} from '../run/run-error.ts'
import type {Io} from './io.ts'

/** Open a file, or standard input for `-`, as a stream of bytes. */
export async function openText(file: string, {stdin}: Io): Promise<AsyncIterable<Uint8Array>> {
  if (file === '-') return stdin
  try {
    const found = await stat(file)
    if (!found.isFile()) throw new Error('it is no file')
    return readChunks({form: 'file', file, name: file, path: Buffer.from(file), size: found.size})
  } catch (error) {
    throw new NoInput([`${file}: ${describeSystemError(error)}`])
  }
}
