import type {Source} from '../../model/source.ts'
import type {ByteSource} from '../bytes/byte-source.ts'
import type {PassReason} from '../filters.ts'
import {sourceOf} from '../make-document.ts'
import {findRoles, nameIndex} from '../roles.ts'
import {splitFields, splitRows} from '../table/csv-rows.ts'
import type {ReadContext} from '../types.ts'

/** What a table says of an entry: what stands beside its text, or why it is passed over. */
export type Catalogued = Pick<Source, 'title' | 'subtitle' | 'authors' | 'published'> | PassReason

/** Entries of which the table may speak. */
const MOST_ROWS = 100_000
const utf8 = new TextDecoder()

/**
 * Read the table of an export, by the keys of its entries; what cannot be read of it says nothing.
 *
 * @returns by the name of an entry without folder and ending, as the column `post_id` has it.
 */
export async function readCatalogue(
  source: ByteSource,
  {maxBytes}: ReadContext,
): Promise<ReadonlyMap<string, Catalogued>> {
  const found = new Map<string, Catalogued>()
  let header: readonly string[] | null = null
  try {
    for await (const {bytes} of splitRows(source.stream(), {limit: maxBytes, delimiter: 0x2c})) {
      const row = splitFields(bytes === null ? '' : utf8.decode(bytes).replace(/\r$/, ''), ',')
      if (header === null) header = row
      else if (found.size < MOST_ROWS) addRow(found, header, row)
    }
  } catch {
    return found
  }
  return found
}

function addRow(found: Map<string, Catalogued>, header: readonly string[], row: readonly string[]): void {
  const placeOf = nameIndex(header)
  const cell = (name: string) => row[placeOf(name, true) ?? -1] || null
  const key = cell('postid')
  if (key === null) return
  if (cell('ispublished') === 'false') found.set(key, 'unpublished')
  else {
    const values = findRoles({}, (name, isFolded) => (isFolded ? cell(name) : null))
    const {title, subtitle, authors, published} = sourceOf(values, {file: '', name: key, offset: 0})
    found.set(key, {title, subtitle, authors, published})
  }
}

/** The name by which the table knows an entry. */
export function catalogueKey(name: string): string {
  return name.replace(/^.*\//, '').replace(/\.\w+$/, '')
}
