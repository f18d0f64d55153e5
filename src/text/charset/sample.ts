/** What the detector is shown, at most. */
export interface SampleOptions {
  /** Bytes in all. @default 8192 */
  limit?: number
}

const BEFORE = 120
const AFTER = 600

/**
 * Gather the stretches of bytes around the first non-ASCII ones, tags left out, one a line.
 *
 * Markup says nothing about a charset and declarations in it would be believed; ASCII far from other bytes says little.
 */
export function sampleOf(bytes: Uint8Array, {limit = 8192}: SampleOptions = {}): Uint8Array {
  if (bytes.length <= limit && !hasTags(bytes)) return bytes
  const sample = new Uint8Array(limit)
  let length = 0
  let at = 0
  let done = 0
  while (length < limit) {
    while (at < bytes.length && bytes[at]! < 0x80) at++
    if (at >= bytes.length) break
    const start = startOf(bytes, at, done)
    const end = endOf(bytes, at)
    const room = Math.min(end - start, limit - length - 1)
    sample.set(bytes.subarray(start, start + room), length)
    length += room
    sample[length++] = 0x0a
    at = end
    done = end
  }
  return sample.subarray(0, length)
}

function startOf(bytes: Uint8Array, at: number, done: number): number {
  let start = at
  const least = Math.max(done, at - BEFORE)
  while (start > least && bytes[start - 1] !== 0x3e && bytes[start - 1] !== 0x0a) start--
  return start
}

function endOf(bytes: Uint8Array, at: number): number {
  const most = Math.min(bytes.length, at + AFTER)
  let end = at + 1
  while (end < most && bytes[end] !== 0x0a && !(bytes[end] === 0x3c && opensTag(bytes[end + 1]))) end++
  // A cut between the bytes of one character would look like damage: cut before an ASCII byte that follows one.
  while (end === most && end < bytes.length && end < most + 32 && bytes[end]! >= 0x80) end++
  return end
}

function opensTag(byte: number | undefined): boolean {
  if (byte === undefined) return false
  const letter = byte | 0x20
  return (letter >= 0x61 && letter <= 0x7a) || byte === 0x2f || byte === 0x21
}

function hasTags(bytes: Uint8Array): boolean {
  let at = bytes.indexOf(0x3c)
  while (at !== -1 && !opensTag(bytes[at + 1])) at = bytes.indexOf(0x3c, at + 1)
  return at !== -1
}
