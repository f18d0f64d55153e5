/** Lines read as UTF-8 through a page from end to end: their runs beyond ASCII, as numbers in columns. */
import {codeAt, codeOrZeroAt} from '../../code-at.ts'
import {isUnlikely} from '../doubts.ts'
import {caseCost, costOf, symbolOf} from '../language/plausibility.ts'
import {leadBits, type Page, trailBits, utf8Pages} from '../pages.ts'
import {isLegal} from './utf8.ts'

/** The line at hand, where its runs beyond ASCII begin and end, and the code points that they read as. */
let line = ''
let runs = new Int32Array(256)
let runCount = 0
let codes = new Int32Array(1024)
/** How many code points there are up to the end of each run. */
let codeEnds = new Int32Array(128)

/** Take up a line; gives the pages through which every character of it above ASCII could be a byte of UTF-8, as bits. */
export const takeUp = (text: string): number => {
  line = text
  runCount = 0
  if (codes.length < text.length) codes = new Int32Array(text.length * 2)
  if (runs.length < text.length + 2) {
    runs = new Int32Array(text.length * 2)
    codeEnds = new Int32Array(text.length)
  }
  let bits = (1 << utf8Pages) - 1
  let within = false
  for (let at = 0; at < text.length && bits; at++) {
    const code = codeAt(text, at)
    if (code < 0x80) {
      if (within) runs[runCount++ * 2 + 1] = at
      within = false
      continue
    }
    bits &= leadBits[code]! | trailBits[code]!
    if (!within) runs[runCount * 2] = at
    within = true
  }
  if (within) runs[runCount++ * 2 + 1] = text.length
  return bits
}

/** What the line at hand reads as through a page; its code points stay until another page is read. */
export interface Strict {
  /** How many sequences of UTF-8 there are. */
  sequences: number
  /** How many of them are characters that hardly any text has. */
  strangers: number
  /** What two readings have in common only when they are the same. */
  hash: number
}

/** Read every character of the line at hand above ASCII as UTF-8 through a page; false when one does not fit. */
export const readThrough = ({byteOf}: Page, found: Strict): boolean => {
  let count = 0
  let strangers = 0
  let hash = 0
  for (let run = 0; run < runCount; run++) {
    const end = runs[run * 2 + 1]!
    for (let at = runs[run * 2]!; at < end; at++) {
      const lead = byteOf[codeAt(line, at)]!
      if (lead < 0xc2 || lead > 0xf4) return false
      const trails = lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3
      if (at + trails >= end) return false
      let code = lead & (0x3f >> trails)
      for (let trail = 0; trail < trails; trail++) {
        const byte = byteOf[line.charCodeAt(++at)]!
        if (byte < 0x80 || byte >= 0xc0) return false
        code = (code << 6) | (byte & 63)
      }
      if (!isLegal(code, trails + 1)) return false
      if (isUnlikely(code)) strangers++
      codes[count++] = code
      hash = Math.imul(hash ^ code, 0x9e3779b1)
      hash ^= hash >>> 15
    }
    codeEnds[run] = count
  }
  found.sequences = count
  found.strangers = strangers
  found.hash = hash
  return true
}

/** Runs one after the other, each between the two characters before and after it; `apart` where others are left out. */
let chain = new Int32Array(2048)
const apart = -1

/** Lay the runs of the line at hand in the chain, as they were read last or as they stand; gives its length. */
const layChain = (isRead: boolean): number => {
  if (chain.length < line.length * 5) chain = new Int32Array(line.length * 10)
  let length = 0
  let before = -2
  for (let run = 0; run < runCount; run++) {
    const start = runs[run * 2]!
    const end = runs[run * 2 + 1]!
    if (start - before > 2) {
      chain[length++] = apart
      chain[length++] = start > 1 ? line.charCodeAt(start - 2) : 32
      chain[length++] = start > 0 ? line.charCodeAt(start - 1) : 32
    }
    if (isRead) {
      for (let index = run ? codeEnds[run - 1]! : 0; index < codeEnds[run]!; index++)
        chain[length++] = codes[index]!
    } else {
      for (let at = start; at < end; at++) chain[length++] = codeAt(line, at)
    }
    const next = run + 1 < runCount ? runs[run * 2 + 2]! : line.length
    for (let at = end; at < next && at < end + 2; at++) chain[length++] = codeAt(line, at)
    before = end
  }
  return length
}

/**
 * Sum what the characters beyond ASCII cost, with the two after each, in nats: all that a reading changes.
 *
 * `isRead`: as they were read last; else as they stand. Above `limit` the sum is not finished.
 */
export const costOfRuns = (isRead: boolean, limit = Infinity): number => {
  const length = layChain(isRead)
  let [a, b, rawA, rawB] = [32, 32, 32, 32]
  let sum = 0
  for (let index = 0; index < length && sum <= limit; index++) {
    const code = chain[index]!
    if (code === apart) {
      rawA = chain[++index]!
      rawB = chain[++index]!
      a = symbolOf(rawA)
      b = symbolOf(rawB)
      continue
    }
    const symbol = symbolOf(code)
    sum += costOf(a, b, symbol)
    if (code >= 0x80 || rawB >= 0x80) sum += caseCost(rawA, rawB, code)
    a = b
    b = symbol
    rawA = rawB
    rawB = code
  }
  return sum
}

/** A run of sequences, and what it reads as. */
export interface Run {
  start: number
  end: number
  after: string
}

/** Give the runs of the line at hand as they were read last. */
export const runsRead = (): Run[] => {
  const found: Run[] = []
  for (let run = 0, index = 0; run < runCount; run++) {
    let after = ''
    for (; index < codeEnds[run]!; index++) after += String.fromCodePoint(codes[index]!)
    found.push({start: runs[run * 2]!, end: runs[run * 2 + 1]!, after})
  }
  return found
}

/** A sequence of the line at hand. */
export interface Sequence {
  at: number
  end: number
  code: number
}

/** Give the sequences of the line at hand as they were read last. */
export const sequencesRead = (): Sequence[] => {
  const found: Sequence[] = []
  for (let run = 0, index = 0; run < runCount; run++) {
    for (let at = runs[run * 2]!; index < codeEnds[run]!; index++) {
      const code = codes[index]!
      const end = at + (code < 0x800 ? 2 : code < 0x10000 ? 3 : 4)
      found.push({at, end, code})
      at = end
    }
  }
  return found
}

/** Tell what share of a text's characters above ASCII stand in whole UTF-8 sequences, through the best page. */
export const sequenceShare = (text: string): number => {
  covered.fill(0)
  let total = 0
  for (let at = 0; at < text.length; at++) {
    const code = codeAt(text, at)
    if (code < 0x80) continue
    total++
    let bits = leadBits[code]! & trailBits[codeOrZeroAt(text, at + 1)]!
    for (let index = 0; bits; index++, bits >>>= 1) if (bits & 1) covered[index] = covered[index]! + 2
  }
  // Sequences of three bytes are counted by their first two.
  return total ? covered.reduce((most, own) => Math.max(most, own)) / total : 0
}
const covered = new Uint32Array(utf8Pages)
