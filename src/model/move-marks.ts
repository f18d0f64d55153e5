import type {InlineMark, Span} from './block.ts'

/** So many code units alike put two texts in step again. */
const ALIKE = 6
/** How far a change may reach, in code units, and how many changes are followed: what bounds the work. */
const REACH = 48
const MOST = 500

/**
 * Move marks along when their text was changed in places: repaired, cut, its white space collapsed, or taken out of a longer one.
 * A mark goes where its first and its last letter went; one that lost either is left out.
 */
export function moveMarks(marks: readonly InlineMark[], before: string, after: string): InlineMark[] {
  if (marks.length === 0) return []
  const places = align(before, after)
  return marks.flatMap(mark => {
    let {start, end} = mark
    while (start < end && isBlank(before, start)) start++
    while (end > start && isBlank(before, end - 1)) end--
    if (start === end || places[start]! < 0 || places[end - 1]! < 0) return []
    return [moveMark(mark, {start: places[start]!, end: places[end - 1]! + 1})]
  })
}

/** Put a mark to another place. */
export function moveMark({type, url, ordinal}: InlineMark, {start, end}: Span): InlineMark {
  if (url !== undefined) return {type, start, end, url}
  return ordinal === undefined ? {type, start, end} : {type, start, end, ordinal}
}

/** Where each code unit of `before` stands in `after`; -1 where it is gone. */
function align(before: string, after: string): Int32Array {
  const places = new Int32Array(before.length).fill(-1)
  let at = 0
  let to = 0
  if (!before.startsWith(after.slice(0, ALIKE))) at = Math.max(0, before.indexOf(after.slice(0, 2 * ALIKE)))
  for (let changes = 0; at < before.length && to < after.length; ) {
    if (before.charCodeAt(at) === after.charCodeAt(to)) places[at++] = to++
    else if (isBlank(before, at)) at++
    else if (isBlank(after, to)) to++
    else if (changes++ === MOST) break
    else {
      const [gone, came] = step(before.slice(at, at + REACH + ALIKE), after.slice(to, to + REACH + ALIKE))
      // Letters that took one another's place: the mark's ends stay on them.
      for (let i = 0; i < Math.min(gone, came); i++) places[at + i] = to + i
      at += gone
      to += came
    }
  }
  return places
}

/** How many code units of each to pass over until both go on alike; the fewest. */
function step(before: string, after: string): [number, number] {
  for (let sum = 1; sum <= REACH; sum++) {
    for (let gone = 0; gone <= sum; gone++) {
      const next = before.slice(gone, gone + ALIKE)
      if (next !== '' && after.startsWith(next, sum - gone)) return [gone, sum - gone]
    }
  }
  return [1, 1]
}

function isBlank(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code <= 32 ? code === 32 || (code >= 9 && code <= 13) : code >= 0xa0 && text[at]!.trim() === ''
}
