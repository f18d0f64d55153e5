/** Which characters a sequence of UTF-8 may be that lost some of its bytes. */
import {plausibilityModel, symbolOf} from '../language/plausibility.ts'
import {isLegal} from '../sequences/utf8.ts'

/** How many bytes a character beyond ASCII is in UTF-8. */
export const bytesOf = (code: number): number => (code < 0x800 ? 2 : code < 0x10000 ? 3 : 4)

/** The byte of a character at an index from its last one, which is 0; its first byte is none of them. */
export const trailOf = (code: number, index: number): number => 0x80 | ((code >> (index * 6)) & 63)

/** Which of a character's bytes a page loses, as bits, the last byte lowest; the first byte is none of them. */
export const lostOf = (code: number, holes: readonly number[]): number => {
  let lost = 0
  for (let index = bytesOf(code) - 2; index >= 0; index--)
    if (holes.includes(trailOf(code, index))) lost |= 1 << index
  return lost
}

/** What was lost of a character. */
export interface Loss {
  /** Which of its bytes, as bits, the last byte lowest. */
  lost: number
  /** Whether nothing stands for them, so that of two bytes either may be the one that is left. */
  isDropped: boolean
  /** The bytes that the page loses. */
  holes: readonly number[]
}

const known = new Map<number, readonly number[]>()
let knownOf: readonly number[] | undefined

/** List the characters that one may be that lost bytes, itself among them: those that texts have. */
export const candidatesFor = (code: number, {lost, isDropped, holes}: Loss): readonly number[] => {
  if (knownOf !== holes) known.clear()
  knownOf = holes
  let rest = code
  for (let index = 0; index < 3; index++) if (lost & (1 << index)) rest &= ~(63 << (index * 6))
  const isEither = isDropped && bytesOf(code) === 3 && (lost === 1 || lost === 2)
  const key = rest * 16 + lost * 2 + Number(isEither)
  const found = known.get(key) ?? findCandidates(rest, {lost, isDropped: isEither, holes}, bytesOf(code))
  known.set(key, found)
  return found
}

const findCandidates = (rest: number, {lost, isDropped, holes}: Loss, length: number): readonly number[] => {
  const bytes = holes.filter(byte => byte < 0xc0)
  let codes = [rest]
  for (let index = 0; index < 3; index++)
    if (lost & (1 << index))
      codes = codes.flatMap(own => bytes.map(byte => own | ((byte & 63) << (index * 6))))
  const {symbols} = plausibilityModel()
  const found = codes.filter(own => isLegal(own, length) && symbols[symbolOf(own)]! !== 0)
  if (!isDropped) return found
  const head = rest & ~0xfff
  const kept = (lost === 1 ? rest >> 6 : rest) & 63
  const other = lost === 1 ? head | kept : head | (kept << 6)
  return [...new Set([...found, ...findCandidates(other, {lost: 3 - lost, isDropped: false, holes}, length)])]
}

/** Marks of punctuation, which other rules choose, save amid letters of scripts that have joiners or run from right to left. */
const isMark = (code: number): boolean => code >= 0x2000 && code < 0x2e80
const isOfJoined = (code: number): boolean => code >= 0x590 && code < 0x1e00
const reach = 3

/** Whether the character at a place is chosen by its surroundings: all but most marks. */
export const isOfContext = (codes: ArrayLike<number>, at: number): boolean => {
  const code = codes[at]!
  if (!isMark(code)) return code >= 0x80 && code < 0x10000
  if (code >= 0x2040) return false
  for (let index = Math.max(0, at - reach); index <= at + reach && index < codes.length; index++)
    if (isOfJoined(codes[index]!)) return true
  return false
}
