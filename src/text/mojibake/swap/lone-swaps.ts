/** Swaps of charsets that hardly any of a document's letters share. */
import {codeAt} from '../../code-at.ts'
import {isLetterOrMark} from '../language/kinds.ts'
import type {Swap} from './setting.ts'

/** How many times the letters of a swap the document's other letters are, for the swap to stand alone. */
const crowd = 8
/** How many nats a swap must gain to stand alone: whole sentences do. */
const outstanding = 20
/** How many it must gain on a line to speak for the others all the same. */
const beyondDoubt = 60

/** Count the letters beyond ASCII of a text. */
export const countLetters = (text: string): number => {
  let count = 0
  for (let at = 0; at < text.length; at++) {
    const code = codeAt(text, at)
    if (code >= 0x80 && isLetterOrMark(code)) count++
  }
  return count
}

interface Share {
  letters: number
  gain: number
}
type Finds = readonly ({line: string; swap?: Swap} | undefined)[]

const keyOf = ({from, to}: Swap): string => `${from} ${to}`

/** On how many letters each swap was found, and what it gained at most on a line. */
const sharesOf = (finds: Finds): Map<string, Share> => {
  const shares = new Map<string, Share>()
  for (const find of finds) {
    if (!find?.swap) continue
    const known = shares.get(keyOf(find.swap)) ?? {letters: 0, gain: 0}
    const gain = Math.max(known.gain, find.swap.gain)
    shares.set(keyOf(find.swap), {letters: known.letters + countLetters(find.line), gain})
  }
  return shares
}

/**
 * Name the swaps, as `from to`, that are found on too few of a document's letters to speak for its other lines.
 *
 * `letters`: how many letters beyond ASCII the whole document has.
 */
export const loneSwaps = (finds: Finds, letters: () => number): Set<string> => {
  const shares = [...sharesOf(finds)]
  if (shares.length === 0) return new Set()
  const all = letters()
  return new Set(
    shares.filter(([, {letters: own, gain}]) => own * crowd < all && gain < beyondDoubt).map(([key]) => key),
  )
}

/** Forget the swaps of single lines amid text that is right: what one word of a long document gains is chance. */
export const dropLoneSwaps = (
  finds: ({line: string; swap?: Swap} | undefined)[],
  letters: () => number,
): void => {
  const shares = sharesOf(finds)
  const lone = loneSwaps(finds, letters)
  for (const [index, find] of finds.entries()) {
    if (!find?.swap || !lone.has(keyOf(find.swap))) continue
    if (shares.get(keyOf(find.swap))!.gain < outstanding) finds[index] = undefined
  }
}
