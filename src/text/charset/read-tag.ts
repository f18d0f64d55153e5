const SPACES = new Set([0x09, 0x0a, 0x0c, 0x0d, 0x20])
/** No tag that declares a charset is longer. */
const TAG_LIMIT = 4096

/** Find the offset of the `>` that closes a tag, quoted values skipped; at most 4,096 bytes on. */
export function closeOfTag(bytes: Uint8Array, start: number): number {
  const end = Math.min(bytes.length, start + TAG_LIMIT)
  let quote = 0
  for (let i = start; i < end; i++) {
    const byte = bytes[i]!
    if (quote !== 0) {
      if (byte === quote) quote = 0
    } else if (byte === 0x3e) return i
    // A quote opens a value only after an equals sign: stray ones in broken tags would swallow the head.
    else if ((byte === 0x22 || byte === 0x27) && lastWritten(bytes, i, start) === 0x3d) quote = byte
  }
  return end
}

function lastWritten(bytes: Uint8Array, before: number, start: number): number {
  let i = before - 1
  while (i >= start && SPACES.has(bytes[i]!)) i--
  return i >= start ? bytes[i]! : 0
}

/** Read the attributes of a tag, given the bytes between its name and its `>`: the first of each name, in lower case. */
export function attributesOf(tag: Uint8Array): Map<string, string> {
  let text = ''
  for (const byte of tag) text += String.fromCharCode(byte)
  const attributes = new Map<string, string>()
  let at = 0
  while (at < text.length) {
    at = skip(text, at, /[^\s/"'=]/g)
    const nameEnd = skip(text, at, /[\s=]/g)
    const name = text.slice(at, nameEnd).toLowerCase()
    at = skip(text, nameEnd, /\S/g)
    let value = ''
    if (text[at] === '=') {
      at = skip(text, at + 1, /\S/g)
      const quote = text[at] === '"' || text[at] === "'" ? text[at]! : null
      const end = quote ? text.indexOf(quote, at + 1) : skip(text, at, /\s/g)
      value = text.slice(quote ? at + 1 : at, end === -1 ? text.length : end)
      at = end === -1 ? text.length : end + 1
    }
    if (name !== '' && !attributes.has(name)) attributes.set(name, value)
  }
  return attributes
}

/** Find the next character of a class, each a single one so that the search is linear; the end without one. */
function skip(text: string, from: number, stop: RegExp): number {
  stop.lastIndex = from
  return stop.exec(text)?.index ?? text.length
}
