const NEWLINE = 0x0a
const BLANK = 0x20

export interface CutOptions {
  /** Bytes of a piece, at least, save for the last. */
  readonly pieceBytes: number
  /** Bytes of a code unit: 2 for UTF-16, 4 for UTF-32. */
  readonly unit: number
}

/** A line so many times longer than a piece is cut inside. */
const LONGEST_LINE = 16

/**
 * Cut a stream of bytes into pieces that end at line ends. A line that is longer than sixteen pieces is cut at a blank, or
 * failing that between two UTF-8 characters, so memory is bounded.
 *
 * @param choose Gives the options, by the first chunk.
 */
export async function* cutAtLines(
  chunks: AsyncIterable<Uint8Array>,
  choose: (first: Uint8Array) => CutOptions,
): AsyncGenerator<Uint8Array, void, undefined> {
  let options: CutOptions | null = null
  let parts: Uint8Array[] = []
  let held = 0
  for await (const chunk of chunks) {
    options ??= choose(chunk)
    parts.push(chunk)
    held += chunk.length
    const {pieceBytes, unit} = options
    if (held < pieceBytes || (unit === 1 && held < pieceBytes * LONGEST_LINE && !chunk.includes(NEWLINE)))
      continue
    const all = Buffer.concat(parts)
    const end = lastLineEnd(all, unit) || (held < pieceBytes * LONGEST_LINE ? 0 : lastBreak(all, unit))
    if (end > 0) yield all.subarray(0, end)
    parts = [all.subarray(end)]
    held = all.length - end
  }
  if (held > 0) yield Buffer.concat(parts)
}

/** Place after the last line feed; 0 where there is none. */
function lastLineEnd(bytes: Uint8Array, unit: number): number {
  for (
    let at = bytes.lastIndexOf(NEWLINE);
    at >= 0;
    at = at === 0 ? -1 : bytes.lastIndexOf(NEWLINE, at - 1)
  ) {
    const start = at - (at % unit)
    const others = bytes.subarray(start, start + unit).reduce((sum, byte) => sum + byte, 0)
    if (start + unit <= bytes.length && others === NEWLINE) return start + unit
  }
  return 0
}

function lastBreak(bytes: Uint8Array, unit: number): number {
  if (unit > 1) return bytes.length - (bytes.length % unit)
  const blank = bytes.lastIndexOf(BLANK)
  if (blank > bytes.length / 2) return blank + 1
  let end = bytes.length
  // Back over what may be the first bytes of a character whose rest is still to come.
  while (end > bytes.length - 4 && (bytes[end - 1]! & 0xc0) === 0x80) end--
  return (bytes[end - 1]! & 0xc0) === 0xc0 ? end - 1 : bytes.length
}
