/**
 * Read bytes, or the first of them, as characters of the same numbers.
 *
 * @example
 * asLatin1(Uint8Array.of(0x43, 0xe9, 0x21), 2) // => 'Cé'
 */
export function asLatin1(bytes: Uint8Array, length = bytes.length): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(length, bytes.length)).toString('latin1')
}
