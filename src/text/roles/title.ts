import {CUE_KINDS} from './cue-table.ts'
import type {MeasuredLines} from './features.ts'
import {WordCounts} from './tokens.ts'

const STOP = 1
const OPEN = 0
/** How far above the body a headline may stand. */
const REACH = 30
const AUTHOR = CUE_KINDS.indexOf('author')

/**
 * Find the headline: above the first line of the body, a line of some words and no full stop that shares its words with the body.
 * The nearest wins unless a farther one shares clearly more. -1 where there is none.
 */
export function findTitle(
  {measures, lines}: MeasuredLines,
  {first, kept}: {first: number; kept: readonly boolean[]},
): number {
  const body = new WordCounts()
  for (const [i, m] of measures.entries()) if (kept[i]) body.add(m.tokens)
  let best = -1
  let bestScore = 0.08
  for (let i = first; i >= 0 && i >= first - REACH; i--) {
    // The first kept line may be the headline itself.
    if (kept[i] && (measures[i]!.ending !== OPEN || !kept[i + 1] || measures[i]!.size > 110)) continue
    const {size, words, ending, cues, digitShare, stops} = measures[i]!
    if (size < 10 || size > 220 || words < 2 || lines[i]!.kind === 'separator') continue
    if (ending === STOP && (stops > 1 || size > 120)) continue
    if (cues.includes(3) || digitShare > 0.35 || cues[AUTHOR]! > 0) continue
    const met = Math.max(0, body.shareMet(measures[i]!.tokens, kept[i] === true))
    const length = Math.min(1, size / 35)
    const furniture = cues.some(how => how > 0) ? 0.25 : 0
    const stop = ending === STOP ? 0.6 : 0
    // A text that begins with its headline is the commonest of all; long lines are captions and decks.
    const place = i === 0 ? 0.2 : 0
    const long = size > 120 ? 0.2 : 0
    const score = met * length - (first - i) * 0.005 - furniture - stop - long + place
    if (score > bestScore) {
      bestScore = score
      best = i
    }
  }
  return best
}
