import iconv from 'iconv-lite'
import {type Escapes, findAll} from './find-all.ts'
import {readUnits} from './letter-escapes.ts'

const BEYOND_ASCII = /[^\0-\x7f]/

/** Text of bytes in hexadecimal digits, a sign before each; `null` where they are not UTF-8, or hold control characters. */
function readUtf8(run: string): string | null {
  const text = iconv.decode(Buffer.from(run.replace(/[%=]/g, ''), 'hex'), 'utf8')
  return /[\ufffd\0-\x08\x0b-\x1f\x7f]/.test(text) ? null : text
}

/** Characters that stand between white space around a place, as far as any address goes. */
function wordAround(text: string, at: number): string {
  const before = text.slice(Math.max(0, at - 300), at)
  return before.slice(before.search(/\S*$/)) + text.slice(at, at + 300).split(/\s/, 1)[0]!
}

const ADDRESS = /:\/\/|^\(?(?:www\.|\/)|[?&]\w+=|\.(?:html?|php|aspx|pdf|jpe?g|png|com|org|net)\b/i

/** `%E2%80%99` and `%u2019` of addresses, outside of any. */
export const PERCENT: Escapes = {
  rule: 'percent-encoding',
  proves: text => findPercent(text).some(({after}) => BEYOND_ASCII.test(after)),
  find: text => findPercent(text),
}

const findPercent = findAll(/(?:%[\dA-Fa-f]{2})+|(?<!\d)(?:%u[\dA-Fa-f]{4})+/g, (match, text) => {
  if (ADDRESS.test(wordAround(text, match.index))) return null
  return match[0][1] === 'u' ? readUnits(match[0]) : readUtf8(match[0])
})

/** A letter beyond ASCII inside a word, as one byte of windows-1252. */
const BYTE_IN_WORD = /(?<=\p{Ll})=(?:92|[C-F][\dA-F])(?=\p{Ll})/u

/** `=E2=80=99` and `=92` of mail (quoted-printable), and a line that goes on after its `=`. */
export const QUOTED_PRINTABLE: Escapes = {
  rule: 'quoted-printable',
  proves: text =>
    findRuns(text).some(({after}) => BEYOND_ASCII.test(after)) ||
    (BYTE_IN_WORD.test(text) && findBytes(text).length > 1),
  find: text => [...findRuns(text), ...findBytes(text), ...findBreaks(text)],
}

const findRuns = findAll(/(?:=[\dA-F]{2})+/g, ([run]) => readUtf8(run))
const findBreaks = findAll(/=\r?\n/g, () => '')
const findBytes = findAll(/(?<=\p{L})=[89A-F][\dA-F](?!=[\dA-F]{2})/gu, ([byte]) =>
  iconv.decode(Buffer.from(byte.slice(1), 'hex'), 'win1252'),
)
