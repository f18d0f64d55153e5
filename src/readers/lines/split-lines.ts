const NEWLINE = 0x0a

/** One line of a stream, without its line feed. */
export interface Line {
  /** Byte offset of the line's first byte. */
  readonly offset: number
  /** Bytes of the line, line feed not counted. */
  readonly length: number
  /** The line's bytes, or `null` when it is longer than the limit. */
  readonly bytes: Uint8Array | null
}

/**
 * Split a stream of bytes at line feeds. Of a line over `limit` bytes nothing is held: its rest is passed over.
 * Chunk borders make no difference. An empty line after the last line feed is not given.
 */
export async function* splitLines(
  chunks: AsyncIterable<Uint8Array>,
  {limit}: {limit: number},
): AsyncGenerator<Line, void, undefined> {
  let offset = 0
  let length = 0
  let parts: Uint8Array[] = []
  const take = (part: Uint8Array) => {
    length += part.length
    if (length > limit) parts = []
    else if (part.length > 0) parts.push(part)
  }
  const line = (): Line => {
    const bytes = length > limit ? null : parts.length === 1 ? parts[0]! : Buffer.concat(parts)
    const {offset: start, length: size} = {offset, length}
    parts = []
    length = 0
    return {offset: start, length: size, bytes}
  }
  for await (const chunk of chunks) {
    let from = 0
    for (let to = chunk.indexOf(NEWLINE); to >= 0; to = chunk.indexOf(NEWLINE, from)) {
      take(chunk.subarray(from, to))
      const given = line()
      yield given
      offset = given.offset + given.length + 1
      from = to + 1
    }
    take(chunk.subarray(from))
  }
  if (length > 0) yield line()
}
