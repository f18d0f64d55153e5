/**
 * Make a function that turns code-unit offsets of a text into code-point offsets. Building is linear; a call is logarithmic.
 *
 * @example
 * codePointOffsets('a😀b')(3) // => 2
 */
export function codePointOffsets(text: string): (offset: number) => number {
  const pairs: number[] = []
  for (const {index} of text.matchAll(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g)) pairs.push(index)
  if (pairs.length === 0) return offset => offset
  return offset => offset - countBelow(pairs, offset - 1)
}

function countBelow(sorted: readonly number[], limit: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! < limit) low = middle + 1
    else high = middle
  }
  return low
}
