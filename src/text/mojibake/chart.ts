/** Charts: lines that show the characters of a charset, which no text has so. */

/** How many characters beyond ASCII, side by side and all different, are no text. */
const least = 48

/** Whether a line shows the characters of a charset, or the letters of many languages, one after the other. */
export const isChart = (line: string): boolean => {
  if (!hasRun(line)) return false
  const lastAt = new Map<number, number>()
  let from = 0
  for (let at = 0; at < line.length; at++) {
    const code = line.charCodeAt(at)
    if (code < 0x80) {
      from = at + 1
      continue
    }
    from = Math.max(from, (lastAt.get(code) ?? -1) + 1)
    lastAt.set(code, at)
    if (at + 1 - from >= least) return true
  }
  return false
}

/** Whether so many characters beyond ASCII stand side by side: one in so many is looked at, and what is beside it. */
const hasRun = (line: string): boolean => {
  for (let at = least - 1; at < line.length; at += least) {
    let from = at
    while (from >= 0 && line.charCodeAt(from) >= 0x80) from--
    if (from === at) continue
    while (at < line.length && at - from <= least && line.charCodeAt(at) >= 0x80) at++
    if (at - from > least) return true
  }
  return false
}
