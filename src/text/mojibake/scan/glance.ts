/** What a line shows at a glance: sequences of UTF-8 through the commonest pages, read in one pass by look-ups alone. */
import {codeAt, codeOrZeroAt} from '../../code-at.ts'
import {allPages, leadBits, trailBits, utf8Pages} from '../pages.ts'
import {
  areScarsDoubtful,
  beginQuotations,
  isQuotation,
  meetMark,
  meetScar,
} from '../quotes/quotation-scars.ts'
import {addSequence, countSequences, dropSequences, nothingLost} from '../sequences/sequence-columns.ts'
import {
  common,
  commonPages,
  isDoubtful,
  isPassable,
  isUsual,
  lengthOf,
  sequenceAt,
} from '../sequences/whole-sequences.ts'
import {isSuspect} from './suspects.ts'

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

const nothingSeen = (): Glance => ({
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
  rivals: otherPages,
})

/** The pages that read some character of the line's sequences otherwise, as bits. */
let differs = 0

/** Note a sequence; `before`: what was read right before it. */
const noteSequence = (
  text: string,
  at: number,
  {end, code, page, before}: {end: number; code: number; page: number; before: number},
  found: Glance,
) => {
  addSequence(at, end, code, {page, drop: nothingLost})
  if (isUsual(code)) {
    found.telling++
    if (end > at + 2) found.marks++
  }
  if (isQuotation(code)) meetMark(code)
  if (code < 0x10000 && leadBits[before]! & trailBits[code]! & common) found.isLayered = true
  for (let index = at; index < end; index++) {
    const unit = codeAt(text, index)
    found.rivals &= leadBits[unit]! | trailBits[unit]!
    differs |= differing[page]![unit]!
  }
}

/** Whether a question mark stands for a byte: amid what is beyond ASCII. */
const isLostAt = (text: string, at: number, code: number): boolean =>
  code === 63 && codeOrZeroAt(text, at - 1) >= 0x80 && codeOrZeroAt(text, at + 1) >= 0x80

/** Look at a run of characters beyond ASCII; gives where it ends. */
const lookAtRun = (text: string, start: number, found: Glance): number => {
  const first = countSequences()
  let isWhole = true
  // What was read right before.
  let before = 0
  let at = start
  while (at < text.length) {
    const lead = codeAt(text, at)
    if (lead < 0x80) {
      if (!isLostAt(text, at, lead)) break
      isWhole = false
      at++
      continue
    }
    const bits = leadBits[lead]! & trailBits[codeOrZeroAt(text, at + 1)]! & common
    let code = bits & 1 ? sequenceAt(text, at, bytes[0]!) : 0
    const page = bits && code === 0 ? 1 : 0
    if (page) code = sequenceAt(text, at, bytes[1]!)
    const end = at + lengthOf(code)
    if (code && (isUsual(code) || isPassable(code)) && !isDoubtful(text, at, {end, code})) {
      noteSequence(text, at, {end, code, page, before}, found)
      before = code < 0x10000 ? code : 0
      at = end
      continue
    }
    const isScar = code === 0 && lead === 0xe2 && codeOrZeroAt(text, at + 1) === 0x20ac
    const drop = isScar ? meetScar(text, at, before || codeOrZeroAt(text, at - 1) || 32) : -1
    if (drop >= 0) {
      addSequence(at, at + 2 + drop, 0x201d, {page: 0, drop})
      found.scars++
      found.isBroken = true
      before = 0
      at += 2 + drop
      continue
    }
    isWhole = false
    before = 0
    noteOther(text, at, {lead, code}, found)
    at = code ? end : at + 1
  }
  if (!isWhole) dropSequences(first)
  return at
}

/** Note what is no sequence beyond doubt; `code`: what it reads as, or 0. */
const noteOther = (text: string, at: number, {lead, code}: {lead: number; code: number}, found: Glance) => {
  if (isQuotation(lead)) meetMark(lead)
  if (code) {
    found.isDoubtful = true
    return
  }
  found.isBroken = true
  if (lead !== 0xfffd && !bytes[0]![lead] && !bytes[1]![lead]) found.isForeign = true
  if (codeOrZeroAt(text, at + 1) >= 0x80 && isSuspect(text, at, lead)) found.others++
}

/** Look at a line. */
export const glanceAt = (text: string): Glance => {
  const found = nothingSeen()
  differs = 0
  beginQuotations()
  const {length} = text
  for (let at = 0; at < length; ) {
    if (codeAt(text, at) < 0x80) at++
    else at = lookAtRun(text, at, found)
  }
  found.isScarDoubtful = areScarsDoubtful()
  found.end = countSequences()
  found.rivals &= differs
  return found
}
