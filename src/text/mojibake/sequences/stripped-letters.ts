/** Which letter a lead byte stands for that lost the byte behind it. */

import type {Bias} from '../language/language-bias.ts'
import {costOfText} from '../language/plausibility.ts'
import {candidatesBetween} from '../lost-letters/alphabets.ts'
import {chooseLost, type Known} from '../lost-letters/choose.ts'
import {lost} from '../lost-letters/contexts.ts'
import {alphabetFor} from '../lost-letters/shown.ts'
import {mendWhole} from './whole-pairs.ts'

const lettersOf = (lead: number): string[] =>
  Array.from({length: 32}, (_, low) => String.fromCharCode(((lead & 31) << 6) | low)).filter(char =>
    /\p{L}/u.test(char),
  )
const candidates = new Map([0xc3, 0xc4, 0xc5].map(lead => [lead, lettersOf(lead)]))

/** The no-break space that ends à may have become the space, or have gone at the end of the line. */
const endsInSpace = /^ |^$/

/** Where a lone lead stands, and what is known of its document. */
export interface Scene {
  before: string
  after: string
  bias: Bias
  /** What was made of letters in these surroundings before. */
  letters: Map<string, string>
}

/** The cost of a text in its surroundings, as far as no other lead is in the way. */
const costWith = (text: string, {before, after, bias}: Scene): number =>
  costOfText(text + after.slice(0, 3).replace(/[\xc3-\xc5].*$/s, ''), {before: before.slice(-2) || ' ', bias})

/** How many nats a text is cheaper than what was found in its place. */
export const gainOf = (found: string, text: string, scene: Scene): number =>
  costWith(found, scene) - costWith(text, scene)

/** What the language has against a letter, once more: its choice matters more here than how rare its neighbours are. */
const languageCost = (letter: string, {before, after, bias}: Scene): number => {
  const symbol = letter.toLowerCase().charCodeAt(0)
  return (
    bias.pair((before.at(-1) ?? ' ').toLowerCase().charCodeAt(0), symbol) +
    bias.pair(symbol, (after[0] ?? ' ').toLowerCase().charCodeAt(0))
  )
}

/** What a capital costs right after another: whether small letters follow is hidden where the next one is spoilt. */
const secondCapital = 1
const costOfCapital = (letter: string, {before}: Scene): number =>
  /(?<!\p{Lu})\p{Lu}$/u.test(before) && /\p{Lu}/u.test(letter) ? secondCapital : 0

/** Choose the letter that a lone lead stands for. */
export const bestLetter = (found: string, scene: Scene): string => {
  const key = scene.before.slice(-2) + found + scene.after.slice(0, 3)
  const known = scene.letters.get(key) ?? chooseLetter(found, scene)
  scene.letters.set(key, known)
  return known
}

const chooseLetter = (found: string, scene: Scene): string => {
  let best = found
  let least = Infinity
  const own = candidates.get(found.charCodeAt(0)) ?? []
  const all = found === 'Ã' && endsInSpace.test(scene.after) ? [...own, 'à'] : own
  for (const letter of all) {
    const cost = costWith(letter, scene) + languageCost(letter, scene) + costOfCapital(letter, scene)
    if (cost < least) {
      least = cost
      best = letter
    }
  }
  return best
}

/** What the place of a mark is to the letters beside it. */
const mark = 0x22

/** Choose the letters of all lone leads of a line, by their places, where the letters of its language are known. */
export const lettersOfLine = (
  line: string,
  leads: readonly {at: number; found: string}[],
  language: string | undefined,
): ReadonlyMap<number, string> => {
  const alphabet = language === undefined ? undefined : alphabetFor(language)
  if (!alphabet) return new Map()
  const codes: number[] = []
  const letters: {at: number; found: string; place: number}[] = []
  let from = 0
  const take = (end: number) => {
    for (const char of mendWhole(line.slice(from, end))) codes.push(char.codePointAt(0)!)
  }
  for (const {at, found} of leads) {
    take(at)
    from = at + found.length
    if (candidates.has(found.charCodeAt(0))) letters.push({at, found, place: codes.length})
    codes.push(candidates.has(found.charCodeAt(0)) ? lost : mark)
  }
  take(line.length)
  let next = 0
  const candidatesAt: Known['candidatesAt'] = (text, place) => {
    const {at, found} = letters[next++]!
    const own = candidates.get(found.charCodeAt(0))!.map(char => char.charCodeAt(0))
    if (found === 'Ã' && endsInSpace.test(line.slice(at + 1, at + 2))) own.push(0xe0)
    const usual = candidatesBetween(alphabet, text[place - 1] ?? 32, text[place + 1] ?? 32)
    const fit = own.filter(code => usual.includes(code))
    return fit.length ? fit : own
  }
  const choices = chooseLost(Int32Array.from(codes), {alphabet, candidatesAt})
  return new Map(choices.map(({code}, index) => [letters[index]!.at, String.fromCharCode(code)]))
}
