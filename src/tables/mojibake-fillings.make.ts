/**
 * Write `mojibake-fillings.ts`: what the surroundings of a letter that lost a byte say for each of those it may be.
 *
 * Run: `npx jiti src/tables/mojibake-fillings.make.ts`, after `mojibake-sources.make.ts`; needs some 1.5 GB. Every letter that a
 * page would lose a byte of is a case: its candidates are the letters that differ in lost bytes only. The weights of
 * contexts (src/text/mojibake/fillings/contexts.ts) correct what the trigrams say (local-cost.ts).
 */
import {writeFileSync} from 'node:fs'
import {candidatesFor, isOfContext, lostOf} from '../text/mojibake/fillings/candidates.ts'
import {contextBits, contextsOf, type Line, layOut, mostContexts, put} from '../text/mojibake/fillings/contexts.ts'
import {costAround} from '../text/mojibake/fillings/local-cost.ts'
import {pageNamed} from '../text/mojibake/pages.ts'
import {Learner} from './ftrl.make.ts'
import {languages, nameSources, readLanguage, readPart} from './mojibake-sources.make.ts'
import {readWordList} from './word-lists.make.ts'

const setting = (name: string, otherwise: number) => Number(process.env[name] ?? otherwise)
/** How much text of a language is counted, in UTF-16 code units, and how many words of its list. */
const most = {text: setting('TEXT', 900_000), words: setting('WORDS', 30_000)}
/** Of languages that lose one letter in ten, and have many forms of each word, more is counted. */
const larger: Readonly<Record<string, number>> = {ru: 5, uk: 2, bg: 2, el: 1.5, vi: 4, ko: 3, zh: 3, zt: 1.5}
const passes = setting('PASSES', 2)
const rates = {alpha: setting('ALPHA', 0.15), beta: 1, one: setting('ONE', 0.7), two: 1}
const levels = {step: 0.4, steps: 15, zero: 5}

/** Pages by how often a case is of their holes. */
const shares = [
  ['windows-1252', 0.72],
  ['windows-1250', 0.13],
  ['windows-1254', 0.05],
  ['windows-1257', 0.04],
  ['windows-1258', 0.03],
  ['windows-1253', 0.03],
] as const
const holesOf = shares.map(([name, share]) => ({share, holes: pageNamed(name)!.holes.filter(byte => byte < 0xc0)}))

let state = 7
const random = (): number => {
  state = (Math.imul(state, 0x5bd1e995) + 0x3039) | 0
  return ((state ^ (state >>> 15)) >>> 0) / 2 ** 32
}
const drawHoles = (): readonly number[] => {
  let left = random()
  for (const {share, holes} of holesOf) {
    left -= share
    if (left < 0) return holes
  }
  return holesOf[0]!.holes
}

const learner = new Learner(contextBits, rates)

/** Of so many candidates at most: two lost bytes make five times five. */
const mostCandidates = 32
const contexts = Array.from({length: mostCandidates}, () => new Uint32Array(mostContexts))
const counts = new Uint8Array(mostCandidates)
const scores = new Float64Array(mostCandidates)

