import type {Repair, RepairResult} from './repair.ts'

const SEPARATOR = '\n\n'

/**
 * Repair several texts as one, then hand each its own part back: short texts profit from what the others show.
 * A repair's offsets count from the start of its own text.
 */
export function repairTogether(
  texts: readonly string[],
  repair: (text: string) => RepairResult,
): RepairResult[] {
  const {repairs} = repair(texts.join(SEPARATOR))
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
    return {text: applyRepairs(text, own), repairs: own}
  })
}

/** Put repairs, in order and apart, into the text their offsets count in. */
export function applyRepairs(
  text: string,
  repairs: readonly Pick<Repair, 'start' | 'end' | 'after'>[],
): string {
  if (repairs.length === 0) return text
  let out = ''
  let done = 0
  for (const {start, end, after} of repairs) {
    out += text.slice(done, start) + after
    done = end
  }
  return out + text.slice(done)
}
