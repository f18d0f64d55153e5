/** Repair text that was decoded by the wrong charset. */

import {isChart} from './chart.ts'
import {controlRound} from './controls.ts'
import {isQuiet} from './drafts.ts'
import {entityRound} from './entities.ts'
import {refill} from './fillings/refill.ts'
import {type Bias, biasOf} from './language/language-bias.ts'
import {lineRound, swapRound} from './lines.ts'
import {applyEdits, composeEdits, type Edit, type PlanStep} from './plan.ts'
import {apostropheRound} from './quotes/apostrophes.ts'
import {hasLostApostrophe, lostMarkRound} from './quotes/lost-marks.ts'
import {quoteRound} from './quotes/quotes.ts'
import {findSwappedMarks, isSwappedBy, swappedMarkRound} from './quotes/swapped-marks.ts'
import type {Verdicts} from './read-line.ts'
import {isPlainAscii, type Line, suspectLines} from './scan/scan.ts'
import type {Budget} from './sequences/stretch.ts'
import {strippedRound} from './sequences/stripped.ts'
import {sureRound} from './sequences/sure-sequences.ts'
import {twiceSpoiltRound} from './sequences/twice-spoilt.ts'
import {surrogateRound} from './surrogates.ts'
import {countLetters} from './swap/lone-swaps.ts'
import {loneWideRound} from './wide/lone-wide.ts'
import {swallowedRound} from './wide/swallowed.ts'
import {isWideCharset} from './wide/tables.ts'
import {
  apply,
  beginningNow,
  dropExamples,
  editsOf,
  isSwapped,
  othersThan,
  settledOf,
  type Work,
  workOn,
} from './works.ts'

export {type PlanStep, replayPlan} from './plan.ts'

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

/** One repair; offsets are UTF-16 code units of the input. */
export interface Repair {
  start: number
  end: number
  before: string
  after: string
  /** Steps that turn `before` into `after`: see `replayPlan`. */
  plan: PlanStep[]
  /** From 0 to 1. */
  confidence: number
  /** Kind of the repair, kebab-case. */
  rule: string
}

/** The repaired text, every change that was made, and those that were not. */
export interface RepairResult {
  text: string
  repairs: Repair[]
  /** What looks damaged and was left alone, since the text seems to quote it on purpose. */
  doubts: Repair[]
}

/**
 * Repair mojibake in a text, stretch by stretch, and say what was done.
 *
 * Give a whole document at once: what one line shows helps the others. Clean text comes back as the same string.
 *
 * @example
 * repairText('cafÃ©').text // => 'café'
 */
export const repairText = (text: string, options: RepairOptions = {}): RepairResult => {
  if (isPlainAscii(text) && !hasLostApostrophe(text)) return {text, repairs: [], doubts: []}
  const {edits, examples, current} = repairOften(text, options)
  const found =
    options.quotes === false ? [] : lostMarkRound(current, edits.some(showsLostMarks), options.language)
  const all = found.length ? composeEdits(text, edits, found) : edits
  const repairs = all.length ? repairsOf(text, all) : []
  const doubts = examples.length ? repairsOf(text, apartFrom(all, examples)) : []
  return {text: repairs.length ? applyEdits(current, found) : text, repairs, doubts}
}

/** Whether a repair shows that a double-byte charset read the text, which loses the marks before spaces. */
const showsLostMarks = ({plan}: Edit): boolean =>
  plan.some(step => step.op === 'recode' && step.to === 'windows-1252' && isWideCharset(step.from))

/** What repairing a text again and again gives. */
interface Mended {
  edits: Edit[]
  examples: readonly Edit[]
  /** The text with the edits made. */
  current: string
}

