import {isObject, type JsonObject} from '../../html/json-ld.ts'
import {createBytes} from '../../model/forms.ts'
import type {Reading} from '../../model/reading.ts'
import {createSource} from '../../model/source.ts'
import type {Place} from '../make-document.ts'
import {charsetOf} from '../media-type.ts'
import type {ReadContext} from '../types.ts'
import {unread} from '../unread.ts'
import {stringOf} from '../values.ts'
import {momentOf, plainUri} from '../warc/values.ts'

/** Say whether an object is an HTTP archive, as browsers export what they loaded (HAR 1.1, 1.2). */
export function isHar(fields: JsonObject): boolean {
  return isObject(fields['log']) && Array.isArray(fields['log']['entries'])
}

/** Read the pages of an HTTP archive; what else the browser loaded is passed over. */
export function* readHar(
  fields: JsonObject,
  place: Place,
  context: ReadContext,
): Generator<Reading, void, undefined> {
  const {entries} = fields['log'] as {entries: unknown[]}
  for (const [index, entry] of entries.entries()) {
    const reading = readEntry(entry, {...place, name: `${place.name}:${index}`}, context)
    if (reading !== null) yield reading
  }
}

function readEntry(entry: unknown, place: Place, context: ReadContext): Reading | null {
  const [request, response] = [inside(entry, 'request'), inside(entry, 'response')]
  const content = inside(response, 'content')
  const mediaType = stringOf(content['mimeType'])
  const url = plainUri(stringOf(request['url']) ?? undefined)
  const source = createSource({
    ...place,
    url,
    name: url ?? place.name,
    crawled: momentOf(stringOf((entry as JsonObject | null)?.['startedDateTime']) ?? undefined),
  })
  const status = Number(response['status'])
  const unwanted =
    status !== 200 && status !== 203 ? 'http-status' : context.judge({...source, mediaType, fromWeb: true})
  if (unwanted !== null) {
    context.pass(unwanted)
    return null
  }
  const text = stringOf(content['text'])
  if (text === null) return unread(source, 'no-content', 'the entry holds no body')
  const body = content['encoding'] === 'base64' ? Buffer.from(text, 'base64') : text
  return createBytes(body, {source, mediaType, declaredCharset: charsetOf(mediaType)})
}

function inside(value: unknown, key: string): JsonObject {
  const inner = isObject(value) ? value[key] : null
  return isObject(inner) ? inner : {}
}
