import {DocumentError} from '../model/errors.ts'
import {type BytesDocument, createBytes} from '../model/forms.ts'
import type {Reading} from '../model/reading.ts'
import {createSource} from '../model/source.ts'
import {findNumber} from './find-number.ts'
import {unread} from './unread.ts'

/** Where a line stands. */
export interface LinePlace {
  readonly file: string
  /** Name of the file inside its root. */
  readonly name: string
  /** Byte offset of the line, after decompression. */
  readonly offset: number
}

type Fields = Readonly<Record<string, unknown>>

/**
 * Read one line `{"id", "url"?, "html" | "text" | "base64", "charset"?, "media_type"?}` as a document.
 * Other keys are passed over, and a key that is `null` counts as absent. Of several contents the first in this order is taken.
 */
export function parseLine(line: string, place: LinePlace): Reading {
  const {file, offset} = place
  const known: {recordId: string | null; url: string | null} = {recordId: null, url: null}
  try {
    const fields = parseObject(line)
    known.recordId = readId(fields, line)
    known.url = readString(fields, 'url')
    const source = createSource({...known, file, offset, name: nameOf(known, place)})
    return createBytes(readContent(fields), {
      source,
      declaredCharset: readString(fields, 'charset'),
      mediaType: readMediaType(fields),
    })
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error
    return unread({...known, file, offset, name: nameOf(known, place)}, error.code, error.message)
  }
}

/** The record's own id lasts when the file is moved or rewritten; a line without any is known by its place. */
function nameOf(
  {recordId, url}: {recordId: string | null; url: string | null},
  {name, offset}: LinePlace,
): string {
  return recordId || url || `${name}:${offset}`
}

function parseObject(line: string): Fields {
  const value = parseJson(line)
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields
  const kind = value === null ? 'null' : Array.isArray(value) ? 'an array' : `a ${typeof value}`
  throw new DocumentError('not-an-object', `expected a JSON object, got ${kind}`)
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch (error) {
    if (line.includes('\0'))
      throw new DocumentError('not-json', 'the line holds NUL bytes, as UTF-16 does: expected UTF-8')
    const reason =
      error instanceof SyntaxError ? error.message.replace(/, "?.*$|"\.\.\..*$/s, '') : 'too deep'
    throw new DocumentError('not-json', `the line is not JSON: ${reason.slice(0, 120)}`)
  }
}

function readId(fields: Fields, line: string): string | null {
  const {id} = fields
  if (typeof id !== 'number') return readString(fields, 'id', 'a string or a number')
  // JSON may hold more digits than a JavaScript number: take them as they were written.
  return Number.isSafeInteger(id) ? String(id) : (findNumber(line, 'id') ?? String(id))
}

function readString(fields: Fields, key: string, expected = 'a string'): string | null {
  const value = fields[key]
  if (value === undefined || value === null) return null
  if (typeof value === 'string') return value.toWellFormed()
  throw new DocumentError('bad-field', `expected \`${key}\` to be ${expected}, got ${describe(value)}`)
}

function readContent(fields: Fields): BytesDocument['content'] {
  const content = readString(fields, 'html') ?? readString(fields, 'text')
  if (content !== null) return content
  const base64 = readString(fields, 'base64')
  if (base64 === null) throw new DocumentError('no-content')
  const packed = base64.replace(/\s+/g, '')
  if (!/^[A-Za-z0-9+/_-]*={0,2}$/.test(packed) || packed.replace(/=+$/, '').length % 4 === 1)
    throw new DocumentError(
      'bad-field',
      'expected `base64` to hold base64, got other characters or a wrong length',
    )
  return Buffer.from(packed, 'base64')
}

/** The key that holds the content says what it is; only `base64` leaves that to the media type. */
function readMediaType(fields: Fields): string | null {
  const declared = readString(fields, 'media_type')
  if (typeof fields['html'] === 'string')
    return declared && /html|xml/i.test(declared) ? declared : 'text/html'
  if (typeof fields['text'] === 'string') return 'text/plain'
  return declared
}

function describe(value: unknown): string {
  if (Array.isArray(value)) return 'an array'
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`
}
