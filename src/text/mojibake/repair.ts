/** Repair text that was decoded by the wrong charset. */

import {controlRound} from './controls.ts'
import {entityRound} from './entities.ts'
import {biasOf} from './language-bias.ts'
import {lineRound} from './lines.ts'
import {applyEdits, composeEdits, type Edit, type PlanStep} from './plan.ts'
import {withoutExamples} from './quoted.ts'
import {quoteRound} from './quotes.ts'

export {type PlanStep, replayPlan} from './plan.ts'

/** How to repair. */
export interface RepairOptions {
  /** Language of the text, BCP 47. */
  language?: string
  /** Charset the text was decoded by. */
  charset?: string
  /** Mend closing quotation marks that lost a byte. @default true */
  quotes?: boolean
  /** What to do with damage that the text quotes on purpose. @default 'leave' */
  quoted?: 'leave' | 'repair'
  /** How many layers of damage to undo at most. @default 5 */
  layers?: number
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

/** The repaired text and every change that was made. */
export interface RepairResult {
  text: string
  repairs: Repair[]
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
  const {layers = 5, quotes = true} = options
  let edits: Edit[] = []
  let current = text
  const run = (round: (text: string) => Edit[]): boolean => {
    const found = round(current)
    if (found.length === 0) return false
    edits = composeEdits(text, edits, found)
    current = applyEdits(current, found)
    return true
  }
  const bias = biasOf(text, options.language)
  // References first, since they hide bytes; controls after lines, whose charset says what they are.
  run(entityRound)
  if (quotes) run(now => quoteRound(now, true))
  for (let layer = 0; layer < layers && run(now => lineRound(now, bias)); layer++);
  run(controlRound)
  if (quotes) run(now => quoteRound(now))
  if (options.quoted !== 'repair') edits = withoutExamples(text, edits)
  current = applyEdits(text, edits)
  if (current === text) return {text, repairs: []}
  const repairs = edits
    .filter(({start, end, after}) => text.slice(start, end) !== after)
    .map(({start, end, after, plan, confidence, rule}) => ({
      start,
      end,
      before: text.slice(start, end),
      after,
      plan,
      confidence,
      rule,
    }))
  return {text: current, repairs}
}
