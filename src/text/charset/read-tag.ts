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
  const pattern = /([^\s=/"'>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g
  for (const match of text.matchAll(pattern)) {
    const name = match[1]!.toLowerCase()
    if (!attributes.has(name)) attributes.set(name, match[2] ?? match[3] ?? match[4] ?? '')
  }
  return attributes
}
