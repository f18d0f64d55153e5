const made = new Map<string, Intl.Segmenter | null>()

/** The runtime's segmenter for a language, or null where there is none or the tag is unknown. */
function segmenterFor(language: string): Intl.Segmenter | null {
  let segmenter = made.get(language)
  if (segmenter === undefined) {
    try {
      segmenter = new Intl.Segmenter(language, {granularity: 'sentence'})
    } catch {
      segmenter = null
    }
    made.set(language, segmenter)
  }
  return segmenter
}

const stops = /[.!?။។…]+["'”’»)\]]*\s/gu

/** Code units handed to the segmenter at once: its rules look ahead over digits and marks without a bound. */
const piece = 1000

/** Find the offsets at which sentences end, by the Unicode rules the runtime carries (UAX 29). */
export function segmenterEnds(text: string, language: string): number[] {
  const segmenter = segmenterFor(language)
  if (segmenter === null) return [...text.matchAll(stops)].map(match => match.index + match[0].length)
  const ends: number[] = []
  let from = 0
  while (from < text.length) {
    const to = Math.min(text.length, from + piece)
    const found = [...segmenter.segment(text.slice(from, to))].map(
      ({index, segment}) => from + index + segment.length,
    )
    // The last segment of a piece may go on in the next one.
    if (to < text.length) found.pop()
    ends.push(...found)
    from = to < text.length ? (found.at(-1) ?? to) : to
  }
  return ends
}
