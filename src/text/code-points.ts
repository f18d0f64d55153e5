import {lowerBound} from './sorted.ts'

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
  return offset => offset - lowerBound(pairs, offset - 1)
}
