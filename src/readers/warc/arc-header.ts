/** The line that opens an ARC record: URL, address, date, media type, in version 2 five more, length. */
const LINE = /^(\S{1,8000}) (\S{1,100}) (\d{8,14}) (.{1,200}?)((?: \S{1,2000}){5})? (\d{1,15})[ \t]*\r?$/
/** Longest such line. */
export const LONGEST_LINE = 16 * 1024

/** What that line says. */
export interface ArcHeader {
  readonly url: string
  readonly date: string
  readonly mediaType: string
  readonly length: number
}

/** Say whether bytes begin with an ARC record: the description of the file, or a page. */
export function looksLikeArc(head: Uint8Array): boolean {
  const line = firstLine(head)
  return line !== null && /^[a-z][a-z0-9+.-]{1,20}:/i.test(line) && readArcHeader(line) !== null
}

/** Read the line that opens a record; `null` when it does not. */
export function readArcHeader(line: string): ArcHeader | null {
  const [, url, , date, mediaType, , length] = LINE.exec(line) ?? []
  return url === undefined ? null : {url, date: date!, mediaType: mediaType!, length: Number(length)}
}

/** The first line as one character a byte; `null` when it does not end in time. */
export function firstLine(bytes: Uint8Array): string | null {
  const end = bytes.subarray(0, LONGEST_LINE).indexOf(0x0a)
  return end < 0 ? null : Buffer.from(bytes.buffer, bytes.byteOffset, end).toString('latin1')
}
