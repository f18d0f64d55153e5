import iconv from 'iconv-lite'

// Five-bit fields of a Johab syllable, in the order of the code (KS X 1001:1992, annex 3); -1 no jamo, -2 not legal.
const FILL = -1
const BAD = -2
const INITIALS = fields('. f 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18')
const MEDIALS = fields('. . f 0 1 2 3 4 . . 5 6 7 8 9 10 . . 11 12 13 14 15 16 . . 17 18 19 20')
const FINALS = fields('. f 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 . 17 18 19 20 21 22 23 24 25 26 27')
const INITIAL_LETTERS = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ'
const FINAL_LETTERS = ' ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ'

function fields(row: string): number[] {
  const numbers = row.split(' ').map(word => (word === '.' ? BAD : word === 'f' ? FILL : Number(word)))
  return [...numbers, ...new Array<number>(32 - numbers.length).fill(BAD)]
}

/**
 * Decode Johab (cp1361): syllables by their three five-bit fields, symbols and hanja by way of KS X 1001.
 *
 * Pairs that stand for nothing become U+FFFD; a trail byte that is ASCII is then read again, so that no tag is eaten.
 */
export function decodeJohab(bytes: Uint8Array): string {
  const parts: string[] = []
  let i = 0
  while (i < bytes.length) {
    const lead = bytes[i]!
    if (lead < 0x80) {
      let end = i + 1
      while (end < bytes.length && bytes[end]! < 0x80) end++
      parts.push(iconv.decode(bytes.subarray(i, end), 'ascii'))
      i = end
      continue
    }
    const trail = bytes[i + 1] ?? 0
    const text = trail === 0 ? null : lead < 0xd4 ? syllable((lead << 8) | trail) : symbol(lead, trail)
    parts.push(text ?? '\ufffd')
    i += text === null && trail < 0x80 ? 1 : 2
  }
  return parts.join('')
}

function syllable(code: number): string | null {
  const initial = INITIALS[(code >> 10) & 31]!
  const medial = MEDIALS[(code >> 5) & 31]!
  const final = FINALS[code & 31]!
  if (initial === BAD || medial === BAD || final === BAD) return null
  if (initial !== FILL && medial !== FILL) {
    return String.fromCharCode(0xac00 + (initial * 21 + medial) * 28 + Math.max(0, final))
  }
  const jamo =
    (initial === FILL ? '' : INITIAL_LETTERS[initial]!) +
    (medial === FILL ? '' : String.fromCharCode(0x314f + medial)) +
    (final === FILL ? '' : FINAL_LETTERS[final]!)
  return jamo.length === 1 ? jamo : null
}

function symbol(lead: number, trail: number): string | null {
  if (lead < 0xd9 || lead === 0xdf || lead > 0xf9) return null
  const row = lead < 0xdf ? (lead - 0xd9) * 2 + 0xa1 : (lead - 0xe0) * 2 + 0xca
  const cell =
    trail >= 0xa1 && trail <= 0xfe
      ? trail - 0xa1 + 94
      : trail >= 0x91 && trail <= 0xa0
        ? trail - 0x91 + 78
        : trail >= 0x31 && trail <= 0x7e
          ? trail - 0x31
          : -1
  if (cell < 0) return null
  const pair = Uint8Array.of(row + (cell >= 94 ? 1 : 0), 0xa1 + (cell % 94))
  const text = iconv.decode(pair, 'euc-kr')
  return text.includes('\ufffd') ? null : text
}
