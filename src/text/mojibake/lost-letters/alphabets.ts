/** What may stand where a character was lost: the letters of the language beyond ASCII, and marks. */
import {kindBits, kinds} from '../language/kinds.ts'

/** The letters of a language beyond ASCII, small ones and both, and its number. */
export interface Alphabet {
  number: number
  small: readonly number[]
  both: readonly number[]
}

const codesOf = (text: string): number[] => Array.from(text, char => char.charCodeAt(0))

/** Marks that pages of one byte a character have: those that stand between letters, and all. */
const joining = codesOf('’–—\xa0')
const marks = codesOf('’‘“”„‚«»–—…•°\xa0')

/** Make an alphabet of its small letters. */
export const alphabetOf = (letters: string, number: number): Alphabet => {
  const small = codesOf(letters)
  const capitals = Array.from(letters, char => char.toUpperCase()).filter(char => char.length === 1)
  return {number, small, both: [...new Set([...small, ...codesOf(capitals.join(''))])]}
}

/** List what may stand between two characters; one of them that was lost as well is a small letter. */
export const candidatesBetween = (
  {small, both}: Alphabet,
  before: number,
  behind: number,
): readonly number[] => {
  const [left, right] = [kindBits(before), kindBits(behind)]
  const isHead = (left & kinds.letter) === 0
  const letters = isHead || (left | right) & kinds.upper ? both : small
  return [...letters, ...(!isHead && right & kinds.letter ? joining : marks)]
}
