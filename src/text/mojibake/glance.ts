/** What a line shows at a glance: sequences of UTF-8 through the commonest pages, read in one pass by look-ups alone. */
import {codeAt} from './code-at.ts'
import {isUnlikely} from './doubts.ts'
import {allPages, leadBits, trailBits, utf8Pages} from './pages.ts'
import {kindBits, kinds} from './plausibility.ts'
import {dropOfScar, isClosingMark, isOpeningScar, isQuotation, openAfter} from './quotation-scars.ts'
import {addSequence, countSequences, dropSequences, nothingLost} from './sequence-columns.ts'
import {isSuspect} from './suspects.ts'

/** The commonest pages, as bits, and how many there are. */
export const common = 3
export const commonPages = 2
const otherPages = ((1 << utf8Pages) - 1) & ~common

const bytes = allPages.slice(0, commonPages).map(({byteOf}) => byteOf)
/** In which of the other pages a character is another byte than in a common one, as bits. */
const differing = bytes.map(own => {
  const bits = new Uint32Array(0x10000)
  for (let index = commonPages; index < utf8Pages; index++) {
    const {upper, byteOf} = allPages[index]!
    for (const char of upper) {
      const code = char.charCodeAt(0)
      if (byteOf[code] !== own[code]) bits[code]! |= 1 << index
    }
  }
  return bits
})

