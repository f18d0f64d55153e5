/** The ways to step over a character of UTF-8 bytes of which a double-byte charset lost some. */

import {isLegal} from '../sequences/utf8.ts'
import type {Demand} from './candidates.ts'
import type {Wide} from './tables.ts'

/** A byte, or a place where bytes were lost: -1 where U+FFFD marks it, -2 where a question mark does. */
export type Unit = number
export const lostMark = -1
export const lostQuestion = -2

/** What the channel costs, in nats. */
export const channel = {
  /** A mark for one byte before a byte that is no ASCII: some programs mark each byte, most mark two. */
  single: 1.5,
  /** A question mark that was one, where it stands as one does, and elsewhere. */
  question: 1,
  oddQuestion: 5,
  /** A byte that is left as it was read: what the text gives there is no UTF-8. */
  literal: 14,
  /** A byte that was dropped without a mark. */
  dropped: 2.5,
} as const

/** Where a path stands: before a unit, maybe with the second byte of a lost pair still to come after `first`. */
export interface Place {
  at: number
  first: number
}

/** A step over one character: its bytes as far as they are known, and where it ends. */
export interface Span {
  pattern: number[]
  /** For each byte, what must hold of it: see `isLost`. */
  checks: Check[]
  end: number
  /** Whether the last byte is the first of a lost pair. */
  opens: boolean
  cost: number
}
/** A lost byte alone before `next` (0 for no byte that is known), or the first or second of a lost pair. */
type Check = undefined | {kind: 'alone'; next: number} | {kind: 'first'} | {kind: 'second'}

/** The bytes of a line, and what is known of how some were lost. */
export interface Bytes {
  units: readonly Unit[]
  charset: Wide
  /** Whether bytes were dropped without a mark. */
  dropped: boolean
}

/** How long a sequence is, by its lead; 0 where that is none. */
export const lengthOf = (lead: number): number =>
  lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0

const isTrail = (unit: Unit | undefined): boolean => unit !== undefined && unit >= 0x80 && unit < 0xc0

/** The character of a whole sequence at a place; 0 where bytes were lost, or none stands there. */
export const wholeAt = (units: readonly Unit[], at: number): number => {
  const lead = units[at]!
  const length = lengthOf(lead)
  if (length === 0) return 0
  let code = lead & (0x7f >> length)
  for (let trail = 1; trail < length; trail++) {
    if (!isTrail(units[at + trail])) return 0
    code = (code << 6) | (units[at + trail]! & 63)
  }
  return isLegal(code, length) ? code : 0
}

const grow = (line: Bytes, span: Span, length: number, out: Span[], isSecond: boolean) => {
  if (span.pattern.length === length) {
    out.push(span)
    return
  }
  const {units} = line
  const {pattern, checks, end, cost} = span
  const put = (byte: number, check: Check, more: Partial<Span>, second = false) =>
    grow(
      line,
      {pattern: [...pattern, byte], checks: [...checks, check], end, opens: false, cost, ...more},
      length,
      out,
      second,
    )
  if (isSecond) {
    put(-1, {kind: 'second'}, {end: end + 1})
    return
  }
  const unit = units[end]
  if (unit !== undefined && unit < 0) {
    const next = Math.max(0, units[end + 1] ?? 0)
    const isBefore = next >= 0x80 || (units[end + 1] ?? 0) < 0
    put(-1, {kind: 'alone', next}, {end: end + 1, cost: cost + (isBefore ? channel.single : 0)})
    // The pair: its second byte is the sequence's next one, or that of the next sequence.
    if (pattern.length + 1 === length) put(-1, {kind: 'first'}, {opens: true})
    else put(-1, {kind: 'first'}, {}, true)
    return
  }
  const isFit = unit !== undefined && (pattern.length ? isTrail(unit) : lengthOf(unit) === length)
  if (isFit) put(unit, undefined, {end: end + 1})
  else if (line.dropped && pattern.length > 0 && !pattern.includes(-1) && !isTrail(unit))
    put(-1, undefined, {cost: cost + channel.dropped})
}

/** The ways to step over a character from a place where bytes may be lost. */
export const spansFrom = (line: Bytes, {at, first}: Place): Span[] => {
  const {units} = line
  const unit = first ? -1 : units[at]!
  const out: Span[] = []
  const start: Span = {pattern: [], checks: [], end: at, opens: false, cost: 0}
  const lengths = unit >= 0 ? [lengthOf(unit)] : [3, 2]
  for (const length of lengths) if (length) grow(line, start, length, out, first > 0)
  // Lead bytes that were dropped before bytes that follow one.
  if (line.dropped && isTrail(unit) && !first) {
    for (const length of [2, 3])
      grow(line, {...start, pattern: [-1], checks: [undefined], cost: channel.dropped}, length, out, false)
  }
  return out
}

/** Whether a charset loses byte `x`, before ASCII byte or other byte `y`; 0 for the end. */
const isLost = ({charOf}: Wide, x: number, y: number): boolean =>
  x >= 0x80 && (x === 0x80 || charOf[x] === 0) && (y <= 0 || charOf[(x << 8) | y] === 0)

const kindNumbers = {alone: 1, first: 2, second: 3} as const

/** What the bytes that were lost must be for the charset to have lost them. */
export const demandOf = ({charset}: Bytes, {checks}: Span, first: number): Demand => {
  let kindsOf = 0
  for (const check of checks) kindsOf = (kindsOf << 2) | (check ? kindNumbers[check.kind] : 0)
  const last = checks.at(-1)
  const next = last?.kind === 'alone' ? last.next : 0
  return {
    number: (charset.number << 22) | (kindsOf << 16) | (next << 8) | first,
    holds: bytes => {
      for (let at = 0; at < checks.length; at++) {
        const check = checks[at]
        if (!check) continue
        const byte = bytes[at]!
        if (check.kind === 'alone' && !isLost(charset, byte, check.next)) return false
        if (check.kind === 'first' && byte > 0x80 && charset.charOf[byte] !== 0) return false
        if (check.kind === 'second' && !isLost(charset, at ? bytes[at - 1]! : first, byte)) return false
      }
      return true
    },
  }
}
