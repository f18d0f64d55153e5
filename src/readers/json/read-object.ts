import {isObject, type JsonObject} from '../../html/json-ld.ts'
import {DocumentError} from '../../model/errors.ts'
import type {Reading} from '../../model/reading.ts'
import type {Source} from '../../model/source.ts'
import {makeDocument, type Place, sourceOf, type Values} from '../make-document.ts'
import {holdsContent} from '../roles.ts'
import type {ReadContext} from '../types.ts'
import {unreadError} from '../unread.ts'
import {findKeys} from './find-keys.ts'
import {findNumber} from './find-number.ts'
import {isHar, readHar} from './har.ts'
import {type Found, innerObjects} from './inner-objects.ts'
import {parseObject} from './parse-json.ts'

/**
 * Read the documents of one JSON object: itself, when it holds pages or text under a key that was asked for or is known
 * (`html`, `text`, `content`, `markdown`, `content.rendered` …) or bytes as `base64`; else the objects in it that do, as interfaces
 * wrap them (`{"data": {…}}`, `{"items": […]}`); or the pages of an HTTP archive (HAR).
 */
export async function* readObject(
  json: string,
  place: Place,
  context: ReadContext,
): AsyncGenerator<Reading, void, undefined> {
  let fields: JsonObject
  try {
    fields = parseObject(json)
  } catch (error) {
    yield unreadError(place, error)
    return
  }
  if (isHar(fields)) return yield* readHar(fields, place, context)
  const whole = {fields, found: findKeys(fields, context.columns), json}
  const inner = innerObjects(whole, context.columns)
  const all = inner.length > 0 ? inner : [whole]
  for (const [index, each] of all.entries()) {
    const name = all.length === 1 ? place.name : `${place.name}:${index}`
    const reading = readFound(each, {...place, name}, context)
    if (reading !== null) yield reading
  }
}

function readFound({fields, found, json}: Found, place: Place, context: ReadContext): Reading | null {
  let known: Partial<Source> = place
  try {
    known = sourceOf(found, place)
    for (const key of STRICT)
      if (context.columns[key] === undefined && !isPieces(key, fields)) stringAt(fields, key)
    if (isAction(fields)) {
      context.pass('record-type')
      return null
    }
    if (isUnpublished(fields)) {
      context.pass('unpublished')
      return null
    }
    const values = context.columns.id === undefined ? withId(found, {fields, json}) : found
    return makeDocument(
      {
        values: withBytes(values, fields),
        place,
        names: Object.keys(fields),
        mediaType: stringAt(fields, 'media_type'),
      },
      context,
    )
  } catch (error) {
    return unreadError(known, error)
  }
}

/** WordPress and Ghost say so of a post that readers do not see; a `status` alone is said of many things. */
const UNPUBLISHED = new Set([
  'draft',
  'auto-draft',
  'pending',
  'future',
  'scheduled',
  'private',
  'trash',
  'inherit',
])

function isUnpublished({slug, status}: JsonObject): boolean {
  return typeof slug === 'string' && typeof status === 'string' && UNPUBLISHED.has(status)
}

/** In files for Elasticsearch a line says what is done with the next: `{"index": {"_id": "1"}}`. */
function isAction(fields: JsonObject): boolean {
  const [[action, value] = [], ...others] = Object.entries(fields)
  if (others.length > 0 || !isObject(value) || !/^(?:index|create|update|delete)$/.test(action ?? ''))
    return false
  const keys = Object.keys(value)
  return keys.length > 0 && keys.every(key => /^(?:_\w+|routing)$/.test(key))
}

/** Keys whose values are strings where they are there: a mistake in them is told, and no other key is taken in their place. */
const STRICT = ['html', 'text', 'url', 'charset'] as const

/** A text may come in pieces, and scrapers' selectors give a list of one. */
function isPieces(key: string, fields: JsonObject): boolean {
  const value = fields[key]
  return Array.isArray(value) && (key === 'text' || (value.length === 1 && typeof value[0] === 'string'))
}

function withId(values: Values, {fields, json}: Pick<Found, 'fields' | 'json'>): Values {
  return 'id' in fields ? new Map(values).set('id', {value: readId(fields, json), name: 'id'}) : values
}

/** Bytes are the content where there is no other. */
function withBytes(values: Values, fields: JsonObject): Values {
  const base64 = holdsContent(values) ? null : stringAt(fields, 'base64')
  return base64 === null ? values : new Map(values).set('html', {value: unpack(base64), name: 'base64'})
}

function readId(fields: JsonObject, json: string | null): string | null {
  const {id} = fields
  if (typeof id !== 'number') return stringAt(fields, 'id', 'a string or a number')
  // JSON may hold more digits than a JavaScript number: take them as they were written.
  const written = Number.isSafeInteger(id) || json === null ? null : findNumber(json, 'id')
  return written ?? String(id)
}

function stringAt(fields: JsonObject, key: string, expected = 'a string'): string | null {
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
