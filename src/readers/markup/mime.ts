/** Headers of a message or of a part of one, by their names in lower case; of repeated ones the first counts. */
export type MimeHeaders = ReadonlyMap<string, string>

/** Headers and body of a message, or of a part of one. Characters are bytes. */
export interface MimePart {
  readonly headers: MimeHeaders
  readonly body: string
}

const LONGEST_HEADERS = 64 * 1024

/** Read a part: lines of headers, a blank line, the body. `null` when it does not begin with a header. */
export function readPart(bytes: string): MimePart | null {
  const headers = new Map<string, string>()
  let last = ''
  let at = 0
  while (at < bytes.length && at < LONGEST_HEADERS) {
    const feed = bytes.indexOf('\n', at)
    const end = feed < 0 ? bytes.length : feed
    const line = bytes.slice(at, end).replace(/\r$/, '')
    at = end + 1
    if (line === '') break
    if (/^[ \t]/.test(line)) {
      // A header goes on in lines that are indented.
      if (last !== '') headers.set(last, `${headers.get(last)} ${line.trim()}`)
      continue
    }
    const found = /^([!-9;-~]{1,80}):[ \t]*(.*)$/.exec(line)
    if (found === null) return null
    last = found[1]!.toLowerCase()
    if (headers.has(last)) last = ''
    else headers.set(last, found[2]!)
  }
  return headers.size === 0 ? null : {headers, body: bytes.slice(at)}
}

/** The value of a parameter of a header, without its quotation marks; `null` when it has none. */
export function parameterOf(header: string | undefined, name: string): string | null {
  const found = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]{0,200})"|([^\\s;]{1,200}))`, 'i').exec(
    header ?? '',
  )
  return found === null ? null : (found[1] ?? found[2] ?? null)
}

/** Cut a multipart body at its boundary; `isClosed` says whether its end was there. */
export function splitParts(body: string, boundary: string): {parts: readonly string[]; isClosed: boolean} {
  const pieces = `\n${body}`.split(`\n--${boundary}`)
  const last = pieces.findIndex((piece, i) => i > 0 && piece.startsWith('--'))
  return {
    parts: pieces.slice(1, last < 0 ? undefined : last).map(piece => piece.replace(/^[ \t]*\r?\n/, '')),
    isClosed: last >= 0,
  }
}

/** Undo the transfer coding of a part. */
export function bodyOf({headers, body}: MimePart): Uint8Array {
  const coding = headers.get('content-transfer-encoding')?.trim().toLowerCase()
  if (coding === 'base64') return Buffer.from(body, 'base64')
  return Buffer.from(coding === 'quoted-printable' ? unquote(body) : body, 'latin1')
}

/** Undo quoted-printable (RFC 2045): `=E9` is a byte, and a line that ends with `=` goes on in the next. */
function unquote(text: string): string {
  const lines = text.split('\n').map(line => line.trimEnd())
  return lines
    .map(line => (line.endsWith('=') ? line.slice(0, -1) : `${line}\n`))
    .join('')
    .replace(/=([\da-f]{2})/gi, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)))
}
