/** The units of a text are copied to the same place each time, which grows with the texts, save that of a very long one. */
const LONGEST_SHARED = 1 << 21
let shared = new Uint16Array(1 << 16)

/** What Node copies the units of a string with; a browser has no such thing. */
interface Native {
  from: (
    buffer: ArrayBufferLike,
    offset: number,
    length: number,
  ) => {write: (text: string, encoding: 'utf16le') => number}
}

/** Where the units of a string lie in memory as they do in the copy. */
const isLittleEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1
const native = isLittleEndian ? (globalThis as {Buffer?: Native}).Buffer : undefined

/**
 * Copy the code units of a text to an array, which is read several times as fast as the text itself.
 *
 * A newline stands after the last of them. The array may be longer yet, and is good until the next call; one of your own is
 * written to where it has room.
 */
export function codeUnitsOf(text: string, own?: Uint16Array): Uint16Array {
  const units = roomFor(text.length + 1, own)
  const {length} = text
  if (native) native.from(units.buffer, 0, length * 2).write(text, 'utf16le')
  else for (let at = 0; at < length; at++) units[at] = text.charCodeAt(at)
  units[length] = 10
  return units
}

const roomFor = (length: number, own: Uint16Array | undefined): Uint16Array => {
  if (own && length <= own.length) return own
  if (length > shared.length && length <= LONGEST_SHARED)
    shared = new Uint16Array(2 ** Math.ceil(Math.log2(length)))
  return length <= shared.length ? shared : new Uint16Array(length)
}
