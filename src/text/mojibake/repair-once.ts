/** One run over a document: what is damaged in it is mended from the outside in, kind after kind. */
import {isChart} from './chart.ts'
import {controlRound} from './controls.ts'
import {entityRound} from './entities.ts'
import {type Known, type Languages, languagesOf} from './known.ts'
import {mendLayers} from './layers.ts'
import type {Edit} from './plan.ts'
import {apostropheRound} from './quotes/apostrophes.ts'
import {quoteRound} from './quotes/quotes.ts'
import {findSwappedMarks, isSwappedBy, swappedMarkRound} from './quotes/swapped-marks.ts'
import {type Line, suspectLines} from './scan/scan.ts'
import {loweredRound} from './sequences/lowered.ts'
import {strippedRound} from './sequences/stripped.ts'
import {twiceSpoiltRound} from './sequences/twice-spoilt.ts'
import {surrogateRound} from './surrogates.ts'
import {loneWideRound} from './wide/lone-wide.ts'
import {swallowedRound} from './wide/swallowed.ts'
import {apply, beginningNow, dropExamples, editsOf, othersOf, settledOf, type Work, workOn} from './works.ts'

/** How to repair. */
export interface RepairOptions {
  /** Language of the text, BCP 47. */
  language?: string
  /** Charset the text was decoded by: damage seen through it, and swaps of it, need less evidence. */
  charset?: string
  /** Mend quotation marks, apostrophes and dashes of which nothing but a sign is left. @default true */
  quotes?: boolean
  /** What to do with damage that the text quotes on purpose. @default 'leave' */
  quoted?: 'leave' | 'repair'
}

/** What one run found. */
export interface Run {
  edits: Edit[]
  /** Edits that were not made, since the text quotes what they would mend. */
  examples: Edit[]
  /** The lines that need no second look, as they stand now, and whether those are all that were at work. */
  settled: Line[]
  isSettled: boolean
  /** What came of mending, and may need a second look. */
  mended: Set<string>
}

/** Mend a text once. */
export const repairOnce = (text: string, options: RepairOptions, known: Known): Run => {
  const {language, quotes = true, quoted} = options
  const works: Work[] = []
  const languages = languagesOf(known, language, () => beginningNow(text, works))
  for (const {start, end} of suspectLines(text, languages.biasFor, known.settled)) {
    const line = text.slice(start, end)
    if (!isChart(line)) works.push(workOn(line, start))
  }
  if (works.length && known.mended.size === 0)
    swapMarks(text, works, {biasFor: languages.biasFor, settled: known.settled})
  // References first, since they hide bytes; controls after lines, whose charset says what they are.
  mendReferences(works, quotes)
  mendLost(works, languages, language)
  mendLayers(works, {text, charset: pageOf(options.charset), known, languages})
  for (const work of works) {
    apply(work, controlRound(work.now))
    if (quotes) apply(work, quoteRound(work.now))
  }
  const examples = quoted === 'repair' ? [] : works.flatMap(dropExamples)
  return {
    edits: editsOf(works),
    examples,
    settled: settledOf(works, known.settled),
    isSettled: works.every(work => work.isSettled),
    mended: new Set(works.flatMap(({now, edits, isSettled}) => (edits.length && !isSettled ? [now] : []))),
  }
}

/** Put the marks right that another charset read, in all lines that have any; those join the ones at work. */
const swapMarks = (
  text: string,
  works: Work[],
  {biasFor, settled}: Pick<Languages, 'biasFor'> & Pick<Known, 'settled'>,
) => {
  const swap = findSwappedMarks(text, biasFor)
  if (!swap) return
  for (const work of othersOf(text, works, settled)) if (isSwappedBy(work.text, swap)) works.push(work)
  works.sort((one, other) => one.start - other.start)
  for (const work of works) apply(work, swappedMarkRound(work.now, swap))
}

/** Mend what writes characters in other signs: references, surrogates, and marks of quotation that are beyond doubt. */
const mendReferences = (works: readonly Work[], quotes: boolean) => {
  for (const work of works) {
    apply(work, entityRound(work.now))
    apply(work, surrogateRound(work.now))
    if (quotes) apply(work, quoteRound(work.now, true))
  }
  applyAll(works, apostropheRound)
}

/** Mend what lost bytes in ways that leave no sequence to be read. */
const mendLost = (works: readonly Work[], {biasFor}: Languages, language: string | undefined) => {
  for (const work of works) {
    apply(work, loweredRound(work.now, biasFor))
    apply(work, twiceSpoiltRound(work.now, biasFor))
    apply(work, loneWideRound(work.now, biasFor))
  }
  applyAll(works, lines => swallowedRound(lines, biasFor))
  applyAll(works, lines => strippedRound(lines, language))
}

/** Make the edits of a round that looks at all lines together. */
const applyAll = (works: readonly Work[], round: (lines: string[]) => readonly (readonly Edit[])[]) => {
  const edits = round(works.map(({now}) => now))
  for (const [index, work] of works.entries()) apply(work, edits[index]!)
}

/** ISO-8859-1 is windows-1252 to whoever decodes for the web; what is decoded rightly tells nothing of pages. */
const pageOf = (charset: string | undefined): string | undefined => {
  const name = charset?.toLowerCase()
  return name === 'utf-8' || name === 'iso-8859-1' ? undefined : name
}