/** Repair a text until nothing changes. */
const repairOften = (text: string, options: RepairOptions): Mended => {
  let known = knowNothing(text)
  let run = repairOnce(text, options, known)
  let {edits} = run
  const {examples} = run
  let current = edits.length ? applyEdits(text, edits) : text
  // What is mended may show what is not: the end is where nothing changes.
  for (let again = 1; run.edits.length && again < mostRuns && known.budget.left > 0; again++) {
    // As a call of its own would read it, so that repairing twice is repairing once.
    const isOdd = isOddStill(current, options.language)
    if (run.isSettled && !isOdd) break
    const {verdicts, lossy} = known
    known = knowNothing(current)
    if (!isOdd) known = {...known, verdicts, lossy, settled: run.settled, mended: run.mended}
    run = repairOnce(current, options, known)
    if (run.edits.length) edits = composeEdits(text, edits, run.edits)
    current = applyEdits(current, run.edits)
  }
  return {edits, examples, current}
}
const mostRuns = 5

const repairsOf = (text: string, edits: readonly Edit[]): Repair[] => {
  const repairs: Repair[] = []
  for (const {start, end, after, plan, confidence, rule} of edits) {
    const before = text.slice(start, end)
    if (before !== after) repairs.push({start, end, before, after, plan, confidence, rule})
  }
  return repairs
}

/** The examples that a later run left alone as well; both lists are in order. */
const apartFrom = (edits: readonly Edit[], examples: readonly Edit[]): Edit[] => {
  let next = 0
  return examples.filter(({start, end}) => {
    while (next < edits.length && edits[next]!.end <= start) next++
    return !(next < edits.length && edits[next]!.start < end)
  })
}

/** How long a text is, at most, that is so short that what is left beside a repair may gain by another charset. */
const short = 200

/** Whether a short text that was mended is still one that a call of its own would look at. */
const isOddStill = (text: string, language: string | undefined): boolean =>
  text.length <= short && suspectLines(text, () => biasOf(text, language)).length > 0

