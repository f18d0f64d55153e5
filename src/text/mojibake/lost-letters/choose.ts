/** Which character stood where one was lost: each by itself, as all others that were lost are unknown. */
import {lostWeights} from '../../../tables/mojibake-lost-letters.ts'
import {type Line, layOut} from '../fillings/contexts.ts'
import {costAround} from '../fillings/local-cost.ts'
import {weigherOf} from '../fillings/weights.ts'
import {foldTable} from '../language/grams.ts'
import {candidatesBetween} from './alphabets.ts'
import {contextsOfLost, lost, mostContexts, putLost} from './contexts.ts'
import type {Shown} from './shown.ts'

/** What was chosen, and how likely it is among all that may stand there, from 0 to 1. */
export interface Choice {
  code: number
  likelihood: number
}

/** A line at work. */
interface Scene extends Pick<Shown, 'alphabet' | 'kept'> {
  codes: Int32Array
  line: Line
}

/** What tells against a letter that was kept elsewhere, in nats. */
const keptElsewhere = 4

const contexts = new Uint32Array(mostContexts)
const weigh = weigherOf(lostWeights)

const chooseAt = ({codes, line, alphabet, kept}: Scene, at: number): Choice => {
  const candidates = candidatesBetween(alphabet, codes[at - 1] ?? 32, codes[at + 1] ?? 32)
  const fold = foldTable()
  const scores = candidates.map(code => {
    codes[at] = code
    putLost(line, at + 1, code)
    const fit = weigh(contexts, contextsOfLost(line, at + 1, contexts)) - costAround(codes, at)
    return fit - (kept.has(fold[code]!) ? keptElsewhere : 0)
  })
  codes[at] = lost
  putLost(line, at + 1, lost)
  const most = Math.max(...scores)
  const likelihood = 1 / scores.reduce((sum, own) => sum + Math.exp(own - most), 0)
  return {code: candidates[scores.indexOf(most)]!, likelihood}
}

/** Choose the characters that were lost from a line: `codes` are its characters, `lost` where one was. */
export const chooseLost = (codes: Int32Array, shown: Shown): Choice[] => {
  const line = layOut(codes, {put: putLost, tongue: shown.alphabet.number})
  const choices: Choice[] = []
  for (let at = 0; at < codes.length; at++)
    if (codes[at] === lost) choices.push(chooseAt({...shown, codes, line}, at))
  return choices
}
