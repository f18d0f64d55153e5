import type {Reading} from '../../model/reading.ts'
import {decodeBytes} from '../../text/charset/decode-bytes.ts'
import {asLatin1} from '../bytes/as-latin1.ts'
import {fileReader} from '../file-reader.ts'
import {makeDocument, type Place} from '../make-document.ts'
import {statedRoles} from '../roles.ts'
import type {ReadContext} from '../types.ts'
import {unread} from '../unread.ts'
import {rootOf} from './root.ts'

/** Say whether an input is TEI, a document or a corpus, or XML as extractors write it: `<doc title="…"><main>`. */
export function looksLikeTei(head: Uint8Array): boolean {
  const {name} = rootOf(head)
  if (name === 'doc') return /<main\b/.test(asLatin1(head))
  return name === 'TEI' || name === 'teiCorpus'
}

/** Read TEI: a document each text with a header of its own. All have the offset of the file. */
export const readTeiFile = fileReader(readDocuments)

async function* readDocuments(
  bytes: Uint8Array,
  place: Place,
  context: ReadContext,
): AsyncGenerator<Reading, void, undefined> {
  const {readTei} = await import('./tei.ts')
  const documents = readTei(decodeBytes(bytes).text)
  for (const [index, document] of documents.entries()) {
    const name = documents.length === 1 ? place.name : `${place.name}:${index}`
    const reading = makeDocument({values: statedRoles({...document}), place: {...place, name}}, context)
    if (reading !== null) yield reading
  }
  if (documents.length === 0) yield unread(place, 'empty-input', 'there is no text')
}
