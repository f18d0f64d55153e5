/** A record of a CSV file. */
export interface CsvRow {
  readonly offset: number
  readonly length: number
  /** Its bytes, or `null` when it is longer than the limit. */
  readonly bytes: Uint8Array | null
}

const QUOTE = 0x22
const NEWLINE = 0x0a

/** Where the reader stands in a field. */
const FIELD_START = 0
const PLAIN = 1
const QUOTED = 2
const AFTER_QUOTE = 3

/**
 * Split a stream of bytes into the records of a CSV file (RFC 4180): at line feeds that do not stand between quotation marks. Of
 * a record over `limit` bytes nothing is held. Chunk borders make no difference.
 */
export async function* splitRows(
  chunks: AsyncIterable<Uint8Array>,
  {limit, delimiter}: {limit: number; delimiter: number},
): AsyncGenerator<CsvRow, void, undefined> {
  let offset = 0
  let length = 0
  let parts: Uint8Array[] = []
  let state = FIELD_START
  const take = (part: Uint8Array) => {
    length += part.length
    if (length > limit) parts = []
    else if (part.length > 0) parts.push(part)
  }
  for await (const chunk of chunks) {
    let from = 0
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at]!
      if (state === QUOTED) {
        if (byte === QUOTE) state = AFTER_QUOTE
        else {
          // Inside quotation marks only another one matters: the platform finds it.
          const next = chunk.indexOf(QUOTE, at)
          at = next < 0 ? chunk.length : next - 1
        }
      } else if (byte === QUOTE && state !== PLAIN) state = QUOTED
      else if (byte === delimiter) state = FIELD_START
      else if (byte === NEWLINE) {
        take(chunk.subarray(from, at))
        yield {offset, length, bytes: length > limit ? null : join(parts)}
        offset += length + 1
        length = 0
        parts = []
        from = at + 1
        state = FIELD_START
      } else state = PLAIN
    }
    take(chunk.subarray(from))
  }
  if (length > 0) yield {offset, length, bytes: length > limit ? null : join(parts)}
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  return parts.length === 1 ? parts[0]! : Buffer.concat(parts)
}

/**
 * Split a record into its fields.
 *
 * @example
 * splitFields('a,"b ""c"", d",', ',') // => ['a', 'b "c", d', '']
 */
export function splitFields(record: string, delimiter: string): string[] {
  const fields: string[] = []
  for (let at = 0; at <= record.length; ) {
    const [field, next] =
      record[at] === '"' ? quotedField(record, {at, delimiter}) : plainField(record, {at, delimiter})
    fields.push(field)
    at = next + 1
  }
  return fields
}

interface FieldPlace {
  readonly at: number
  readonly delimiter: string
}

function plainField(record: string, {at, delimiter}: FieldPlace): [field: string, end: number] {
  const found = record.indexOf(delimiter, at)
  const end = found < 0 ? record.length : found
  return [record.slice(at, end), end]
}

function quotedField(record: string, {at, delimiter}: FieldPlace): [field: string, end: number] {
  let text = ''
  let from = at + 1
  for (;;) {
    const quote = record.indexOf('"', from)
    if (quote < 0) return [text + record.slice(from), record.length]
    text += record.slice(from, quote)
    if (record[quote + 1] !== '"') {
      // What stands between the closing mark and the delimiter belongs to the field, as spreadsheets have it.
      const [rest, end] = plainField(record, {at: quote + 1, delimiter})
      return [text + rest, end]
    }
    text += '"'
    from = quote + 2
  }
}
