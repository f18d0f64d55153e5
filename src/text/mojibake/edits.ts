/** Make edits of what was found. */
import {type Edit, moved, type PlanStep} from './plan.ts'
import type {Stretch, Taken} from './sequences/stretch.ts'

/** Turn nats of evidence into a confidence from 0.5 to 1. */
export const confidenceOf = (gain: number): number =>
  Math.round(Math.max(0.5, 1 - Math.exp(-gain / 5)) * 1000) / 1000

/** What is made of sequences: equal stretches share them, and so the plans. */
const made = new WeakMap<readonly Taken[], Edit[]>()

/** Make one edit of each run of sequences that touch and share a page. */
export const editsOfStretch = ({start, gain, taken}: Stretch): Edit[] => {
  const edits = made.get(taken) ?? editsOfTaken(taken, confidenceOf(gain))
  made.set(taken, edits)
  return edits.map(edit => moved(edit, start))
}

const editsOfTaken = (taken: readonly Taken[], confidence: number): Edit[] => {
  const edits: Edit[] = []
  for (let index = 0; index < taken.length; ) {
    const {page, at: start} = taken[index]!
    let after = ''
    let end = start
    const changes: {at: number; drop: number; text: string}[] = []
    for (
      ;
      index < taken.length && taken[index]!.page === page && (end === start || taken[index]!.at === end);
      index++
    ) {
      const {reading} = taken[index]!
      after += String.fromCodePoint(reading.code)
      for (const patch of reading.patches) changes.push({...patch, at: patch.at - start})
      end = reading.end
    }
    const plan: PlanStep[] = [{op: 'recode', from: page.name, to: 'utf-8'}]
    if (changes.length) plan.unshift({op: 'patch', changes})
    const rule = changes.length ? 'utf8-lost-bytes' : 'utf8-through-page'
    edits.push({start, end, after, plan, confidence, rule})
  }
  return edits
}
