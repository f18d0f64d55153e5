import {type Fields, findBlankLine, readFields} from './fields.ts'

/** A stored HTTP response. */
export interface HttpMessage {
  /** Status code; `null` when the status line has none that can be read. */
  readonly status: number | null
  readonly fields: Fields
  readonly body: Uint8Array
  /** Whether the header ended. */
  readonly whole: boolean
}

/** Bytes of a header whose fields are read; the rest is passed over. */
const LONGEST_READ = 256 * 1024
const NEWLINE = 0x0a

/** Interim responses (`100 Continue`, `103 Early Hints`) before the one that counts. */
const MOST_INTERIM = 8

/**
 * Read a block as an HTTP response; `null` when it does not begin with a status line. Interim responses before it are passed over.
 */
export function readHttpMessage(block: Uint8Array): HttpMessage | null {
  let message = readMessage(block)
  for (let count = 0; count < MOST_INTERIM && isInterim(message); count++) {
    const next: HttpMessage | null = readMessage(message.body)
    if (next === null) break
    message = next
  }
  return message
}

function isInterim(message: HttpMessage | null): message is HttpMessage {
  const status = message?.status ?? 0
  return status >= 100 && status < 200
}

function readMessage(block: Uint8Array): HttpMessage | null {
  const lineEnd = block.subarray(0, 1024).indexOf(NEWLINE)
  const line = latin1(block.subarray(0, lineEnd < 0 ? Math.min(block.length, 1024) : lineEnd))
  const found = /^(?:HTTP\/\d[\d.]{0,5}|ICY)(?:[ \t]+(\S+)|\s*$)/i.exec(line)
  if (found === null) return null
  const blank = findBlankLine(block)
  const end = blank?.end ?? block.length
  const head = latin1(block.subarray(lineEnd < 0 ? end : lineEnd + 1, Math.min(end, LONGEST_READ)))
  return {
    status: /^\d{3}$/.test(found[1] ?? '') ? Number(found[1]) : null,
    fields: readFields(head),
    body: block.subarray(blank?.body ?? block.length),
    whole: blank !== null,
  }
}

/** A body put together from its chunks (RFC 9112, 7.1). */
export interface Dechunked {
  readonly body: Uint8Array
  /** Whether all chunks were there and well formed. */
  readonly sound: boolean
}

/**
 * Take the chunks of a body together. A body that is not in chunks is given as it is, since archives often undo the chunks and
 * leave the header; of broken chunks, those before the fault are given.
 */
export function dechunk(body: Uint8Array): Dechunked {
  const parts: Uint8Array[] = []
  let at = 0
  for (;;) {
    const size = chunkSize(body, at)
    if (size === null) return at === 0 ? {body, sound: false} : {body: Buffer.concat(parts), sound: false}
    if (size.length === 0) return {body: Buffer.concat(parts), sound: true}
    parts.push(body.subarray(size.start, size.start + size.length))
    at = size.start + size.length
    if (at > body.length) return {body: Buffer.concat(parts), sound: false}
    if (body[at] === 0x0d) at++
    if (body[at] === NEWLINE) at++
  }
}

/** Read the line that opens a chunk: its length, and where its bytes start. */
function chunkSize(body: Uint8Array, at: number): {length: number; start: number} | null {
  const end = body.subarray(at, at + 512).indexOf(NEWLINE)
  if (end < 0) return null
  const found = /^([0-9a-f]{1,10})[ \t]*(?:;.*)?\r?$/i.exec(latin1(body.subarray(at, at + end)))
  return found === null ? null : {length: Number.parseInt(found[1]!, 16), start: at + end + 1}
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
}
