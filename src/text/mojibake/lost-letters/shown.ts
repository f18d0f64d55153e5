/** What a text shows of the letters that it lost. */
import {lostAlphabets} from '../../../tables/mojibake-lost-letters.ts'
import {foldTable} from '../language/grams.ts'
import {biasOf} from '../language/language-bias.ts'
import {type Alphabet, alphabetOf} from './alphabets.ts'
import type {Spot} from './gaps.ts'

/** What is known of the text that characters were lost in. */
export interface Shown {
  language: string
  alphabet: Alphabet
  /** The letters, folded, that stand in the lines where others were lost: those were hardly lost themselves. */
  kept: ReadonlySet<number>
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
  const letters = Object.hasOwn(lostAlphabets, language) ? lostAlphabets[language]! : ''
  if (letters === '') return undefined
  const number = Object.keys(lostAlphabets).indexOf(language) + 1
  return {language, alphabet: alphabetOf(letters, number), kept: keptIn(spots)}
}
