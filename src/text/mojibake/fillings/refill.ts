/** Fill in anew what edits of a line put where bytes were lost. */
import type {Edit} from '../plan.ts'
import {fillHoles} from './fill.ts'
import {editWith, fillingsOf, lossyEditOf} from './lossy-edits.ts'

/**
 * Choose anew the characters that edits put where bytes were lost, by all that stands around them; the edits are in order.
 *
 * What a choice leaves in doubt lowers the confidence of its edit.
 */
export const refill = (text: string, edits: readonly Edit[]): readonly Edit[] => {
  if (!edits.some(({rule}) => rule === 'utf8-lost-bytes')) return edits
  const codes: number[] = []
  const put = (part: string) => {
    for (const char of part) codes.push(char.codePointAt(0) as number)
  }
  let last = 0
  const found = edits.map(edit => {
    put(text.slice(last, edit.start))
    last = edit.end
    const from = codes.length
    put(edit.after)
    return {from, lossy: lossyEditOf(text, edit)}
  })
  put(text.slice(last))
  const fillings = found.map(({lossy, from}) => (lossy ? fillingsOf(lossy, codes, from) : []))
  const holes = fillings.flatMap(own => own.map(({hole}) => hole))
  if (holes.length === 0) return edits
  const filled = Int32Array.from(codes)
  fillHoles(filled, holes)
  return edits.map((edit, index) => {
    const {from, lossy} = found[index]!
    return lossy && fillings[index]!.length ? editWith(lossy, fillings[index]!, {codes: filled, from}) : edit
  })
}
