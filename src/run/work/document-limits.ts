import {DocumentError} from '../../model/errors.ts'
import type {BytesDocument} from '../../model/forms.ts'
import {type ValuesOf, wholeNumber} from '../../model/option-values.ts'
import {MAX_BYTES} from '../../readers/types.ts'

/**
 * Limits of one document that are the same on every machine. They are asked before any clock. Lines of a text, which only `parse-text`
 * knows for certain, are limited by its option `maximumLines`.
 */
export interface DocumentLimits {
  /** Longest document in bytes, after decompression. @default 64 MiB */
  readonly maxBytes: number
  /** Most tags of a page, counted as the signs `<`. @default 1,000,000 */
  readonly maxTags: number
  /** Most attributes of a page, counted as the signs `=`. @default 4,000,000 */
  readonly maxAttributes: number
  /** Longest document in characters, where it comes as text. @default 64 Mi */
  readonly maxCharacters: number
}

/** Far above any article, and low enough that what stays below is done in seconds and fits into a worker's memory. */
export const DOCUMENT_LIMITS: DocumentLimits = {
  maxBytes: MAX_BYTES,
  maxTags: 1_000_000,
  maxAttributes: 4_000_000,
  maxCharacters: 64 * 1024 * 1024,
}

/** What each limit may be. */
export const LIMIT_VALUES: ValuesOf<DocumentLimits> = {
  maxBytes: wholeNumber(1),
  maxTags: wholeNumber(1),
  maxAttributes: wholeNumber(1),
  maxCharacters: wholeNumber(1),
}

const TAG = 0x3c
const ATTRIBUTE = 0x3d

/** Characters that a tag (`<b>`) or an attribute (` a=`) takes at least. */
const LEAST = 3

/**
 * Check a document against the limits. Only a document that is long enough to break one is looked through.
 *
 * @throws {DocumentError} `too-large` or `too-complex`.
 */
export function checkLimits({content}: BytesDocument, limits: DocumentLimits): void {
  const {maxCharacters, maxTags, maxAttributes} = limits
  if (typeof content === 'string' && content.length > maxCharacters)
    throw new DocumentError(
      'too-large',
      `the document has ${content.length} characters, more than the limit of ${maxCharacters}`,
    )
  if (content.length > LEAST * maxTags && count(content, TAG) > maxTags)
    throw new DocumentError('too-complex', `the document has more than ${maxTags} tags`)
  if (content.length > LEAST * maxAttributes && count(content, ATTRIBUTE) > maxAttributes)
    throw new DocumentError('too-complex', `the document has more than ${maxAttributes} attributes`)
}

function count(content: string | Uint8Array, sign: number): number {
  let found = 0
  if (typeof content === 'string') {
    for (let at = 0; at < content.length; at++) if (content.charCodeAt(at) === sign) found++
  } else for (const byte of content) if (byte === sign) found++
  return found
}
