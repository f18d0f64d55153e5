/** What a text shows of the letters that it lost. */
import {lostAlphabets} from '../../../tables/mojibake-lost-letters.ts'
import {foldTable} from '../language/grams.ts'
import {biasOf} from '../language/language-bias.ts'
import {type Alphabet, alphabetOf, candidatesBetween} from './alphabets.ts'
import type {Known} from './choose.ts'
import type {Spot} from './gaps.ts'

/** The language of a text that lost characters, and what may stand where they were. */
export interface Shown {
  language: string
  known: Known
}

/** Give the alphabet of a language; nothing where its letters are not known. */
export const alphabetFor = (language: string): Alphabet | undefined => {
  const index = Object.keys(lostAlphabets).indexOf(language)
  return index < 0 ? undefined : alphabetOf(lostAlphabets[language]!, index + 1)
}

/** How much of a text its language is read from, and a letter that no language has, in place of what was lost. */
const sampled = 3000
const noLetter = '\u01c2'

/** Tell the language of a text by its lines with gaps, and then by what was said of it. */
const languageOf = (text: string, spots: readonly Spot[], wanted: string | undefined): string => {
  let sample = ''
  for (const {line} of spots) {
    if (sample.length >= sampled) break
    sample += `${line.slice(0, sampled)}\n`
  }
  if (sample.length < sampled) sample += text.slice(0, sampled)
  const {language} = biasOf(sample.replaceAll('\ufffd', noLetter))
  return language ?? wanted?.toLowerCase().split('-')[0] ?? ''
}

/** The letters, folded, that stand in the lines where others were lost: those were hardly lost themselves. */
const keptIn = (spots: readonly Spot[]): Set<number> => {
  const fold = foldTable()
  const kept = new Set<number>()
  for (const {line} of spots)
    for (const char of line.match(/[\x80-\u024f]/g) ?? []) kept.add(fold[char.charCodeAt(0)]!)
  return kept
}

/** Tell what a text shows; nothing where the letters of its language are not known. */
export const shownBy = (
  text: string,
  spots: readonly Spot[],
  wanted: string | undefined,
): Shown | undefined => {
  const language = languageOf(text, spots, wanted)
  const alphabet = alphabetFor(language)
  if (!alphabet) return undefined
  const candidatesAt: Known['candidatesAt'] = (codes, at) =>
    candidatesBetween(alphabet, codes[at - 1] ?? 32, codes[at + 1] ?? 32)
  return {language, known: {alphabet, candidatesAt, kept: keptIn(spots)}}
}
