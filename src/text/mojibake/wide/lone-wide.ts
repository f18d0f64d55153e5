/** Letters of Latin text that a double-byte charset read: one wide character each, where nothing else is wide. */

import {codeAt, codeOrZeroAt} from '../../code-at.ts'
import {confidenceOf} from '../edits.ts'
import {isPlainLetter, isPlainSmall} from '../language/kinds.ts'
import type {Bias} from '../language/language-bias.ts'
import {caseCost, costOf, kindBits, kinds, symbolOf} from '../language/plausibility.ts'
import {isSmallWord} from '../language/small-words.ts'
import {weighWords} from '../language/words.ts'
import type {Edit} from '../plan.ts'
import {isWide} from './pairs.ts'
import {type Readings, readingsOf} from './readings.ts'
import {wideCharsets} from './tables.ts'

/** The charsets of two bytes a letter; that of half-width kana reads letters one byte at a time. */
const charsets = wideCharsets.filter(name => name !== 'shift_jis')
/** The letters, and the signs, that texts of the Latin script have: those of two bytes in UTF-8. */
const letters = [
  [0xa1, 0x180],
  [0x1a0, 0x1a2],
  [0x1af, 0x1b1],
  [0x218, 0x21c],
] as const

/** What letter each wide character is in each of the charsets. */
let readings: Readings<number> | undefined

const load = (): Readings<number> => {
  const codes = letters.flatMap(([first, last]) =>
    Array.from({length: last - first}, (_, index) => first + index),
  )
  const bytesOf = (code: number) => ((0xc0 | (code >> 6)) << 8) | 0x80 | (code & 63)
  readings = readingsOf(charsets, new Map(codes.map(code => [bytesOf(code), code])))
  return readings
}

/** How many wide characters a line may have, and how many plain letters to each. */
const few = {most: 12, plain: 3} as const

/** Whether a place is in a word of plain letters, at its end, beside a number, or between spaces: where letters and signs stand. */
const isPlace = (line: string, at: number): boolean => {
  const [before, next] = [
    at > 0 ? line.charCodeAt(at - 1) : 32,
    at + 1 < line.length ? line.charCodeAt(at + 1) : 32,
  ]
  const isBeside = (code: number) => isPlainLetter(code) || (code >= 48 && code < 58)
  return (
    isBeside(before) || isBeside(next) || (before === 32 && next === 32) || before >= 0x2e80 || next >= 0x2e80
  )
}

/** Where the wide characters of a line stand, if each may be a letter of Latin text. */
const placesOf = (line: string): number[] | undefined => {
  const places: number[] = []
  let plain = 0
  for (let at = 0; at < line.length; at++) {
    const code = codeAt(line, at)
    if (code < 0x80) {
      if (isPlainLetter(code)) plain++
    } else if (code >= 0x1100) {
      if (code < 0x2e80) continue
      if (!isWide(code) || places.length === few.most || !isPlace(line, at)) return undefined
      places.push(at)
    }
  }
  if (places.length === 0 || plain < places.length * few.plain) return undefined
  const known = readings ?? load()
  return places.every(at => known.has(codeAt(line, at))) ? places : undefined
}

/** Whether the wide characters of a line are few and may all be letters of Latin text: the fast path asks. */
export const mayBeLetters = (line: string): boolean => placesOf(line) !== undefined

/** What speaks for a wide character's being a letter, in nats: small letters beside it, and the word that comes of it. */
const weights = {beside: 6, between: 9, word: 6, small: 7, sign: 6, foreign: -7, against: -20} as const
/** What the lot must gain, and what a letter costs at most where it is at home, in nats. */
export const least = 6
const usual = 9

/** What speaks for signs: money before a number, degrees after one, marks that open before a capital. */
const isSignInPlace = (text: string, at: number): boolean => {
  const [before, next] = [text[at - 1] ?? ' ', text[at + 1] ?? ' ']
  if ('£¥'.includes(text[at]!)) return /\d/.test(next) && !/\w/.test(before)
  if ('°ºª'.includes(text[at]!)) return /\d/.test(before) && /[\sCF.,;)]/.test(next)
  if ('¿¡'.includes(text[at]!)) return /\p{Lu}/u.test(next) && !/\w/.test(before)
  return false
}

/** What speaks for a letter at a place, by its neighbours. */
export const weighPlace = (text: string, at: number, bias: Bias): number => {
  const code = codeAt(text, at)
  if (!(kindBits(code) & kinds.letter) || code < 0xc0)
    return isSignInPlace(text, at) ? weights.sign : weights.against
  const [a, b, next] = [
    codeOrZeroAt(text, at - 2) || 32,
    codeOrZeroAt(text, at - 1) || 32,
    codeOrZeroAt(text, at + 1) || 32,
  ]
  const word = wordAround(text, at)
  const small = bias.language && isSmallWord(word.toLowerCase(), bias.language) ? weights.small : 0
  // No word of one letter that is glued to a sign, no capital that ends a word.
  if (word.length === 1) return isApart(text, at) && small ? small : weights.against
  if (isPlainSmall(b) && kindBits(code) & kinds.upper) return weights.against
  const cost = costOf(symbolOf(a), symbolOf(b), symbolOf(code)) + caseCost(a, b, code)
  const beside =
    isPlainSmall(b) && isPlainSmall(next)
      ? weights.between
      : isPlainSmall(b) || isPlainSmall(next)
        ? weights.beside
        : 0
  return beside + small - Math.max(0, cost - usual) + (bias.isForeign(code) ? weights.foreign : 0)
}

const isApart = (text: string, at: number): boolean =>
  (at === 0 || text[at - 1] === ' ') && (at === text.length - 1 || text[at + 1] === ' ')

/** How far a word is looked at on either side: no small one is so long. */
const farthest = 32

const wordAround = (text: string, at: number): string =>
  /\p{L}*$/u.exec(text.slice(Math.max(0, at - farthest), at))![0] +
  /^\p{L}*/u.exec(text.slice(at, at + farthest))![0]

/** Find the letters of a line that a double-byte charset read; nothing where another reading is as good. */
export const loneWideRound = (line: string, biasFor: () => Bias): Edit[] => {
  const places = placesOf(line)
  if (!places) return []
  let best: {name: string; text: string; gain: number} | undefined
  for (const [place, name] of charsets.entries()) {
    const codes = places.map(at => readings!.get(codeAt(line, at))![place])
    if (codes.includes(undefined)) continue
    const units = line.split('')
    places.forEach((at, index) => {
      units[at] = String.fromCharCode(codes[index]!)
    })
    const text = units.join('')
    const {gained} = weighWords(line, text)
    const bias = biasFor()
    const gain = places.reduce((sum, at) => sum + weighPlace(text, at, bias), gained * weights.word)
    if (gain > (best?.gain ?? 0)) best = {name, text, gain}
  }
  if (!best || best.gain < least * Math.sqrt(places.length)) return []
  const {name, text, gain} = best
  return places.map(at => ({
    start: at,
    end: at + 1,
    after: text[at]!,
    plan: [{op: 'recode', from: name, to: 'utf-8'}],
    confidence: confidenceOf(gain),
    rule: 'utf8-through-wide-charset',
  }))
}