/** Score the candidates of a place; gives which is best. */
const score = (line: Line, codes: Int32Array, {at, candidates}: {at: number; candidates: readonly number[]}): number => {
  const truth = codes[at]!
  let best = 0
  candidates.forEach((code, index) => {
    put(line, at + 1, code)
    codes[at] = code
    counts[index] = contextsOf(line, at + 1, contexts[index]!)
    let sum = -costAround(codes, at)
    for (let own = 0; own < counts[index]!; own++) sum += learner.weightOf(contexts[index]![own]!)
    scores[index] = sum
    if (sum > scores[best]!) best = index
  })
  put(line, at + 1, truth)
  codes[at] = truth
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

/** How often nothing stands for a lost byte. */
const dropped = 0.3

interface Example {
  text: string
  weight: number
}

/** Visit the cases of a line: letters that lose a byte. */
const visit = ({text, weight}: Example, holes: readonly number[], isLearning: boolean): [right: number, all: number] => {
  const codes = Int32Array.from(text, char => char.codePointAt(0) as number)
  const line = layOut(codes)
  let right = 0
  let all = 0
  for (let at = 0; at < codes.length; at++) {
    const code = codes[at]!
    if (code < 0x80 || !isOfContext(codes, at)) continue
    const lost = lostOf(code, holes)
    if (lost === 0) continue
    const candidates = candidatesFor(code, {lost, isDropped: isLearning && random() < dropped, holes})
    if (candidates.length < 2 || candidates.length > mostCandidates || !candidates.includes(code)) continue
    const best = score(line, codes, {at, candidates})
    all++
    right += Number(candidates[best] === code)
    if (isLearning) learn(candidates, code, {best, weight})
  }
  return [right, all]
}

/** How often a line is set in capitals, and with a capital at the head of each word; and how much a word so set weighs. */
const capitals = {line: 0.06, heads: 0.06, word: 0.3} as const
const withHeads = (text: string): string => text.replace(/(?<![\p{L}\p{M}])\p{L}/gu, letter => letter.toUpperCase())
const setAnew = (text: string): string => {
  const way = random()
  if (way < capitals.line) return text.toUpperCase()
  return way < capitals.line + capitals.heads ? withHeads(text) : text
}
const formsOf = (word: string): string[] =>
  [withHeads(word), word.toUpperCase()].filter(form => form !== word && lostIn(form) && form.length === word.length)
const lostIn = (text: string): boolean =>
  Array.from(text).some(char => lostOf(char.codePointAt(0) as number, holesOf[0]!.holes) !== 0)

const unlisted = new Set(['ko', 'ja', 'zh', 'sh'])
const examplesOf = (language: string): Example[] => {
  const found: Example[] = []
  const more = larger[language] ?? 1
  let left = most.text * more
  for (const text of readLanguage(language)) {
    if (left < 0) break
    left -= text.length
    if (/[^\0-\x7f]/.test(text)) found.push({text: setAnew(text), weight: 1})
  }
  if (unlisted.has(language)) return found
  for (const {word, perMillion} of readWordList(language, most.words * more)) {
    if (!/[^\0-\x7f]/.test(word)) continue
    const weight = Math.min(3, Math.max(0.3, Math.sqrt(perMillion / 10)))
    if (lostIn(word)) found.push({text: word, weight})
    for (const form of formsOf(word)) found.push({text: form, weight: weight * capitals.word})
  }
  return found
}

const shuffle = <T>(list: T[]): T[] => {
  for (let at = list.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1))
    ;[list[at], list[other]] = [list[other]!, list[at]!]
  }
  return list
}

const measure = () => {
  let mean = 0
  const shown: string[] = []
  for (const language of chosen) {
    const lines = [...readPart(language, 'held-out'), ...readPart(language, 'other')]
    let [right, all] = [0, 0]
    for (let at = 0; at < lines.length; at += Math.max(1, Math.floor(lines.length / 400))) {
      const [own, of] = visit({text: lines[at]!, weight: 1}, holesOf[0]!.holes, false)
      right += own
      all += of
    }
    if (all < 50) continue
    mean += right / all
    shown.push(`${language} ${(right / all).toFixed(4)}`)
  }
  console.log(`mean ${(mean / shown.length).toFixed(4)}: ${shown.join(', ')}`)
}

const chosen = (process.env['LANGUAGES'] ?? languages.join(' ')).split(' ')
measure()
const examples = shuffle(chosen.flatMap(examplesOf))
console.log(`${examples.length} examples`)
for (let pass = 0; pass < passes; pass++) {
  let [right, all] = [0, 0]
  for (const example of examples) {
    const [own, of] = visit(example, drawHoles(), true)
    right += own
    all += of
  }
  console.log(`pass ${pass}: ${all} cases, ${(right / all).toFixed(4)} right as they came`)
}

const {count, rice, bits} = learner.pack(levels)
measure()
console.log(`${count} weights, ${bits.length} characters`)
writeFileSync(
  new URL('mojibake-fillings.ts', import.meta.url),
  `// Generated by mojibake-fillings.make.ts: do not edit.
// What contexts of letters that lost a byte say for each, by their hash of ${contextBits} bits: Rice-coded gaps, with the weight in
// four bits beside each. Learned from
${nameSources()}// and from the lists of words of wordfreq 3.1.1 (PyPI; data CC BY-SA 4.0).
export const fillingWeights = {
  step: ${levels.step},
  zero: ${levels.zero},
  count: ${count},
  rice: ${rice},
  bits: '${bits}',
}
`,
)
