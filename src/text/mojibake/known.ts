/** What the runs over a document learn of it. */
import {type Bias, biasOf} from './language/language-bias.ts'
import type {Verdicts} from './read-line.ts'
import type {Line} from './scan/scan.ts'
import type {Budget} from './sequences/stretch.ts'

/** What one run learns as it goes. */
export interface Known {
  verdicts: Verdicts
  lossy: Verdicts
  /** On how many characters each swap of charsets was found. */
  noted: Map<string, number>
  budget: Budget
  /** What was last learned of the languages, from text that was mended. */
  bias: Bias | undefined
  /** Lines that need no look. */
  settled: readonly Line[]
  /** Lines that came of mending. */
  mended: ReadonlySet<string>
}

export const knowNothing = (text: string): Known => ({
  verdicts: new Map(),
  lossy: new Map(),
  noted: new Map(),
  bias: undefined,
  settled: [],
  mended: new Set(),
  budget: {
    left: 6e5 + text.length * 0.7,
    judgements: 1000 + text.length / 4000,
    lossy: 12_000 + text.length / 20,
  },
})

/** What is known of the document's languages, asked for when it is needed. */
export interface Languages {
  /** As it was last learned. */
  biasFor: () => Bias
  /** Learned anew, from the text as it is now. */
  relearn: (now: string) => Bias
}

/** Learn languages into what is known; `sample` gives the text to learn from, as it stands. */
export const languagesOf = (known: Known, language: string | undefined, sample: () => string): Languages => {
  const relearn = (now: string): Bias => {
    known.bias = biasOf(now, language)
    return known.bias
  }
  return {biasFor: () => known.bias ?? relearn(sample()), relearn}
}
