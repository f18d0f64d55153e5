import {foldLower} from './folding.ts'
import {rememberTexts} from './known-texts.ts'
import {phraseCues, phraseStrengths, textCues} from './text-cues.ts'
import {measureText, type TextMeasures} from './text-measures.ts'

/** What a block's text says by itself, wherever it stands. */
export interface TextFacts {
  readonly measures: TextMeasures
  /** Families of wording; see `TEXT_CUES`. */
  readonly cues: number
  /** How strongly each kind of the table of phrases speaks; see `cueStrengths`. */
  readonly phrases: Uint8Array
  /** In lower case; empty for long texts. */
  readonly lower: string
  /** Folded for comparison; empty for long texts. */
  readonly folded: string
}

/** Texts are compared as a whole below this length, by their beginnings from there on. */
export const LONGEST_FOLDED = 400

/** Longest text that is likely to be met again. */
const LONGEST_KNOWN = 120

/** Tell what a text says by itself. */
export const textFacts = rememberTexts(readFacts, LONGEST_KNOWN)

function readFacts(text: string): TextFacts {
  const measures = measureText(text)
  const phrases = phraseStrengths(text)
  const lower = text.length < LONGEST_FOLDED ? text.toLowerCase() : ''
  return {
    measures,
    cues: textCues(text, measures.digits > 0) | phraseCues(phrases),
    phrases,
    lower,
    folded: foldLower(lower),
  }
}
