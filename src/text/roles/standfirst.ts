import {CUE_KINDS} from './cue-table.ts'
import type {MeasuredLines} from './features.ts'
import {WordCounts} from './tokens.ts'

/** Lines below the headline in which a standfirst is looked for: byline and date may come first. */
const REACH = 5
const SHORTEST = 30
const LONGEST = 420
/** Share of its words that a standfirst has in common with headline or body. */
const LEAST_MET = 0.3
const CREDITED = ['caption', 'copyright', 'author', 'date'].map(kind => CUE_KINDS.indexOf(kind))
const BRACKET = 6
const STRONG = 2

/** What is known of the article: headline, first line of the body, and which lines are kept or spoken for. */
export interface Opening {
  readonly title: number
  readonly first: number
  readonly kept: readonly boolean[]
  readonly taken: (i: number) => boolean
}

/** Find the standfirst: the first line between headline and body that reads like a sentence about it. -1 where there is none. */
export function findStandfirst(document: MeasuredLines, {title, first, kept, taken}: Opening): number {
  if (title === -1) return -1
  const end = Math.min(first, title + 1 + REACH)
  const words = new WordCounts()
  for (const [i, {tokens}] of document.measures.entries()) if (kept[i] || i === title) words.add(tokens)
  for (let i = title + 1; i < end; i++) {
    if (!kept[i] && !taken(i) && isStandfirst(document, i, words)) return i
  }
  return -1
}

function isStandfirst({measures, repeats, lines}: MeasuredLines, i: number, known: WordCounts): boolean {
  const {size, words, digitShare, cues, ending, address, symbols, tokens} = measures[i]!
  if (lines[i]!.kind === 'separator' || size < SHORTEST || size > LONGEST || words < 6) return false
  if (repeats[i] !== 1 || digitShare > 0.2 || address !== 0 || symbols > 3 || ending === BRACKET) return false
  if (cues.some(how => how >= STRONG) || CREDITED.some(kind => cues[kind]! > 0)) return false
  return known.shareMet(tokens, false) >= LEAST_MET
}
