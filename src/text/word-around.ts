/** As far as any address goes, in UTF-16 code units. */
const FARTHEST = 300

/** What stands before a place from the last white space on, as far as any address goes. */
export function wordBefore(text: string, at: number): string {
  let start = at
  while (start > 0 && at - start < FARTHEST && !/\s/.test(text[start - 1]!)) start--
  return text.slice(start, at)
}

/** The characters that stand between white space around a place, as far as any address goes. */
export function wordAround(text: string, at: number): string {
  const behind = /\S*/.exec(text.slice(at, at + FARTHEST))
  return wordBefore(text, at) + behind![0]
}
