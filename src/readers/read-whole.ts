import {DocumentError} from '../model/errors.ts'
import {createBytes} from '../model/forms.ts'
import type {Reading} from '../model/reading.ts'
import {createSource} from '../model/source.ts'
import {binaryMessage, looksBinary} from '../text/charset/looks-binary.ts'
import {looksLikeHtml} from '../text/looks-like-html.ts'
import {asLatin1} from './bytes/as-latin1.ts'
import {peekBytes} from './bytes/peek.ts'
import {savedFrom} from './markup/saved-page.ts'
import type {ShownSource} from './markup/source-view.ts'
import {typeByName} from './media-type.ts'
import type {OpenInput, ReadContext, Reader} from './types.ts'
import {unreadError} from './unread.ts'

/** Make a reader that takes an input for one document of a media type; `null` leaves that to the pipeline. */
export function wholeReader(mediaType: string | null): Reader {
  return async function* readWhole(
    {file, name, chunks, entry, trailing},
    context,
  ): AsyncGenerator<Reading, void, undefined> {
    const known = {...(entry ?? {file, offset: 0}), name}
    try {
      const {head, chunks: all} = await peekBytes(chunks, 64)
      const binary = looksBinary(head)
      // Formats that are none of text are known before gigabytes of them are read.
      const isKnown = binary !== null && binary !== 'binary' && typeByName(name) === null
      if (isKnown) throw new DocumentError('binary-input', binaryMessage(binary))
      const content = await gather(all, context)
      // A file states no type: what it holds does.
      const type = mediaType ?? (looksLikeHtml(content) ? 'text/html' : 'text/plain')
      const shown = type === 'text/html' ? await shownSource(content) : null
      const saved = shown === null ? (type === 'text/html' ? savedFrom(content) : {}) : {url: shown.url}
      // Of a site that was copied most files are no pages.
      const named = mediaType === null && type !== 'text/html' ? typeByName(name) : null
      const facts = {url: null, crawled: null, language: null, ...saved}
      const unwanted = context.judge({...facts, mediaType: named ?? type, fromWeb: named !== null})
      if (unwanted !== null) return context.pass(unwanted)
      const doubts = [...(entry?.doubts ?? []), ...(trailing?.() ? (['trailing-bytes'] as const) : [])]
      const source = createSource({...known, ...saved, doubts})
      if (shown === null) yield createBytes(content, {source, mediaType})
      else {
        const doubts = [...source.doubts, 'packed-value' as const]
        yield createBytes(shown.content, {source: {...source, doubts}, mediaType: 'text/html'})
      }
    } catch (error) {
      yield unreadError(known, error)
    }
  }
}

/** The page in a saved view of its source; what reads it is loaded only for one. */
async function shownSource(content: Uint8Array): Promise<ShownSource | null> {
  if (!/\bline-content\b|id="viewsource"/.test(asLatin1(content, 8192))) return null
  return (await import('./markup/source-view.ts')).readSourceView(content)
}

/** Read a file that lists others: it is passed over. */
export const passIndex: Reader = async function* ({chunks, file, name}, context) {
  try {
    // Whether it is whole is told all the same.
    for await (const _chunk of chunks);
    context.pass('index')
  } catch (error) {
    yield unreadError({file, name}, error)
  }
}

/**
 * Put the chunks of an input together.
 *
 * @throws {DocumentError} `too-large`.
 */
export async function gather(chunks: OpenInput['chunks'], {maxBytes}: ReadContext): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let total = 0
  for await (const chunk of chunks) {
    total += chunk.length
    if (total > maxBytes)
      throw new DocumentError('too-large', `the document is larger than the limit of ${maxBytes} bytes`)
    parts.push(chunk)
  }
  return parts.length === 1 ? parts[0]! : Buffer.concat(parts)
}
