/** How strange a line is: what makes another charset worth a try. */
import {codeAt, codeOrZeroAt} from '../../code-at.ts'
import {strangenessOfWide} from '../wide/model.ts'
import {isWide as isWideChar} from '../wide/pairs.ts'
import {isOfAlphabet} from './kinds.ts'
import {caseCost, costOf, kindBits, kinds, symbolOf} from './plausibility.ts'

/** What a character beyond ASCII costs in clean text, at most, and a letter of another alphabet on average, in nats. */
const usual = {one: 5, letter: 2.9, slack: 0.4, few: 12} as const

/** How much stranger a line's characters beyond ASCII are than those of clean text, in nats. */
export const strangeness = (line: string): number => {
  let a = 32
  let b = 32
  let rawA = 32
  let rawB = 32
  let sum = 0
  let letters = 0
  let count = 0
  for (let at = 0; at < line.length; at++) {
    const code = codeAt(line, at)
    const symbol = symbolOf(code)
    if ((code >= 0x80 || b >= 0x80) && !isWideChar(code)) {
      const cost = costOf(a, b, symbol) + caseCost(rawA, rawB, code)
      sum += Math.max(0, cost - usual.one)
      if (isOfAlphabet(code)) {
        // The mean of a few letters strays further.
        letters += cost - usual.letter + (count < usual.few ? usual.slack : 0)
        count++
      }
      if (code >= 0x80 && code < 0xa0) return 99
    }
    a = b
    b = symbol
    rawA = rawB
    rawB = code
  }
  return Math.max(sum, letters) + strangenessOfWide(line) + costOfMixing(line) + costOfMisplaced(line)
}

/** From how strange a line on another charset is tried, in nats: the more, the longer it is. */
const strange = {least: 8, each: 0.015} as const

/** Whether a text is so strange, by so many nats, that it is worth a look. */
export const isStrange = ({length}: string, nats: number, least: number = strange.least): boolean =>
  nats > least + length * strange.each

const isLatinLetter = (code: number): boolean =>
  code < 0x80 ? (code | 32) >= 97 && (code | 32) <= 122 : code >= 0xc0 && code < 0x250

/**
 * What each letter of another alphabet costs more in a Latin word, and by itself, where a text has no two such letters
 * side by side.
 */
const mixing = {within: 7, alone: 2, most: 3} as const

/** What letters of other alphabets cost that stand in Latin words, or alone in Latin text, in nats. */
export const costOfMixing = (text: string): number => {
  let within = 0
  let alone = 0
  let latin = 0
  for (let at = 0; at < text.length; at++) {
    const code = codeAt(text, at)
    if (isLatinLetter(code)) latin++
    if (code < 0x370 || !isOfAlphabet(code)) continue
    const next = codeOrZeroAt(text, at + 1)
    if (isLatinLetter(codeOrZeroAt(text, at - 1)) || isLatinLetter(next)) within++
    else if (isOfAlphabet(next) || (at > 0 && isOfAlphabet(codeOrZeroAt(text, at - 1)))) return 0
    else alone++
  }
  if (latin <= (within + alone) * 2) return 0
  return (
    Math.min(within, mixing.most) * mixing.within + (within ? Math.min(alone, mixing.most) * mixing.alone : 0)
  )
}

/** What a sign costs more where no text has it, and a capital, and on how many of them it is counted, in nats. */
const misplaced = {within: 5, wedged: 8, after: 6, capital: 3, most: 4} as const
/** Signs that stand between no two letters: dashes, dots and quotation marks do. */
const neverWithin = '¡¢£¤¥§¨©¬¯°±²³¶¸¹»«¼½¾¿‚ƒ„†‡ˆ‰‹›”•˜'
/** Those of them that no slip of a typist puts there. */
const neverTyped = '¡¢¤‚„ˆ‰‡”'
/** Signs that follow no letter: what opens, and what counts money. */
const neverAfter = '¡¿¤¢„‚ˆ¨'
/** Capitals that are no words by themselves. */
const neverAlone = 'ÑÒÕÐÓ'

/** Which of these a character is, as bits; whether it is a capital beyond ASCII. */
const places = {within: 1, after: 2, alone: 4, upper: 8, wedged: 16} as const
const lastSign = 0x2122
let placeOf: Uint8Array | undefined

const loadPlaces = (): Uint8Array => {
  placeOf = new Uint8Array(lastSign + 1)
  for (let code = 0xa1; code <= lastSign; code++) {
    if (code > 0x17f && code < 0x2000) continue
    const char = String.fromCharCode(code)
    if (neverWithin.includes(char)) placeOf[code]! |= places.within
    if (neverTyped.includes(char)) placeOf[code]! |= places.wedged
    if (neverAfter.includes(char)) placeOf[code]! |= places.after
    if (neverAlone.includes(char)) placeOf[code]! |= places.alone
    if (kindBits(code) & kinds.upper) placeOf[code]! |= places.upper
  }
  return placeOf
}

const isSmall = (code: number): boolean => (kindBits(code) & kinds.lower) !== 0 && isLatinLetter(code)

/** What a character costs more where it stands; `place`: what the table says of it. */
const costOfPlace = (place: number, code: number, [before, next]: readonly [number, number]): number => {
  if (place & places.within && isLatinLetter(before) && isSmall(next))
    return place & places.wedged ? misplaced.wedged : misplaced.within
  if (place & places.after && isSmall(before)) return misplaced.after
  if (!(place & places.upper)) return 0
  if (!isLatinLetter(next) && isSmall(before)) return misplaced.capital
  // Ò and Ó.
  const isHead = next === 32 || ((code === 0xd2 || code === 0xd3) && isSmall(next))
  return place & places.alone && !isLatinLetter(before) && isHead ? misplaced.capital : 0
}

/** What signs inside Latin words, and capitals that end them, cost in nats. */
export const costOfMisplaced = (text: string): number => {
  const table = placeOf ?? loadPlaces()
  let sum = 0
  let count = 0
  for (let at = 0; at < text.length && count < misplaced.most; at++) {
    const code = codeAt(text, at)
    const place = code < 0xa1 || code > lastSign ? 0 : table[code]!
    if (place === 0) continue
    const cost = costOfPlace(place, code, [codeOrZeroAt(text, at - 1), codeOrZeroAt(text, at + 1)])
    if (cost) count++
    sum += cost
  }
  return sum
}
