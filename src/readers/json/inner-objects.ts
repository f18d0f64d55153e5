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
  let level: readonly Siblings[] = [[{fields, holder: null}]]
  for (let depth = 0; depth < DEEPEST; depth++) {
    level = level.flatMap(childrenOf).slice(0, MOST_LISTS)
    for (const objects of level) {
      const all = objects.map(({fields, holder}) => ({
        fields,
        found: findKeys(fields, asked),
        holder,
        json: null,
      }))
      // One that only says more of itself is a document whose text is missing.
      const areAll = all.every(each => holds(each) || isTold(each) || namesContent(Object.keys(each.fields)))
      if (areAll && all.some(each => holds(each) && (depth === 0 || isTold(each))))
        return all.map(each => withHolder(each, asked))
    }
  }
  return []
}

/** Whatever is deep inside has to say more of itself than a text. */
const isTold = ({found}: Found): boolean => found.has('title') || found.has('url') || found.has('published')
const holds = ({found}: Found): boolean => holdsContent(found)

/** Objects of one list, or what such objects hold under one key. */
type Siblings = readonly Inner[]

interface Inner {
  readonly fields: JsonObject
  /** The object that holds it alone under one of its keys; `null` in a list. */
  readonly holder: JsonObject | null
}

/** What the object around a single one says of it beside: an id, an address, a headline. */
function withHolder({fields, found, holder, json}: Found & Inner, asked: TableColumns): Found {
  if (holder === null) return {fields, found, json}
  const around = [...findKeys(holder, asked)].filter(([role]) => role !== 'date')
  return {fields, found: new Map([...around, ...found]), json}
}

/** The objects that siblings hold, by key: alone or in lists, where nothing else is among them. */
function childrenOf(siblings: Siblings): readonly Siblings[] {
  const byKey = new Map<string, Inner[]>()
  const entries = siblings.flatMap(({fields}) => Object.entries(fields).map(entry => ({fields, entry})))
  for (const {fields, entry} of entries) {
    const [key, value] = entry
    const values: unknown[] = Array.isArray(value) ? value : [value]
    if (key === '__proto__' || values.length === 0 || !values.every(isObject)) continue
    const holder = Array.isArray(value) ? null : fields
    const objects = byKey.get(key) ?? []
    for (const each of values) objects.push({fields: each, holder})
    byKey.set(key, objects)
  }
  return [...byKey.values()]
}
