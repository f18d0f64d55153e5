import {isObject, type JsonObject} from '../../html/json-ld.ts'
import type {Values} from '../make-document.ts'
import {joinPieces} from '../packed/join-pieces.ts'
import {findRoles, foldNames, nameIndex, type Role} from '../roles.ts'
import type {TableColumns} from '../types.ts'
import {namesSource} from '../values.ts'

/** Find what an object holds by role: under the keys that were asked for, else under those that are known. A key that is `null` is none. */
export function findKeys(fields: JsonObject, asked: TableColumns): Values {
  const look = lookUp(fields)
  return findRoles(
    asked,
    (name, isFolded, role) => valueFor(role, look(name, isFolded), isFolded ? name : null),
    {heads: new Set(foldNames(Object.keys(fields)))},
  )
}

/** What a role takes of a value, `null` when that is nothing: of several keys that are known the first that holds such a value counts. */
function valueFor(role: Role, given: unknown, name: string | null): unknown {
  if (role === 'authors') return typeof given === 'number' ? null : given
  if (role === 'text' && Array.isArray(given)) return joinPieces(given)
  const value = plainValue(given)
  if (typeof value !== 'string' && typeof value !== 'number') return null
  if (role !== 'url' || name === null) return value
  // A path leads nowhere without its site.
  return namesSource(String(value), name) || String(value).startsWith('/') ? null : value
}

/** A value that stands alone in a list, as scrapers' selectors give it, or in MongoDB's Extended JSON (`{"$date": …}`). */
function plainValue(given: unknown): unknown {
  let value = given
  for (let layer = 0; layer < 3; layer++) {
    if (Array.isArray(value) && value.length === 1) value = value[0]
    else if (isObject(value))
      value = EXTENDED.map(key => (value as JsonObject)[key]).find(each => each !== undefined)
  }
  return value
}

const EXTENDED = ['$date', '$oid', '$numberLong', '$numberInt']

/** Look up names in an object: a key by that name, or keys of objects inside each other, parted by dots. */
function lookUp(fields: JsonObject): (name: string, isFolded: boolean) => unknown {
  const keys = Object.keys(fields)
  const placeOf = nameIndex(keys)
  return (name, isFolded) => {
    const at = placeOf(name, isFolded)
    if (at !== null) return fields[keys[at]!] ?? null
    const dot = name.indexOf('.')
    if (dot < 0) return null
    const outer = placeOf(name.slice(0, dot), isFolded)
    const inner = outer === null ? null : fields[keys[outer]!]
    return isObject(inner) ? lookUp(inner)(name.slice(dot + 1), isFolded) : null
  }
}
