/** Sequences of UTF-8 through the commonest pages that leave no doubt: read in one pass, by look-ups alone. */
import {isUnlikely} from './doubts.ts'
import {allPages, leadBits, trailBits, utf8Pages} from './pages.ts'
import type {Edit} from './plan.ts'
import {kindBits, kinds} from './plausibility.ts'
import {isSuspect} from './suspects.ts'

/** The commonest pages, as bits, and how many there are. */
const common = 3
const commonPages = 2
const otherPages = ((1 << utf8Pages) - 1) & ~common
/** How many sequences that no clean text has a line shows at least, and how many times the doubtful ones they are. */
const least = 3

const byteIn = (page: number, text: string, at: number): number =>
  allPages[page]!.byteOf[text.charCodeAt(at)]!

/** Read the whole sequence at a place through a page; 0 where none stands there. */
const sequenceAt = (text: string, at: number, page: number): number => {
  const lead = byteIn(page, text, at)
  const trails = lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3
  if (lead < 0xc2 || lead > 0xf4 || at + trails >= text.length) return 0
  let code = lead & (0x3f >> trails)
  for (let trail = 1; trail <= trails; trail++) {
    const byte = byteIn(page, text, at + trail)
    if (byte < 0x80 || byte >= 0xc0) return 0
    code = (code << 6) | (byte & 63)
  }
  return code
}

const marks = '‘’“”„–—…•'

/** Whether a character is one that texts are made of: a letter, or a mark of punctuation. */
const isUsual = (code: number): boolean =>
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
  return (kindBits(code) & kinds.lower) !== 0 && (before & kinds.upper) !== 0
}

/** A sequence: where it begins and ends, what it reads as, and through which page. */
interface Sequence {
  at: number
  end: number
  code: number
  page: number
}

const lengthOf = (code: number): number => (code < 0x800 ? 2 : code < 0x10000 ? 3 : 4)

/** What a line shows at a glance. */
interface Glance {
  /** Those of runs beyond ASCII that are sequences from end to end: what lost a byte keeps its neighbours as they are. */
  sequences: Sequence[]
  /** How many sequences read as usual characters. */
  telling: number
  /** How many places are suspect, and are none of these. */
  others: number
  /** Whether two that touch may be a sequence of the next layer. */
  isLayered: boolean
  /** Whether some sequences are doubtful; whether anything else is spoilt. */
  isDoubtful: boolean
  isBroken: boolean
  /** Whether what is left shows another page: it has a character that none of the commonest has. */
  isForeign: boolean
  /** The other pages that have every character of the sequences, as bits. */
  rivals: number
}

const glanceAt = (text: string): Glance => {
  const found: Glance = {
    sequences: [],
    telling: 0,
    others: 0,
    isLayered: false,
    isDoubtful: false,
    isBroken: false,
    isForeign: false,
    rivals: otherPages,
  }
  const {sequences} = found
  // Where the run at hand began among the sequences; whether it is whole so far; what was read right before.
  let first = 0
  let isWhole = true
  let before = 0
  for (let at = 0; at <= text.length; at++) {
    const lead = at < text.length ? text.charCodeAt(at) : 32
    if (lead < 0x80) {
      if (lead === 63 && at > 0 && text.charCodeAt(at - 1) >= 0x80 && text.charCodeAt(at + 1) >= 0x80) {
        isWhole = false
        continue
      }
      if (!isWhole) sequences.length = first
      first = sequences.length
      isWhole = true
      before = 0
      continue
    }
    const bits = leadBits[lead]! & trailBits[text.charCodeAt(at + 1)]! & common
    const page = bits & 1 && sequenceAt(text, at, 0) ? 0 : 1
    const code = bits ? sequenceAt(text, at, page) : 0
    const end = at + lengthOf(code)
    const tells = isUsual(code)
    if (code && (tells || isPassable(code)) && !isDoubtful(text, at, {end, code})) {
      sequences.push({at, end, code, page})
      if (tells) found.telling++
      if (code < 0x10000 && leadBits[before]! & trailBits[code]! & common) found.isLayered = true
      before = code < 0x10000 ? code : 0
      for (; at < end; at++) found.rivals &= leadBits[text.charCodeAt(at)]! | trailBits[text.charCodeAt(at)]!
      at--
    } else {
      isWhole = false
      before = 0
      if (code) {
        found.isDoubtful = true
        at = end - 1
        continue
      }
      found.isBroken = true
      if (lead !== 0xfffd && !allPages[0]!.byteOf[lead] && !allPages[1]!.byteOf[lead]) found.isForeign = true
      if (text.charCodeAt(at + 1) >= 0x80 && isSuspect(text, at, lead)) found.others++
    }
  }
  return found
}

/** Whether some of the sequences read through one of the pages only, and some through the other only. */
const isMixed = (text: string, sequences: readonly Sequence[]): boolean =>
  sequences.some(({page}) => page === 1) &&
  sequences.some(({at, page}) => page === 0 && sequenceAt(text, at, 1) === 0)

/** Whether another page reads all of the sequences as usual characters too, and not as the same ones. */
const hasRival = (text: string, {sequences, rivals}: Glance): boolean => {
  for (let page = commonPages; page < utf8Pages; page++) {
    if (!(rivals & (1 << page))) continue
    let differs = false
    const reads = sequences.every(({at, end, code}) => {
      const other = sequenceAt(text, at, page)
      if (other !== code) differs = true
      return other !== 0 && at + lengthOf(other) === end && isUsual(other)
    })
    if (reads && differs) return true
  }
  return false
}

/**
 * Find the sequences of a line that leave no doubt, since there are many and all of them read as usual characters.
 *
 * Gives their edits too, and how many there are of each page.
 */
export const sureRound = (text: string): {edits: Edit[]; counts: readonly number[]} => {
  const glance = glanceAt(text)
  const {sequences, telling, others} = glance
  if (telling < least || others * 3 > telling || (glance.isLayered && others > 0)) return nothing
  if (glance.isForeign && others > 0) return nothing
  // A line of sequences from end to end is weighed as a whole where some are doubtful.
  if (glance.isDoubtful && !glance.isBroken) return nothing
  if (isMixed(text, sequences) || hasRival(text, glance)) return nothing
  const edits: Edit[] = []
  const counts = [0, 0]
  for (let index = 0; index < sequences.length; ) {
    const {at: start, page} = sequences[index]!
    let end = start
    let after = ''
    for (; index < sequences.length; index++) {
      const next = sequences[index]!
      if (end !== start && (next.at !== end || next.page !== page)) break
      after += String.fromCodePoint(next.code)
      end = next.end
      counts[page]!++
    }
    const plan: Edit['plan'] = [{op: 'recode', from: allPages[page]!.name, to: 'utf-8'}]
    edits.push({start, end, after, plan, confidence: 1, rule: 'utf8-through-page'})
  }
  return {edits, counts}
}
const nothing = {edits: [], counts: []}
