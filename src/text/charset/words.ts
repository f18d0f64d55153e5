/** What of a sample tells its charset. */
export interface SampleWords {
  /** Words with non-ASCII bytes, a space behind each. */
  high: Uint8Array
  /** The ASCII words beside them, which tell the language. */
  plain: string
}

/** Bytes of words with non-ASCII bytes, and characters of the others, at most. */
const LIMIT = {high: 2400, rare: 1200, plain: 400}

/** Gather the words of a sample; `bytes` is what the sample was taken from, searched for bytes the sample seldom has. */
export function gatherWords(sample: Uint8Array, bytes: Uint8Array): SampleWords {
  const high = new Uint8Array(LIMIT.high + LIMIT.rare + 2)
  const counts = new Uint16Array(256)
  let length = 0
  let plain = ''
  let at = 0
  while (at < sample.length) {
    let end = at
    let some = false
    while (end < sample.length && !isBreak(sample[end]!)) some = sample[end++]! >= 0x80 || some
    if (some && length < LIMIT.high) {
      length = copyWord(sample.subarray(at, end), high, {length, limit: LIMIT.high, counts})
    } else if (!some && end - at > 1 && plain.length < LIMIT.plain) {
      for (let i = at; i < end; i++) plain += String.fromCharCode(sample[i]!)
      plain += ' '
    }
    at = end + 1
  }
  length = addRare(bytes, high, {length, counts})
  return {high: high.subarray(0, length), plain}
}

/** White space, `<`, `>` and `"`: no second byte of any charset, save for a few rare hanja of Johab. */
function isBreak(byte: number): boolean {
  return byte <= 0x20 || byte === 0x3c || byte === 0x3e || byte === 0x22
}

function copyWord(
  word: Uint8Array,
  to: Uint8Array,
  {length, limit, counts}: {length: number; limit: number; counts: Uint16Array},
): number {
  let most = Math.min(word.length, limit - length)
  // A long word is cut before an ASCII byte that follows one, where no character of two bytes is torn.
  if (most < word.length) most = lastSafeCut(word, most)
  for (let i = 0; i < most; i++) counts[word[i]!]!++
  to.set(word.subarray(0, most), length)
  to[length + most] = 0x20
  return length + most + 1
}

function lastSafeCut(word: Uint8Array, most: number): number {
  for (let cut = most; cut > most / 2; cut--) if (word[cut]! < 0x80 && word[cut - 1]! < 0x80) return cut
  // Nothing but such characters: most charsets of that kind write them in pairs.
  return most & ~1
}

/** A byte seen so often needs no further witness. */
const ENOUGH = 3
const LONGEST = 60

/** Add words with bytes that the others seldom have: two charsets often differ in a few of them only. */
function addRare(
  bytes: Uint8Array,
  high: Uint8Array,
  {length, counts}: {length: number; counts: Uint16Array},
): number {
  const limit = high.length - 1
  const start = length
  let to = length
  if (start < LIMIT.high * 0.5) return to
  for (let i = 0; i < bytes.length && to < limit - LONGEST; i++) {
    const byte = bytes[i]!
    if (byte < 0x80 || counts[byte]! >= ENOUGH) continue
    let from = i
    while (from > 0 && i - from < LONGEST / 2 && !isBreak(bytes[from - 1]!)) from--
    let end = i + 1
    while (end < bytes.length && end - i < LONGEST / 2 && !isBreak(bytes[end]!)) end++
    // Cut within a word of a charset with two bytes to a character it would say nothing.
    if (i - from < LONGEST / 2) to = copyWord(bytes.subarray(from, end), high, {length: to, limit, counts})
    i = end
  }
  return to
}
