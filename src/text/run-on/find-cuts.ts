import type {Span} from '../../model/block.ts'
import {RUN_ON_CUTS} from '../../tables/run-on-cuts.ts'
import {type Trees, unpackSmallTrees} from '../trees.ts'
import {type Gaps, readGaps} from './gaps.ts'
import {scoreGaps} from './score-gaps.ts'
import {END_STOP, SMALL} from './words.ts'

let trees: Trees | undefined

/** Sum of the first tens of trees beyond which the others change no verdict. */
const CERTAIN = 3.5
/** How sure it has to be that a block of the page ends at a gap, and at one behind a full stop. */
const LEAST = 0.5
const LEAST_STOP = 0.05
/** A line is a page where so many gaps inside of what would be a sentence are surely borders. */
const SURE = 0.8
const LEAST_SURE = 3
/** Signs of a word with a full stop that is no abbreviation, stop and all, at least. */
const LEAST_WORD = 4

/** A piece of a line that holds a page. */
export interface Piece extends Span {
  /** A block of the page surely began with it. */
  readonly opens: boolean
}

/**
 * Find the pieces of a line that holds a page: UTF-16 spans without white space at their ends; one for a line that turns out to be none.
 * `own` are trees to judge by instead of the table's.
 */
export function findCuts(text: string, own?: Trees): Piece[] {
  trees ??= unpackSmallTrees(RUN_ON_CUTS, CERTAIN)
  const gaps = readGaps(text)
  const scores = scoreGaps(gaps, own ?? trees)
  const {candidates, words} = gaps
  const {starts, ends, count} = words
  const pieces: Piece[] = []
  let from = 0
  let opens = true
  let sure = 0
  for (let k = 0; k < candidates.length; k++) {
    const i = candidates[k]!
    const isStop = endsSentence(gaps, i - 1)
    if (!isStop && scores[k]! >= SURE) sure++
    if (scores[k]! < (isStop ? LEAST_STOP : LEAST)) continue
    pieces.push({start: starts[from]!, end: ends[i - 1]!, opens})
    from = i
    opens = scores[k]! >= SURE
  }
  if (sure < LEAST_SURE) return [{start: starts[0] ?? 0, end: ends[count - 1] ?? 0, opens: true}]
  if (from < count) pieces.push({start: starts[from]!, end: ends[count - 1]!, opens})
  return pieces
}

function endsSentence({words: {endings, shapes, starts, ends}}: Gaps, word: number): boolean {
  return endings[word] === END_STOP && shapes[word + 1] !== SMALL && ends[word]! - starts[word]! >= LEAST_WORD
}
