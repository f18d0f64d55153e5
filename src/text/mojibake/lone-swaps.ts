/** Swaps of charsets that hardly any of a document's letters share. */
import {kindBits, kinds} from './plausibility.ts'
import type {Swap} from './swap.ts'

/** How many times the letters of a swap the document's other letters are, for the swap to stand alone. */
const crowd = 8
/** How many nats a swap must gain to stand alone: whole sentences do. */
const outstanding = 20

/** Count the letters beyond ASCII of a text. */
export const countLetters = (text: string): number => {
  let count = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code >= 0x80 && kindBits(code) & (kinds.letter | kinds.mark)) count++
  }
  return count
}

/**
 * Forget the swaps of single lines amid text that is right: what one word of a long document gains is chance.
 *
 * `letters`: how many letters beyond ASCII the whole document has.
 */
export const dropLoneSwaps = (
  finds: ({line: string; swap?: Swap} | undefined)[],
  letters: () => number,
): void => {
  const shares = new Map<string, {letters: number; gain: number}>()
  const keyOf = ({from, to}: Swap) => `${from} ${to}`
  for (const find of finds) {
    if (!find?.swap) continue
    const known = shares.get(keyOf(find.swap)) ?? {letters: 0, gain: 0}
    const gain = Math.max(known.gain, find.swap.gain)
    shares.set(keyOf(find.swap), {letters: known.letters + countLetters(find.line), gain})
  }
  if (shares.size === 0) return
  const all = letters()
  for (const [index, find] of finds.entries()) {
    if (!find?.swap) continue
    const share = shares.get(keyOf(find.swap))!
    if (share.letters * crowd < all && share.gain < outstanding) finds[index] = undefined
  }
}
