/** Headers that take the place of a record's own; `null` leaves one out. */
export type Headers = Readonly<Record<string, string | number | null>>

export interface RecordShape {
  readonly eol?: string
  readonly version?: string
  /** What follows the block. */
  readonly end?: string
}

let records = 0

/** Make a WARC record. */
export function warcRecord(
  block: string | Uint8Array,
  headers: Headers = {},
  {eol = '\r\n', version = 'WARC/1.0', end = eol + eol}: RecordShape = {},
): Buffer {
  const bytes = Buffer.from(block)
  const number = ++records
  const fields: Headers = {
    'WARC-Type': 'response',
    'WARC-Target-URI': `https://e.test/${number}`,
    'WARC-Date': '2024-01-02T03:04:05Z',
    'WARC-Record-ID': `<urn:uuid:00000000-0000-4000-8000-${String(number).padStart(12, '0')}>`,
    'Content-Type': 'application/http; msgtype=response',
    'Content-Length': bytes.length,
    ...headers,
  }
  const lines = Object.entries(fields)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name}: ${value}${eol}`)
  return Buffer.concat([Buffer.from(version + eol + lines.join('') + eol), bytes, Buffer.from(end)])
}

/** Make a stored HTTP response. */
export function httpResponse(
  body: string | Uint8Array,
  headers: Headers = {},
  {status = 'HTTP/1.1 200 OK', eol = '\r\n'} = {},
): Buffer {
  const fields: Headers = {'Content-Type': 'text/html; charset=utf-8', ...headers}
  const lines = Object.entries(fields)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name}: ${value}${eol}`)
  return Buffer.concat([Buffer.from(status + eol + lines.join('') + eol), Buffer.from(body)])
}

/** Make the record of a page. */
export const pageRecord = (body: string, headers: Headers = {}) => warcRecord(httpResponse(body), headers)

/** Make the record that describes the file. */
export const infoRecord = () =>
  warcRecord('software: test\r\n', {
    'WARC-Type': 'warcinfo',
    'WARC-Target-URI': null,
    'Content-Type': 'application/warc-fields',
  })
