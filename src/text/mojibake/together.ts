import {applyEdits} from './plan.ts'
import type {Repair, RepairResult} from './repair.ts'

const SEPARATOR = '\n\n'

/**
 * Repair several texts as one, then hand each its own part back: short texts profit from what the others show.
 * Offsets of repairs and doubts count from the start of their own text.
 */
export function repairTogether(
  texts: readonly string[],
  repair: (text: string) => RepairResult,
): RepairResult[] {
  const whole = repair(texts.join(SEPARATOR))
  const repairs = shareOut(texts, whole.repairs)
  const doubts = shareOut(texts, whole.doubts)
  return texts.map((text, index) => ({
    text: applyEdits(text, repairs[index]!),
    repairs: repairs[index]!,
    doubts: doubts[index]!,
  }))
}

/** Give each text what lies inside it. */
function shareOut(texts: readonly string[], repairs: readonly Repair[]): Repair[][] {
  let next = 0
  let offset = 0
  return texts.map(text => {
    const end = offset + text.length
    const own: Repair[] = []
    for (; next < repairs.length && repairs[next]!.start < end; next++) {
      const repair = repairs[next]!
      if (repair.start < offset || repair.end > end) continue
      own.push({...repair, start: repair.start - offset, end: repair.end - offset})
    }
    offset = end + SEPARATOR.length
    return own
  })
}
