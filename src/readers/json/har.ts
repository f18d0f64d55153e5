import {isObject, type JsonObject} from '../../html/json-ld.ts'
import type {Reading} from '../../model/reading.ts'
import {createSource} from '../../model/source.ts'
import {readAnswer, unwantedAnswer} from '../answer.ts'
import type {Place} from '../make-document.ts'
import type {ReadContext} from '../types.ts'
import {unread} from '../unread.ts'
import {stringOf} from '../values.ts'
import {momentOf, plainUri} from '../warc/values.ts'

/** Say whether an object is an HTTP archive, as browsers export what they loaded (HAR 1.1, 1.2). */
export function isHar(fields: JsonObject): boolean {
  return isObject(fields['log']) && Array.isArray(fields['log']['entries'])
}

/** Read the pages of an HTTP archive; what else the browser loaded is passed over. */
export async function* readHar(
  fields: JsonObject,
  place: Place,
  context: ReadContext,
): AsyncGenerator<Reading, void, undefined> {
  const {entries} = fields['log'] as {entries: unknown[]}
  for (const [index, entry] of entries.entries())
    yield* readEntry(entry, {...place, name: `${place.name}:${index}`}, context)
}

async function* readEntry(
  entry: unknown,
  place: Place,
  context: ReadContext,
): AsyncGenerator<Reading, void, undefined> {
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
  const text = stringOf(content['text'])
  const body = content['encoding'] === 'base64' ? Buffer.from(text ?? '', 'base64') : (text ?? '')
  const answer = {source, status: Number(response['status']), mediaType, body}
  const unwanted = unwantedAnswer(answer, context)
  if (unwanted !== null) context.pass(unwanted)
  else if (text === null) yield unread(source, 'no-content', 'the entry holds no body')
  else yield* readAnswer(body, answer, context)
}

function inside(value: unknown, key: string): JsonObject {
  const inner = isObject(value) ? value[key] : null
  return isObject(inner) ? inner : {}
}
