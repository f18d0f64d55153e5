import iconv from 'iconv-lite'
import {cellOfJis2004} from './decode-jis-2004.ts'
import {composeHangul, toJisForms} from './mend-decoded.ts'

const ESC = 0x1b

/** A set of characters that an escape sequence can call up. */
type CharacterSet =
  | 'ascii'
  | 'katakana'
  | 'latin1'
  | 'greek'
  | 'jis'
  | 'jis0212'
  | 'jis2004-1'
  | 'jis2004-2'
  | 'gb'
  | 'ks'
  | 'unknown-2'

// Final part of each escape sequence (ISO-IR registrations; RFC 1468, 1554, 1557, 1922).
const G0 = new Map<string, CharacterSet>([
  ['(B', 'ascii'],
  ['(J', 'ascii'],
  ['(H', 'ascii'],
  ['(I', 'katakana'],
  ['$@', 'jis'],
  ['$B', 'jis'],
  ['$(@', 'jis'],
  ['$(B', 'jis'],
  ['$(D', 'jis0212'],
  ['$(O', 'jis2004-1'],
  ['$(Q', 'jis2004-1'],
  ['$(P', 'jis2004-2'],
  ['$A', 'gb'],
  ['$(A', 'gb'],
  ['$(C', 'ks'],
])
const G1 = new Map<string, CharacterSet>([
  ['$)C', 'ks'],
  ['$)A', 'gb'],
  ['$)G', 'unknown-2'],
  ['$)E', 'unknown-2'],
  [')I', 'katakana'],
])
const G2 = new Map<string, CharacterSet>([
  ['.A', 'latin1'],
  ['.F', 'greek'],
  ['$*H', 'unknown-2'],
])

const EUC = new Map<CharacterSet, string>([
  ['jis', 'euc-jp'],
  ['gb', 'gbk'],
  ['ks', 'euc-kr'],
])

/**
 * Decode ISO-2022-JP (with the sets of -1, -2, -3, -2004 and -ext), -KR or -CN by its escape and shift codes.
 *
 * Bytes with the high bit set are not legal there and become U+FFFD; a line ends every double-byte stretch only in
 * -KR and -CN (shift in). Escape sequences of other standards (ANSI colours) stay in the text.
 */
export function decodeIso2022(bytes: Uint8Array, family: 'jp' | 'kr' | 'cn'): string {
  const parts: string[] = []
  let g0: CharacterSet = 'ascii'
  let g1: CharacterSet = family === 'kr' ? 'ks' : family === 'cn' ? 'gb' : 'katakana'
  let g2: CharacterSet = 'latin1'
  let shifted = false
  let i = 0
  while (i < bytes.length) {
    const byte = bytes[i]!
    if (byte === ESC) {
      if (bytes[i + 1] === 0x4e && i + 2 < bytes.length) {
        parts.push(single(bytes[i + 2]!, g2))
        i += 3
        continue
      }
      const code = escapeCode(bytes, i + 1)
      const calls = G0.get(code)
      if (calls) g0 = calls
      else if (G1.has(code)) g1 = G1.get(code)!
      else if (G2.has(code)) g2 = G2.get(code)!
      else parts.push('\u001b')
      const known = calls !== undefined || G1.has(code) || G2.has(code)
      if (calls && family === 'jp') shifted = false
      i += 1 + (known ? code.length : 0)
      continue
    }
    if (byte === 0x0e || byte === 0x0f) {
      shifted = byte === 0x0e
      i++
      continue
    }
    let end = i + 1
    while (end < bytes.length && bytes[end] !== ESC && bytes[end] !== 0x0e && bytes[end] !== 0x0f) end++
    parts.push(stretch(bytes.subarray(i, end), shifted ? g1 : g0))
    i = end
  }
  return parts.join('')
}

function escapeCode(bytes: Uint8Array, start: number): string {
  let code = ''
  for (let i = start; i < start + 3 && i < bytes.length; i++) {
    code += String.fromCharCode(bytes[i]!)
    if (G0.has(code) || G1.has(code) || G2.has(code)) return code
  }
  return code
}

function stretch(bytes: Uint8Array, set: CharacterSet): string {
  if (set === 'ascii') return iconv.decode(bytes, 'ascii')
  if (set === 'katakana' || set === 'latin1' || set === 'greek') {
    let text = ''
    for (const byte of bytes) text += byte < 0x21 ? String.fromCharCode(byte) : single(byte, set)
    return text
  }
  return pairs(bytes, set)
}

function single(byte: number, set: CharacterSet): string {
  const high = Uint8Array.of(byte | 0x80)
  if (set === 'katakana') return byte <= 0x5f ? String.fromCharCode(0xff40 + byte) : '\ufffd'
  return iconv.decode(high, set === 'greek' ? 'iso-8859-7' : 'iso-8859-1')
}

function pairs(bytes: Uint8Array, set: CharacterSet): string {
  const parts: string[] = []
  const euc: number[] = []
  const mend = set === 'ks' ? composeHangul : set === 'gb' ? String : toJisForms
  const flush = (): void => {
    if (euc.length > 0)
      parts.push(mend(iconv.decode(Uint8Array.from(euc.splice(0)), EUC.get(set) ?? 'euc-jp')))
  }
  for (let i = 0; i < bytes.length; i++) {
    const lead = bytes[i]!
    const trail = bytes[i + 1] ?? 0
    if (lead < 0x21 || lead > 0x7e || trail < 0x21 || trail > 0x7e) {
      flush()
      parts.push(lead < 0x21 ? String.fromCharCode(lead) : '\ufffd')
      continue
    }
    i++
    if (set === 'jis0212') euc.push(0x8f, lead | 0x80, trail | 0x80)
    else if (EUC.has(set)) euc.push(lead | 0x80, trail | 0x80)
    else if (set === 'unknown-2') parts.push('\ufffd')
    else parts.push(cellOfJis2004(set === 'jis2004-1' ? 1 : 2, lead - 0x20, trail - 0x20))
  }
  flush()
  return parts.join('')
}

/**
 * Decode HZ (RFC 1843): GB 2312 between `~{` and `~}`, `~~` for a tilde, a tilde before a line end for nothing.
 *
 * An opening without a close ends with its line; a pair that is no character becomes U+FFFD.
 */
export function decodeHz(bytes: Uint8Array): string {
  const parts: string[] = []
  let i = 0
  let start = 0
  const ascii = (end: number): void => {
    if (end > start) parts.push(iconv.decode(bytes.subarray(start, end), 'ascii'))
  }
  while (i < bytes.length) {
    const next = bytes[i] === 0x7e ? bytes[i + 1] : undefined
    if (next !== 0x7b && next !== 0x7e && next !== 0x0a && next !== 0x7d) {
      i++
      continue
    }
    ascii(i)
    if (next === 0x7e) parts.push('~')
    i += 2
    if (next === 0x7b) {
      const from = i
      i = hzClose(bytes, i)
      parts.push(pairs(bytes.subarray(from, i), 'gb'))
      if (bytes[i] === 0x7e) i += 2
    }
    start = i
  }
  ascii(bytes.length)
  return parts.join('')
}

/** Find where a stretch of HZ pairs ends: at `~}` or a line end, looked for in steps of two since a trail may be a tilde. */
export function hzClose(bytes: Uint8Array, from: number): number {
  let i = from
  while (i < bytes.length && bytes[i] !== 0x0a && !(bytes[i] === 0x7e && bytes[i + 1] === 0x7d))
    i += bytes[i + 1] === 0x0a ? 1 : 2
  return Math.min(i, bytes.length)
}
