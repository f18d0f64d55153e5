/** The usual case: a whole line is UTF-8 through one page, with nothing lost. */
import {allPages, leadBits, type Page, trailBits} from './pages.ts'
import type {Stretch} from './stretch.ts'

const none: readonly never[] = []

/** Read every character of a line above ASCII as UTF-8 through a page; nothing when one does not fit. */
export const readStrictly = (
  page: Page,
  text: string,
  start: number,
  end: number,
): Stretch['taken'] | undefined => {
  const taken: Stretch['taken'] = []
  const {byteOf} = page
  for (let at = start; at < end; ) {
    const unit = text.charCodeAt(at)
    if (unit < 0x80) {
      at++
      continue
    }
    const lead = byteOf[unit]!
    if (lead < 0xc2 || lead > 0xf4) return undefined
    const length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4
    if (at + length > end) return undefined
    let code = lead & (0x7f >> length)
    for (let trail = 1; trail < length; trail++) {
      const byte = byteOf[text.charCodeAt(at + trail)]!
      if (byte < 0x80 || byte >= 0xc0) return undefined
      code = (code << 6) | (byte & 63)
    }
    if (
      length === 3
        ? code < 0x800 || (code > 0xd7ff && code < 0xe000)
        : length === 4 && (code < 0x10000 || code > 0x10ffff)
    ) {
      return undefined
    }
    taken.push({at, page, reading: {end: at + length, code, cost: 0, patches: none}})
    at += length
  }
  return taken
}

/** Name the pages through which every character of the line above ASCII could be a byte of UTF-8, as bits. */
export const pagesOfLine = (text: string, start: number, end: number): number => {
  let bits = 0xfffff
  for (let at = start; at < end && bits; at++) {
    const code = text.charCodeAt(at)
    if (code >= 0x80) bits &= leadBits[code]! | trailBits[code]!
  }
  return bits
}

/** Put a line together again from what was read. */
export const joinTaken = (text: string, start: number, end: number, taken: Stretch['taken']): string => {
  let joined = ''
  let from = start
  for (const {at, reading} of taken) {
    joined += text.slice(from, at) + String.fromCodePoint(reading.code)
    from = reading.end
  }
  return joined + text.slice(from, end)
}

/** Give the pages of a set of bits, in the table's order. */
export const pagesOfBits = (bits: number): Page[] =>
  allPages.filter((_, index) => index < 20 && bits & (1 << index))

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
