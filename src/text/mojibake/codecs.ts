/** Encode and decode by name: single-byte pages from the table, the rest from the platform's TextDecoder. */
import {decodeBy, encodeIn, pageNamed} from './pages.ts'

interface Wide {
  /** Code of each character: up to three bytes in one number. */
  codeOf: Map<number, number>
  /** Character of each code of two bytes, and of one; 0 where there is none. */
  charOf: Uint32Array
}
const wide = new Map<string, Wide>()
const wideNames = new Set(['gbk', 'big5', 'shift_jis', 'euc-kr', 'euc-jp'])

const put = ({codeOf, charOf}: Wide, code: number, char: number) => {
  if (!codeOf.has(char)) codeOf.set(char, code)
  if (code <= 0xffff) charOf[code] = char
}

/** Windows-949 sets the syllables that KS X 1001 lacks in Unicode's order before it. */
const putUnifiedHangul = (made: Wide) => {
  let lead = 0x81
  let trail = 0x41
  for (let char = 0xac00; char <= 0xd7a3; char++) {
    const code = made.codeOf.get(char)
    if (code !== undefined && code >> 8 > 0xa0 && (code & 0xff) > 0xa0) continue
    put(made, (lead << 8) | trail, char)
    trail++
    if (trail === 0x5b) trail = 0x61
    else if (trail === 0x7b) trail = 0x81
    else if (trail === (lead > 0xa0 ? 0xa1 : 0xff)) {
      trail = 0x41
      lead++
    }
  }
}

const loadWide = (name: string): Wide => {
  const decoder = new TextDecoder(name)
  const made: Wide = {codeOf: new Map(), charOf: new Uint32Array(0x10000)}
  const add = (code: number, bytes: number[]) => {
    const text = decoder.decode(new Uint8Array(bytes))
    const char = text.codePointAt(0)
    if (char === undefined || char < 0x80 || char === 0xfffd || text.length !== (char > 0xffff ? 2 : 1))
      return
    put(made, code, char)
  }
  if (name === 'shift_jis') for (let byte = 0xa1; byte <= 0xdf; byte++) add(byte, [byte])
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    const first = name === 'euc-kr' ? 0xa1 : 0x40
    for (let trail = first; trail <= 0xfe; trail++) add((lead << 8) | trail, [lead, trail])
  }
  if (name === 'euc-kr') putUnifiedHangul(made)
  if (name === 'euc-jp') {
    for (let byte = 0xa1; byte <= 0xdf; byte++) add(0x8e00 | byte, [0x8e, byte])
    for (let lead = 0xa1; lead <= 0xfe; lead++) {
      for (let trail = 0xa1; trail <= 0xfe; trail++) add(0x8f0000 | (lead << 8) | trail, [0x8f, lead, trail])
    }
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

/** Give the double-byte charset of that name. */
export const wideNamed = (name: string): Wide | undefined =>
  wide.get(name) ?? (wideNames.has(name) ? loadWide(name) : undefined)

/** Encode text in a double-byte charset: its bytes, or nothing when a character is not in it. */
export const encodeWide = ({codeOf}: Wide, text: string): Uint8Array | undefined => {
  const bytes: number[] = []
  for (const char of text) {
    const point = char.codePointAt(0) as number
    const code = point < 0x80 ? point : codeOf.get(point)
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

/** Decode bytes by the charset named; nothing where they are not of it. */
export const decodeStrictly = (name: string, bytes: Uint8Array): string | undefined => {
  if (name === 'utf-8') {
    try {
      return utf8.decode(bytes)
    } catch {
      return undefined
    }
  }
  const page = pageNamed(name)
  if (page) return decodeBy(page, bytes)
  const found = wideNamed(name)
  return found && decodeWide(found, bytes)
}
