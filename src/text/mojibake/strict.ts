/** The usual case: a whole line is UTF-8 through one page, with nothing lost. */
import {isUnlikely} from './doubts.ts'
import {leadBits, type Page, trailBits, utf8Pages} from './pages.ts'
import {caseCost, costOf, symbolOf} from './plausibility.ts'
import type {Stretch} from './stretch.ts'

const none: readonly never[] = []

/** What a line reads as through a page: its code points, side by side with those of other readings. */
export interface Strict {
  /** How many sequences of UTF-8 there are. */
  sequences: number
  /** How many of them are characters that hardly any text has. */
  strangers: number
  /** How many code points the line has then; they are in `codes`. */
  length: number
  /** What two readings have in common only when they are the same. */
  hash: number
}

/** The code points that were read last. */
let codes = new Int32Array(1024)

/** Read every character of a line above ASCII as UTF-8 through a page; false when one does not fit. */
export const readThrough = ({byteOf}: Page, line: string, found: Strict): boolean => {
  if (codes.length < line.length) codes = new Int32Array(line.length * 2)
  found.sequences = 0
  found.strangers = 0
  let length = 0
  let hash = 0
  for (let at = 0; at < line.length; at++) {
    let code = line.charCodeAt(at)
    if (code >= 0x80) {
      const lead = byteOf[code]!
      if (lead < 0xc2 || lead > 0xf4) return false
      const trails = lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3
      code = lead & (0x3f >> trails)
      for (let trail = 0; trail < trails; trail++) {
        const byte = ++at < line.length ? byteOf[line.charCodeAt(at)]! : 0
        if (byte < 0x80 || byte >= 0xc0) return false
        code = (code << 6) | (byte & 63)
      }
      if (!isLegal(code, trails)) return false
      found.sequences++
      if (isUnlikely(code)) found.strangers++
    }
    codes[length++] = code
    hash = Math.imul(hash ^ code, 0x9e3779b1)
    hash ^= hash >>> 15
  }
  found.length = length
  found.hash = hash
  return true
}

const isLegal = (code: number, trails: number): boolean =>
  trails === 1 ||
  (trails === 2 ? code >= 0x800 && (code < 0xd800 || code > 0xdfff) : code >= 0x10000 && code <= 0x10ffff)

/** Cost in nats of the code points that were read last; above `limit` it is not finished. */
export const costOfRead = (length: number, limit: number): number => {
  let [a, b, rawA, rawB] = [32, 32, 32, 32]
  let sum = 0
  for (let at = 0; at < length && sum <= limit; at++) {
    const code = codes[at]!
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

/** Give the sequences of a line that `readThrough` reads. */
export const sequencesOf = (page: Page, line: string): Stretch['taken'] => {
  const taken: Stretch['taken'] = []
  readThrough(page, line, {sequences: 0, strangers: 0, length: 0, hash: 0})
  for (let at = 0, index = 0; at < line.length; index++) {
    const isAscii = line.charCodeAt(at) < 0x80
    const code = codes[index]!
    const end = at + (isAscii ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4)
    if (!isAscii) taken.push({at, page, reading: {end, code, cost: 0, patches: none}})
    at = end
  }
  return taken
}

/** Name the pages through which every character of the line above ASCII could be a byte of UTF-8, as bits. */
export const pagesOfLine = (text: string): number => {
  let bits = (1 << utf8Pages) - 1
  for (let at = 0; at < text.length && bits; at++) {
    const code = text.charCodeAt(at)
    if (code >= 0x80) bits &= leadBits[code]! | trailBits[code]!
  }
  return bits
}

/** Tell what share of a text's characters above ASCII stand in whole UTF-8 sequences, through the best page. */
export const sequenceShare = (text: string): number => {
  const covered = new Uint32Array(20)
  let total = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code < 0x80) continue
    total++
    let bits = leadBits[code]! & trailBits[text.charCodeAt(at + 1)]!
    for (let index = 0; bits; index++, bits >>>= 1) if (bits & 1) covered[index] = covered[index]! + 2
  }
  // Sequences of three bytes are counted by their first two.
  return total ? Math.max(...covered) / total : 0
}
