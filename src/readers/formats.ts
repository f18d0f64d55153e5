import {looksLikeNdjson} from './looks-like-ndjson.ts'
import {readNdjson} from './read-ndjson.ts'
import {wholeReader} from './read-whole.ts'
import type {InputFormat, Reader} from './types.ts'

const READERS: Readonly<Record<InputFormat, Reader>> = {
  html: wholeReader('text/html'),
  text: wholeReader('text/plain'),
  ndjson: readNdjson,
}

/** Formats that can hold many documents, in the order in which they are tried. What none claims is one document. */
const CONTAINERS: readonly {
  readonly claims: (head: Uint8Array, name: string) => boolean
  readonly read: Reader
}[] = [{claims: looksLikeNdjson, read: readNdjson}]

const readDocument = wholeReader(null)

/** Choose the reader of an input by the format that was asked for, else by its first bytes. */
export function chooseReader(
  format: InputFormat | null,
  {head, name}: {head: Uint8Array; name: string},
): Reader {
  if (format !== null) return READERS[format]
  return CONTAINERS.find(({claims}) => claims(head, name))?.read ?? readDocument
}
