import {decodeAs} from '../../text/charset/decode-as.ts'
import {decodeBytes} from '../../text/charset/decode-bytes.ts'
import {countUtf8} from '../../text/charset/utf8-scan.ts'
import {gather} from '../read-whole.ts'
import {HEAD_BYTES, type ReadContext} from '../types.ts'
import {memorySource} from './byte-source.ts'
import {peekBytes} from './peek.ts'

/** Bytes in which the signs of a format (tags, commas, line ends) can be found as they are, and their charset. */
export interface PlainSigns {
  readonly chunks: AsyncIterable<Uint8Array>
  readonly charset: string
}

/** Charsets in which a byte below 64 is always the character of ASCII. */
const PLAIN =
  /^(?:utf-8|us-ascii|windows-\d+|iso-8859-\d+(?:-i)?|koi8-[ru]|gb18030|gbk|big5|euc-(?:jp|kr)|shift_jis|macintosh|x-mac-cyrillic|ibm866|tis-620)$/
const [TAG, LINE_END] = [0x3c, 0x0a]

/**
 * Tell the charset of a file of several documents by its first bytes. What is in a charset that hides signs of ASCII is written as UTF-8,
 * for which the file is held in memory.
 *
 * @throws {DocumentError} `too-large` when it would have to be held and is over the limit.
 */
export async function withPlainSigns(
  chunks: AsyncIterable<Uint8Array>,
  context: ReadContext,
): Promise<PlainSigns> {
  const {head, chunks: all} = await peekBytes(chunks, HEAD_BYTES)
  // Up to a sign, so that no character is cut.
  const end = Math.max(head.lastIndexOf(TAG), head.lastIndexOf(LINE_END))
  const {charset} = decodeBytes(head.length < HEAD_BYTES || end < 0 ? head : head.subarray(0, end))
  if (PLAIN.test(charset)) return {chunks: all, charset}
  const {text} = decodeBytes(await gather(all, context))
  return {chunks: memorySource(Buffer.from(text)).stream(), charset: 'utf-8'}
}

/** Decode a part of a file; one whose bytes are not what the file's beginning is was pasted in from elsewhere. */
export function decodePart(bytes: Uint8Array, charset: string): string {
  const isOther = charset === 'utf-8' && countUtf8(bytes, 0, bytes.length).bad > 0
  return isOther ? decodeBytes(bytes).text : decodeAs(bytes, charset)
}
