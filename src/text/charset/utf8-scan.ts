/** What bytes hold when read as UTF-8. */
export interface Utf8Count {
  /** Well-formed sequences of two bytes. */
  two: number
  /** Well-formed sequences of three or four bytes. */
  more: number
  /** Bytes that belong to none. */
  bad: number
}

/** Count well-formed multi-byte sequences and ill-formed bytes between two offsets. */
export function countUtf8(bytes: Uint8Array, start: number, end: number): Utf8Count {
  const count: Utf8Count = {two: 0, more: 0, bad: 0}
  let i = start
  while (i < end) {
    if (bytes[i]! < 0x80) {
      i++
      continue
    }
    const length = sequenceLength(bytes, i, end)
    if (length === 0) count.bad++
    else if (length === 2) count.two++
    else count.more++
    i += length === 0 ? 1 : length
  }
  return count
}

/** Measure the well-formed multi-byte sequence at an offset; 0 without one (Unicode 15, table 3-7). */
export function sequenceLength(bytes: Uint8Array, at: number, end: number): 0 | 2 | 3 | 4 {
  const lead = bytes[at]!
  if (lead < 0xc2 || lead > 0xf4) return 0
  const second = at + 1 < end ? bytes[at + 1]! : 0
  if (lead < 0xe0) return (second & 0xc0) === 0x80 ? 2 : 0
  if (!secondFits(lead, second) || at + 2 >= end || (bytes[at + 2]! & 0xc0) !== 0x80) return 0
  if (lead < 0xf0) return 3
  return at + 3 < end && (bytes[at + 3]! & 0xc0) === 0x80 ? 4 : 0
}

function secondFits(lead: number, second: number): boolean {
  if ((second & 0xc0) !== 0x80) return false
  if (lead === 0xe0) return second >= 0xa0
  if (lead === 0xed) return second <= 0x9f
  if (lead === 0xf0) return second >= 0x90
  return lead !== 0xf4 || second <= 0x8f
}

/** Measure a sequence that starts well and is cut off: its bytes, when there are at least two; else 0. */
export function cutSequenceLength(bytes: Uint8Array, at: number, end: number): number {
  const lead = bytes[at]!
  if (lead < 0xe0 || lead > 0xf4 || at + 1 >= end || !secondFits(lead, bytes[at + 1]!)) return 0
  return lead >= 0xf0 && at + 2 < end && (bytes[at + 2]! & 0xc0) === 0x80 ? 3 : 2
}
