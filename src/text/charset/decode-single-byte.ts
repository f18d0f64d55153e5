import {SINGLE_BYTE_PAGES} from '../../tables/charset-single-byte.ts'

const CHUNK = 8192

/** Give copydesk's own table of a single-byte charset (EBCDIC and Mac pages, cp1006), code units by byte; else `null`. */
export function singleBytePage(charset: string): Uint16Array | null {
  if (!Object.hasOwn(SINGLE_BYTE_PAGES, charset)) return null
  const page = SINGLE_BYTE_PAGES[charset]!
  const offset = 256 - page.length
  return Uint16Array.from({length: 256}, (_, byte) => (byte < offset ? byte : page.charCodeAt(byte - offset)))
}

const UTF16 = new TextDecoder('utf-16le', {ignoreBOM: true})
/** Numbers of 16 bits are read as UTF-16 in this machine's order: elsewhere unit by unit. */
const IS_LITTLE = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1

/** Decode bytes by the table of a single-byte charset. */
export function decodeSingleByte(bytes: Uint8Array, page: Uint16Array): string {
  const parts: string[] = []
  for (let start = 0; start < bytes.length; start += CHUNK) {
    const length = Math.min(CHUNK, bytes.length - start)
    const units = new Uint16Array(length)
    for (let i = 0; i < length; i++) units[i] = page[bytes[start + i]!]!
    parts.push(IS_LITTLE ? UTF16.decode(units) : String.fromCharCode(...units))
  }
  return parts.join('')
}
