/** How plausible Chinese, Japanese and Korean characters are, in the kindest of the languages for a whole text. */
import {wideLanguages, wideLevelNats} from '../../../tables/mojibake-wide.ts'
import {codeAt} from '../../code-at.ts'
import {unpackRice} from '../../rice.ts'
import {costOfText, kindBits, kinds} from '../language/plausibility.ts'
import {hashPair, isWide, pairHashBits} from './pairs.ts'

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

/** What the wide characters of the last text cost in each language. */
const sums = new Float64Array(wideCount)

/** Sum what the wide characters of a text cost in each language; gives how many there are. */
const sumWide = (text: string): number => {
  sums.fill(0)
  let count = 0
  let before = 0
  for (let at = 0; at < text.length; at++) {
    const code = codeAt(text, at)
    if (code < 0x2e80 || !isWide(code)) {
      before = 0
      continue
    }
    count++
    addWide(before, code)
    before = code
  }
  return count
}

const addWide = (before: number, code: number) => {
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

/** The languages whose own a double-byte charset is, by their place in the table: zh, zt, ja, ko. */
const ownLanguages: Readonly<Record<string, readonly number[]>> = {
  gbk: [0, 1],
  big5: [1],
  shift_jis: [2],
  'euc-jp': [2],
  'euc-kr': [3],
}
/** What it costs that a text in a double-byte charset is of another language than the charset's own, in nats. */
const elsewhere = 5

const chinese: readonly number[] = [0, 1]

/** The languages a text may be of by its script: where it has kana or Hangul, one; else either Chinese. */
const likelyLanguages = (text: string): readonly number[] =>
  /[\u3041-\u3096\u30a1-\u30fa]/.test(text) ? [2] : /[\uac00-\ud7a3]/.test(text) ? [3] : chinese

/**
 * What the wide characters of a text cost in nats, in the language in which they cost least, and how many there are.
 *
 * `charset`: the double-byte charset the text would be in, which has languages of its own.
 */
export const costOfWideText = (text: string, charset = ''): {cost: number; count: number} => {
  const count = sumWide(text)
  if (count === 0) return {cost: 0, count}
  const own = ownLanguages[charset]
  let cost = Infinity
  for (let language = 0; language < wideCount; language++)
    cost = Math.min(cost, sums[language]! + (own && !own.includes(language) ? elsewhere : 0))
  return {cost, count}
}

/**
 * What a Han or Hangul character costs beside a letter of another script, in nats: beside ASCII's, the more so
 * where the text has more of those than of wide characters.
 */
const glued = {letter: 4, small: 5, among: 1.5} as const

const isSmall = (code: number): boolean => code >= 97 && code <= 122

const isCapital = (code: number): boolean => code >= 65 && code <= 90

const gluedBeside = (wide: number, other: number, small: number): number => {
  if (isSmall(other)) return wide > 0x303f && wide < 0xff00 ? small : 0
  if (wide < 0x3400 || !(kindBits(wide) & kinds.letter)) return 0
  return other >= 0xc0 && other < 0x2000 && kindBits(other) & kinds.letter ? glued.letter : 0
}

/** What wide characters cost beside letters of other scripts, in nats; nothing where a text has none. */
export const costOfGlue = (text: string): number => {
  let wide = 0
  let latin = 0
  for (let at = 0; at < text.length; at++) {
    const code = codeAt(text, at)
    if (code < 0x80 ? isSmall(code) : false) latin++
    else if (code >= 0x2e80 && isWide(code)) wide++
  }
  if (wide === 0 || wide === text.length) return 0
  const small = latin > wide ? glued.small : glued.among
  let sum = 0
  for (let at = 1; at < text.length; at++) {
    const [one, other] = [text.charCodeAt(at - 1), codeAt(text, at)]
    if (other >= 0x2e80 && isWide(other)) {
      // Between capitals.
      if (isCapital(one) && isCapital(text.charCodeAt(at + 1))) sum += glued.small
      if (!isWide(one)) sum += gluedBeside(other, one, small)
    } else if (one >= 0x2e80 && isWide(one)) sum += gluedBeside(one, other, small)
  }
  return sum
}

/**
 * Cost in nats of a text that may hold wide characters: those by the model of this file, the others as ever.
 *
 * Above `limit` it is not finished.
 */
export const costOfLine = (
  text: string,
  {limit = Infinity, charset = ''}: {limit?: number; charset?: string} = {},
): number => {
  const {cost, count} = costOfWideText(text, charset)
  if (count === 0) return costOfText(text, {limit})
  let sum = cost + costOfGlue(text)
  let from = 0
  for (let at = 0; at <= text.length && sum <= limit; at++) {
    const code = at < text.length ? codeAt(text, at) : 0x3001
    if (code < 0x2e80 || !isWide(code)) continue
    if (at > from) sum += costOfText(text.slice(from, at), {limit: limit - sum})
    from = at + 1
  }
  return sum
}

/** What a wide character costs in most clean texts, on average, at most, in nats: kana, Hangul, Han and the rest. */
const usual = {kana: 4.5, hangul: 5.7, han: 6.6} as const

const usualOf = (code: number): number =>
  code >= 0x3041 && code < 0x3100 ? usual.kana : code >= 0xac00 && code < 0xd7a4 ? usual.hangul : usual.han

/**
 * What a wide character costs at most, on average, in a Chinese text of some that reads as headlines and names do, in nats; where
 * another charset made it, it costs 8.8 and more. (In Japanese kana are cheap and may stay right where the rest is not.)
 */
const terse = {most: 8, count: 4} as const

/** How much stranger the wide characters of a text are than those of clean text, in nats. */
export const strangenessOfWide = (text: string): number => {
  let expected = 0
  for (let at = 0; at < text.length; at++) {
    const code = codeAt(text, at)
    if (code >= 0x2e80 && isWide(code)) expected += usualOf(code)
  }
  if (expected === 0) return 0
  const count = sumWide(text)
  const likely = likelyLanguages(text)
  const cost = Math.min(...likely.map(language => sums[language]!))
  const isTerse = likely === chinese && count >= terse.count && cost <= count * terse.most
  return (isTerse ? 0 : Math.max(0, cost - expected)) + costOfGlue(text)
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