/** Read the whole sequence at a place through a page; 0 where none stands there. */
export const sequenceAt = (text: string, at: number, byteOf: Uint8Array): number => {
  const lead = byteOf[text.charCodeAt(at)]!
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

/** Whether a character is one that texts are made of: a letter, or a mark of punctuation. */
export const isUsual = (code: number): boolean =>
  code < 0x2000
    ? code < 0x600 && (kindBits(code) & kinds.letter) !== 0 && !isUnlikely(code)
    : code < 0x2e80
      ? marks.includes(String.fromCharCode(code))
      : code < 0xd800 && kindBits(code) !== kinds.control

/** Whether a character may be a byte of what is still to be undone, or is one of the signs that any text may have. */
const isPassable = (code: number): boolean =>
  code < 0x10000 && (code < 0x100 || ((leadBits[code]! | trailBits[code]!) & common) !== 0)

/** Second bytes that are marks of their own: a capital before one may end a word. */
const closers = '“”‘’„»«…–—'

/** Whether a sequence from `at` to `end` that reads as a usual character may be none all the same. */
const isDoubtful = (text: string, at: number, {end, code}: {end: number; code: number}): boolean => {
  const before = at > 0 ? kindBits(text.charCodeAt(at - 1)) : 0
  const next = end < text.length ? kindBits(text.charCodeAt(end)) : 0
  if (end === at + 2 && closers.includes(text[at + 1]!))
    return (before & kinds.lower) === 0 && (next & kinds.letter) === 0
  if (text[end - 1] === '\xa0') return (before & next & kinds.letter) !== 0
  const earlier = at > 1 ? kindBits(text.charCodeAt(at - 2)) : 0
  return (kindBits(code) & kinds.lower) !== 0 && (before & (next | earlier) & kinds.upper) !== 0
}

/** How many code units a character beyond ASCII is as bytes of UTF-8. */
export const lengthOf = (code: number): number => (code < 0x800 ? 2 : code < 0x10000 ? 3 : 4)

/** What a line shows at a glance. */
export interface Glance {
  /**
   * Its sequences among all of them: those of runs beyond ASCII that are sequences from end to end, since what lost a
   * byte keeps its neighbours as they are.
   */
  first: number
  end: number
  /** How many sequences read as usual characters, and how many of them are no letters of two bytes, which chance gives. */
  telling: number
  marks: number
  /** How many closing quotation marks lost their last byte, and whether one of them may be none. */
  scars: number
  isScarDoubtful: boolean
  /** How many places are suspect, and are none of these. */
  others: number
  /** Whether two that touch may be a sequence of the next layer. */
  isLayered: boolean
  /** Whether some sequences are doubtful; whether anything else is spoilt. */
  isDoubtful: boolean
  isBroken: boolean
  /** Whether what is left shows another page: it has a character that none of the commonest has. */
  isForeign: boolean
  /** The other pages that have every character of the sequences, and read some otherwise, as bits. */
  rivals: number
}

/** Look at a line. */
export const glanceAt = (text: string): Glance => {
  const found: Glance = {
    first: countSequences(),
    end: countSequences(),
    telling: 0,
    marks: 0,
    scars: 0,
    isScarDoubtful: false,
    others: 0,
    isLayered: false,
    isDoubtful: false,
    isBroken: false,
    isForeign: false,
    rivals: 0,
  }
  let rivals = otherPages
  let differs = 0
  // Where the run at hand began among the sequences; whether it is whole so far; what was read right before.
  let first = countSequences()
  let isWhole = true
  let before = 0
  // The mark that opened the quotation at hand, and whether one that lost its byte was the last to close any.
  let open = 0
  let isScarLast = false
  // Whether one that opens lost its byte, which those that close in such a text do too.
  let isScarOpen = false
  const meet = (code: number) => {
    if (isScarOpen || (isScarLast && isClosingMark(code))) found.isScarDoubtful = true
    isScarLast = false
    open = openAfter(code, open)
  }
  for (let at = 0; at <= text.length; at++) {
    const lead = at < text.length ? text.charCodeAt(at) : 32
    if (lead < 0x80) {
      if (lead === 63 && at > 0 && codeAt(text, at - 1) >= 0x80 && codeAt(text, at + 1) >= 0x80) {
        isWhole = false
        continue
      }
      if (!isWhole) dropSequences(first)
      first = countSequences()
      isWhole = true
      before = 0
      continue
    }
    const bits = leadBits[lead]! & trailBits[codeAt(text, at + 1)]! & common
    let page = 0
    let code = bits & 1 ? sequenceAt(text, at, bytes[0]!) : 0
    if (bits && code === 0) {
      page = 1
      code = sequenceAt(text, at, bytes[1]!)
    }
    const end = at + lengthOf(code)
    const tells = isUsual(code)
    if (code && (tells || isPassable(code)) && !isDoubtful(text, at, {end, code})) {
      addSequence(at, end, code, {page, drop: nothingLost})
      if (tells) found.telling++
      if (tells && end > at + 2) found.marks++
      if (isQuotation(code)) meet(code)
      if (code < 0x10000 && leadBits[before]! & trailBits[code]! & common) found.isLayered = true
      before = code < 0x10000 ? code : 0
      for (; at < end; at++) {
        const unit = text.charCodeAt(at)
        rivals &= leadBits[unit]! | trailBits[unit]!
        differs |= differing[page]![unit]!
      }
      at--
    } else {
      if (code === 0 && lead === 0xe2 && codeAt(text, at + 1) === 0x20ac) {
        const left = before || (at > 0 ? text.charCodeAt(at - 1) : 32)
        const isOpening = open === 0 && isOpeningScar(text, at, left)
        const drop = isOpening ? 0 : open ? dropOfScar(text, at, left) : -1
        if (drop >= 0) {
          addSequence(at, at + 2 + drop, 0x201d, {page: 0, drop})
          found.scars++
          found.isBroken = true
          isScarLast = !isOpening
          isScarOpen = isOpening
          open = isOpening ? 0x201d : 0
          before = 0
          at += 1 + drop
          continue
        }
      }
      if (isQuotation(lead)) meet(lead)
      isWhole = false
      before = 0
      if (code) {
        found.isDoubtful = true
        at = end - 1
        continue
      }
      found.isBroken = true
      if (lead !== 0xfffd && !bytes[0]![lead] && !bytes[1]![lead]) found.isForeign = true
      if (codeAt(text, at + 1) >= 0x80 && isSuspect(text, at, lead)) found.others++
    }
  }
  if (isScarOpen) found.isScarDoubtful = true
  found.end = countSequences()
  found.rivals = rivals & differs
  return found
}
