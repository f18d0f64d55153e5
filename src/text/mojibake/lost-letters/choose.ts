/** Which character stood where one was lost: each by itself, as all others that were lost are unknown. */
import {lostWeights} from '../../../tables/mojibake-lost-letters.ts'
import {type Line, layOut} from '../fillings/contexts.ts'
import {costAround} from '../fillings/local-cost.ts'
import {weigherOf} from '../fillings/weights.ts'
import {foldTable} from '../language/grams.ts'
import type {Alphabet} from './alphabets.ts'
import {contextsOfLost, lost, mostContexts, putLost} from './contexts.ts'

/** What was chosen, and how likely it is among all that may stand there, from 0 to 1. */
export interface Choice {
  code: number
  likelihood: number
}

/** What may stand in a line where characters were lost. */
export interface Known {
  alphabet: Alphabet
  /** Lists what may stand at a place. */
  candidatesAt: (codes: Int32Array, at: number) => readonly number[]
  /** The letters, folded, that were hardly lost themselves. */
  kept?: ReadonlySet<number>
}

/** What tells against a letter that was kept elsewhere, in nats. */
const keptElsewhere = 4
const none: ReadonlySet<number> = new Set()

const contexts = new Uint32Array(mostContexts)
const weigh = weigherOf(lostWeights)

/** How far behind the cheapest a candidate may be by what the trigrams say, in nats: its contexts would not make up for more. */
const hopeless = 9

/** Keep the candidates whose contexts are worth a look, each with what it costs. */
const hopefulAt = (
  codes: Int32Array,
  at: number,
  {candidatesAt, kept = none}: Known,
): [code: number, cost: number][] => {
  const fold = foldTable()
  const costs = candidatesAt(codes, at).map((code): [number, number] => {
    codes[at] = code
    return [code, costAround(codes, at) + (kept.has(fold[code]!) ? keptElsewhere : 0)]
  })
  codes[at] = lost
  const least = Math.min(...costs.map(([, cost]) => cost))
  return costs.filter(([, cost]) => cost <= least + hopeless)
}

const chooseAt = (codes: Int32Array, at: number, scene: Known & {line: Line}): Choice => {
  const {line} = scene
  const hopeful = hopefulAt(codes, at, scene)
  const scores = hopeful.map(([code, cost]) => {
    putLost(line, at + 1, code)
    return weigh(contexts, contextsOfLost(line, at + 1, contexts)) - cost
  })
  putLost(line, at + 1, lost)
  const most = Math.max(...scores)
  const likelihood = 1 / scores.reduce((sum, own) => sum + Math.exp(own - most), 0)
  return {code: hopeful[scores.indexOf(most)]![0], likelihood}
}

/** Choose the characters that were lost from a line: `codes` are its characters, `lost` where one was. */
export const chooseLost = (codes: Int32Array, known: Known): Choice[] => {
  const line = layOut(codes, {put: putLost, tongue: known.alphabet.number})
  const choices: Choice[] = []
  for (let at = 0; at < codes.length; at++)
    if (codes[at] === lost) choices.push(chooseAt(codes, at, {...known, line}))
  return choices
}
