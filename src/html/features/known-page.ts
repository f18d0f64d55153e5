import type {Anchors} from '../anchors.ts'
import type {PageContext} from '../page-context.ts'
import type {PageMeasures} from '../page-measures.ts'

/** All that is known of a page when its features are written. */
export interface KnownPage {
  readonly measures: PageMeasures
  readonly anchors: Anchors
  readonly context: PageContext
}

/** How many bits of a number are set. */
export function bitCount(bits: number): number {
  let rest = bits
  let n = 0
  while (rest !== 0) {
    rest &= rest - 1
    n++
  }
  return n
}

/** Kinds of blocks that the trees tell apart, by their place in this list. */
export const KINDS = ['paragraph', 'heading', 'list-item', 'quote', 'caption', 'table', 'preformatted']
