/** What the trigrams say of a character where it stands. */
import {caseCost, costOf, symbolOf} from '../language/plausibility.ts'

/** How much of it counts: what contexts say stands beside it. */
const share = 0.7

const codeAt = (codes: ArrayLike<number>, at: number): number =>
  at >= 0 && at < codes.length ? codes[at]! : 32

/** What the character at a place and the two behind it cost after those before, in nats. */
export const costAround = (codes: ArrayLike<number>, at: number): number => {
  let rawA = codeAt(codes, at - 2)
  let rawB = codeAt(codes, at - 1)
  let a = symbolOf(rawA)
  let b = symbolOf(rawB)
  let sum = 0
  for (let index = at; index < at + 3; index++) {
    const code = codeAt(codes, index)
    const symbol = symbolOf(code)
    sum += costOf(a, b, symbol) + caseCost(rawA, rawB, code)
    a = b
    b = symbol
    rawA = rawB
    rawB = code
  }
  return sum * share
}
