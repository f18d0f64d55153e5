import {parseJson} from './json-ld.ts'

/**
 * Read the rows of a React server payload (what `self.__next_f.push([1, "…"])` adds up to): JSON values, and long texts as `{html}`.
 * A row is `id:JSON` up to the line's end, or `id:T` with its length in bytes, in hexadecimal digits, and that much text.
 */
export function* payloadValues(payload: string): Generator<unknown> {
  const opening = /([0-9a-f]{1,8}):(?:T([0-9a-f]{1,8}),)?/y
  for (let at = 0; at < payload.length; ) {
    opening.lastIndex = at
    const match = opening.exec(payload)
    const start = at + (match?.[0].length ?? 0)
    if (match?.[2] !== undefined) {
      at = endOfBytes(payload, start, Number.parseInt(match[2], 16))
      yield {html: payload.slice(start, at)}
      continue
    }
    const end = payload.indexOf('\n', start)
    at = end < 0 ? payload.length : end + 1
    if (match !== null && /^[[{]/.test(payload.slice(start, start + 1)))
      yield parseJson(payload.slice(start, at))
  }
}

/** Where so many bytes of UTF-8 end, in code units. */
function endOfBytes(text: string, start: number, bytes: number): number {
  let at = start
  for (let left = bytes; left > 0 && at < text.length; at++) {
    const code = text.charCodeAt(at)
    const isHalf = code >= 0xd800 && code < 0xe000
    left -= code < 0x80 ? 1 : code < 0x800 || isHalf ? 2 : 3
  }
  return at
}
