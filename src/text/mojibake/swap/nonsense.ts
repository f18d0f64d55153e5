/** Swaps whose result is no text, though it gains: what was right is read backwards, or names lose their capitals. */
import {codeOrZeroAt} from '../../code-at.ts'
import {costOfText, kindBits, kinds} from '../language/plausibility.ts'

const hebrew = /[\u05d0-\u05ea]/
/** By how much the line, read backwards, may be dearer than what the swap makes of it, in nats. */
const backwards = 5

/** Whether a line is Hebrew in visual order, as old systems kept it: read backwards it is text. */
const readsBackwards = (line: string, text: string): boolean =>
  hebrew.test(line) && costOfText(Array.from(line).reverse().join('')) < costOfText(text) + backwards

const isKind = (text: string, at: number, kind: number): boolean =>
  (kindBits(codeOrZeroAt(text, at)) & kind) !== 0

/** How many names lose their capital in no text. */
const heads = 2

const latin = /^[\0-\u024f\u2010-\u2122]*$/

/** Whether words of the Latin script that begin with a capital begin with a small letter then. */
const losesCapitals = (line: string, text: string): boolean => {
  if (!latin.test(line) || !latin.test(text)) return false
  let lost = 0
  for (let at = 0; at < line.length && lost < heads; at++) {
    if (line[at] === text[at] || isKind(line, at - 1, kinds.letter)) continue
    if (isKind(line, at, kinds.upper) && isKind(line, at + 1, kinds.lower) && isKind(text, at, kinds.lower))
      lost++
  }
  return lost >= heads
}

/** Whether a swap of single bytes makes nonsense of what may well be right. */
export const isNonsense = (line: string, text: string): boolean =>
  line.length === text.length && (readsBackwards(line, text) || losesCapitals(line, text))
