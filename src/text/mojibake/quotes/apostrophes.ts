/** Apostrophes between letters that lost bytes, where no other mark stands: `itâ€s`, `itâ€?s`, `itâ s`. */

import {allPages} from '../pages.ts'
import type {Edit, PlanStep} from '../plan.ts'
import {isAtJoint} from './marks.ts'
import {around} from './places.ts'

const {name: page, upper} = allPages[0]!
const lastByte = upper[0x99 - 0x80]!
/** The last byte was dropped, or became a sign. */
const scar = /(?<=\p{L})â€[?\ufffd]?(?=\p{Ll})/gu
const scarPlan = (length: number): PlanStep[] => [
  {op: 'patch', changes: [{at: 2, drop: length - 2, text: lastByte}]},
  {op: 'recode', from: page, to: 'utf-8'},
]
/** Both following bytes were controls, and became one space. */
const gap = /(?<=\p{L})â (?=\p{Ll})/gu
const gapPlan: PlanStep[] = [
  {op: 'patch', changes: [{at: 1, drop: 1, text: '\x80\x99'}]},
  {op: 'recode', from: 'iso-8859-1', to: 'utf-8'},
]
/** What shows that such gaps are apostrophes: short forms of English, which no word that ends in â is followed by. */
const shown = /(?:nâ t|Iâ (?:m|ll|ve|d)|\p{Ll}â (?:ll|re|ve))(?!\p{L})/u

/** Find the places of a pattern at which an apostrophe joins two parts of a word. */
const findJoints = (line: string, pattern: RegExp, planOf: (length: number) => PlanStep[]): Edit[] => {
  const edits: Edit[] = []
  for (const {0: found, index: start} of line.matchAll(pattern)) {
    const end = start + found.length
    if (isAtJoint('’', {...around(line, start, end), open: false, language: undefined}, false))
      edits.push({
        start,
        end,
        after: '’',
        plan: planOf(found.length),
        confidence: 0.9,
        rule: 'utf8-lost-bytes',
      })
  }
  return edits
}

/** Find, for each line of a document, the apostrophes between letters that lost bytes. */
export const apostropheRound = (lines: readonly string[]): Edit[][] => {
  const hasGaps = lines.some(line => line.includes('â ') && shown.test(line))
  return lines.map(line => {
    const scars = line.includes('â€') ? findJoints(line, scar, scarPlan) : []
    return hasGaps && line.includes('â ') && scars.length === 0 ? findJoints(line, gap, () => gapPlan) : scars
  })
}
