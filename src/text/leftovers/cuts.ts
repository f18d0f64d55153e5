/** A place in a text where markup stands, and what takes its place. */
export interface Cut {
  readonly start: number
  readonly end: number
  /** Nothing, or the break or blank that the markup stood for. */
  readonly put: '' | ' ' | '\n' | '\n\n'
}

/** Order cuts; one that begins inside another is part of it. */
export function orderCuts(cuts: readonly Cut[]): Cut[] {
  let end = 0
  return [...cuts]
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter(cut => {
      if (cut.start < end) return false
      end = cut.end
      return true
    })
}

/** Cut ordered places out of a text. Blanks that stood around them become one, breaks as many as the largest. */
export function cutOut(text: string, cuts: readonly Cut[]): string {
  let [kept, at] = ['', 0]
  for (const {start, end, put} of cuts) {
    const before = text.slice(at, start)
    at = end
    if (put.includes('\n')) kept = `${(kept + before).trimEnd()}${put}`
    else kept += before + put
    const next = text[at]
    if ((next === ' ' || next === '\n') && /(?:^|\s)$/.test(kept.slice(-1)))
      while (/[ \t]/.test(text[at] ?? '')) at++
  }
  return kept + text.slice(at)
}
