import type {Page} from '../../model/page.ts'
import {NO_CUE} from '../page-measures.ts'

/** How many elements up the one stands that holds the wanted part of the page's prose. */
export function climbToShare(
  page: Page,
  from: number,
  {prose, wanted}: {prose: Float64Array; wanted: number},
): number {
  let n = 0
  for (let at = from; at >= 0 && n < NO_CUE; at = page.elements[at]!.parent, n++)
    if (prose[at]! >= wanted) return n
  return NO_CUE
}

/** Elements between one and an ancestor of it; `false` when it stands elsewhere. */
export function climbs(page: Page, from: number, to: number): number | false {
  for (let at = from, n = 0; at >= to && at >= 0; at = page.elements[at]!.parent, n++)
    if (at === to) return Math.min(n, NO_CUE)
  return false
}

/** Steps from one element to the nearest common ancestor with another, at most {@link NO_CUE}. */
export function hops(page: Page, from: number, to: number): number {
  let a = from
  let b = to
  let n = 0
  while (a !== b && n < NO_CUE) {
    if (a > b) {
      a = page.elements[a]!.parent
      n++
    } else b = page.elements[b]!.parent
  }
  return n
}
