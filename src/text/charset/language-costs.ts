/** Cost of a text in the languages that it may be of. */
import {contextOf, LEVEL_NATS} from './grams.ts'
import {
  gramCost,
  type LanguageModel,
  modelOf,
  signCostsOf,
  singleCost,
  singlesOf,
  UNSEEN,
} from './language-model.ts'
import {ACUTE, APOSTROPHE, CASE, type CostedText, MARK, MICRO, MILLIONTH, MIXED, TYPED} from './ready-text.ts'
import {KIND, kindOf, symbolOf} from './unit-kinds.ts'

/** Cost of each word of a text in a language, in nats. */
export function wordCosts({symbols, words, fixed}: CostedText, language: string): Float64Array {
  const model = modelOf(language)
  const costs = Float64Array.from(fixed)
  for (let word = 0; word < costs.length; word++) {
    let a = 32
    let b = 32
    let sum = 0
    for (let i = words[word]!; i < words[word + 1]!; i++) {
      const c = symbols[i]!
      if (c >= 0x80 && kindOf(c) & (KIND.sign | KIND.control)) {
        sum +=
          kindOf(c) & KIND.control ? 0 : singleCost(model, c) + (RAISED.has(c) ? 0 : cutCost(model, a, b))
        a = b
        b = 0x2e
        continue
      }
      sum += gramCost(model, a, b, c)
      a = b
      b = c
    }
    costs[word]! += sum
  }
  return costs
}

/** Signs that stand behind any letter. */
const RAISED = new Set([...'²³°®™¹'].map(sign => sign.charCodeAt(0)))

/** What a sign costs more behind letters that hardly end a word, at most, in nats. */
const MOST_CUT = 4

function cutCost(model: LanguageModel, a: number, b: number): number {
  if (contextOf(b) !== 1) return 0
  const usual = model.singles[0x2e]! * LEVEL_NATS
  return Math.min(MOST_CUT, Math.max(0, gramCost(model, a, b, 0x2e) - usual))
}

/**
 * Cost of the bytes from 80 on of a single-byte page in a language, by single characters: 128 behind an ASCII letter, 128
 * behind another of these bytes, 128 elsewhere.
 */
export function roughCosts(units: Uint16Array, language: string): Float32Array {
  const singles = singlesOf(language)
  const rough = new Float32Array(384)
  for (let i = 0; i < 384; i++) {
    const unit = units[0x80 + (i & 127)]!
    const kind = kindOf(unit)
    let cost = kind & KIND.control ? 0 : singleCost({singles}, symbolOf(unit))
    if (kind & KIND.control) cost = unit === 0xfffd ? UNSEEN.lost : UNSEEN.control
    else if (i < 128 && kind & KIND.other) cost += MIXED
    else if (i < 256 && kind & KIND.capital) cost += kind & KIND.latin ? CASE.inside / 2 : 0
    else if (i < 128 && unit === ACUTE) cost = TYPED + singleCost({singles}, APOSTROPHE)
    else if (i >= 256 && unit === MICRO) cost = MILLIONTH + singleCost({singles}, MARK)
    else if (kind & KIND.sign) cost += signCostsOf(unit)?.[i < 256 ? 2 : 1] ?? 0
    rough[i] = cost
  }
  return rough
}

/** What is known of a text beside itself. */
export interface CostOptions {
  /** Languages to judge it by, with what else speaks against each. */
  languages: ReadonlyMap<string, number>
  /** Languages that words may be borrowed from, beside those. */
  lenders: readonly string[]
}

/** What a text costs. */
export interface LanguageCost {
  cost: number
  language: string
  /** By language. */
  costs: ReadonlyMap<string, number>
}

/** Cost of a text in the language that it is likeliest in. */
export function costIn(ready: CostedText, {languages, lenders}: CostOptions): LanguageCost {
  const own = new Map([...languages.keys()].map(language => [language, wordCosts(ready, language)]))
  const best = new Float64Array(ready.fixed.length).fill(Infinity)
  const lend = (costs: Float64Array): void => {
    for (let word = 0; word < costs.length; word++) best[word] = Math.min(best[word]!, costs[word]!)
  }
  for (const costs of own.values()) lend(costs)
  for (const lender of lenders) if (!own.has(lender)) lend(wordCosts(ready, lender))
  let cost = Infinity
  let chosen = ''
  const costs = new Map<string, number>()
  for (const [language, against] of languages) {
    let sum = against
    const words = own.get(language)!
    for (let word = 0; word < words.length; word++)
      sum += Math.min(words[word]!, best[word]! + ready.borrowed[word]!)
    costs.set(language, sum)
    if (sum >= cost) continue
    cost = sum
    chosen = language
  }
  return {cost, language: chosen, costs}
}
