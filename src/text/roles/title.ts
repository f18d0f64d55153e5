import {CUE_KINDS} from './cues.ts'
import type {MeasuredLines} from './features.ts'
import {WordCounts} from './tokens.ts'

const STOP = 1
/** How far above the body a headline may stand. */
const REACH = 14
const AUTHOR = CUE_KINDS.indexOf('author')

/**
 * Find the headline: above the first line of the body, a line of some words and no full stop that shares its words with the body.
 * The nearest wins unless a farther one shares clearly more. -1 where there is none.
 */
export function findTitle(
  {measures, lines, earlier}: MeasuredLines,
  {first, kept}: {first: number; kept: readonly boolean[]},
): number {
  const body = new WordCounts()
  for (const [i, m] of measures.entries()) if (kept[i]) body.add(m.tokens)
  let best = -1
  let bestScore = 0.15
  for (let i = first - 1; i >= 0 && i >= first - REACH; i--) {
    const {size, words, ending, cues, digitShare, capitalised, stops} = measures[i]!
    if (size < 10 || size > 220 || words < 2 || lines[i]!.kind === 'separator') continue
    if (ending === STOP && (stops > 1 || size > 120)) continue
    if (cues.includes(3) || digitShare > 0.35 || cues[AUTHOR]! > 0) continue
    const met = Math.max(0, body.shareMet(measures[i]!.tokens, false))
    const length = Math.min(1, size / 35)
    const furniture = cues.some(how => how > 0) ? 0.25 : 0
    const stop = ending === STOP ? 0.3 : 0
    const score =
      met * length -
      (first - i) * 0.012 -
      furniture -
      stop -
      (earlier[i]! > 0 ? 0 : 0) -
      (capitalised < 0 ? 0 : 0)
    if (score > bestScore) {
      bestScore = score
      best = i
    }
  }
  return best
}
