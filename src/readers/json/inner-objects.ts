import {isObject, type JsonObject} from '../../html/json-ld.ts'
import type {Values} from '../make-document.ts'
import {holdsContent, namesContent} from '../roles.ts'
import type {TableColumns} from '../types.ts'
import {findKeys} from './find-keys.ts'

/** An object, what it holds by role, and as it was written where that is at hand. */
export interface Found {
  readonly fields: JsonObject
  readonly found: Values
  readonly json: string | null
}

/** How deep objects may lie in others: in Elasticsearch's answers three levels, in Ghost's export four. */
const DEEPEST = 4
/** Most lists of a level that are looked into. */
const MOST_LISTS = 1000

/** The objects in an object without content, or in a list that it holds, that hold content; the first key on the first level counts. */
export function innerObjects({fields, found}: Found, asked: TableColumns): readonly Found[] {
  if (holdsContent(found) || 'base64' in fields) return []
  let level: readonly Siblings[] = [[fields]]
  for (let depth = 0; depth < DEEPEST; depth++) {
    level = level.flatMap(childrenOf).slice(0, MOST_LISTS)
    for (const objects of level) {
      const all = objects.map(each => ({fields: each, found: findKeys(each, asked), json: null}))
      const areAll = all.every(each => holds(each) || namesContent(Object.keys(each.fields)))
      if (areAll && all.some(each => holds(each) && (depth === 0 || isTold(each)))) return all
    }
  }
  return []
}

/** Whatever is deep inside has to say more of itself than a text. */
const isTold = ({found}: Found): boolean => found.has('title') || found.has('url') || found.has('published')
const holds = ({found}: Found): boolean => holdsContent(found)

/** Objects of one list, or what such objects hold under one key. */
type Siblings = readonly JsonObject[]

/** The objects that siblings hold, by key: alone or in lists, where nothing else is among them. */
function childrenOf(siblings: Siblings): readonly Siblings[] {
  const byKey = new Map<string, JsonObject[]>()
  for (const [key, value] of siblings.flatMap(each => Object.entries(each))) {
    const values: unknown[] = Array.isArray(value) ? value : [value]
    if (key === '__proto__' || values.length === 0 || !values.every(isObject)) continue
    const objects = byKey.get(key)
    if (objects === undefined) byKey.set(key, [...values])
    else for (const each of values) objects.push(each)
  }
  return [...byKey.values()]
}
