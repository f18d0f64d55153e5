import type {Reading} from '../../model/reading.ts'
import {memorySource} from '../bytes/byte-source.ts'
import {rootOf} from '../markup/root.ts'
import {gather} from '../read-whole.ts'
import {readTexts} from '../texts/read-texts.ts'
import type {OpenInput, ReadContext} from '../types.ts'
import {unread, unreadError} from '../unread.ts'
import {readRtf} from './rtf.ts'

const ROOTS = new Set(['w:document', 'office:document-content', 'office:document'])

/** Say whether an input is the text of a document of an office program: the part of a Word file or of OpenDocument that holds it, or RTF. */
export function looksLikeOffice(head: Uint8Array): boolean {
  return isRtf(head) || ROOTS.has(rootOf(head).name)
}

function isRtf(head: Uint8Array): boolean {
  return /^\s{0,20}\{\\rtf\d?[\s\\{}]/.test(Buffer.from(head.subarray(0, 40)).toString('latin1'))
}

/**
 * Read a document of an office program: its paragraphs as text, which may hold several documents, as downloads of press archives do. All have the
 * offset of the file.
 */
export async function* readOffice(
  {file, name, chunks, entry, trailing}: OpenInput,
  context: ReadContext,
): AsyncGenerator<Reading, void, undefined> {
  const known = {...(entry ?? {file, offset: 0}), name}
  try {
    const bytes = await gather(chunks, context)
    const text = isRtf(bytes) ? readRtf(Buffer.from(bytes).toString('latin1')) : await textOfXml(bytes)
    if (text.trim() === '') {
      yield unread(known, 'empty-input', 'the document holds no text')
      return
    }
    const source = memorySource(Buffer.from(text))
    for await (const reading of readTexts({file: known.file, name, chunks: source.stream()}, context))
      yield {...reading, source: {...reading.source, offset: known.offset}}
    if (trailing?.()) context.pass('trailing-bytes')
  } catch (error) {
    yield unreadError(known, error)
  }
}

async function textOfXml(bytes: Uint8Array): Promise<string> {
  const {readParagraphs} = await import('./paragraphs.ts')
  return readParagraphs(new TextDecoder().decode(bytes)).join('\n\n')
}
