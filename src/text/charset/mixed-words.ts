import {decodeAs} from './decode-as.ts'
import {decodeStrictUtf8} from './decode-unicode.ts'
import {isSparse} from './families.ts'
import {readingOf} from './plausibility.ts'
import {countUtf8, sequenceLength} from './utf8-scan.ts'

/** A run of bytes without white space or tags that holds a non-ASCII byte. */
export interface Word {
  start: number
  end: number
  /** Whether a tag or a line end stands before it. */
  apart: boolean
  /** Rough logarithm of the odds against either reading. */
  cost: [utf8: number, other: number]
}

const BAD_BYTE = 3
/** What a well-formed sequence tells against charsets whose letters are mostly ASCII, and against the others. */
const SPARSE = {two: 3, more: 8, latin1: 6}
const DENSE = {two: 1, more: 3}
/** A sequence of a block that hardly any page has. */
const ODD_BLOCK = 3
/** How a word of a dense charset reads decides with it, up to so many characters. */
const READING = 1
const MOST_READ = 8

// Pages whose small letters begin at 80 or B0: `Úžasný` opens with a well-formed pair.
const CENTRAL = /^(?:windows-1250|iso-8859-(?:[234]|1[06]))$/

/** Reads the words of a page that mixes UTF-8 and another charset, with what each way to read them costs. */
export class MixedWords {
  private at = 0
  private apart = true
  private readonly bytes: Uint8Array
  private readonly other: string
  private readonly sparse: boolean

  constructor(bytes: Uint8Array, other: string) {
    this.bytes = bytes
    this.other = other
    this.sparse = isSparse(other)
  }

  /** Read on, at most so many words; none at the end. */
  next(most: number): Word[] {
    const {bytes} = this
    const words: Word[] = []
    while (words.length < most && this.at < bytes.length) {
      const start = this.at
      let high = false
      while (this.at < bytes.length && !isBreak(bytes[this.at]!)) high = bytes[this.at++]! >= 0x80 || high
      if (high) {
        words.push({start, end: this.at, apart: this.apart, cost: this.costOf(start, this.at)})
        this.apart = false
      }
      const byte = bytes[this.at++]
      if (byte === 0x3c || byte === 0x3e || byte === 0x0a) this.apart = true
    }
    return words
  }

  private costOf(start: number, end: number): [number, number] {
    const {two, more, bad} = countUtf8(this.bytes, start, end)
    if (two + more === 0) return [bad * BAD_BYTE, 0]
    const odd = oddBlocks(this.bytes, start, end)
    const utf8 = bad * BAD_BYTE + odd * ODD_BLOCK
    if (this.sparse) {
      const latin1 = latin1Pairs(this.bytes, start, end)
      return [
        utf8,
        (two - latin1) * (CENTRAL.test(this.other) ? DENSE.two : SPARSE.two) +
          latin1 * SPARSE.latin1 +
          (more - odd) * SPARSE.more,
      ]
    }
    const other = two * DENSE.two + (more - odd) * DENSE.more
    if (bad > 0) return [utf8, other]
    const lead = this.readingLead(start, end)
    return [utf8 + Math.max(0, lead), other + Math.max(0, -lead)]
  }

  /** How much better the word reads in the other charset than as UTF-8; below 0 when worse. */
  private readingLead(start: number, end: number): number {
    const word = this.bytes.subarray(start, Math.min(end, start + 64))
    const other = readingOf(decodeAs(word, this.other))
    const utf8 = readingOf(decodeStrictUtf8(word) ?? decodeStrictUtf8(word.subarray(0, 60)) ?? '')
    if (utf8.count === 0) return 0
    return (other.score - utf8.score) * READING * Math.min(MOST_READ, other.count)
  }
}

function isBreak(byte: number): boolean {
  return byte <= 0x20 || byte === 0x3c || byte === 0x3e
}

/** What may follow a capital letter with tilde or circumflex at the end of a word: quotation marks, dashes, an ellipsis. */
const AFTER_CAPITALS = new Set([0x85, 0x92, 0x94, 0x96, 0x97, 0xa0, 0xbb])

/** Count the pairs that make Latin-1 and Latin Extended-A, the most usual of UTF-8; not those that may be `IRMÃ”`. */
function latin1Pairs(bytes: Uint8Array, start: number, end: number): number {
  let count = 0
  for (let i = start; i < end - 1; i++) {
    const second = bytes[i + 1]!
    if (bytes[i]! < 0xc2 || bytes[i]! > 0xc5 || (second & 0xc0) !== 0x80) continue
    const before = i > start ? bytes[i - 1]! : 0
    const after = i + 2 < end ? bytes[i + 2]! : 0
    const capital = before >= 0x41 && before <= 0x5a && AFTER_CAPITALS.has(second)
    if (!capital || (after >= 0x61 && after <= 0x7a)) count++
  }
  return count
}

/** Count three-byte sequences outside the scripts, signs and ideographs that pages are written in. */
function oddBlocks(bytes: Uint8Array, start: number, end: number): number {
  let count = 0
  for (let i = start; i < end; i++) {
    const lead = bytes[i]!
    if (lead < 0xe0 || lead > 0xef) continue
    if (sequenceLength(bytes, i, end) === 3) {
      if (!isUsual(lead, bytes[i + 1]!)) count++
      i += 2
    }
  }
  return count
}

/** Tell whether a block is in use: Indic to Thai, Georgian, Vietnamese, punctuation to arrows, boxes, kana, Han, Hangul. */
function isUsual(lead: number, second: number): boolean {
  if (lead === 0xe0) return second >= 0xa4 && second <= 0xbb
  if (lead === 0xe1) return second === 0x83 || (second >= 0xb8 && second <= 0xbf)
  if (lead === 0xe2) return second <= 0x88 || (second >= 0x94 && second <= 0x9d)
  if (lead === 0xee) return false
  return lead !== 0xef || second >= 0xbc
}
