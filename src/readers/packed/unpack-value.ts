import {isAllMarkup, readEscapedMarkup} from '../../text/escapes/escaped-markup.ts'
import {readListLiteral} from '../../text/escapes/literal.ts'
import {undoEscapes} from '../../text/escapes/undo-escapes.ts'
import {looksLikeGzip} from '../bytes/gunzip.ts'
import {looksLikeZlib, unpackSync} from '../bytes/unpack.ts'
import {bytesInText} from './bytes-in-text.ts'

/** What a cell or the value of a key holds, after what was done to it so that it could stand there was undone. */
export interface UnpackedValue {
  readonly content: string | Uint8Array
  /** Whether anything was undone. */
  readonly wasPacked: boolean
  /** Whether the content is markup from its first character to its last. */
  readonly isMarkup: boolean
}

/** Layers that are undone: gzip in base64 in the bytes of Python is three. */
const MOST_LAYERS = 4

/**
 * Undo what programs do to pages and texts when they put them into tables and JSON: base64, hexadecimal digits, gzip and zlib, bytes
 * written as a literal, escapes and references that were written twice, lists of paragraphs that were written as a string.
 *
 * @throws {DocumentError} `expands-too-much` when compressed data unpacks to more than `limit` bytes.
 */
export function unpackValue(value: string | Uint8Array, limit: number): UnpackedValue {
  let content = value
  let layers = 0
  for (; layers < MOST_LAYERS; layers++) {
    const inner = typeof content === 'string' ? unpackText(content) : unpackBytes(content, limit)
    if (inner === null) break
    content = inner
  }
  return {content, wasPacked: layers > 0, isMarkup: typeof content === 'string' && isAllMarkup(content)}
}

function unpackText(text: string): string | Uint8Array | null {
  const bytes = bytesInText(text)
  if (bytes !== null) return bytes
  const unescaped = undoEscapes(text)
  if (unescaped !== null) return unescaped.isBytes ? Buffer.from(unescaped.text, 'latin1') : unescaped.text
  return readEscapedMarkup(text) ?? readListLiteral(text)?.join('\n\n') ?? null
}

function unpackBytes(bytes: Uint8Array, limit: number): Uint8Array | null {
  const coding = looksLikeGzip(bytes) ? 'gzip' : looksLikeZlib(bytes) ? 'deflate' : null
  return coding && (unpackSync(bytes, coding, limit)?.content ?? null)
}
