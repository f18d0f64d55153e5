/**
 * Find the candidate whose spelling is nearest, if it is near enough to be what was meant: at most a third of the letters
 * wrong (Damerau-Levenshtein distance, optimal string alignment).
 *
 * @example
 * nearest('smaple', ['none', 'spans', 'sample', 'full']) // => 'sample'
 */
export function nearest(word: string, candidates: readonly string[]): string | null {
  const given = word.slice(0, 64).toLowerCase()
  let best: string | null = null
  let least = Number.POSITIVE_INFINITY
  for (const candidate of candidates) {
    const away = distance(given, candidate.toLowerCase())
    if (away < least) [best, least] = [candidate, away]
  }
  return least <= Math.max(1, Math.ceil(given.length / 3)) ? best : null
}

function distance(a: string, b: string): number {
  let before: number[] = []
  let above = Array.from({length: b.length + 1}, (_, column) => column)
  for (let row = 1; row <= a.length; row++) {
    const current = [row]
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1]
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      current[column] = Math.min(
        above[column]! + 1,
        current[column - 1]! + 1,
        above[column - 1]! + (same ? 0 : 1),
        swapped ? before[column - 2]! + 1 : Number.POSITIVE_INFINITY,
      )
    }
    before = above
    above = current
  }
  return above[b.length]!
}
