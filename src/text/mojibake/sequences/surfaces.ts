/** What programs make of a page's character on the way: the forms in which a byte may still be met, or be missing. */
import type {Page} from '../pages.ts'

/** A byte that may hide behind some text, at a cost in nats. */
export interface Surface {
  text: string
  byte: number
  cost: number
  /** How many code units of the text are used up (a space that stands for itself too is not). */
  take: number
}

const lost = {fffd: 0.5, question: 1.5, space: 2.5, dropped: 1.8, control: 1.2, shy: 5} as const
/** A space and a combining accent stand together in no text, so that they speak for the byte, in nats. */
const accented = -6
const combining = /[\u0300-\u036f]$/
const straightened: Record<string, string> = {
  '“': '"',
  '”': '"',
  '„': '"',
  '‘': "'",
  '’': "'",
  '‚': "'",
  '–': '-',
  '—': '-',
  '…': '...',
  '\u02dc': '~',
  '‹': '<',
  '›': '>',
}

const lostBytes = (page: Page): Map<number, number> => {
  const bytes = new Map<number, number>()
  for (const byte of page.holes) if (byte < 0xc0) bytes.set(byte, 0)
  if (page.name.startsWith('iso-')) for (let byte = 0x80; byte < 0xa0; byte++) bytes.set(byte, lost.control)
  return bytes
}

const make = (page: Page): Map<number, Surface[]> => {
  const found = new Map<number, Surface[]>()
  const add = (text: string, byte: number, cost: number, take = text.length) => {
    const key = text.length ? text.charCodeAt(0) : -1
    const list = found.get(key)
    const surface = {text, byte, cost, take}
    if (list) list.push(surface)
    else found.set(key, [surface])
  }
  for (const [byte, cost] of lostBytes(page)) {
    add('\ufffd', byte, lost.fffd + cost)
    add('?', byte, lost.question + cost)
    add(' ', byte, lost.space + cost)
    add('', byte, lost.dropped + cost)
  }
  for (let byte = 0x80; byte < 0xc0; byte++) {
    const char = page.upper[byte - 128]!
    if (char === '\u00a0') {
      add(' ', byte, 1.2)
      add(' ', byte, 0.8, 0)
    }
    if (char === '\u00ad') add('', byte, lost.shy)
    const straight = straightened[char]
    if (straight) add(straight, byte, 1)
    const folded = char.normalize('NFKC')
    if (folded !== char && folded !== ' ' && folded !== straight)
      add(folded, byte, combining.test(folded) ? accented : 1)
  }
  return found
}

const made = new Map<string, Map<number, Surface[]>>()

/** Give the lossy forms of a page's following bytes by their first code unit; -1 for nothing at all. */
export const surfacesOf = (page: Page): Map<number, Surface[]> => {
  let found = made.get(page.name)
  if (!found) {
    found = make(page)
    made.set(page.name, found)
  }
  return found
}
