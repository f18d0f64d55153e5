import {DocumentError} from '../../model/errors.ts'
import type {Reading} from '../../model/reading.ts'
import {makeDocument, type Place} from '../make-document.ts'
import {COLUMN_ROLES, findRoles, holdsContent, nameIndex, type Roles} from '../roles.ts'
import type {ReadContext, TableColumns} from '../types.ts'

/** Places of the columns in a table; those that are not there are left out. */
export type ColumnPlaces = Roles<number>

/**
 * Find the columns that hold documents, by the names or numbers that were asked for, else by names that are known.
 *
 * @throws {DocumentError} `no-content` when no column holds pages or text, or one that was asked for is not there.
 */
export function findColumns(header: readonly string[], asked: TableColumns): ColumnPlaces {
  const placeOf = areNumbers(asked, header) ? placeByNumber(header.length) : nameIndex(header)
  for (const role of COLUMN_ROLES) {
    const wanted = asked[role]
    if (wanted !== undefined && placeOf(wanted, false) === null)
      throw new DocumentError('no-content', `the table has no column \`${wanted}\``)
  }
  const places = findRoles(asked, placeOf)
  if (!holdsContent(places))
    throw new DocumentError(
      'no-content',
      `no column of the table is known to hold html or text, choose one by \`--columns\`: ${list(header)}`,
    )
  return places
}

/** Say whether columns were asked for by their numbers, from 1 on: then the first row is no header. */
export function areNumbers(asked: TableColumns, header: readonly string[]): boolean {
  const names = Object.values(asked)
  return names.length > 0 && names.every(name => /^[1-9]\d{0,3}$/.test(name) && !header.includes(name))
}

function placeByNumber(count: number): (name: string, isFolded: boolean) => number | null {
  return (name, isFolded) => (isFolded || Number(name) > count ? null : Number(name) - 1)
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
  const values = new Map([...columns].map(([role, {value: at, name}]) => [role, {value: row[at], name}]))
  return makeDocument({values, place}, context)
}
