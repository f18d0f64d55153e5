/** A byte order mark: the charset it means, and its length in bytes. */
export interface ByteOrderMark {
  charset: string
  length: number
}

const MARKS: readonly (readonly [charset: string, bytes: readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  // Before UTF-16, whose mark is the start of this one: a text that opens with U+0000 is unheard of.
  ['utf-32le', [0xff, 0xfe, 0, 0]],
  ['utf-32be', [0, 0, 0xfe, 0xff]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
  ['gb18030', [0x84, 0x31, 0x95, 0x33]],
]

/**
 * Read the byte order mark that bytes begin with; `null` without one.
 *
 * @example
 * byteOrderMark(Uint8Array.of(0xff, 0xfe, 0x41, 0)) // => {charset: 'utf-16le', length: 2}
 */
export function byteOrderMark(bytes: Uint8Array): ByteOrderMark | null {
  for (const [charset, mark] of MARKS) {
    if (mark.every((byte, i) => bytes[i] === byte)) return {charset, length: mark.length}
  }
  return null
}
