import {codeUnitsOf} from './code-units.ts'
import {lowerBound} from './sorted.ts'

/**
 * Make a function that turns code-unit offsets of a text into code-point offsets. Building is linear; a call is logarithmic.
 *
 * @example
 * codePointOffsets('a😀b')(3) // => 2
 */
export function codePointOffsets(text: string): (offset: number) => number {
  const pairs: number[] = []
  const units = codeUnitsOf(text)
  for (let at = 0; at < text.length; at++) {
    // Most texts have none: one comparison a unit.
    if ((units[at]! & 0xfc00) === 0xd800 && (units[at + 1]! & 0xfc00) === 0xdc00) pairs.push(at)
  }
  if (pairs.length === 0) return offset => offset
  return offset => offset - lowerBound(pairs, offset - 1)
}
