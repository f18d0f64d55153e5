/**
 * Write `mojibake-lost-letters.ts`: what the surroundings of a letter that was lost say for each that it may be.
 *
 * Run: `npx jiti src/tables/mojibake-lost-letters.make.ts`, after `mojibake-sources.make.ts`; needs some 1.5 GB. Every letter
 * and every mark beyond ASCII is a case. The weights of contexts (src/text/mojibake/lost-letters/contexts.ts) correct what
 * the trigrams say.
 */
import {writeFileSync} from 'node:fs'
import {contextBits, type Line, layOut} from '../text/mojibake/fillings/contexts.ts'
import {costAround} from '../text/mojibake/fillings/local-cost.ts'
import {alphabetOf, candidatesBetween} from '../text/mojibake/lost-letters/alphabets.ts'
import {contextsOfLost, lost, mostContexts, putLost} from '../text/mojibake/lost-letters/contexts.ts'
import {Learner} from './ftrl.make.ts'
import {type Example, examplesOf, shuffle} from './lost-letter-examples.make.ts'
import {nameSources, readPart} from './mojibake-sources.make.ts'

const passes = 2
const rates = {alpha: 0.4, beta: 1, one: 8, two: 1}
const levels = {step: 0.4, steps: 15, zero: 5}
/** Languages of the Latin script that one byte a character was enough for. */
const languages = 'de fr es pt it nl sv da nb fi pl cs sk hu ro hr sl tr et lv lt ca is en'.split(' ')
const learner = new Learner(contextBits, rates)
const mostCandidates = 128
const contexts = Array.from({length: mostCandidates}, () => new Uint32Array(mostContexts))
const counts = new Uint8Array(mostCandidates)
const scores = new Float64Array(mostCandidates)

/** Score what may stand at a place where a character was lost; gives which is best. */
const score = (line: Line, codes: Int32Array, {at, candidates}: {at: number; candidates: readonly number[]}): number => {
  let best = 0
  candidates.forEach((code, index) => {
    putLost(line, at + 1, code)
    codes[at] = code
    counts[index] = contextsOfLost(line, at + 1, contexts[index]!)
    let sum = -costAround(codes, at)
    for (let own = 0; own < counts[index]!; own++) sum += learner.weightOf(contexts[index]![own]!)
    scores[index] = sum
    if (sum > scores[best]!) best = index
  })
  putLost(line, at + 1, lost)
  codes[at] = lost
  return best
}

const learn = (candidates: readonly number[], truth: number, {best, weight}: {best: number; weight: number}) => {
  let total = 0
  for (let index = 0; index < candidates.length; index++) total += Math.exp(scores[index]! - scores[best]!)
  for (let index = 0; index < candidates.length; index++) {
    const share = Math.exp(scores[index]! - scores[best]!) / total
    const gradient = (share - (candidates[index] === truth ? 1 : 0)) * weight
    if (Math.abs(gradient) < 1e-3) continue
    for (let own = 0; own < counts[index]!; own++) learner.update(contexts[index]![own]!, gradient)
  }
}

/** By how likely the best one is: how many were chosen, and how many of them are right. */
type Tally = Map<number, [all: number, right: number]>
const bounds = [0, 0.5, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995]

const visit = ({text, weight, alphabet}: Example, tally: Tally, isLearning: boolean) => {
  const truths = Int32Array.from(text, char => char.codePointAt(0) as number)
  const codes = truths.map(code => (code < 0x80 ? code : lost))
  const line = layOut(codes, {put: putLost, tongue: alphabet.number})
  for (let at = 0; at < codes.length; at++) {
    if (codes[at] !== lost) continue
    const code = truths[at]!
    const [before, behind] = [codes[at - 1] ?? 32, codes[at + 1] ?? 32]
    const candidates = candidatesBetween(alphabet, before, behind)
    if (!candidates.includes(code)) continue
    const best = score(line, codes, {at, candidates})
    const all = candidates.reduce((sum, _, index) => sum + Math.exp(scores[index]! - scores[best]!), 0)
    for (const bound of bounds) {
      if (1 / all < bound) break
      const cell = tally.get(bound) ?? [0, 0]
      tally.set(bound, cell)
      cell[0]++
      cell[1] += Number(candidates[best] === code)
    }
    if (isLearning) learn(candidates, code, {best, weight})
  }
}

const show = (tally: Tally): string =>
  bounds
    .map(bound => {
      const [all, right] = tally.get(bound) ?? [0, 0]
      const [total] = tally.get(0) ?? [1]
      return `${bound}: ${(all / total).toFixed(3)} ${(right / Math.max(1, all)).toFixed(4)}`
    })
    .join('  ')

const measure = () => {
  const whole: Tally = new Map()
  for (const [index, language] of languages.entries()) {
    const lines = [...readPart(language, 'held-out'), ...readPart(language, 'other')]
    const tally: Tally = new Map()
    const alphabet = alphabetOf(alphabets.get(language)!, index + 1)
    for (let at = 0; at < lines.length; at += Math.max(1, Math.floor(lines.length / 200)))
      for (const own of [tally, whole]) visit({text: lines[at]!, weight: 1, alphabet}, own, false)
    console.log(language, tally.get(0)?.[0], show(tally))
  }
  console.log('all', whole.get(0)?.[0], show(whole))
}

const alphabets = new Map<string, string>()
const examples = shuffle(
  languages.flatMap((language, index) => {
    const {letters, examples: own} = examplesOf(language, index + 1)
    alphabets.set(language, letters)
    return own
  }),
)
console.log(`${examples.length} examples`)
for (let pass = 0; pass < passes; pass++) {
  const tally: Tally = new Map()
  for (const example of examples) visit(example, tally, true)
  console.log(`pass ${pass}`, tally.get(0)?.[0], show(tally))
}
const {count, rice, bits} = learner.pack(levels)
measure()
console.log(`${count} weights, ${bits.length} characters`)
writeFileSync(
  new URL('mojibake-lost-letters.ts', import.meta.url),
  `// Generated by mojibake-lost-letters.make.ts: do not edit.
// What contexts of lost letters say for each, by their hash of ${contextBits} bits: Rice-coded gaps, with the weight in four bits
// beside each. Learned from
${nameSources()}// and from the lists of words of wordfreq 3.1.1 (PyPI; data CC BY-SA 4.0).
/** The letters beyond ASCII of each language, the commonest first. */
export const lostAlphabets: Readonly<Record<string, string>> = {
${[...alphabets].map(([language, letters]) => `  ${language}: '${letters}',`).join('\n')}
}
export const lostWeights = {
  step: ${levels.step},
  zero: ${levels.zero},
  count: ${count},
  rice: ${rice},
  bits: '${bits}',
}
`,
)
