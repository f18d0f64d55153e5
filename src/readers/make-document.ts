import {createBytes} from '../model/forms.ts'
import type {Reading} from '../model/reading.ts'
import {createSource, type ReadDoubt, type Source} from '../model/source.ts'
import {joinPieces} from './packed/join-pieces.ts'
import {unpackValue} from './packed/unpack-value.ts'
import {mediaTypeOf, type Role, type Roles} from './roles.ts'
import type {ReadContext} from './types.ts'
import {unread, unreadError} from './unread.ts'
import {dateIn, isTakenBack, momentIn, namesIn, namesSource, stringOf} from './values.ts'
import {languageOf} from './warc/values.ts'

/** What a row or an object holds, by role. */
export type Values = Roles<unknown>

/** Where a row or an object stands. */
export interface Place {
  readonly file: string
  /** Name of the document unless it has an id or a URL of its own. */
  readonly name: string
  readonly offset: number
  readonly doubts?: readonly ReadDoubt[]
  /** Address and date of what holds it, where it states none itself. */
  readonly url?: string | null
  readonly crawled?: string | null
}

/** What stands beside the content. */
export function sourceOf(values: Values, place: Place): Source {
  const value = (role: Role) => values.get(role)?.value
  const string = (role: Role) => stringOf(value(role)) || null
  const [recordId, stated] = [string('id'), string('url')]
  const name = values.get('url')?.name ?? null
  const url = stated !== null && !namesSource(stated, name) ? stated : null
  return createSource({
    ...place,
    recordId,
    url: url ?? place.url ?? null,
    name: recordId ?? url ?? place.name,
    crawled: momentIn(value('date')) ?? place.crawled ?? null,
    language: languageOf(string('language') ?? undefined),
    title: string('title'),
    authors: namesIn(value('authors')),
    published: dateIn(value('published')),
    subtitle: string('subtitle'),
    publisher: string('publisher'),
  })
}

/** What a row or an object holds, where it stands, and the media type that it declares. */
export interface Found {
  readonly values: Values
  readonly place: Place
  readonly mediaType?: string | null
  /** Names of all that it holds, for messages. */
  readonly names?: readonly string[]
}

/** Make a document of what a row or an object holds; `null` when it is not wanted, which has been counted. */
export function makeDocument(
  {values, place, names = [], mediaType: declared = null}: Found,
  context: ReadContext,
): Reading | null {
  const source = sourceOf(values, place)
  let found: Content | null
  try {
    found = contentOf(values, {declared, limit: context.maxBytes})
  } catch (error) {
    return unreadError(source, error)
  }
  if (found === null) return unread(source, 'no-content', `there is neither html nor text${among(names)}`)
  const {content, mediaType, wasPacked} = found
  if (content.length > context.maxBytes)
    return unread(
      source,
      'too-large',
      `the document has ${content.length} bytes, more than the limit of ${context.maxBytes}`,
    )
  const isGone = typeof content === 'string' && isTakenBack(content)
  const unwanted = isGone ? 'unpublished' : context.judge({...source, mediaType})
  if (unwanted === null)
    return createBytes(content, {
      source: wasPacked ? {...source, doubts: [...source.doubts, 'packed-value']} : source,
      mediaType,
      declaredCharset: stringOf(values.get('charset')?.value) || null,
    })
  context.pass(unwanted)
  return null
}

const among = (names: readonly string[]) =>
  names.length === 0
    ? ''
    : ` under a key that is known, choose one by \`--columns\`: ${names
        .slice(0, 20)
        .map(name => `\`${name.slice(0, 40)}\``)
        .join(', ')}`

interface Content {
  readonly content: string | Uint8Array
  readonly mediaType: string | null
  readonly wasPacked: boolean
}

interface Expected {
  /** The media type that is declared. */
  readonly declared: string | null
  /** Bytes that packed content may unpack to. */
  readonly limit: number
}

/** Pages come before text, and what says something before what is empty. */
function contentOf(values: Values, {declared, limit}: Expected): Content | null {
  let empty: Content | null = null
  for (const role of ['html', 'text'] as const) {
    const {value: given, name = null} = values.get(role) ?? {}
    const value = Array.isArray(given) ? joinPieces(given) : given
    const written =
      typeof value === 'string' ? value.toWellFormed() : value instanceof Uint8Array ? value : null
    if (written === null) continue
    const {content, wasPacked, isMarkup} = unpackValue(written, limit)
    const named = isMarkup ? 'text/html' : wasPacked && role === 'text' ? null : mediaTypeOf(role, name)
    const found = {content, mediaType: typeOf(named, declared), wasPacked}
    if (content.length > 0) return found
    empty ??= found
  }
  return empty
}

/** The name that the content stands under says what it is; one that does not leaves that to the type that is declared. */
function typeOf(named: string | null, declared: string | null): string | null {
  if (named === 'text/html') return declared !== null && /html|xml/i.test(declared) ? declared : named
  return named ?? declared
}
