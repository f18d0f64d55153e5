/** Sequences of UTF-8 through the commonest pages that leave no doubt: mended before any model is asked. */

import {allPages, utf8Pages} from '../pages.ts'
import type {Edit, Patch, PlanStep} from '../plan.ts'
import {type Glance, glanceAt} from '../scan/glance.ts'
import {clearSequences, nothingLost, sequences} from './sequence-columns.ts'
import {commonPages, isUsual, lengthOf, sequenceAt} from './whole-sequences.ts'

/** How many sequences of a line leave no doubt: fewer of those that no accident gives, and a closing mark that lost a byte. */
const least = {sequences: 3, marks: 4} as const
const isTelling = ({telling, marks, scars}: Glance): boolean =>
  telling >= least.sequences || telling + marks + scars * least.marks >= least.marks

/** Whether some of the sequences read through one of the pages only, and some through the other only. */
const isMixed = (text: string, {first, end}: Glance): boolean => {
  const {page, at, drop} = sequences
  let isSecond = false
  let isFirst = false
  for (let index = first; index < end; index++) {
    if (drop[index] !== nothingLost) continue
    if (page[index] === 1) isSecond = true
    else if (sequenceAt(text, at[index]!, allPages[1]!.byteOf) === 0) isFirst = true
    if (isFirst && isSecond) return true
  }
  return false
}

/** Whether a page reads all of the sequences as usual characters too. */
const reads = (text: string, {first, end}: Glance, {byteOf}: {byteOf: Uint8Array}): boolean => {
  for (let index = first; index < end; index++) {
    if (sequences.drop[index] !== nothingLost) continue
    const at = sequences.at[index]!
    const code = sequenceAt(text, at, byteOf)
    if (code === sequences.code[index]) continue
    if (code === 0 || at + lengthOf(code) !== sequences.end[index] || !isUsual(code)) return false
  }
  return true
}

/** Whether another page reads all of the sequences as usual characters too, and not as the same ones. */
const hasRival = (text: string, glance: Glance): boolean => {
  for (let page = commonPages; page < utf8Pages; page++)
    if (glance.rivals & (1 << page) && reads(text, glance, allPages[page]!)) return true
  return false
}

/** Whether nothing speaks against the sequences of a line, be they few or many. */
const isSound = (text: string, glance: Glance): boolean => {
  const {telling, others} = glance
  if (glance.isScarDoubtful) return false
  if (others * 3 > telling + glance.scars || (glance.isLayered && others > 0)) return false
  if (glance.isForeign && others > 0) return false
  // A line of sequences from end to end is weighed as a whole where some are doubtful.
  if (glance.isDoubtful && !glance.isBroken) return false
  return !isMixed(text, glance) && !hasRival(text, glance)
}

/** How many sequences of a page, on lines that leave no doubt, show it; few on a line are of it then. */
const shown = 6
/** Latin letters that many languages have; the marks of punctuation. */
const isWestern = (code: number): boolean => code < 0x180 || (code >= 0x2010 && code < 0x2030)

/** Whether the few sequences of a line are of a page that the document has shown, and of its scripts. */
const isLikeOthers = (
  text: string,
  glance: Glance,
  {counts, blocks}: {counts: Float64Array; blocks: ReadonlySet<number>},
): boolean => {
  const {first, end} = glance
  if (first === end || glance.others > 0) return false
  for (let index = first; index < end; index++) {
    const code = sequences.code[index]!
    if (counts[sequences.page[index]!]! < shown) return false
    if (!isUsual(code) || !(isWestern(code) || blocks.has(code >> 8))) return false
  }
  return isSound(text, glance)
}

const plans = allPages
  .slice(0, commonPages)
  .map(({name}): PlanStep[] => [{op: 'recode', from: name, to: 'utf-8'}])
const lastByte = allPages[0]!.upper[0x9d - 0x80]!

/** Make one edit of each run of sequences that touch and share a page. */
const editsOf = ({first, end: last}: Glance): Edit[] => {
  const {at, end, page, code, drop} = sequences
  const edits: Edit[] = []
  for (let index = first; index < last; ) {
    const start = at[index]!
    const own = page[index]!
    let until = start
    let after = ''
    let changes: Patch[] | undefined
    for (; index < last && (until === start || (at[index] === until && page[index] === own)); index++) {
      after += String.fromCodePoint(code[index]!)
      until = end[index]!
      if (drop[index] === nothingLost) continue
      changes ??= []
      changes.push({at: at[index]! + 2 - start, drop: drop[index]!, text: lastByte})
    }
    const plan: PlanStep[] = changes ? [{op: 'patch', changes}, ...plans[own]!] : plans[own]!
    const rule = changes ? 'utf8-lost-bytes' : 'utf8-through-page'
    edits.push({start, end: until, after, plan, confidence: 1, rule})
  }
  return edits
}

const none: readonly Edit[] = []

/**
 * Find, for each line of a document, the sequences that leave no doubt: those of lines that have many of them, all read
 * as usual characters, and those of other lines that are like these.
 *
 * Gives how many there are of each page, too.
 */
export const sureRound = (lines: readonly string[]): {edits: (readonly Edit[])[]; counts: Float64Array} => {
  clearSequences()
  const counts = new Float64Array(utf8Pages)
  const blocks = new Set<number>()
  const glances = lines.map(line => glanceAt(line))
  const isSure = glances.map((glance, line) => isTelling(glance) && isSound(lines[line]!, glance))
  const note = ({first, end}: Glance) => {
    for (let index = first; index < end; index++) {
      counts[sequences.page[index]!]!++
      blocks.add(sequences.code[index]! >> 8)
    }
  }
  glances.forEach((glance, line) => {
    if (isSure[line]) note(glance)
  })
  const learned = {counts: counts.slice(), blocks}
  const edits = glances.map((glance, line) => {
    if (isSure[line]) return editsOf(glance)
    if (!isLikeOthers(lines[line]!, glance, learned)) return none
    note(glance)
    return editsOf(glance)
  })
  return {edits, counts}
}
