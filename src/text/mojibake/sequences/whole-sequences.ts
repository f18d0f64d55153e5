import {codeAt} from '../../code-at.ts'
import {isUnlikely} from '../doubts.ts'
import {kindBits, kinds} from '../language/plausibility.ts'
import {leadBits, trailBits} from '../pages.ts'

/** The commonest pages, as bits, and how many there are. */
export const common = 3
export const commonPages = 2

/** Read the whole sequence at a place through a page; 0 where none stands there. */
export const sequenceAt = (text: string, at: number, byteOf: Uint8Array): number => {
  const lead = byteOf[codeAt(text, at)]!
  const trails = lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3
  if (lead < 0xc2 || lead > 0xf4 || at + trails >= text.length) return 0
  let code = lead & (0x3f >> trails)
  for (let trail = 1; trail <= trails; trail++) {
    const byte = byteOf[text.charCodeAt(at + trail)]!
    if (byte < 0x80 || byte >= 0xc0) return 0
    code = (code << 6) | (byte & 63)
  }
  return code
}

const marks = '‘’“”„–—…•'

/** The characters below U+2E80 that texts are made of: letters of Europe and the Near East, and marks of punctuation. */
let usual: Uint8Array | undefined

const loadUsual = (): Uint8Array => {
  usual = new Uint8Array(0x2e80)
  for (let code = 0; code < 0x600; code++)
    if ((kindBits(code) & kinds.letter) !== 0 && !isUnlikely(code)) usual[code] = 1
  for (const mark of marks) usual[mark.charCodeAt(0)] = 1
  return usual
}

/** Whether a character is one that texts are made of: a letter, or a mark of punctuation. */
export const isUsual = (code: number): boolean =>
  code < 0x2e80 ? (usual ?? loadUsual())[code] === 1 : code < 0xd800 && kindBits(code) !== kinds.control

/** Whether a character may be a byte of what is still to be undone, or is one of the signs that any text may have. */
export const isPassable = (code: number): boolean =>
  code < 0x10000 && (code < 0x100 || ((leadBits[code]! | trailBits[code]!) & common) !== 0)

/** Whether a second byte is a mark of its own: a capital before it may end a word. */
const isCloser = (code: number): boolean =>
  code === 0xab ||
  code === 0xbb ||
  code === 0x2026 ||
  (code >= 0x2013 && code < 0x201f && '“”‘’„–—'.includes(String.fromCharCode(code)))

/** Whether a sequence from `at` to `end` that reads as a usual character may be none all the same. */
export const isDoubtful = (text: string, at: number, {end, code}: {end: number; code: number}): boolean => {
  const before = at > 0 ? kindBits(text.charCodeAt(at - 1)) : 0
  const next = end < text.length ? kindBits(text.charCodeAt(end)) : 0
  if (end === at + 2 && isCloser(text.charCodeAt(at + 1)))
    return (before & kinds.lower) === 0 && (next & kinds.letter) === 0
  if (text.charCodeAt(end - 1) === 0xa0) return (before & next & kinds.letter) !== 0
  const earlier = at > 1 ? kindBits(text.charCodeAt(at - 2)) : 0
  return (kindBits(code) & kinds.lower) !== 0 && (before & (next | earlier) & kinds.upper) !== 0
}

/** How many code units a character beyond ASCII is as bytes of UTF-8. */
export const lengthOf = (code: number): number => (code < 0x800 ? 2 : code < 0x10000 ? 3 : 4)
