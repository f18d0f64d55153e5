import iconv from 'iconv-lite'
import {wordAround} from '../word-around.ts'
import {type Escapes, findAll} from './find-all.ts'
import {readUnits} from './letter-escapes.ts'

const BEYOND_ASCII = /[^\0-\x7f]/

/** Text of bytes in hexadecimal digits, a sign before each; `null` where they are not UTF-8, or hold control characters. */
function readUtf8(run: string): string | null {
  const text = iconv.decode(Buffer.from(run.replace(/[%=]/g, ''), 'hex'), 'utf8')
  return /[\ufffd\0-\x08\x0b-\x1f\x7f]/.test(text) ? null : text
}

/** What words around a place have where they are an address. */
const ADDRESS = /:\/\/|^\(?(?:www\.|\/)|[?&]\w+=|\.(?:html?|php|aspx|pdf|jpe?g|png|com|org|net)\b/i

function isInAddress(text: string, at: number): boolean {
  return ADDRESS.test(wordAround(text, at))
}

/** `%E2%80%99` and `%u2019` of addresses, outside of any. */
export const PERCENT: Escapes = {
  rule: 'percent-encoding',
  proves: text => findPercent(text).some(({after}) => BEYOND_ASCII.test(after)),
  find: text => findPercent(text),
}

const findPercent = findAll(/(?:%[\dA-Fa-f]{2})+|(?<!\d)(?:%u[\dA-Fa-f]{4})+/g, (match, text) => {
  if (isInAddress(text, match.index)) return null
  return match[0][1] === 'u' ? readUnits(match[0]) : readUtf8(match[0])
})

/** A letter beyond ASCII inside a word, as one byte of windows-1252. */
const BYTE_IN_WORD = /(?<=\p{Ll})=(?:92|[C-F][\dA-F])(?=\p{Ll})/uy

function isByteInWord(text: string, at: number): boolean {
  BYTE_IN_WORD.lastIndex = at
  return BYTE_IN_WORD.test(text)
}

/** `=E2=80=99` and `=92` of mail (quoted-printable), outside of addresses, and a line that goes on after its `=`. */
export const QUOTED_PRINTABLE: Escapes = {
  rule: 'quoted-printable',
  proves: text => {
    if (findRuns(text).some(({after}) => BEYOND_ASCII.test(after))) return true
    const bytes = findBytes(text)
    return bytes.length > 1 && bytes.some(({start}) => isByteInWord(text, start))
  },
  find: text => [...findRuns(text), ...findBytes(text), ...findBreaks(text)],
}

const findRuns = findAll(/(?:=[\dA-F]{2})+/g, ({0: run, index}, text) =>
  isInAddress(text, index) ? null : readUtf8(run),
)
const findBreaks = findAll(/=\r?\n/g, () => '')
const findBytes = findAll(/(?<=\p{L})=[89A-F][\dA-F](?!=[\dA-F]{2})/gu, ({0: byte, index}, text) =>
  isInAddress(text, index) ? null : iconv.decode(Buffer.from(byte.slice(1), 'hex'), 'win1252'),
)
