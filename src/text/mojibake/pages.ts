/** The single-byte pages, indexed so that a character tells at once what byte it would be in each. */
import {pages} from '../../tables/mojibake-pages.ts'
import {codeAt} from '../code-at.ts'

/** How many pages UTF-8 is looked for through: the first ones of the table. */
export const utf8Pages = 20

export interface Page {
  name: string
  /** Character of each byte, 128 to 255. */
  upper: string
  /** Byte of each character above U+007F; 0 where the page lacks it. */
  byteOf: Uint8Array
  /** Character of each byte, all 256. */
  codes: Uint16Array
  /** Bytes that programs lose, because the page leaves them undefined. */
  holes: readonly number[]
}

const bytesOf = (upper: string): Uint8Array => {
  const bytes = new Uint8Array(0x10000)
  for (let index = 0; index < 128; index++) bytes[upper.charCodeAt(index)] = index + 128
  return bytes
}

const codesOf = (upper: string): Uint16Array => {
  const codes = new Uint16Array(256)
  for (let byte = 0; byte < 256; byte++) codes[byte] = byte < 128 ? byte : upper.charCodeAt(byte - 128)
  return codes
}

/** Every page of the table, in its order. */
export const allPages: readonly Page[] = pages.map(({name, upper, holes}) => ({
  name,
  upper,
  holes,
  byteOf: bytesOf(upper),
  codes: codesOf(upper),
}))

const byName = new Map(allPages.map(page => [page.name, page]))

/** Give the page of that name, or nothing. */
export const pageNamed = (name: string): Page | undefined => byName.get(name)

/** Encode `text` in a page: its bytes, or nothing when a character is not in it. */
export const encodeIn = (page: Page, text: string): Uint8Array | undefined => {
  const bytes = new Uint8Array(text.length)
  for (let index = 0; index < text.length; index++) {
    const code = codeAt(text, index)
    const byte = code < 0x80 ? code : page.byteOf[code]!
    if (byte === 0 && code !== 0) return undefined
    bytes[index] = byte
  }
  return bytes
}

/** In which pages each character beyond ASCII is; one bit a page. */
const pageBits = new Uint32Array(0x10000)
for (const [index, {upper}] of allPages.entries())
  for (let byte = 0; byte < 128; byte++) pageBits[upper.charCodeAt(byte)]! |= 1 << index

/** Give the pages that have every character of a text. */
export const pagesWith = (text: string): readonly Page[] => {
  let bits = -1
  for (let at = 0; at < text.length && bits; at++) {
    const code = codeAt(text, at)
    if (code >= 0x80) bits &= pageBits[code]!
  }
  return bits ? allPages.filter((_, index) => (bits >>> index) & 1) : []
}

/** How many code units become a string at once: one by one they would be a rope, which every look has to follow. */
const atOnce = 4096
const units = new Uint16Array(atOnce)

/** Decode bytes by a page. */
export const decodeBy = (page: Page, bytes: Uint8Array): string => {
  const {codes} = page
  let text = ''
  for (let from = 0; from < bytes.length; from += atOnce) {
    const end = Math.min(bytes.length, from + atOnce)
    for (let at = from; at < end; at++) units[at - from] = codes[bytes[at]!]!
    text += String.fromCharCode.apply(null, units.subarray(0, end - from) as unknown as number[])
  }
  return text
}

/** In which of the UTF-8 pages each character is a lead byte, and in which a following byte; one bit a page. */
export const leadBits = new Uint32Array(0x10000)
export const trailBits = new Uint32Array(0x10000)
for (let index = 0; index < utf8Pages; index++) {
  const {upper} = allPages[index]!
  for (let byte = 0; byte < 128; byte++) {
    const bits = byte < 64 ? trailBits : byte >= 66 && byte < 117 ? leadBits : undefined
    const code = upper.charCodeAt(byte)
    if (bits) bits[code] = bits[code]! | (1 << index)
  }
}

/** Place of each page in the table, by its name. */
export const pageIndex: ReadonlyMap<string, number> = new Map(allPages.map(({name}, index) => [name, index]))
