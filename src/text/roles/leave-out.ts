import {CUE_KINDS} from './cue-table.ts'
import {START, WHOLE} from './cues.ts'
import type {MeasuredLines} from './measured-lines.ts'
import type {LineMeasures} from './measures.ts'
import {isDateLine} from './reasons.ts'

/** A line of fewer words may be a label, an item of a list or an answer. */
const SHORT = 12
/** A short line is furniture where it stands so often; a long one is a refrain then, such as the question of an interview. */
const OFTEN = 3
/** Words of the longest caption; a paragraph may end in a credit too. */
const LONGEST_CAPTION = 60
/** Kinds of wording that only furniture begins with, in a short line. */
const LABELS = ['advertisement', 'caption', 'copyright', 'read-more', 'share'].map(kind =>
  CUE_KINDS.indexOf(kind),
)

/**
 * Leave out lines that an article does not hold however well they stand in it: wording of furniture that is the whole line, captions
 * that end in a credit, dates of other stories, short lines that come back all the time, and the second copy of a paragraph, which is a
 * summary or a quotation set apart. Changes `kept`.
 */
export function leaveOut(document: MeasuredLines, kept: boolean[]): void {
  const {lines, measures, repeats} = document
  const told = new Set<string>()
  for (let i = 0; i < kept.length; i++) {
    if (!kept[i]) continue
    const {cues, credit, words} = measures[i]!
    const isShort = words < SHORT
    const isLabel = cues.includes(WHOLE) || (isShort && LABELS.some(kind => cues[kind]! >= START))
    const isOften = isShort && repeats[i]! >= OFTEN && !isSpoken(measures[i]!)
    const isSecond = !isShort && repeats[i] === 2 && told.has(lines[i]!.text)
    if (!isShort && repeats[i] === 2) told.add(lines[i]!.text)
    const isCaption = credit === 1 && words < LONGEST_CAPTION
    if (isLabel || isOften || isSecond || isCaption || isLoneTime(document, i)) kept[i] = false
  }
}

const STOP = 1
const COLON = 3
/** Words of an answer that may be given again and again. */
const ANSWER = 3

/** Who speaks, a question, or an answer of a word or two: interviews say these often. */
function isSpoken({ending, questions, words}: LineMeasures): boolean {
  return ending === COLON || questions > 0 || (ending === STOP && words <= ANSWER)
}

const YEAR = /(?<!\d)(?:19|20)\d\d(?!\d)/

/** A date or an hour that stands alone; among others like it, it is part of a programme or a table. */
function isLoneTime(document: MeasuredLines, i: number): boolean {
  const isTime = (k: number) => k >= 0 && k < document.lines.length && isDateLine(document, k)
  if (!isTime(i) || isTime(i - 1) || isTime(i + 1) || isTime(i - 2) || isTime(i + 2)) return false
  return document.measures[i]!.clocks > 0 || YEAR.test(document.lines[i]!.text)
}
