/** What a swap of charsets is: the one that was used for the one that was right, and what is known where it is looked for. */
import type {Bias} from '../language/language-bias.ts'
import {rarityOf} from './rarity.ts'

/** A charset that was used, the one that was right, and what the line reads then. */
export interface Swap {
  from: string
  to: string
  text: string
  gain: number
  /** Whether bytes were lost, so that the text does not follow from the line alone. */
  lossy?: boolean
}

/** The swaps a document has shown, as `from to`. */
export type ShownSwaps = ReadonlySet<string>

/** What is known of the document a line stands in. */
export interface SwapSetting {
  swaps: ShownSwaps
  /** The charset the text was decoded by, where that is known. */
  charset?: string
  /** Whether most of the document was swapped so. */
  prevailing?: boolean
  bias: Bias
}

/** Charsets that may have been swapped. */
export interface Candidate {
  from: string
  to: string
}
/** What a line reads as by them. */
export interface Reading extends Candidate {
  text: string
  gain: number
  /** What known words tell for it, in nats. */
  words: number
}
/** What a word that is known after a swap tells for it, and one that was known before against it, in nats. */
export const perWord = {gained: 10, lost: -8, most: 3} as const

/** What it costs to think of a swap: of controls, of one that prevails in the document, was shown, or is of the known charset. */
export const entry = {
  control: 0.5,
  prevailing: -1.5,
  shown: 2,
  named: 4.5,
  first: 6.5,
  other: 8,
  utf8: 5,
} as const

/** What it costs to think of a swap of a line in its setting, in nats. */
export const entryCost = (
  from: string,
  to: string,
  {swaps: shown, prevailing, charset}: SwapSetting,
): number => {
  if (shown.size && shown.has(`${from} ${to}`)) return prevailing ? entry.prevailing : entry.shown
  const rare = rarityOf(from) + rarityOf(to)
  const first = from === charset ? entry.named : entry.first
  return (to === 'utf-8' ? entry.utf8 : first) + rare + (shown.size ? entry.other : 0)
}
