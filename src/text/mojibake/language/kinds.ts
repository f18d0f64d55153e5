/** Kinds of characters: what Unicode says of each, in one table. */
import {codeOrZeroAt} from '../../code-at.ts'

/** Kinds of characters, as bits. */
export const kinds = {
  upper: 1,
  lower: 2,
  letter: 4,
  mark: 8,
  digit: 16,
  space: 32,
  control: 64,
  wide: 128,
} as const

const kindOf = (char: string): number => {
  if (/\s/.test(char)) return kinds.space
  if (/\p{M}/u.test(char)) return kinds.mark
  if (/\p{Nd}/u.test(char)) return kinds.digit
  if (/\p{L}/u.test(char)) {
    const lower = char.toLowerCase()
    const wide = char.charCodeAt(0) >= 0x2e80 ? kinds.wide : 0
    if (char !== lower) return kinds.letter | kinds.upper
    return kinds.letter | wide | (char !== char.toUpperCase() ? kinds.lower : 0)
  }
  return /[\p{Cc}\p{Cn}\p{Co}\p{Cs}]/u.test(char) ? kinds.control : 0
}

/** Long ranges of one kind: as their first character is, so are they all. */
const alike = [
  [0x3400, 0x4dc0],
  [0x4e00, 0x9ffd],
  [0xac00, 0xd7a4],
  [0xd800, 0xe000],
  [0xe000, 0xf900],
] as const
let table: Uint8Array | undefined

const make = (): Uint8Array => {
  table = new Uint8Array(0x10000)
  let code = 0
  for (const [start, end] of [...alike, [0x10000, 0x10000]] as const) {
    for (; code < start; code++) table[code] = kindOf(String.fromCharCode(code))
    if (start < 0x10000) table.fill(kindOf(String.fromCharCode(start)), start, end)
    code = end
  }
  return table
}

/** Give the kinds of all characters of the BMP, found out at the first call. */
export const kindTable = (): Uint8Array => table ?? make()

/** Tell the kinds of a code point. */
export const kindBits = (code: number): number =>
  code < 0x10000 ? kindTable()[code]! : code < 0x40000 && code >= 0x1f000 ? 0 : kinds.control

/** Whether a code point is a letter, or a mark that belongs to one. */
export const isLetterOrMark = (code: number): boolean => (kindBits(code) & (kinds.letter | kinds.mark)) !== 0

/** Whether a code point is a small letter of ASCII. */
export const isPlainSmall = (code: number): boolean => code >= 97 && code <= 122

/** Whether a code point is a letter of ASCII. */
export const isPlainLetter = (code: number): boolean => isPlainSmall(code | 32)

/** Whether a letter stands at an index, which may be outside of the text. */
export const isLetterAt = (text: string, at: number): boolean =>
  (kindBits(codeOrZeroAt(text, at)) & kinds.letter) !== 0

/** Whether a code unit is a letter of an alphabet other than the Latin one. */
export const isOfAlphabet = (code: number): boolean => code >= 0x370 && code < 0x1e00 && isLetterOrMark(code)
