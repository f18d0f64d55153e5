const stops = new Set('。！？｡!?…．'.split(''))
const closing = new Set('」』）】〉》”’)]"\''.split(''))
const opening = new Set('「『（【〈《“'.split(''))
/** Tell whether a mark, or a particle in Japanese, goes on with a sentence after quoted speech. */
const goesOn = (next: string, language: string): boolean =>
  /[、，,；;：:的]/.test(next) || (language === 'ja' && next >= '\u3041' && next <= '\u3096')

/** Quotations longer than this, in code units, are sentences of their own. */
const longestQuote = 300

/**
 * Find the ends of sentences in Chinese and Japanese: after 。！？ and the marks that close on them, not inside
 * quotation marks or brackets that close soon after, nor where a particle goes on after speech.
 */
export function ideographicEnds(text: string, language: string): number[] {
  const ends: number[] = []
  const open: number[] = []
  for (let at = 0; at < text.length; at++) {
    const mark = text.charAt(at)
    if (opening.has(mark)) open.push(at)
    else if (open.length > 0 && closing.has(mark)) open.pop()
    if (!stops.has(mark)) continue
    let end = at + 1
    while (end < text.length && stops.has(text.charAt(end))) end++
    const stopsEnd = end
    while (end < text.length && closing.has(text.charAt(end))) {
      open.pop()
      end++
    }
    at = end - 1
    const since = open.at(-1)
    if (since !== undefined && at - since > longestQuote) open.length = 0
    if (open.length > 0 || mark === '…') continue
    if (end > stopsEnd && goesOn(text.charAt(end), language)) continue
    ends.push(end)
  }
  return ends
}
