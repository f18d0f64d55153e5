/** Lines at work in a run over a document: what each was, what it is now, and what comes of all of them. */
import {sampled} from './language/evidence.ts'
import {applyEdits, composeEdits, type Edit, moved} from './plan.ts'
import {withoutExamples} from './quotes/quoted.ts'
import type {Line} from './scan/scan.ts'

/** A line at work: what it was, what it is now, and the edits between the two. */
export interface Work {
  start: number
  text: string
  now: string
  edits: Edit[]
  /** Whether what it is now needs no second look. */
  isSettled: boolean
  /** Whether what it is now is known to have nothing that a look would begin with. */
  isQuiet: boolean
}

/** A line that is taken up. */
export const workOn = (text: string, start: number): Work => ({
  start,
  text,
  now: text,
  edits: [],
  isSettled: false,
  isQuiet: false,
})

/** Make the edits of a round on a line; false where there are none. */
export const apply = (work: Work, round: readonly Edit[]): boolean => {
  if (round.length === 0) return false
  work.edits = composeEdits(work.text, work.edits, round)
  work.now = applyEdits(work.now, round)
  work.isQuiet = false
  return true
}

/** Whether a line was swapped, so that what it is now may be of yet another charset. */
export const isSwapped = ({edits}: Work): boolean => edits.length === 1 && edits[0]!.rule === 'charset-swap'

/** Drop the edits of a line where it quotes mojibake on purpose; gives them, in offsets of the text of all lines. */
export const dropExamples = (work: Work): Edit[] => {
  const edits = withoutExamples(work.text, work.edits)
  if (edits.length === work.edits.length) return []
  const kept = new Set(edits)
  const dropped = work.edits.filter(edit => !kept.has(edit)).map(edit => moved(edit, work.start))
  Object.assign(work, {edits, now: applyEdits(work.text, edits), isSettled: false, isQuiet: false})
  return dropped
}

/** The edits of all lines at work, in offsets of their text. */
export const editsOf = (works: readonly Work[]): Edit[] => {
  const edits: Edit[] = []
  for (const {start, edits: own} of works) for (const edit of own) edits.push(moved(edit, start))
  return edits
}

/** The lines that need no second look, where they stand once all is mended; `before`: those that were left out of work. */
export const settledOf = (works: readonly Work[], before: readonly Line[]): Line[] => {
  const settled: Line[] = []
  let shift = 0
  let left = 0
  for (const {start, text, now, isSettled} of works) {
    for (; left < before.length && before[left]!.start < start; left++)
      settled.push({start: before[left]!.start + shift, end: before[left]!.end + shift})
    if (isSettled) settled.push({start: start + shift, end: start + shift + now.length})
    shift += now.length - text.length
  }
  for (const {start, end} of before.slice(left)) settled.push({start: start + shift, end: end + shift})
  return settled
}

/** The beginning of a document as its lines at work are now: as much as tells its languages. */
export const beginningNow = (text: string, works: readonly Work[]): string => {
  let now = ''
  let from = 0
  for (const work of works) {
    if (now.length >= sampled) break
    now += text.slice(from, work.start) + work.now
    from = work.start + work.text.length
  }
  return now + text.slice(from, from + sampled)
}

/** Give the lines beyond ASCII that are neither at work nor settled. */
export const othersOf = (text: string, works: readonly Work[], settled: readonly Line[]): Work[] => {
  const known = [...works.map(({start, text: line}) => ({start, end: start + line.length})), ...settled]
  known.sort((one, other) => one.start - other.start)
  const others: Work[] = []
  const add = (start: number, end: number) => {
    let at = start
    for (const line of text.slice(start, end).split('\n')) {
      if (/[^\0-\x7f]/.test(line)) others.push(workOn(line, at))
      at += line.length + 1
    }
  }
  let from = 0
  for (const {start, end} of known) {
    if (start > from) add(from, start)
    from = end
  }
  if (from < text.length) add(from, text.length)
  return others
}
