/** Quotations that run through a line, and their marks that lost the last byte. */
import {codeOrZeroAt} from '../../code-at.ts'
import {kindBits, kinds} from '../language/plausibility.ts'

/** Whether a character is a quotation mark. */
export const isQuotation = (code: number): boolean =>
  code === 0xab || code === 0xbb || (code >= 0x201c && code <= 0x201f)

/** Whether a character closes quotations in most languages. */
const isClosingMark = (code: number): boolean => code === 0xbb || code === 0x201d

/** The mark that opened the quotation that is open after another mark, or 0. */
const openAfter = (code: number, open: number): number => {
  if (code === 0x201d) return open ? 0 : code
  return code === 0xbb || (code === 0x201c && open === 0x201e) ? 0 : code
}

const wordly = kinds.letter | kinds.digit | kinds.mark

/** Whether an opening mark that is the closing one of other languages lost its last byte at `â€`. */
const isOpeningScar = (text: string, at: number, before: number): boolean =>
  (before === 32 || before === 40) && (kindBits(codeOrZeroAt(text, at + 2)) & kinds.letter) !== 0

/**
 * Tell how many code units after `â€` stand for the last byte of a closing quotation mark, where what stands around
 * leaves no doubt that this is one and what became of the byte; -1 elsewhere. `before`: what the text reads before it.
 */
const dropOfScar = (text: string, at: number, before: number): number => {
  const isWordBefore = (kindBits(before) & wordly) !== 0
  if (!isWordBefore && !',.!?…'.includes(String.fromCharCode(before))) return -1
  const end = at + 2
  if (end >= text.length) return 0
  const next = text[end]!
  const later = end + 1 < text.length ? text[end + 1]! : ' '
  const isWordLater = (kindBits(later.charCodeAt(0)) & wordly) !== 0
  if (next === '\ufffd') return 1
  if (next === ' ') {
    if (later === ' ') return isWordBefore || before === 44 ? 1 : -1
    return isWordLater ? 0 : -1
  }
  if (next === '?')
    return later === ' ' && (kindBits(codeOrZeroAt(text, end + 2)) & kinds.lower) !== 0 ? 1 : -1
  return ',.;:)'.includes(next) && later === ' ' && isWordBefore ? 0 : -1
}

/** The quotations of the line at hand: the mark that opened the one that is open, or 0. */
let open = 0
/** Whether a mark that lost its byte was the last to close any, and whether one that opens lost it, as those that close do then. */
let isScarLast = false
let isScarOpen = false
let isInDoubt = false

/** Begin a line. */
export const beginQuotations = (): void => {
  open = 0
  isScarLast = false
  isScarOpen = false
  isInDoubt = false
}

/** Meet a mark that is as it should be, or will be. */
export const meetMark = (code: number): void => {
  if (isScarOpen || (isScarLast && isClosingMark(code))) isInDoubt = true
  isScarLast = false
  open = openAfter(code, open)
}

/** Meet what may be a mark that lost its byte; gives how many code units stand for that, or -1 where none was lost. */
export const meetScar = (text: string, at: number, before: number): number => {
  const isOpening = open === 0 && isOpeningScar(text, at, before)
  const drop = isOpening ? 0 : open ? dropOfScar(text, at, before) : -1
  if (drop < 0) return drop
  isScarLast = !isOpening
  isScarOpen = isOpening
  open = isOpening ? 0x201d : 0
  return drop
}

/** Whether one of the marks of the line that lost their byte may be none. */
export const areScarsDoubtful = (): boolean => isInDoubt || isScarOpen
