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
  const out = new EucText()
  let g0: CharacterSet = 'ascii'
  let g1: CharacterSet = family === 'kr' ? 'ks' : family === 'cn' ? 'gb' : 'katakana'
  let g2: CharacterSet = 'latin1'
  let shifted = false
  let i = 0
  while (i < bytes.length) {
    const byte = bytes[i]!
    if (byte === ESC) {
      if (bytes[i + 1] === 0x4e && i + 2 < bytes.length) {
        out.text(single(bytes[i + 2]!, g2))
        i += 3
        continue
      }
      const code = escapeCode(bytes, i + 1)
      const calls = G0.get(code)
      if (calls) g0 = calls
      else if (G1.has(code)) g1 = G1.get(code)!
      else if (G2.has(code)) g2 = G2.get(code)!
      else out.ascii(ESC)
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
    stretch(bytes.subarray(i, end), shifted ? g1 : g0, out)
    i = end
  }
  return out.whole()
}

function escapeCode(bytes: Uint8Array, start: number): string {
  let code = ''
  for (let i = start; i < start + 3 && i < bytes.length; i++) {
    code += String.fromCharCode(bytes[i]!)
    if (G0.has(code) || G1.has(code) || G2.has(code)) return code
  }
  return code
}

function stretch(bytes: Uint8Array, set: CharacterSet, out: EucText): void {
  if (set === 'ascii') for (const byte of bytes) out.ascii(byte)
  else if (set === 'katakana' || set === 'latin1' || set === 'greek') {
    for (const byte of bytes) byte < 0x21 ? out.ascii(byte) : out.text(single(byte, set))
  } else pairs(bytes, set, out)
}

/** Gathers what the escape codes mean as EUC bytes, to decode long runs at once: pages change sets every few words. */
class EucText {
  private readonly parts: string[] = []
  private bytes: number[] = []
  private set: CharacterSet = 'jis'

  ascii(byte: number): void {
    if (byte < 0x80) this.bytes.push(byte)
    else this.text('\ufffd')
    if (this.bytes.length > FLUSH) this.flush()
  }

  pair(set: CharacterSet, lead: number, trail: number): void {
    const kind = set === 'jis0212' ? 'jis' : set
    if (kind !== this.set) this.flush()
    this.set = kind
    if (set === 'jis0212') this.bytes.push(0x8f)
    this.bytes.push(lead | 0x80, trail | 0x80)
  }

  text(text: string): void {
    this.flush()
    this.parts.push(text)
  }

  whole(): string {
    this.flush()
    return this.parts.join('')
  }

  private flush(): void {
    if (this.bytes.length === 0) return
    const text = iconv.decode(Uint8Array.from(this.bytes), EUC.get(this.set) ?? 'euc-jp')
    this.bytes = []
    this.parts.push(this.set === 'ks' ? composeHangul(text) : this.set === 'gb' ? text : toJisForms(text))
  }
}

const FLUSH = 1 << 14

function single(byte: number, set: CharacterSet): string {
  const high = Uint8Array.of(byte | 0x80)
  if (set === 'katakana') return byte <= 0x5f ? String.fromCharCode(0xff40 + byte) : '\ufffd'
  return iconv.decode(high, set === 'greek' ? 'iso-8859-7' : 'iso-8859-1')
}

function pairs(bytes: Uint8Array, set: CharacterSet, out: EucText): void {
  for (let i = 0; i < bytes.length; i++) {
    const lead = bytes[i]!
    const trail = bytes[i + 1] ?? 0
    if (lead < 0x21 || lead > 0x7e || trail < 0x21 || trail > 0x7e) {
      if (lead < 0x21) out.ascii(lead)
      else out.text('\ufffd')
      continue
    }
    i++
    if (set === 'jis0212' || EUC.has(set)) out.pair(set, lead, trail)
    else if (set === 'unknown-2') out.text('\ufffd')
    else out.text(cellOfJis2004(set === 'jis2004-1' ? 1 : 2, lead - 0x20, trail - 0x20))
  }
}

/**
 * Decode HZ (RFC 1843): GB 2312 between `~{` and `~}`, `~~` for a tilde, a tilde before a line end for nothing.
 *
 * An opening without a close ends with its line; a pair that is no character becomes U+FFFD.
 */
export function decodeHz(bytes: Uint8Array): string {
  const out = new EucText()
  let i = 0
  while (i < bytes.length) {
    const next = bytes[i] === 0x7e ? bytes[i + 1] : undefined
    if (next !== 0x7b && next !== 0x7e && next !== 0x0a && next !== 0x7d) {
      out.ascii(bytes[i++]!)
      continue
    }
    if (next === 0x7e) out.ascii(0x7e)
    i += 2
    if (next === 0x7b) {
      const from = i
      i = hzClose(bytes, i)
      pairs(bytes.subarray(from, i), 'gb', out)
      if (bytes[i] === 0x7e) i += 2
    }
  }
  return out.whole()
}

/** Find where a stretch of HZ pairs ends: at `~}` or a line end, looked for in steps of two since a trail may be a tilde. */
export function hzClose(bytes: Uint8Array, from: number): number {
  let i = from
  while (i < bytes.length && bytes[i] !== 0x0a && !(bytes[i] === 0x7e && bytes[i + 1] === 0x7d))
    i += bytes[i + 1] === 0x0a ? 1 : 2
  return Math.min(i, bytes.length)
}
