import type {Reading} from '../../model/reading.ts'
import {decodeBytes} from '../../text/charset/decode-bytes.ts'
import {makeDocument} from '../make-document.ts'
import {gather} from '../read-whole.ts'
import type {Named, Role} from '../roles.ts'
import type {OpenInput, ReadContext} from '../types.ts'
import {unread, unreadError} from '../unread.ts'
import {rootOf} from './root.ts'
import type {TeiDocument} from './tei.ts'

/** Say whether an input is TEI, a document or a corpus, or XML as extractors write it: `<doc title="…"><main>`. */
export function looksLikeTei(head: Uint8Array): boolean {
  const {name} = rootOf(head)
  if (name === 'doc') return /<main\b/.test(Buffer.from(head).toString('latin1'))
  return name === 'TEI' || name === 'teiCorpus'
}

/** Read TEI: a document each text with a header of its own. All have the offset of the file. */
export async function* readTeiFile(
  {file, name, chunks, entry, trailing}: OpenInput,
  context: ReadContext,
): AsyncGenerator<Reading, void, undefined> {
  const known = {...(entry ?? {file, offset: 0}), name}
  try {
    const {text} = decodeBytes(await gather(chunks, context))
    const {readTei} = await import('./tei.ts')
    const documents = readTei(text)
    for (const [index, document] of documents.entries()) {
      const place = {
        file: known.file,
        offset: known.offset,
        name: documents.length === 1 ? name : `${name}:${index}`,
      }
      const reading = makeDocument({values: valuesOf(document), place}, context)
      if (reading !== null) yield reading
    }
    if (documents.length === 0) yield unread(known, 'empty-input', 'there is no text')
    if (trailing?.()) context.pass('trailing-bytes')
  } catch (error) {
    yield unreadError(known, error)
  }
}

function valuesOf({html, ...stated}: TeiDocument): Map<Role, Named<unknown>> {
  const values = new Map<Role, Named<unknown>>([['html', {value: html, name: null}]])
  for (const role of ['title', 'authors', 'published', 'url', 'language'] as const)
    if (stated[role] !== null) values.set(role, {value: stated[role], name: null})
  return values
}
