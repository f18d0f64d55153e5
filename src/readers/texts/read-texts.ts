import {createBytes} from '../../model/forms.ts'
import type {Reading} from '../../model/reading.ts'
import {createSource} from '../../model/source.ts'
import {looksLikeHtml} from '../../text/looks-like-html.ts'
import {asLatin1} from '../bytes/as-latin1.ts'
import {peekBytes} from '../bytes/peek.ts'
import type {Place} from '../make-document.ts'
import {HEAD_BYTES, type OpenInput, type ReadContext} from '../types.ts'
import {findDivider, plainDivider} from './dividers.ts'
import {readDivided} from './read-divided.ts'

const utf8 = new TextDecoder()

/** Say whether an input is a text file of several documents that shows where each begins or ends. */
export function looksLikeTexts(head: Uint8Array): boolean {
  return findDivider(utf8.decode(head)) !== null
}

/**
 * Read a text file that holds several documents: each goes as it stands there, with its labels, which the pipeline reads. What stands before
 * the first or after the last and is no document is passed over. Memory is bounded by `maxBytes`. Offsets are those of the documents.
 */
export async function* readTexts(
  input: OpenInput,
  context: ReadContext,
): AsyncGenerator<Reading, void, undefined> {
  const {head, chunks} = await peekBytes(input.chunks, HEAD_BYTES)
  const find = context.format === 'texts' ? plainDivider : findDivider
  const divide = find(utf8.decode(head)) ?? (() => null)
  const read = (bytes: Uint8Array, place: Place) => readText(bytes, place, context)
  yield* readDivided({...input, chunks}, {divide, noun: 'text', read}, context)
}

function readText(bytes: Uint8Array, place: Place, context: ReadContext): Reading[] {
  const mediaType = looksLikeHtml(bytes) ? null : 'text/plain'
  const facts = {url: null, crawled: null, language: null, mediaType: mediaType ?? 'text/html'}
  const unwanted = isListing(bytes) ? 'index' : context.judge(facts)
  if (unwanted === null) return [createBytes(bytes, {source: createSource(place), mediaType})]
  context.pass(unwanted)
  return []
}

/** The list of what was searched for, at the end of a file of Factiva; the cover of a download. */
function isListing(bytes: Uint8Array): boolean {
  return /^\s*(?:Search Summary|ProQuest\s*(?:_{5,}\s*)?$)/.test(asLatin1(bytes, 300))
}
