/** Encode and decode by name: single-byte pages from the table, UTF-8 from the platform, the rest from iconv-lite. */
import iconv from 'iconv-lite'
import {decodeBy, encodeIn, pageNamed} from './pages.ts'

/** A double-byte charset. */
export interface Wide {
  name: string
  /** Its place among the double-byte charsets. */
  number: number
  /** Code of each character: up to three bytes in one number. */
  codeOf: Map<number, number>
  /** Another code of a character, where programs differ. */
  otherOf: Map<number, number>
  /** Character of each code of two bytes, and of one; 0 where there is none. */
  charOf: Uint32Array
}

/** The double-byte charsets that text is misread through, by the names of the Encoding Standard. */
export const wideCharsets = ['gbk', 'shift_jis', 'euc-kr', 'big5', 'euc-jp'] as const

const codecs: Record<string, string> = {
  gbk: 'cp936',
  shift_jis: 'cp932',
  'euc-kr': 'cp949',
  big5: 'big5hkscs',
  'euc-jp': 'euc-jp',
}

/** Characters that the maps of other programs have for a code: those of the Unicode Consortium, of Python and of Windows. */
const others: Record<string, readonly (readonly [char: number, code: number])[]> = {
  gbk: [[0x20ac, 0xa2e3]],
  shift_jis: [
    [0x301c, 0x8160],
    [0x2016, 0x8161],
    [0x2212, 0x817c],
    [0xa2, 0x8191],
    [0xa3, 0x8192],
    [0xac, 0x81ca],
    [0x80, 0x80],
    [0xa0, 0xa0],
    [0xf8f0, 0xa0],
    [0xf8f1, 0xfd],
    [0xf8f2, 0xfe],
    [0xf8f3, 0xff],
  ],
  'euc-kr': [[0x80, 0x80]],
  big5: [[0x80, 0x80]],
  'euc-jp': [
    [0x301c, 0xa1c1],
    [0x2016, 0xa1c2],
    [0x2212, 0xa1dd],
    [0xa2, 0xa1f1],
    [0xa3, 0xa1f2],
    [0xac, 0xa2cc],
  ],
}

/** Characters that Big5 has twice and whose second code is the usual one. */
const secondInBig5 = new Set([0x5341, 0x5345])

const leadsOf = (name: string): number[] => {
  const [first, last] = name === 'euc-jp' ? [0xa1, 0xfe] : [0x81, 0xfe]
  const leads = Array.from({length: last - first + 1}, (_, index) => first + index)
  // What Hong Kong added stands before the rest, and counts after it.
  return name === 'big5'
    ? [...leads.filter(lead => lead > 0xa0), ...leads.filter(lead => lead <= 0xa0)]
    : leads
}

const listCodes = (name: string): number[] => {
  const codes: number[] = [0x80]
  if (name === 'shift_jis') for (let byte = 0xa1; byte <= 0xdf; byte++) codes.push(byte)
  const first = name === 'euc-jp' ? 0xa1 : 0x40
  for (const lead of leadsOf(name)) {
    for (let trail = first; trail <= 0xfe; trail++) codes.push((lead << 8) | trail)
  }
  if (name !== 'euc-jp') return codes
  for (let byte = 0xa1; byte <= 0xdf; byte++) codes.push(0x8e00 | byte)
  for (let lead = 0xa1; lead <= 0xfe; lead++) {
    for (let trail = 0xa1; trail <= 0xfe; trail++) codes.push(0x8f0000 | (lead << 8) | trail)
  }
  return codes
}

/** Decode many codes at once, which a newline parts: the character of each, or 0 where it is not just one. */
const decodeCodes = (codec: string, codes: readonly number[]): Uint32Array => {
  const bytes = new Uint8Array(codes.length * 4)
  let length = 0
  for (const code of codes) {
    if (code > 0xffff) bytes[length++] = code >> 16
    if (code > 0xff) bytes[length++] = (code >> 8) & 0xff
    bytes[length++] = code & 0xff
    bytes[length++] = 10
  }
  const text = iconv.decode(bytes.subarray(0, length) as Parameters<typeof iconv.decode>[0], codec)
  const chars = new Uint32Array(codes.length)
  for (let index = 0, at = 0; index < codes.length; index++) {
    const end = text.indexOf('\n', at)
    const char = text.codePointAt(at) ?? 0
    const isOne = (end < 0 ? text.length : end) - at === (char > 0xffff ? 2 : 1)
    if (isOne && char >= 0x80 && char !== 0xfffd) chars[index] = char
    at = end + 1
  }
  return chars
}

/** Add the two-byte codes of GB 18030 that GBK lacks: the newer charset is read under the older one's name. */
const putNewer = ({codeOf, charOf}: Wide, codes: readonly number[]) => {
  const missing = codes.filter(code => code > 0xff && (code & 0xff) !== 0x7f && charOf[code] === 0)
  decodeCodes('gb18030', missing).forEach((char, index) => {
    if (char && char <= 0xffff && !codeOf.has(char)) codeOf.set(char, missing[index]!)
  })
}

const wide = new Map<string, Wide>()

