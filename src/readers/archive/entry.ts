import type {Reading} from '../../model/reading.ts'
import type {Source} from '../../model/source.ts'
import type {ByteSource} from '../bytes/byte-source.ts'
import type {RawInput, ReadContext} from '../types.ts'

/** Archives inside archives that are opened. */
export const MOST_NESTED = 3

/** An entry of an archive whose bytes can be read. */
export interface Entry {
  /** Name as the archive gives it. */
  readonly name: string
  /** Where the entry begins in the archive. */
  readonly offset: number
  readonly source: ByteSource
  /** What the archive says of it elsewhere. */
  readonly known?: Partial<Source>
}

/** Read an entry as an input of its own. */
export function openEntry(
  {name, offset, source, known = {}}: Entry,
  archive: Pick<RawInput, 'file' | 'name'>,
  context: ReadContext,
): AsyncGenerator<Reading, void, undefined> {
  const inside = insideName(name)
  const doubts = inside === name ? [] : (['unsafe-name'] as const)
  return context.open(
    {
      file: `${archive.file}/${inside}`,
      name: `${archive.name}/${inside}`,
      source,
      entry: {...known, file: archive.file, offset, doubts},
    },
    {...context, depth: context.depth + 1, part: null},
  )
}

/** Where an entry stands, for what cannot be read of it. */
export function entryPlace(
  name: string,
  offset: number,
  archive: Pick<RawInput, 'file' | 'name'>,
): {file: string; name: string; offset: number} {
  return {file: archive.file, name: `${archive.name}/${insideName(name)}`, offset}
}

/** Longest name that is kept; file systems end at 4,096 bytes. */
const LONGEST_NAME = 4096

/**
 * Shorten the name of an entry to what stays inside the archive. Nothing is ever written by this name; it only stands in
 * records.
 *
 * @example
 * insideName('../../etc/passwd') // => 'etc/passwd'
 * @example
 * insideName('C:\\temp\\a.html') // => 'temp/a.html'
 */
export function insideName(name: string): string {
  const parts = name
    .slice(0, LONGEST_NAME)
    .replace(/[\0-\x1f\x7f]/g, '\uFFFD')
    .replace(/^[a-z]:(?=[\\/])/i, '')
    .split(/[\\/]+/)
  return parts.filter(part => part !== '' && part !== '.' && part !== '..').join('/') || 'unnamed'
}
