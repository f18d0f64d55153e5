/** How deep signs may stand inside each other: MediaWiki ends at 40 templates. */
const DEEPEST = 100

/**
 * Replace what stands between two signs, from the innermost to the outermost: templates and links of wikitext stand inside each other. What is not
 * closed stays as it is, and what is nested deeper than in any wiki goes.
 *
 * @example
 * replaceNested('a {{b|{{c}}}} d', ['{{', '}}'], inner => `<${inner}>`) // => 'a <b|<c>> d'
 */
export function replaceNested(
  text: string,
  [opens, closes]: readonly [string, string],
  replace: (inner: string) => string,
): string {
  if (!text.includes(opens)) return text
  const open: string[] = []
  let now = ''
  let at = 0
  let [start, end] = [text.indexOf(opens), text.indexOf(closes)]
  while (end >= 0) {
    if (start >= 0 && start < end) {
      open.push(now + text.slice(at, start))
      now = ''
      at = start + opens.length
      start = text.indexOf(opens, at)
    } else {
      const inner = now + text.slice(at, end)
      const outer = open.pop()
      now = outer === undefined ? inner + closes : outer + (open.length < DEEPEST ? replace(inner) : '')
      at = end + closes.length
    }
    if (end < at) end = text.indexOf(closes, at)
  }
  return [...open, now + text.slice(at)].join(opens)
}

/** Part the values of a template or a link at their bars, save those of links inside. */
export function splitAtBars(text: string): string[] {
  const parts: string[] = []
  let [depth, from] = [0, 0]
  for (const {0: sign, index} of text.matchAll(/\[\[|\]\]|\|/g)) {
    if (sign === '[[') depth++
    else if (sign === ']]') depth = Math.max(0, depth - 1)
    else if (depth === 0) {
      parts.push(text.slice(from, index))
      from = index + 1
    }
  }
  return [...parts, text.slice(from)]
}