const loadWide = (name: string): Wide => {
  const made: Wide = {
    name,
    number: wideCharsets.indexOf(name as 'gbk'),
    codeOf: new Map(),
    otherOf: new Map(),
    charOf: new Uint32Array(0x10000),
  }
  const codes = listCodes(name)
  const chars = decodeCodes(codecs[name]!, codes)
  codes.forEach((code, index) => {
    const char = chars[index]!
    if (char < 0xa0) return
    if (code <= 0xffff) made.charOf[code] = char
    if (!made.codeOf.has(char) || (name === 'big5' && secondInBig5.has(char))) made.codeOf.set(char, code)
    else if (!made.otherOf.has(char)) made.otherOf.set(char, code)
  })
  if (name === 'gbk') putNewer(made, codes)
  for (const [char, code] of others[name]!) {
    if (!made.codeOf.has(char)) made.codeOf.set(char, code)
    else made.otherOf.set(char, code)
  }
  wide.set(name, made)
  return made
}

/** Decode bytes of a double-byte charset; nothing when they are not of it. */
const decodeWide = ({charOf}: Wide, bytes: Uint8Array): string | undefined => {
  let text = ''
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!
    if (byte < 0x80) {
      text += String.fromCharCode(byte)
      continue
    }
    let char = charOf[byte]!
    if (char === 0 && at + 1 < bytes.length) char = charOf[(byte << 8) | bytes[++at]!]!
    if (char === 0) return undefined
    text += String.fromCodePoint(char)
  }
  return text
}

/** Which bytes lead to a second one in each double-byte charset, and which follow them, as ranges; the others stand alone. */
const shapes: Record<string, {leads: readonly number[]; trails: readonly number[]}> = {
  gbk: {leads: [0x81, 0xfe], trails: [0x40, 0xfe]},
  shift_jis: {leads: [0x81, 0x9f, 0xe0, 0xfc], trails: [0x40, 0xfc]},
  'euc-kr': {leads: [0x81, 0xfe], trails: [0x41, 0xfe]},
  big5: {leads: [0x81, 0xfe], trails: [0x40, 0xfe]},
  'euc-jp': {leads: [0x8e, 0x8f, 0xa1, 0xfe], trails: [0xa1, 0xfe]},
}

const isIn = (byte: number, ranges: readonly number[]): boolean => {
  for (let at = 0; at < ranges.length; at += 2)
    if (byte >= ranges[at]! && byte <= ranges[at + 1]!) return true
  return false
}

/** Whether bytes may be of a double-byte charset by their shape, which needs no table of it. */
const isShaped = (name: string, bytes: Uint8Array): boolean => {
  const {leads, trails} = shapes[name]!
  for (let at = 0; at < bytes.length; at++)
    if (bytes[at]! >= 0x80 && isIn(bytes[at]!, leads) && !isIn(bytes[++at]!, trails)) return false
  return true
}

/** Give the character of each code of a double-byte charset, 0 where there is none: a few, without loading it all. */
export const charactersOf = (name: string, codes: readonly number[]): Uint32Array =>
  decodeCodes(codecs[name]!, codes)

/** Give the double-byte charset of that name. */
export const wideNamed = (name: string): Wide | undefined =>
  wide.get(name) ?? (name in codecs ? loadWide(name) : undefined)

/**
 * Encode text in a double-byte charset: its bytes, or nothing when a character is not in it.
 *
 * `other`: with the other codes of characters that have two.
 */
export const encodeWide = ({codeOf, otherOf}: Wide, text: string, other = false): Uint8Array | undefined => {
  const bytes: number[] = []
  for (let at = 0; at < text.length; at++) {
    const point = text.codePointAt(at) as number
    if (point > 0xffff) at++
    const code = point < 0x80 ? point : ((other ? otherOf.get(point) : undefined) ?? codeOf.get(point))
    if (code === undefined) return undefined
    if (code > 0xffff) bytes.push(code >> 16)
    if (code > 0xff) bytes.push((code >> 8) & 0xff)
    bytes.push(code & 0xff)
  }
  return new Uint8Array(bytes)
}

/** Encode text in the charset named: its bytes, or nothing when it cannot. */
export const encodeTextAs = (name: string, text: string): Uint8Array | undefined => {
  if (name === 'utf-8') return new TextEncoder().encode(text)
  const page = pageNamed(name)
  if (page) return encodeIn(page, text)
  const found = wideNamed(name)
  return found && encodeWide(found, text)
}

const utf8 = new TextDecoder('utf-8', {ignoreBOM: true, fatal: true})

/** Whether bytes have what those of UTF-8 have: told without an exception, which costs more than all the rest. */
const looksLikeUtf8 = (bytes: Uint8Array): boolean => {
  for (let at = 0; at < bytes.length; at++) {
    const lead = bytes[at]!
    if (lead < 0x80) continue
    if (lead < 0xc2 || lead > 0xf4) return false
    for (let trails = lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3; trails > 0; trails--)
      if ((bytes[++at]! & 0xc0) !== 0x80) return false
  }
  return true
}

/** Decode bytes by the charset named; nothing where they are not of it. */
export const decodeStrictly = (name: string, bytes: Uint8Array): string | undefined => {
  if (name === 'utf-8') {
    if (!looksLikeUtf8(bytes)) return undefined
    try {
      return utf8.decode(bytes)
    } catch {
      return undefined
    }
  }
  const page = pageNamed(name)
  if (page) return decodeBy(page, bytes)
  if (!(name in shapes) || !isShaped(name, bytes)) return undefined
  return decodeWide(wideNamed(name)!, bytes)
}
