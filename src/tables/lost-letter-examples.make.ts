/** Examples of letters beyond ASCII where they stand: running text, with its marks set as printers have them, and words of lists. */
import {type Alphabet, alphabetOf} from '../text/mojibake/lost-letters/alphabets.ts'
import {styleOf} from '../text/mojibake/quotes/marks.ts'
import {readLanguage} from './mojibake-sources.make.ts'
import {readWordList} from './word-lists.make.ts'

/** How many cases of running text and of words a language gives, and how many words of its list are looked at. */
const most = {text: 35_000, cases: 20_000, words: 30_000}
/** A word of a list is an example for so many in a million, as many times as that, between these bounds, so many at a time. */
const counted = {each: 4, least: 0.5, most: 24, at: 2} as const
/** A letter is one of the language from so many in a million that are beyond ASCII. */
const leastOften = 200
const mostLetters = 22
const capitals = {line: 0.05, heads: 0.05, word: 0.6, forms: 0.3} as const

let state = 7
const random = (): number => {
  state = (Math.imul(state, 0x5bd1e995) + 0x3039) | 0
  return ((state ^ (state >>> 15)) >>> 0) / 2 ** 32
}

/** A text whose characters beyond ASCII are cases, and how much each weighs. */
export interface Example {
  text: string
  weight: number
  alphabet: Alphabet
}

/** Shuffle a list where it stands. */
export const shuffle = <T>(list: T[]): T[] => {
  for (let at = list.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1))
    ;[list[at], list[other]] = [list[other]!, list[at]!]
  }
  return list
}

const withHeads = (text: string): string => text.replace(/(?<![\p{L}\p{M}])\p{L}/gu, letter => letter.toUpperCase())

/** Set some of the signs of typewriters as marks. */
const typeset = (text: string, language: string): string => {
  let own = text
  if (random() < 0.4) own = own.replace(/(\p{L})'(?=\p{L}|\s|$)/gu, '$1’')
  if (random() < 0.4) own = own.replace(/(?<= )-{1,2}(?= )/g, random() < 0.8 ? '–' : '—')
  if (random() < 0.4) {
    const isGuillemet = random() < (language === 'fr' ? 0.8 : 'es it pt nb da ca'.includes(language) ? 0.4 : 0.15)
    const {opening, closing} = isGuillemet ? {opening: '«', closing: '»'} : styleOf(language)
    const space = isGuillemet && language === 'fr' ? (random() < 0.7 ? '\xa0' : ' ') : ''
    own = own.replace(/"([^"]+)"/g, (_, inner: string) => opening + space + inner + space + closing)
    if (random() < 0.15 && own === text) own = `${opening}${space}${own}${space}${closing}`
  }
  if (random() < 0.3) own = own.replaceAll('...', '…')
  if (language === 'fr' && random() < 0.4) own = own.replace(/ (?=[?!:;])/g, '\xa0')
  if (random() < 0.1) own = own.replace(/(?<=[.!?:]) |(?<=\d) /g, '\xa0')
  if (random() < 0.02) own = own.replace(/ /g, space => (random() < 0.05 ? '\xa0' : space))
  return own
}
const setAnew = (text: string): string => {
  const way = random()
  if (way < capitals.line) return text.toUpperCase()
  return way < capitals.line + capitals.heads ? withHeads(text) : text
}
const countBeyond = (text: string) => text.match(/[^\0-\x7f]/g)?.length ?? 0
const isBeyond = (text: string) => /[^\0-\x7f]/.test(text)
const formsOf = (word: string): string[] =>
  [withHeads(word), word.toUpperCase()].filter(form => form !== word && form.length === word.length)

/** How much of a language is read, in UTF-16 code units. */
const mostText = 1_500_000
const textOf = (language: string): string[] => {
  const found: string[] = []
  let left = mostText
  for (const text of readLanguage(language)) {
    if (left < 0) break
    left -= text.length
    if (text) found.push(text)
  }
  return found
}

/** The letters beyond ASCII that a language has often enough. */
const lettersOf = (language: string, lines: readonly string[]): string => {
  const often = new Map<string, number>()
  let all = 0
  const add = (text: string, weight: number) => {
    for (const char of text.toLowerCase()) {
      if (!/[\u00aa-\u024f]/.test(char) || !/\p{L}/u.test(char)) continue
      often.set(char, (often.get(char) ?? 0) + weight)
      all += weight
    }
  }
  for (const line of lines) add(line, 1)
  for (const {word, perMillion} of readWordList(language, most.words)) add(word, perMillion * (mostText / 6e6))
  return [...often].filter(([, count]) => count > (all * leastOften) / 1e6).sort((x, y) => y[1] - x[1]).map(([char]) => char).slice(0, mostLetters).join('')
}

/** Give the examples of a language, and its letters beyond ASCII, the commonest first. */
export const examplesOf = (language: string, number: number): {letters: string; examples: Example[]} => {
  const lines = textOf(language)
  const letters = lettersOf(language, lines)
  const alphabet = alphabetOf(letters, number)
  const examples: Example[] = []
  let left = most.text
  for (const line of shuffle(lines)) {
    if (left < 0) break
    const text = setAnew(typeset(line, language))
    left -= countBeyond(text)
    if (isBeyond(text)) examples.push({text, weight: 1, alphabet})
  }
  left = most.cases
  for (const {word, perMillion} of readWordList(language, most.words)) {
    if (left < 0) break
    if (!isBeyond(word)) continue
    left -= countBeyond(word)
    const often = Math.max(counted.least, Math.min(counted.most, perMillion / counted.each))
    for (let times = often; times > 0; times -= counted.at) examples.push({text: word, weight: Math.min(counted.at, times), alphabet})
    for (const form of random() < capitals.forms ? formsOf(word) : []) examples.push({text: form, weight: Math.sqrt(often) * capitals.word, alphabet})
  }
  return {letters, examples}
}