const knowNothing = (text: string): Known => ({
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

/** What one run learns as it goes. */
interface Known {
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

/** What one run found. */
interface Run {
  edits: Edit[]
  /** Edits that were not made, since the text quotes what they would mend. */
  examples: Edit[]
  /** The lines that need no second look, as they stand now, and whether those are all that were at work. */
  settled: Line[]
  isSettled: boolean
  /** What came of mending, and may need a second look. */
  mended: Set<string>
}

const repairOnce = (text: string, options: RepairOptions, known: Known): Run => {
  const {quotes = true} = options
  const charset = pageOf(options.charset)
  const works: Work[] = []
  const biasFor = () => {
    known.bias ??= biasOf(beginningNow(text, works), options.language)
    return known.bias
  }
  const relearn = (now: string) => {
    known.bias = biasOf(now, options.language)
    return known.bias
  }
  for (const {start, end} of suspectLines(text, biasFor, known.settled)) {
    const line = text.slice(start, end)
    if (isChart(line)) continue
    works.push(workOn(line, start))
  }
  if (works.length && known.mended.size === 0) swapMarks(text, works, {biasFor, settled: known.settled})
  // References first, since they hide bytes; controls after lines, whose charset says what they are.
  for (const work of works) {
    apply(work, entityRound(work.now))
    apply(work, surrogateRound(work.now))
    if (quotes) apply(work, quoteRound(work.now, true))
  }
  applyAll(works, apostropheRound)
  for (const work of works) {
    apply(work, twiceSpoiltRound(work.now, biasFor))
    apply(work, loneWideRound(work.now, biasFor))
  }
  const letters = () => countLetters(text)
  applyAll(works, lines => swallowedRound(lines, biasFor))
  applyAll(works, lines => strippedRound(lines, options.language))
  let active = works
  for (
    let layer = 0;
    layer < mostLayers && active.length && (layer === 0 || known.budget.left > 0);
    layer++
  ) {
    if (active.every(({isQuiet: isDone}) => isDone)) break
    const before = active.map(({now}) => now)
    const evidence = mendSurely(active)
    if (layer === 0 && evidence.some(nats => nats > 0)) known.bias = undefined
    const rounds = lineRound(
      active.map((work, index) => ({
        text: work.now,
        before: before[index]!,
        isMended: layer > 0 || work.now !== work.text,
        wasMended: known.mended.has(work.now),
        isQuiet: work.isQuiet || (work.now === before[index] ? undefined : false),
      })),
      {
        biasFor,
        relearn: layer === 0 ? relearn : biasFor,
        swapping: layer === 0,
        letters,
        charset,
        evidence,
        ...known,
      },
    )
    const changed = active.filter((work, index) => {
      const {edits, isSettled, isQuiet: isDone} = rounds[index]!
      if (edits.length || (isSettled && !isSwapped(work))) work.isSettled = isSettled
      apply(work, refill(work.now, edits))
      work.isQuiet = isDone
      return work.now !== before[index]
    })
    if (layer === 0 && known.noted.size) swapQuiet(text, works, {...known, bias: biasFor()})
    active = changed
  }
  const examples: Edit[] = []
  for (const work of works) {
    apply(work, controlRound(work.now))
    if (quotes) apply(work, quoteRound(work.now))
    if (options.quoted !== 'repair') for (const edit of dropExamples(work)) examples.push(edit)
  }
  return {
    edits: editsOf(works),
    examples,
    settled: settledOf(works, known.settled),
    isSettled: works.every(work => work.isSettled),
    mended: new Set(works.flatMap(({now, edits, isSettled}) => (edits.length && !isSettled ? [now] : []))),
  }
}

/** Apply what a round finds that looks at all lines together. */
const applyAll = (works: readonly Work[], round: (lines: readonly string[]) => Edit[][]) => {
  const edits = round(works.map(({now}) => now))
  for (const [index, work] of works.entries()) apply(work, edits[index]!)
}

/** Put the marks right that another charset read, in all lines that have any; those join the ones at work. */
const swapMarks = (
  text: string,
  works: Work[],
  {biasFor, settled}: Pick<Known, 'settled'> & {biasFor: () => Bias},
) => {
  const swap = findSwappedMarks(text, biasFor)
  if (!swap) return
  for (const work of othersOf(text, works, settled)) if (isSwappedBy(work.text, swap)) works.push(work)
  works.sort((one, other) => one.start - other.start)
  for (const work of works) apply(work, swappedMarkRound(work.now, swap))
}

/** The lines that are neither at work nor settled. */
const othersOf = (text: string, works: readonly Work[], settled: readonly Line[]): Work[] =>
  othersThan(
    text,
    [...works.map(({start, text: line}) => ({start, end: start + line.length})), ...settled].sort(
      (one, other) => one.start - other.start,
    ),
  )

/** How many layers of damage one run undoes at most. */
const mostLayers = 5

/** What a sequence that is beyond doubt speaks for its page, in nats. */
const perSequence = 5

/** Mend the sequences that are beyond doubt; gives what they speak for each page, in nats. */
const mendSurely = (works: readonly Work[]): Float64Array => {
  const open = works.filter(({isQuiet: isDone}) => !isDone)
  const {edits, counts} = sureRound(open.map(({now}) => now))
  for (const [index, work] of open.entries()) {
    if (!apply(work, edits[index]!)) continue
    work.isQuiet = isQuiet(work.now)
    work.isSettled = work.isQuiet
  }
  return counts.map(count => count * perSequence)
}

/** Swap the lines of a document that say too little by themselves, as the others showed; they join those at work. */
const swapQuiet = (
  text: string,
  works: Work[],
  shown: Parameters<typeof swapRound>[1] & Pick<Known, 'settled'>,
) => {
  const others = othersOf(text, works, shown.settled)
  const quiet = [...works.filter(({edits}) => edits.length === 0), ...others]
  const swaps = swapRound(
    quiet.map(({now}) => now),
    shown,
  )
  for (const [index, work] of quiet.entries()) apply(work, swaps[index]!)
  works.push(...others.filter(({edits}) => edits.length))
  works.sort((one, other) => one.start - other.start)
}

/** ISO-8859-1 is windows-1252 to whoever decodes for the web; what is decoded rightly tells nothing of pages. */
const pageOf = (charset: string | undefined): string | undefined => {
  const name = charset?.toLowerCase()
  return name === 'utf-8' || name === 'iso-8859-1' ? undefined : name
}
