/** White space up to a line that is set in, as the first of a paragraph is in Chinese and Japanese. */
const INDENT = /\n[ \t\r\n]*(?=\u3000)/g
const BREAK = /\n/g

/** A stretch of a text's source. */
export interface SourceLine {
  readonly from: number
  readonly to: number
}

/**
 * Cut a text's source where its own line breaks begin a new line: all of them where the page shows them (`white-space: pre-line`),
 * elsewhere those before an ideographic space. `null` where none does.
 */
export function sourceLines(raw: string, keepsLines: boolean): SourceLine[] | null {
  if (!raw.includes('\n') || !(keepsLines || raw.includes('\u3000'))) return null
  const lines: SourceLine[] = []
  let from = 0
  for (const {index} of raw.matchAll(keepsLines ? BREAK : INDENT)) {
    lines.push({from, to: index})
    from = index + 1
  }
  lines.push({from, to: raw.length})
  return lines.length > 1 ? lines : null
}
