import type {Reading} from '../../model/reading.ts'
import {decodeBytes} from '../../text/charset/decode-bytes.ts'
import {foldName} from '../../text/fold-name.ts'
import {peekBytes} from '../bytes/peek.ts'
import {makeDocument, type Place} from '../make-document.ts'
import {findRoles} from '../roles.ts'
import {HEAD_BYTES, type OpenInput, type ReadContext} from '../types.ts'
import type {Divider} from './dividers.ts'
import {readDivided} from './read-divided.ts'
import {type CorpusDocument, isDocumentTag, isTag, readConllu, readVertical} from './word-corpus.ts'

const utf8 = new TextDecoder()
/** Lines that are looked at, and words among them that show what the file is. */
const MOST_LINES = 300
const FEWEST_WORDS = 4

interface Kind {
  readonly divide: Divider
  readonly read: (lines: readonly string[]) => CorpusDocument
}

const CONLLU: Kind = {divide: line => (/^#\s*newdoc\b/.test(line) ? 'begins' : null), read: readConllu}
const VERTICAL: Kind = {divide: line => (isDocumentTag(line) ? 'begins' : null), read: readVertical}

/** Say whether an input is a corpus in words: CoNLL-U or vertical text, whose lines show columns or sentences in tags. */
export function looksLikeWords(head: Uint8Array): boolean {
  return kindOf(utf8.decode(head)) !== null
}

function kindOf(head: string): Kind | null {
  const lines = head
    .split('\n', MOST_LINES)
    .map(line => line.trimEnd())
    .slice(0, -1)
    .filter(line => line !== '')
  const words = lines.filter(line => !isTag(line) && !/^#(?!\t)/.test(line))
  if (words.length < FEWEST_WORDS) return null
  if (words.every(line => /^\d+(?:[-.]\d+)?\t[^\t]+(?:\t[^\t]*){6,}$/.test(line))) return CONLLU
  const hasSentences = lines.some(line => /^<s[\s>]/.test(line))
  return hasSentences && words.every(line => /^[^\s]+(?:\t[^\n]*)?$/.test(line)) ? VERTICAL : null
}

/**
 * Read a corpus in words as a stream: the text of each document is put together again, and what is said of it goes with it. Memory is bounded by
 * `maxBytes`. Offsets are those of the documents.
 */
export async function* readWords(
  input: OpenInput,
  context: ReadContext,
): AsyncGenerator<Reading, void, undefined> {
  const {head, chunks} = await peekBytes(input.chunks, HEAD_BYTES)
  const kind = kindOf(utf8.decode(head)) ?? VERTICAL
  const read = (bytes: Uint8Array, place: Place) => readDocument(bytes, {place, kind}, context)
  yield* readDivided({...input, chunks}, {divide: kind.divide, noun: 'document', read}, context)
}

function readDocument(
  bytes: Uint8Array,
  {place, kind}: {place: Place; kind: Kind},
  context: ReadContext,
): Iterable<Reading> | null {
  const {text} = decodeBytes(bytes, {html: false})
  const document = kind.read(text.split('\n').map(line => line.replace(/\r$/, '')))
  if (document.text === '') return null
  const folded = new Map([...document.fields].map(([name, value]) => [foldName(name), value]))
  const values = new Map(findRoles({}, name => folded.get(name) ?? null))
  values.delete('html')
  const content = {value: document.text, name: null}
  const reading = makeDocument({values: new Map([...values, ['text' as const, content]]), place}, context)
  return reading === null ? [] : [reading]
}
