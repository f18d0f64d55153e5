/** Encode and decode by a double-byte charset. */
import {codeAt} from '../../code-at.ts'
import {codeIn, type Wide} from './tables.ts'

/** Room for what a text becomes on its way, which is longer by turns. */
let units = new Uint16Array(1024)
let bytesOut = new Uint8Array(1024)
/** How many code units become a string at once. */
const atOnce = 4096

const textOf = (length: number): string => {
  let text = ''
  for (let from = 0; from < length; from += atOnce) {
    const part = units.subarray(from, Math.min(length, from + atOnce))
    text += String.fromCharCode.apply(null, part as unknown as number[])
  }
  return text
}

/** Decode bytes of a double-byte charset; nothing when they are not of it. */
export const decodeWide = ({charOf}: Wide, bytes: Uint8Array): string | undefined => {
  // A code of two bytes may be a character of two code units.
  if (units.length < bytes.length) units = new Uint16Array(bytes.length * 2)
  let length = 0
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!
    let char = byte < 0x80 ? byte : charOf[byte]!
    if (char === 0 && byte >= 0x80 && at + 1 < bytes.length) char = charOf[(byte << 8) | bytes[++at]!]!
    if (char === 0 && byte >= 0x80) return undefined
    if (char > 0xffff) {
      units[length++] = 0xd800 + ((char - 0x10000) >> 10)
      char = 0xdc00 + ((char - 0x10000) & 0x3ff)
    }
    units[length++] = char
  }
  return textOf(length)
}

/** Which bytes lead to a second one in each double-byte charset, and which follow them, as ranges; the others stand alone. */
export const shapes: Record<string, {leads: readonly number[]; trails: readonly number[]}> = {
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
export const isShaped = (name: string, bytes: Uint8Array): boolean => {
  const {leads, trails} = shapes[name]!
  for (let at = 0; at < bytes.length; at++)
    if (bytes[at]! >= 0x80 && isIn(bytes[at]!, leads) && !isIn(bytes[++at]!, trails)) return false
  return true
}

/**
 * Encode text in a double-byte charset: its bytes, or nothing when a character is not in it.
 *
 * `other`: with the other codes of characters that have two.
 */
export const encodeWide = (charset: Wide, text: string, other = false): Uint8Array | undefined => {
  if (bytesOut.length < text.length * 3) bytesOut = new Uint8Array(text.length * 6)
  let length = 0
  for (let at = 0; at < text.length; at++) {
    const unit = codeAt(text, at)
    if (unit < 0x80) {
      bytesOut[length++] = unit
      continue
    }
    const point = unit >= 0xd800 && unit < 0xdc00 ? text.codePointAt(at)! : unit
    if (point > 0xffff) at++
    const code = (other ? charset.otherOf.get(point) : undefined) ?? codeIn(charset, point)
    if (code === 0) return undefined
    if (code > 0xffff) bytesOut[length++] = code >> 16
    if (code > 0xff) bytesOut[length++] = (code >> 8) & 0xff
    bytesOut[length++] = code & 0xff
  }
  return bytesOut.slice(0, length)
}
