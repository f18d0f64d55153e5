/** What may be read as a character of UTF-8. */

/** Planes that have characters: the first four, that of tags, and the first of private use, which fonts of signs take. */
const isInPlane = (code: number): boolean => code < 0x40000 || (code >= 0xe0000 && code < 0x100000)

/** Whether a character is written with so many bytes in UTF-8, two at least, and in a plane that has any. */
export const isLegal = (code: number, length: number): boolean => {
  if (length === 2) return code >= 0x80
  if (length === 3) return code >= 0x800 && (code < 0xd800 || code > 0xdfff)
  return code >= 0x10000 && isInPlane(code)
}
