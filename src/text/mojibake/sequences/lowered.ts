/** UTF-8 that windows-1252 read and that was set in small letters then: `ã©` for é, whose first byte was `Ã`. */

import {codeAt} from '../../code-at.ts'
import type {Bias} from '../language/language-bias.ts'
import {costOfText} from '../language/plausibility.ts'
import {allPages} from '../pages.ts'
import type {Edit} from '../plan.ts'

const {name: page, byteOf, upper} = allPages[0]!
/** `ã` before one sign, not two: with a second one it is the first byte of kana. More of the kind may follow. */
const lowered = /ã[^\0-\x7f](?![^\0-\x7fãâ])/g
/** The second byte that a character stood for: ÿ was a capital, too. */
const trailOf = (code: number): number => (code === 0xff ? 0x9f : byteOf[code]!)
/** What a letter must be cheaper than the two signs at least, in nats, and how many signs of a line must be such. */
const least = 6
const share = 0.8

/** Find, in a line without capitals beyond ASCII, what small letters made of sequences of two bytes. */
export const loweredRound = (line: string, biasFor: () => Bias): Edit[] => {
  if (!line.includes('ã') || /[\xc0-\xde]/.test(line)) return []
  const edits: Edit[] = []
  for (const {0: found, index: start} of line.matchAll(lowered)) {
    const trail = trailOf(codeAt(found, 1))
    if (trail < 0x80 || trail >= 0xc0) continue
    const after = String.fromCharCode(0xc0 | (trail & 0x3f))
    const end = start + found.length
    const [before, next] = [line.slice(Math.max(0, start - 2), start) || ' ', line.slice(end, end + 2)]
    const bias = biasFor()
    if (costOfText(found + next, {before, bias}) - costOfText(after + next, {before, bias}) < least) continue
    edits.push({
      start,
      end,
      after,
      plan: [
        {op: 'patch', changes: [{at: 0, drop: 2, text: `Ã${upper[trail - 0x80]!}`}]},
        {op: 'recode', from: page, to: 'utf-8'},
      ],
      confidence: 0.85,
      rule: 'utf8-through-page',
    })
  }
  const leads = line.match(/ã/g)!.length
  return edits.length >= leads * share ? edits : []
}
