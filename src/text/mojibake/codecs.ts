/** Encode and decode by name: single-byte pages from the table, the rest from the platform's TextDecoder. */
import {decodeBy, encodeIn, pageNamed} from './pages.ts'

interface Wide {
  decoder: TextDecoder
  /** Code of each character: up to three bytes in one number. */
  codeOf: Map<number, number>
}
const wide = new Map<string, Wide>()
const wideNames = new Set(['gbk', 'gb18030', 'big5', 'shift_jis', 'euc-kr', 'euc-jp'])

const loadWide = (name: string): Wide => {
  const decoder = new TextDecoder(name)
  const codeOf = new Map<number, number>()
  const put = (code: number, bytes: number[]) => {
    const text = decoder.decode(new Uint8Array(bytes))
    const char = text.codePointAt(0)
    if (char === undefined || char < 0x80 || char === 0xfffd || text.length !== (char > 0xffff ? 2 : 1))
      return
    if (!codeOf.has(char)) codeOf.set(char, code)
  }
  if (name === 'shift_jis') for (let byte = 0xa1; byte <= 0xdf; byte++) put(byte, [byte])
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) put((lead << 8) | trail, [lead, trail])
  }
  if (name === 'euc-jp') {
    for (let byte = 0xa1; byte <= 0xdf; byte++) put(0x8e00 | byte, [0x8e, byte])
    for (let lead = 0xa1; lead <= 0xfe; lead++) {
      for (let trail = 0xa1; trail <= 0xfe; trail++) put(0x8f0000 | (lead << 8) | trail, [0x8f, lead, trail])
    }
  }
  const made = {decoder, codeOf}
  wide.set(name, made)
  return made
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

const utf8 = new TextDecoder('utf-8', {ignoreBOM: true})

/** Decode bytes by the charset named; what it lacks becomes U+FFFD. */
export const decodeBytesAs = (name: string, bytes: Uint8Array): string => {
  if (name === 'utf-8') return utf8.decode(bytes)
  const page = pageNamed(name)
  if (page) return decodeBy(page, bytes)
  return wideNamed(name)?.decoder.decode(bytes) ?? ''
}
