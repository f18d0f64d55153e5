import {DocumentError} from '../../model/errors.ts'
import type {Reading} from '../../model/reading.ts'
import type {Source} from '../../model/source.ts'
import {makeDocument, type Named, type Place, sourceOf, type Values} from '../make-document.ts'
import type {Role} from '../roles.ts'
import type {ReadContext, TableColumns} from '../types.ts'
import {unread} from '../unread.ts'
import {findKeys} from './find-keys.ts'
import {findNumber} from './find-number.ts'
import {isHar, readHar} from './har.ts'
import {type Fields, isObject, parseObject} from './parse-json.ts'

/**
 * Read the documents of one JSON object: itself, when it holds pages or text under a key that was asked for or is known
 * (`html`, `text`, `content`, `markdown`, `content.rendered` …) or bytes as `base64`; else the objects in it that do, as interfaces
 * wrap them (`{"data": {…}}`, `{"items": […]}`); or the pages of an HTTP archive (HAR).
 */
export function* readObject(
  json: string,
  place: Place,
  context: ReadContext,
): Generator<Reading, void, undefined> {
  let known: Partial<Source> = place
  try {
    const fields = parseObject(json)
    if (isHar(fields)) return yield* readHar(fields, place, context)
    const own = valuesOf(fields, context.columns, json)
    known = sourceOf(own, place)
    const inner = holdsContent(own) ? [] : innerObjects(fields)
    const all = inner.length > 0 ? inner : [fields]
    for (const [index, each] of all.entries()) {
      const values = each === fields ? own : valuesOf(each, context.columns)
      const name = all.length === 1 ? place.name : `${place.name}:${index}`
      const mediaType = stringAt(each, 'media_type')
      const reading = makeDocument({values, place: {...place, name}, mediaType}, context)
      if (reading !== null) yield reading
    }
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error
    yield unread(known, error.code, error.message)
  }
}

/** Keys whose values are strings where they are there: a mistake in them is told, and no other key is taken in their place. */
const STRICT = ['html', 'text', 'url', 'charset'] as const

function valuesOf(fields: Fields, asked: TableColumns, json: string | null = null): Values {
  for (const key of STRICT) if (asked[key] === undefined) stringAt(fields, key)
  const values = new Map<Role, Named>(findKeys(fields, asked))
  if (asked.id === undefined && 'id' in fields) values.set('id', {value: readId(fields, json), name: 'id'})
  if (holdsContent(values)) return values
  const base64 = stringAt(fields, 'base64')
  return base64 === null ? values : values.set('html', {value: unpack(base64), name: 'base64'})
}

function holdsContent(values: Values): boolean {
  return values.has('html') || values.has('text')
}

/** Objects in an object, or in a list that it holds, where all of them hold content; the first key that has such counts. */
function innerObjects(fields: Fields): readonly Fields[] {
  for (const [key, value] of Object.entries(fields)) {
    if (key === '__proto__') continue
    const objects = Array.isArray(value) ? value : [value]
    if (objects.length > 0 && objects.every(each => isObject(each) && holdsContent(findKeys(each, {}))))
      return objects
  }
  return []
}

function readId(fields: Fields, json: string | null): string | null {
  const {id} = fields
  if (typeof id !== 'number') return stringAt(fields, 'id', 'a string or a number')
  // JSON may hold more digits than a JavaScript number: take them as they were written.
  const written = Number.isSafeInteger(id) || json === null ? null : findNumber(json, 'id')
  return written ?? String(id)
}

function stringAt(fields: Fields, key: string, expected = 'a string'): string | null {
  const value = fields[key]
  if (value === undefined || value === null) return null
  if (typeof value === 'string') return value.toWellFormed()
  throw new DocumentError('bad-field', `expected \`${key}\` to be ${expected}, got ${describe(value)}`)
}

function unpack(base64: string): Uint8Array {
  const packed = base64.replace(/\s+/g, '')
  if (!/^[A-Za-z0-9+/_-]*={0,2}$/.test(packed) || packed.replace(/=+$/, '').length % 4 === 1)
    throw new DocumentError(
      'bad-field',
      'expected `base64` to hold base64, got other characters or a wrong length',
    )
  return Buffer.from(packed, 'base64')
}

function describe(value: unknown): string {
  if (Array.isArray(value)) return 'an array'
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`
}
