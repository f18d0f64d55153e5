import type {Reading} from '../../src/model/reading.ts'
import {type ByteSource, memorySource} from '../../src/readers/bytes/byte-source.ts'
import {createContext} from '../../src/readers/context.ts'
import {openInput} from '../../src/readers/open-input.ts'
import type {ReadOptions} from '../../src/readers/types.ts'
import {collect} from './collect.ts'

/** A file in memory that is streamed in chunks of a size. */
export function chunkedSource(bytes: Uint8Array, size: number): ByteSource {
  return {
    ...memorySource(bytes),
    async *stream(start = 0) {
      for (let at = start; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
    },
  }
}

/** Read bytes as a file of a name. */
export function readBytes(
  bytes: Uint8Array | string,
  {name = 'in.dat', size = 65_536, ...options}: ReadOptions & {name?: string; size?: number} = {},
): Promise<Reading[]> {
  const source = chunkedSource(Buffer.from(bytes), size)
  return collect(openInput({file: `in/${name}`, name, source}, createContext(options)))
}

/** Contents of documents, and codes of what could not be read. */
export const told = (readings: readonly Reading[]) =>
  readings.map(reading =>
    reading.form === 'unread' ? reading.code : Buffer.from(reading.content).toString(),
  )

/** Read a file in parts that begin at the given places, and take the readings together. */
export async function readInParts(
  bytes: Uint8Array,
  cuts: readonly number[],
  {total = bytes.length, ...options}: ReadOptions & {name?: string; size?: number; total?: number} = {},
): Promise<Reading[]> {
  const bounds = [...new Set([0, ...cuts.filter(cut => cut > 0 && cut < total), total])].sort((a, b) => a - b)
  const readings: Reading[] = []
  for (const [index, start] of bounds.slice(0, -1).entries())
    readings.push(...(await readBytes(bytes, {...options, part: {start, end: bounds[index + 1]!}})))
  return readings
}
