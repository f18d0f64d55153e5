import {SINGLE_BYTE_PAGES} from '../../tables/charset-single-byte.ts'

const UNITS = new Map<string, Uint16Array>()
const CHUNK = 8192

/** Tell whether a charset is one of copydesk's own single-byte tables (EBCDIC and Mac pages, cp1006). */
export function hasSingleBytePage(charset: string): boolean {
  return Object.hasOwn(SINGLE_BYTE_PAGES, charset)
}

/** Decode bytes by one of copydesk's own single-byte tables; bytes without a character become U+FFFD. */
export function decodeSingleByte(bytes: Uint8Array, charset: string): string {
  const table = unitsOf(charset)
  const units = new Uint16Array(CHUNK)
  let text = ''
  for (let start = 0; start < bytes.length; start += CHUNK) {
    const length = Math.min(CHUNK, bytes.length - start)
    for (let i = 0; i < length; i++) units[i] = table[bytes[start + i]!]!
    text += String.fromCharCode.apply(null, units.subarray(0, length) as unknown as number[])
  }
  return text
}

function unitsOf(charset: string): Uint16Array {
  const known = UNITS.get(charset)
  if (known) return known
  const page = SINGLE_BYTE_PAGES[charset] ?? ''
  const offset = 256 - page.length
  const units = Uint16Array.from({length: 256}, (_, byte) =>
    byte < offset ? byte : page.charCodeAt(byte - offset),
  )
  UNITS.set(charset, units)
  return units
}
