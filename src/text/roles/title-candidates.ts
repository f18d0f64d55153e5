import {MemberCounts} from './line-sets.ts'
import type {MeasuredLines} from './measured-lines.ts'

/** How far above the body a headline may stand. */
const REACH = 40
/** Lines of the body that the headline's words stand in first of all. */
const AT_ONCE = 3
/** Size of the longest headline. */
export const LONGEST = 260
/** Size up to which few words met say less. */
const SHORT = 35
/** Lines below the first of the body that its neighbours may be. */
const SEEN_BELOW = 3

/** The first line of the body, and which lines belong to it. */
export interface FoundBody {
  readonly first: number
  readonly kept: readonly boolean[]
}

/** List the lines above the body that may be its headline, its first line too when the next is kept. */
export function listCandidates({measures, lines}: MeasuredLines, {first, kept}: FoundBody): number[] {
  const listed: number[] = []
  for (let i = Math.max(0, first - REACH); i <= first; i++) {
    const {size, words} = measures[i]!
    if (size < 6 || size > LONGEST || words < 1.5 || lines[i]!.kind === 'separator') continue
    if (i < first || (kept[i + 1] === true && size < LONGEST / 2)) listed.push(i)
  }
  return listed
}

/** Candidates beside the body and each other. */
export interface Compared {
  readonly document: MeasuredLines
  readonly body: FoundBody
  readonly lines: readonly number[]
  /** Share of a line's words that the body has, its first lines have. */
  readonly met: (line: number) => number
  readonly metAtOnce: (line: number) => number
  /** How well the words of each candidate are met. */
  readonly weighed: readonly number[]
}

/** Compare candidates with the body. */
export function compare(document: MeasuredLines, body: FoundBody, lines: readonly number[]): Compared {
  const {first, kept} = body
  const all = new MemberCounts(document.words)
  const start = new MemberCounts(document.words)
  let begun = 0
  for (let i = first; i < document.measures.length; i++) {
    if (!kept[i]) continue
    all.add(i)
    if (begun++ < AT_ONCE) start.add(i)
  }
  const from = Math.max(0, first - REACH)
  const shares = new Float64Array(first + SEEN_BELOW + 1 - from).fill(-1)
  for (let i = from; i <= first + SEEN_BELOW && i < document.measures.length; i++)
    shares[i - from] = all.shareMet(i, kept[i] === true)
  const met = (line: number) => shares[line - from] ?? -1
  return {
    document,
    body,
    lines,
    met,
    metAtOnce: line => start.shareMet(line, kept[line] === true),
    weighed: lines.map(i => Math.max(0, met(i)) * Math.min(1, document.measures[i]!.size / SHORT)),
  }
}
