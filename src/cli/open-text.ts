import {stat} from 'node:fs/promises'
import {describeSystemError} from '../model/system-error.ts'
import {withFile} from '../readers/bytes/byte-source.ts'
import {NoInput} from '../run/run-error.ts'
import type {Io} from './io.ts'

/** Open a file, or standard input for `-`, as a stream of bytes. */
export async function openText(file: string, {stdin}: Io): Promise<AsyncIterable<Uint8Array>> {
  if (file === '-') return stdin
  try {
    const found = await stat(file)
    if (!found.isFile()) throw new Error('it is no file')
    return withFile({path: Buffer.from(file)}, source => source.stream())
  } catch (error) {
    throw new NoInput([`${file}: ${describeSystemError(error)}`])
  }
}
