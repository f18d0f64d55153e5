import {type Fields, findBlankLine, readFields} from './fields.ts'

/** Longest record header that is read; archives write some 600 bytes. */
export const LONGEST_HEADER = 64 * 1024

/** The header of a WARC record. */
export interface RecordHeader {
  readonly fields: Fields
  /** Length in bytes, version and blank line among them. */
  readonly length: number
  /** Length of the block as stated; `null` when it is not stated, or is no whole number. */
  readonly blockLength: number | null
}

const VERSION = /^WARC\/\d{1,3}\.\d{1,3}[ \t]*\r?\n/i
const utf8 = new TextDecoder()

/** Say whether bytes begin like a WARC record: its version, alone on a line. Asks for 24 bytes. */
export function startsRecord(bytes: Uint8Array): boolean {
  if (bytes[0] !== 0x57 && bytes[0] !== 0x77) return false
  return VERSION.test(latin1(bytes.subarray(0, 24)))
}

/** Read the header at the beginning of bytes; `null` when no record begins there or its header does not end within the bytes. */
export function readRecordHeader(bytes: Uint8Array): RecordHeader | null {
  if (!startsRecord(bytes)) return null
  // A second version line: this header was cut off, and the next record's follows.
  const blank = findBlankLine(bytes, start => bytes[start] === 0x57 && startsRecord(bytes.subarray(start)))
  if (blank === null) return null
  const text = utf8.decode(bytes.subarray(0, blank.end))
  const fields = readFields(text.slice(text.indexOf('\n') + 1))
  const stated = fields.get('content-length') ?? ''
  const blockLength = /^\d{1,15}$/.test(stated) ? Number(stated) : null
  return {fields, length: blank.body, blockLength}
}

/** Say whether a header can be that of a record: it names a type or an id, as no text that speaks of WARC by chance does. */
export function isPlausible({fields}: RecordHeader): boolean {
  return fields.has('warc-type') || fields.has('warc-record-id')
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
}
