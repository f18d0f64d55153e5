import type {MeasuredLines} from './measured-lines.ts'

const OPEN = 0
const QUESTION = /[?？؟]$/
/** Size of a line that a subhead stands over. */
const PARAGRAPH = 60
const LONGEST = 90

/**
 * Say whether a kept line is a subhead: a few words without a full stop over a paragraph, and not the first of the article. Items of lists
 * stand over each other, so a short line above or below rules it out.
 */
export function isSubhead({measures, lines}: MeasuredLines, i: number, kept: readonly boolean[]): boolean {
  const {ending, words, size, digitShare, bullet, stops} = measures[i]!
  if (ending !== OPEN && !QUESTION.test(lines[i]!.text)) return false
  if (words < 2 || words > 14 || size > LONGEST || digitShare > 0.4 || bullet === 1 || stops > 1) return false
  if (isDoubtful(lines, i)) return false
  const above = neighbour(kept, i, -1)
  const below = neighbour(kept, i, 1)
  return isParagraph(measures[above]) && isParagraph(measures[below])
}

/** A piece of a line may be part of a sentence that was cut: a subhead is one whose ends are sure. */
function isDoubtful(lines: MeasuredLines['lines'], i: number): boolean {
  return lines[i]!.runOn === true && !(lines[i]!.opens === true && lines[i + 1]?.opens === true)
}

function isParagraph(line: MeasuredLines['measures'][number] | undefined): boolean {
  return line !== undefined && line.size > PARAGRAPH && line.stops > 0
}

/** The kept line next to one, -1 where none is. */
function neighbour(kept: readonly boolean[], from: number, step: -1 | 1): number {
  for (let i = from + step; i >= 0 && i < kept.length; i += step) if (kept[i]) return i
  return -1
}
