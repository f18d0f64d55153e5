/** What a line shows at a glance: sequences of UTF-8 through the commonest pages, read in one pass by look-ups alone. */
import {isUnlikely} from './doubts.ts'
import {allPages, leadBits, trailBits, utf8Pages} from './pages.ts'
import {kindBits, kinds} from './plausibility.ts'
import {isSuspect} from './suspects.ts'

/** The commonest pages, as bits, and how many there are. */
export const common = 3
export const commonPages = 2
const otherPages = ((1 << utf8Pages) - 1) & ~common

const columnsOf = (size: number) => ({
  at: new Int32Array(size),
  end: new Int32Array(size),
  code: new Int32Array(size),
  page: new Uint8Array(size),
  /** How many code units stand for the last byte, which was lost; `nothingLost` in whole sequences. */
  drop: new Uint8Array(size),
})
let size = 1024
/** The sequences of the lines that were looked at, in order, as columns. */
export const sequences = columnsOf(size)
export const nothingLost = 255
let count = 0

/** Forget the sequences of all lines. */
export const clearSequences = (): void => {
  count = 0
}

const add = (at: number, end: number, code: number, {page, drop}: {page: number; drop: number}) => {
  if (count === size) {
    const old = {...sequences}
    size *= 2
    Object.assign(sequences, columnsOf(size))
    for (const key of Object.keys(old) as (keyof typeof old)[]) sequences[key].set(old[key])
  }
  sequences.at[count] = at
  sequences.end[count] = end
  sequences.code[count] = code
  sequences.page[count] = page
  sequences.drop[count++] = drop
}

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

const isQuotation = (code: number): boolean =>
  code === 0xab || code === 0xbb || (code >= 0x201c && code <= 0x201f)

const isClosingMark = (code: number): boolean => code === 0xbb || code === 0x201d

/** The mark that opened the quotation that is open after another mark, or 0. */
const openAfter = (code: number, open: number): number => {
  if (code === 0x201d) return open ? 0 : code
  return code === 0xbb || (code === 0x201c && open === 0x201e) ? 0 : code
}

const wordly = kinds.letter | kinds.digit | kinds.mark

/** Whether an opening mark that is the closing one of other languages lost its last byte at `â€`. */
const isOpeningScar = (text: string, at: number, before: number): boolean =>
  (before === 32 || before === 40) && (kindBits(text.charCodeAt(at + 2)) & kinds.letter) !== 0

/**
 * Tell how many code units after `â€` stand for the last byte of a closing quotation mark, where what stands around
 * leaves no doubt that this is one and what became of the byte; -1 elsewhere. `before`: what the text reads before it.
 */
const dropOfScar = (text: string, at: number, before: number): number => {
  const isWordBefore = (kindBits(before) & wordly) !== 0
  if (!isWordBefore && !',.!?…'.includes(String.fromCharCode(before))) return -1
  const end = at + 2
  if (end >= text.length) return 0
  const next = text[end]!
  const later = end + 1 < text.length ? text[end + 1]! : ' '
  const isWordLater = (kindBits(later.charCodeAt(0)) & wordly) !== 0
  if (next === '\ufffd') return 1
  if (next === ' ') {
    if (later === ' ') return isWordBefore || before === 44 ? 1 : -1
    return isWordLater ? 0 : -1
  }
  if (next === '?') return later === ' ' && (kindBits(text.charCodeAt(end + 2)) & kinds.lower) !== 0 ? 1 : -1
  return ',.;:)'.includes(next) && later === ' ' && isWordBefore ? 0 : -1
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
    first: count,
    end: count,
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
  let first = count
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
      if (lead === 63 && at > 0 && text.charCodeAt(at - 1) >= 0x80 && text.charCodeAt(at + 1) >= 0x80) {
        isWhole = false
        continue
      }
      if (!isWhole) count = first
      first = count
      isWhole = true
      before = 0
      continue
    }
    const bits = leadBits[lead]! & trailBits[text.charCodeAt(at + 1)]! & common
    let page = 0
    let code = bits & 1 ? sequenceAt(text, at, bytes[0]!) : 0
    if (bits && code === 0) {
      page = 1
      code = sequenceAt(text, at, bytes[1]!)
    }
    const end = at + lengthOf(code)
    const tells = isUsual(code)
    if (code && (tells || isPassable(code)) && !isDoubtful(text, at, {end, code})) {
      add(at, end, code, {page, drop: nothingLost})
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
      if (code === 0 && lead === 0xe2 && text.charCodeAt(at + 1) === 0x20ac) {
        const left = before || (at > 0 ? text.charCodeAt(at - 1) : 32)
        const isOpening = open === 0 && isOpeningScar(text, at, left)
        const drop = isOpening ? 0 : open ? dropOfScar(text, at, left) : -1
        if (drop >= 0) {
          add(at, at + 2 + drop, 0x201d, {page: 0, drop})
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
      if (text.charCodeAt(at + 1) >= 0x80 && isSuspect(text, at, lead)) found.others++
    }
  }
  if (isScarOpen) found.isScarDoubtful = true
  found.end = count
  found.rivals = rivals & differs
  return found
}
