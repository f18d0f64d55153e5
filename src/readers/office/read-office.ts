import type {Reading} from '../../model/reading.ts'
import {asLatin1} from '../bytes/as-latin1.ts'
import {memorySource} from '../bytes/byte-source.ts'
import {fileReader} from '../file-reader.ts'
import type {Place} from '../make-document.ts'
import {rootOf} from '../markup/root.ts'
import {readTexts} from '../texts/read-texts.ts'
import type {ReadContext} from '../types.ts'
import {unread} from '../unread.ts'
import {readRtf} from './rtf.ts'

const ROOTS = new Set(['w:document', 'office:document-content', 'office:document'])

/** Say whether an input is the text of a document of an office program: the part of a Word file or of OpenDocument that holds it, or RTF. */
export function looksLikeOffice(head: Uint8Array): boolean {
  return isRtf(head) || ROOTS.has(rootOf(head).name)
}

function isRtf(head: Uint8Array): boolean {
  return /^\s{0,20}\{\\rtf\d?[\s\\{}]/.test(asLatin1(head, 40))
}

/**
 * Read a document of an office program: its paragraphs as text, which may hold several documents, as downloads of press archives do. All have the
 * offset of the file.
 */
export const readOffice = fileReader(readOfficeFile)

async function* readOfficeFile(
  bytes: Uint8Array,
  place: Place,
  context: ReadContext,
): AsyncGenerator<Reading, void, undefined> {
  const text = isRtf(bytes) ? readRtf(asLatin1(bytes)) : await textOfXml(bytes)
  if (text.trim() === '') {
    yield unread(place, 'empty-input', 'the document holds no text')
    return
  }
  const chunks = memorySource(Buffer.from(text)).stream()
  const {file, name, offset, doubts = []} = place
  for await (const reading of readTexts({file, name, chunks}, context))
    yield {...reading, source: {...reading.source, offset, doubts: [...doubts, ...reading.source.doubts]}}
}

async function textOfXml(bytes: Uint8Array): Promise<string> {
  const {readParagraphs} = await import('./paragraphs.ts')
  return readParagraphs(new TextDecoder().decode(bytes)).join('\n\n')
}
