import type {Reading} from '../../model/reading.ts'
import {peekBytes} from '../bytes/peek.ts'
import type {OpenInput, ReadContext} from '../types.ts'
import {unread, unreadError} from '../unread.ts'
import {readPiece, textOf} from './read-ndjson.ts'
import {splitValues} from './split-values.ts'

const utf8 = new TextDecoder()
/** What stands before a list in the archives that Twitter gives to its users. */
const ASSIGNED = /^\s{0,20}window\.YTD\.[\w.]{1,60} = (?=\[)/
const SPACE = 0x20

/**
 * Say whether an input is JSON that does not stand in lines: a list of objects, or an object that goes over several lines. A name that
 * ends in `.json` or `.har` makes any list or object do.
 *
 * @example
 * looksLikeJson(new TextEncoder().encode('[\n {"url": "https://e.test/"'), 'items') // => true
 * @example
 * looksLikeJson(new TextEncoder().encode('[Music] {the first words}'), 'items') // => false
 */
export function looksLikeJson(head: Uint8Array, name: string): boolean {
  const text = utf8.decode(head.subarray(0, 4096)).trimStart()
  if (ASSIGNED.test(text)) return true
  // Markdown may open with an object: what is said of the text below it.
  if (/\.(?:md|mdx|markdown)$/i.test(name)) return false
  if (/\.(?:json|har)(?:\.\w{2,4})?$/i.test(name)) return /^[[{]/.test(text)
  return /^(?:\[\s*)?\{\s*"(?:[^"\\\n]|\\.){0,200}"\s*:/.test(text)
}

/**
 * Read JSON as a stream: the objects of a list, or objects one after the other. Memory is bounded by `maxBytes`: a longer object is
 * unread as `too-large`. Offsets are those of the objects in the decompressed stream.
 */
export async function* readJson(
  {file, name, chunks, known, trailing}: OpenInput,
  context: ReadContext,
): AsyncGenerator<Reading, void, undefined> {
  let next = 0
  try {
    const values = splitValues(withoutName(chunks), {limit: context.maxBytes})
    let result = await values.next()
    for (; !result.done; result = await values.next()) {
      const {offset, length} = result.value
      const piece = {text: textOf(result.value), length}
      yield* readPiece(piece, {...known, file, name: `${name}:${offset}`, offset}, context)
      next = offset + length
    }
    if (next === 0) yield unread({file, name}, 'empty-input', 'there is no object')
    if (result.value) yield unread({file, name: `${name}:${next}`, offset: next}, 'not-json', ENDS)
    if (trailing?.()) context.pass('trailing-bytes')
  } catch (error) {
    yield unreadError({file, name: `${name}:${next}`, offset: next}, error)
  }
}

/** A list as it stands, where it was given to a name; blanks take the name's place, so that offsets stay. */
async function* withoutName(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  const {head, chunks: all} = await peekBytes(chunks, 200)
  let left = ASSIGNED.exec(utf8.decode(head))?.[0].length ?? 0
  for await (const chunk of all) {
    const named = Math.min(left, chunk.length)
    left -= named
    yield named === 0 ? chunk : Buffer.concat([Buffer.alloc(named, SPACE), chunk.subarray(named)])
  }
}

const ENDS = 'the JSON ends inside a list'
