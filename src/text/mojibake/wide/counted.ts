/** What was counted of Chinese, Japanese and Korean characters, alone and in pairs: what one costs, in nats. */
import {wideLanguages, wideLevelNats} from '../../../tables/mojibake-wide.ts'
import {codeAt} from '../../code-at.ts'
import {unpackRice} from '../../rice.ts'
import {hashPair, pairHashBits} from './pairs.ts'

/** What a pair that was not counted costs more than its second character alone, in nats. */
const backoff = 1.2
/** What a character costs that a language was not seen to have, in nats. */
const unknown = 14

/** What a character costs after itself, in nats. */
const repeated = 2
/** What a Korean letter by itself costs at most, in nats: the tables' text is too well-behaved to have many. */
const letterAlone = 7

/** How many languages there are; what belongs to one stands at its place in each group of so many. */
export const wideCount = wideLanguages.length
/** How many bits hold a level of a pair, 0 for none. */
const levelBits = 5
const levelMask = (1 << levelBits) - 1

/** What was counted, of all languages side by side, so that to look up one is to look up all. */
interface WideModel {
  /** Cost level of each character alone: by character, then by language. Levels take a quarter of the room of costs. */
  singles: Uint8Array
  /** Cost in nats of each level of a character alone. */
  costs: Float32Array
  /** One bit for each hashed pair that some language has: few pairs that are asked for are any's, and this fits a cache. */
  known: Uint8Array
  /** Cost levels of each hashed pair: so many bits a language; 0 where it was not counted. */
  pairs: Uint32Array
}
let loaded: WideModel | undefined

/** The levels of a character that no language has, and of a Korean letter by itself. */
const rarest = {unknown: 255, letter: 254} as const

const load = (): WideModel => {
  const singles = new Uint8Array(0x10000 * wideCount).fill(rarest.unknown)
  const costs = Float32Array.from({length: 256}, (_, level) => level * wideLevelNats)
  costs[rarest.unknown] = unknown
  costs[rarest.letter] = letterAlone
  const pairs = new Uint32Array(1 << pairHashBits)
  const known = new Uint8Array(1 << (pairHashBits - 3))
  wideLanguages.forEach(({name, singles: rows, pairs: levels}, language) => {
    rows.forEach((row, index) => {
      for (let at = 0; at < row.length; at++) singles[codeAt(row, at) * wideCount + language] = index + 1
    })
    if (name === 'ko')
      for (let at = 0x3131 * wideCount + language; at < 0x3164 * wideCount; at += wideCount)
        if (costs[singles[at]!]! > letterAlone) singles[at] = rarest.letter
    const shift = language * levelBits
    // Where two levels claim a place, the likelier one has it.
    for (let level = levels.length; level >= 1; level--)
      for (const index of unpackRice(levels[level - 1]!)) {
        pairs[index] = (pairs[index]! & ~(levelMask << shift)) | (level << shift)
        known[index >> 3]! |= 1 << (index & 7)
      }
  })
  loaded = {singles, costs, pairs, known}
  return loaded
}

const wideModel = (): WideModel => loaded ?? load()

/** Cost in nats of a wide character by itself, in the language at that place. */
export const costOfSingle = (language: number, code: number): number => {
  const {singles, costs} = wideModel()
  return costs[singles[code * wideCount + language]!]!
}

/** The levels of a pair in each language; 0 where none has it. */
const levelsOf = ({pairs, known}: WideModel, b: number, c: number): number => {
  const hash = hashPair(b, c)
  return known[hash >> 3]! & (1 << (hash & 7)) ? pairs[hash]! : 0
}

/** Cost in nats of wide character `c` after `b` in a language; `b` is 0 where no wide character stands before. */
export const costOfWide = (language: number, b: number, c: number): number => {
  const model = wideModel()
  const alone = model.costs[model.singles[c * wideCount + language]!]!
  if (b === 0) return alone
  // Laughter, sighs and the like are written by repeating.
  if (b === c) return repeated
  const level = (levelsOf(model, b, c) >>> (language * levelBits)) & levelMask
  return level && alone < unknown ? level * wideLevelNats : alone + backoff
}

/** Add to sums, a language each, what a wide character costs after `before`, which is 0 where none stands before. */
export const addCosts = (sums: Float64Array, before: number, code: number) => {
  const model = wideModel()
  const {singles, costs} = model
  const levels = before && before !== code ? levelsOf(model, before, code) : 0
  for (let language = 0; language < wideCount; language++) {
    const alone = costs[singles[code * wideCount + language]!]!
    const level = (levels >>> (language * levelBits)) & levelMask
    if (before === 0) sums[language]! += alone
    else if (before === code) sums[language]! += repeated
    else sums[language]! += level && alone < unknown ? level * wideLevelNats : alone + backoff
  }
}

/** What the fast path looks up: the cost of each character in the kindest language. */
let kindest: Float32Array | undefined

const loadKindest = (): Float32Array => {
  const {singles, costs} = wideModel()
  kindest = new Float32Array(0x10000)
  for (let code = 0; code < kindest.length; code++) {
    let least = unknown
    for (let language = 0; language < wideCount; language++)
      least = Math.min(least, costs[singles[code * wideCount + language]!]!)
    kindest[code] = least
  }
  return kindest
}

/** What speaks for a character's being out of place, in nats: a pair that was counted speaks against it. */
const pairWeights = {seen: -0.7, unseen: 1.2, usual: 8, share: 0.4} as const

/** Tell quickly how odd a wide character is after `b`, which is 0 where none stands before. */
export const oddnessOfWide = (b: number, c: number): number => {
  const rare = ((kindest ?? loadKindest())[c]! - pairWeights.usual) * pairWeights.share
  if (b === 0) return rare
  const hash = hashPair(b, c)
  return wideModel().known[hash >> 3]! & (1 << (hash & 7)) ? pairWeights.seen : pairWeights.unseen + rare
}
