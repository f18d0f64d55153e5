import {canonicalCharset} from '../../text/charset/canonical-charset.ts'
import {decodeAs} from '../../text/charset/decode-as.ts'
import {decodeBytes} from '../../text/charset/decode-bytes.ts'

const WORD = /=\?([\w.:-]{1,40})(?:\*[\w-]{0,20})?\?([bq])\?([^?\s]{0,2000})\?=/gi
/** What stands between two of them is no blank. */
const BETWEEN = /(\?=)\s+(?==\?[\w.:*-]{1,60}\?[bq]\?)/gi

/**
 * Decode a header of a message (RFC 2047): words in other charsets are written in ASCII. Characters of the header are bytes: those beyond
 * ASCII, which some programs leave as they are, are decoded as the bytes of the whole show.
 *
 * @example
 * decodeHeader('=?utf-8?q?Caf=C3=A9?= =?iso-8859-1?B?6Q==?=') // => 'Caféé'
 */
export function decodeHeader(header: string): string {
  const plain = /[\x80-\xff]/.test(header) ? decodeBytes(Buffer.from(header, 'latin1')).text : header
  return plain.replace(BETWEEN, '$1').replace(WORD, (whole, name: string, coding: string, text: string) => {
    const charset = canonicalCharset(name)
    if (charset === null) return whole
    return decodeAs(coding.toLowerCase() === 'b' ? Buffer.from(text, 'base64') : unquote(text), charset)
  })
}

function unquote(text: string): Uint8Array {
  const bytes = text
    .replaceAll('_', ' ')
    .replace(/=([\da-f]{2})/gi, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)))
  return Buffer.from(bytes, 'latin1')
}
