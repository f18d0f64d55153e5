/** Encode and decode by name: single-byte pages from the table, UTF-8 from the platform, the rest by their tables. */
import {decodeBy, encodeIn, pageNamed} from './pages.ts'
import {decodeWide, encodeWide, isShaped, shapes} from './wide/codecs.ts'
import {wideNamed} from './wide/tables.ts'

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
