import {countUtf8} from '../../text/charset/utf8-scan.ts'
import {looksLikeHtml} from '../../text/looks-like-html.ts'
import {looksLikeGzip} from '../bytes/gunzip.ts'
import {looksLikeZlib} from '../bytes/unpack.ts'

/** Shortest text that is taken for packed bytes without saying so: a word that happens to be base64 is shorter. */
const SHORTEST = 48
const DATA_URI = /^data:[^,]{0,200};base64,/i
/** How PostgreSQL writes bytes. */
const HEXADECIMAL = /^\\x[\da-f]+$/i

/**
 * Read bytes that were written as text: base64, with or without line breaks or the head of a `data:` address, and hexadecimal digits as
 * databases write them. `null` when a text is not that: what is found has to be compressed data, a page or text.
 *
 * @example
 * bytesInText('data:text/html;base64,PHA+YQ==') // the bytes of `<p>a`
 */
export function bytesInText(text: string): Uint8Array | null {
  const start = text.slice(0, 300).trimStart()
  if (start.startsWith('\\x')) return fromHexadecimal(text.trim())
  const uri = DATA_URI.exec(start)
  if (uri === null && (text.length < SHORTEST || !/^[A-Za-z\d+/_-]{48}/.test(lineless(start)))) return null
  const digits = lineless(uri === null ? text : text.trimStart().slice(uri[0].length))
  if (!/^[A-Za-z\d+/_-]*={0,2}$/.test(digits) || digits.replace(/=+$/, '').length % 4 === 1) return null
  const bytes = Buffer.from(digits, 'base64')
  return uri !== null || holdsDocument(bytes) ? bytes : null
}

function fromHexadecimal(text: string): Uint8Array | null {
  if (!HEXADECIMAL.test(text) || text.length % 2 === 1) return null
  const bytes = Buffer.from(text.slice(2), 'hex')
  return holdsDocument(bytes) ? bytes : null
}

/** Base64 in mail and PEM has lines of 64 or 76 characters; a text of words has blanks. */
function lineless(text: string): string {
  return text.trim().replace(/\r?\n/g, '')
}

/** Bytes at random are neither compressed data, nor markup, nor UTF-8. */
function holdsDocument(bytes: Uint8Array): boolean {
  if (looksLikeGzip(bytes) || looksLikeZlib(bytes)) return true
  if (looksLikeHtml(bytes)) return true
  const head = bytes.subarray(0, 4096)
  const {bad} = countUtf8(head, 0, head.length)
  const isUtf8 = bad === 0 || (bad < 4 && bytes.length > head.length)
  return isUtf8 && !/[\0-\x08\x0e-\x1f]/.test(Buffer.from(head).toString('latin1'))
}
