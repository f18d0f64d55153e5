/** The units of a small text are copied to the same place each time. */
const small = 1 << 16
const shared = new Uint16Array(small)

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
 * It may be longer than the text, and is good until the next call.
 */
export function codeUnitsOf(text: string): Uint16Array {
  const {length} = text
  const units = length <= small ? shared : new Uint16Array(length)
  if (native) native.from(units.buffer, 0, length * 2).write(text, 'utf16le')
  else for (let at = 0; at < length; at++) units[at] = text.charCodeAt(at)
  return units
}
