/** Header fields by lower-case name; of a repeated field the first counts. A map, so that no name can touch a prototype. */
export type Fields = ReadonlyMap<string, string>

/** Fields of a header that are read; an honest one has fewer than a hundred. */
const MOST_FIELDS = 2000

/**
 * Read header lines `Name: value`. Folded lines go on with the value before them, lines without a colon are passed over, and any
 * of CRLF, LF ends a line.
 *
 * @example
 * readFields('Content-Type: text/html\r\nX-Note: one\r\n  two').get('x-note') // => 'one two'
 */
export function readFields(header: string): Fields {
  const fields = new Map<string, string>()
  let name = ''
  for (const line of linesOf(header)) {
    if (fields.size >= MOST_FIELDS) break
    if (/^[ \t]/.test(line)) {
      const before = fields.get(name)
      if (before !== undefined && before.length < 65_536) fields.set(name, `${before} ${line.trim()}`.trim())
      continue
    }
    const colon = line.indexOf(':')
    if (colon <= 0 || colon > 200) continue
    name = line.slice(0, colon).trim().toLowerCase()
    if (!fields.has(name)) fields.set(name, line.slice(colon + 1).trim())
  }
  return fields
}

function* linesOf(text: string): Generator<string, void, undefined> {
  for (let from = 0; from < text.length; ) {
    const end = text.indexOf('\n', from)
    const line = text.slice(from, end < 0 ? text.length : end)
    yield line.endsWith('\r') ? line.slice(0, -1) : line
    if (end < 0) return
    from = end + 1
  }
}

const NEWLINE = 0x0a
const RETURN = 0x0d

/** Where a header ends and its body begins. */
export interface BlankLine {
  readonly end: number
  readonly body: number
}

/**
 * Find the blank line that ends a header; `null` when there is none in the bytes, or `stop` says of a line's beginning that the
 * header is over. Lines may end in CRLF or LF.
 */
export function findBlankLine(
  bytes: Uint8Array,
  stop: (lineStart: number) => boolean = () => false,
): BlankLine | null {
  for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) {
    if (bytes[at + 1] === NEWLINE) return {end: at + 1, body: at + 2}
    if (bytes[at + 1] === RETURN && bytes[at + 2] === NEWLINE) return {end: at + 1, body: at + 3}
    if (stop(at + 1)) return null
  }
  return null
}
