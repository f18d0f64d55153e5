/** Repair text that was decoded by the wrong charset. */

import {knowNothing} from './known.ts'
import {biasOf} from './language/language-bias.ts'
import {lostLetterRound} from './lost-letters/round.ts'
import {applyEdits, composeEdits, type Edit, type PlanStep} from './plan.ts'
import {hasLostApostrophe, lostMarkRound} from './quotes/lost-marks.ts'
import {type RepairOptions, repairOnce} from './repair-once.ts'
import {isPlainAscii, suspectLines} from './scan/scan.ts'
import {isWideCharset} from './wide/tables.ts'

export {type PlanStep, replayPlan} from './plan.ts'
export type {RepairOptions} from './repair-once.ts'

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
  const mended = repairOften(text, options)
  const {edits, current} = fillGaps(text, mended, options)
  const repairs = edits.length ? repairsOf(text, edits) : []
  const doubts = mended.examples.length ? repairsOf(text, apartFrom(edits, mended.examples)) : []
  return {text: repairs.length ? current : text, repairs, doubts}
}

/** Put back the letters and the marks of which nothing is left but a sign: what other damage left of them is read by now. */
const fillGaps = (
  text: string,
  {edits, current}: Mended,
  {language, quotes = true}: RepairOptions,
): Pick<Mended, 'edits' | 'current'> => {
  const letters = lostLetterRound(current, {language, marks: quotes})
  const lettered = applyEdits(current, letters)
  const marks = quotes ? lostMarkRound(lettered, edits.some(showsLostMarks), language) : []
  return {
    edits: composeEdits(text, composeEdits(text, edits, letters), marks),
    current: applyEdits(lettered, marks),
  }
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
