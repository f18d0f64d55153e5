import {CUE_KINDS} from './cue-table.ts'
import {MemberCounts} from './line-sets.ts'
import type {MeasuredLines} from './measured-lines.ts'

/** Lines below the headline in which a standfirst is looked for: byline and date may come first. */
const REACH = 5
const SHORTEST = 30
const LONGEST = 420
/** Share of its words that a standfirst has in common with headline or body. */
const LEAST_MET = 0.3
/** Share of the headline's words with which a line no longer than two of it says the same, and signs that tell a paragraph. */
const SAME = 0.8
const BEGINNING = 16
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
  let known: MemberCounts | null = null
  for (let i = title + 1; i < end; i++) {
    if (kept[i] || taken(i) || !mayBeStandfirst(document, i) || repeats(document, i, {title, first})) continue
    known ??= wordsOf(document, i => kept[i] === true || i === title)
    if (known.shareMet(i, false) >= LEAST_MET) return i
  }
  return -1
}

/** Say whether a line is the headline once more, its section before it, or the first paragraph's beginning. */
function repeats(
  {measures, lines, words}: MeasuredLines,
  i: number,
  {title, first}: {title: number; first: number},
): boolean {
  if (lines[first]!.text.startsWith(lines[i]!.text.slice(0, BEGINNING))) return true
  const longer = measures[i]!.size / Math.max(1, measures[title]!.size)
  const all = words.count(title)
  if (longer >= 2 || all === 0) return false
  words.mark(i)
  return words.countMarked(title) >= SAME * all
}

function wordsOf({words, lines}: MeasuredLines, take: (i: number) => boolean): MemberCounts {
  const counts = new MemberCounts(words)
  for (let i = 0; i < lines.length; i++) if (take(i)) counts.add(i)
  return counts
}

function mayBeStandfirst({measures, lines, repeats}: MeasuredLines, i: number): boolean {
  const {size, words, digitShare, cues, credit, ending, address, symbols} = measures[i]!
  if (lines[i]!.kind === 'separator' || size < SHORTEST || size > LONGEST || words < 6) return false
  if (repeats[i] !== 1 || digitShare > 0.2 || address !== 0 || symbols > 3 || ending === BRACKET) return false
  if (credit === 1) return false
  return !cues.some(how => how >= STRONG) && CREDITED.every(kind => cues[kind] === 0)
}
