import {createBytes} from '../model/forms.ts'
import type {Reading} from '../model/reading.ts'
import type {Source} from '../model/source.ts'
import {memorySource} from './bytes/byte-source.ts'
import type {Facts, Judge, PassReason} from './filters.ts'
import {readJson} from './json/read-json.ts'
import {looksLikeFeed, looksLikeSitemap, readFeed} from './markup/read-feed.ts'
import {charsetOf, isForMachines, isJson, opensLikePage} from './media-type.ts'
import type {ReadContext} from './types.ts'

/** What a server answered, wherever it was stored. */
export interface Answer {
  readonly source: Source
  /** `null` where it cannot be read. */
  readonly status: number | null
  readonly mediaType: string | null
  /** The body, as stored. */
  readonly body: Uint8Array | string
}

/** Of a successful response there is a page; where no status can be read there may be one. */
function isPage(status: number | null): boolean {
  return status === null || (status >= 200 && status < 300 && status !== 204 && status !== 205)
}

/** Say why an answer is not wanted, by what is known before its body is unpacked; `null` when it may be. */
export function unwantedAnswer(
  {source, status, mediaType, body}: Answer,
  context: ReadContext,
): PassReason | null {
  if (!isPage(status)) return 'http-status'
  const opens = () => opensLikePage(bytesOf(body.slice(0, 4096)))
  return context.judge({
    ...factsOf(source, mediaType),
    isData: isForMachines(source.url) && !opens(),
    opensLikePage: opens,
  })
}

function factsOf(source: Source, mediaType: string | null): Facts {
  return {...source, mediaType, fromWeb: true}
}

/**
 * Read the documents of an answer's unpacked body: a page or text; of a feed or an object of JSON, where such were asked for by their type,
 * what they hold. Else these are passed over, whatever type their server gave them, since they repeat the site's pages; sitemaps always are.
 */
export async function* readAnswer(
  content: Uint8Array | string,
  {source, mediaType}: Pick<Answer, 'source' | 'mediaType'>,
  context: ReadContext,
): AsyncGenerator<Reading, void, undefined> {
  const start = bytesOf(typeof content === 'string' ? content.slice(0, 8192) : content)
  if (looksLikeSitemap(start)) return context.pass('index')
  const holds = looksLikeFeed(start) ? 'feed' : holdsJson(content, mediaType) ? 'json' : null
  if (holds !== null) {
    const unwanted = context.judge({...factsOf(source, mediaType), isData: true})
    if (unwanted !== null) return context.pass(unwanted)
    // What an answer holds is asked for by the type of the answer.
    const judge: Judge = facts => context.judge({...facts, mediaType})
    yield* readData(content, {source, holds}, {...context, judge})
    return
  }
  yield createBytes(content, {
    source,
    declaredCharset: charsetOf(mediaType),
    // What opens like a page is one, though its server called it an image.
    mediaType: mediaType !== null && opensLikePage(start) ? 'text/html' : mediaType,
  })
}

/** Read what a feed or an object holds; of what holds nothing of the kind nothing is said but that it was passed over. */
async function* readData(
  content: Uint8Array | string,
  {source, holds}: {source: Source; holds: 'feed' | 'json'},
  context: ReadContext,
): AsyncGenerator<Reading, void, undefined> {
  const {file, name, offset, url, crawled} = source
  const chunks = memorySource(bytesOf(content)).stream()
  const input = {file: file ?? name, name, chunks, known: {url, crawled}}
  const readings = (holds === 'feed' ? readFeed : readJson)(input, context)
  for await (const reading of readings) {
    if (reading.form === 'unread' && EMPTY.has(reading.code)) context.pass('media-type')
    else yield {...reading, source: {...reading.source, offset}}
  }
}

const EMPTY = new Set(['no-content', 'empty-input', 'not-an-object', 'not-json'])

/** JSON goes by its type; what is called a page or text is JSON where it opens and ends like it. */
function holdsJson(content: Uint8Array | string, mediaType: string | null): boolean {
  if (isJson(mediaType)) return true
  const [start, end] = [content.slice(0, 200), content.slice(-20)].map(part =>
    Buffer.from(part).toString('latin1'),
  )
  return /^\s*(?:\[\s*)?\{\s*"[^"\\\n]{1,100}"\s*:/.test(start!) && /[}\]]\s*$/.test(end!)
}

function bytesOf(content: Uint8Array | string): Uint8Array {
  return typeof content === 'string' ? Buffer.from(content) : content
}
