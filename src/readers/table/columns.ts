import {DocumentError} from '../../model/errors.ts'
import type {Reading} from '../../model/reading.ts'
import {makeDocument, type Place, type Values} from '../make-document.ts'
import {COLUMN_ROLES, type FoundRole, findRole, nameIndex, type Role, settleDate} from '../roles.ts'
import type {ReadContext, TableColumns} from '../types.ts'

/** Places of the columns in a table; those that are not there are left out. */
export type ColumnPlaces = ReadonlyMap<Role, FoundRole<number>>

/**
 * Find the columns that hold documents, by the names that were asked for, else by names that are known.
 *
 * @throws {DocumentError} `no-content` when no column holds pages or text, or one that was asked for is not there.
 */
export function findColumns(header: readonly string[], asked: TableColumns): ColumnPlaces {
  const placeOf = nameIndex(header)
  const places = new Map<Role, FoundRole<number>>()
  for (const role of COLUMN_ROLES) {
    const found = findRole(role, asked, placeOf)
    if (asked[role] !== undefined && found === null)
      throw new DocumentError('no-content', `the table has no column \`${asked[role]}\``)
    if (found !== null) places.set(role, found)
  }
  settleDate(places)
  // A column that was asked for is the content; none that is only known comes before it.
  if (asked.text !== undefined && asked.html === undefined) places.delete('html')
  if (!places.has('html') && !places.has('text'))
    throw new DocumentError('no-content', `no column of the table holds html or text: ${list(header)}`)
  return places
}

function list(header: readonly string[]): string {
  return header
    .slice(0, 20)
    .map(name => `\`${name.slice(0, 40)}\``)
    .join(', ')
}

/** A row's cells, by their places. */
export type Row = readonly unknown[]

/** Read a row as a document; `null` when it is not wanted, which has been counted. */
export function readRow(
  row: Row,
  {columns, place}: {columns: ColumnPlaces; place: Place},
  context: ReadContext,
): Reading | null {
  const values: Values = new Map(
    [...columns].map(([role, {place, name}]) => [role, {value: row[place], name}]),
  )
  return makeDocument({values, place}, context)
}
