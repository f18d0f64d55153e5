import {createBytes} from '../../model/forms.ts'
import type {Reading} from '../../model/reading.ts'
import {createSource} from '../../model/source.ts'
import {looksLikeHtml} from '../../text/looks-like-html.ts'
import {peekBytes} from '../bytes/peek.ts'
import {HEAD_BYTES, type OpenInput, type ReadContext} from '../types.ts'
import {unread, unreadError} from '../unread.ts'
import {findDivider, plainDivider} from './dividers.ts'
import {asLatin1, splitTexts} from './split-texts.ts'

/** Say whether an input is a text file of several documents that shows where each begins or ends. */
export function looksLikeTexts(head: Uint8Array): boolean {
  return findDivider(asLatin1(head)) !== null
}

/**
 * Read a text file that holds several documents: each goes as it stands there, with its labels, which the pipeline reads. What stands before
 * the first or after the last and is no document is passed over. Memory is bounded by `maxBytes`. Offsets are those of the documents.
 */
export async function* readTexts(
  {file, name, chunks, trailing}: OpenInput,
  context: ReadContext,
): AsyncGenerator<Reading, void, undefined> {
  let texts = 0
  let next = 0
  try {
    const {head, chunks: all} = await peekBytes(chunks, HEAD_BYTES)
    const divide = (context.format === 'texts' ? plainDivider : findDivider)(asLatin1(head)) ?? (() => null)
    for await (const {offset, length, bytes} of splitTexts(all, divide, context.maxBytes)) {
      next = offset + length
      const place = {file, name: `${name}:${offset}`, offset}
      texts++
      if (bytes === null)
        yield unread(place, 'too-large', `the text has more bytes than the limit of ${context.maxBytes}`)
      else if (isListing(bytes)) context.pass('index')
      else {
        const mediaType = looksLikeHtml(bytes) ? null : 'text/plain'
        const unwanted = context.judge({
          url: null,
          crawled: null,
          language: null,
          mediaType: mediaType ?? 'text/html',
        })
        if (unwanted !== null) context.pass(unwanted)
        else yield createBytes(bytes, {source: createSource(place), mediaType})
      }
    }
    if (texts === 0) yield unread({file, name}, 'empty-input', 'there is no text')
    if (trailing?.()) context.pass('trailing-bytes')
  } catch (error) {
    yield unreadError({file, name: `${name}:${next}`, offset: next}, error)
  }
}

/** The list of what was searched for, at the end of a file of Factiva; the cover of a download. */
function isListing(bytes: Uint8Array): boolean {
  return /^\s*(?:Search Summary|ProQuest\s*(?:_{5,}\s*)?$)/.test(asLatin1(bytes.subarray(0, 300)))
}
