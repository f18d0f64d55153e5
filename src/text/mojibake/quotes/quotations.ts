/** Whether marks open or close a quotation where they stand. */
import {codeOrZeroAt} from '../../code-at.ts'
import {kindBits, kinds} from '../language/plausibility.ts'

const pairs: Record<string, string> = {'‘': '’', '“': '”', '„': '“', '«': '»', '‹': '›'}

/** How far its closing mark is looked for. */
const farthest = 200

/** Whether a mark opens a quotation, which closes later. */
export const isOpening = (text: string, at: number): boolean => {
  const opening = text[at] ?? ''
  const closing = pairs[opening]
  if (!closing) return false
  const rest = text.slice(at + 1, at + farthest)
  const end = rest.indexOf(closing, 1)
  const again = rest.indexOf(opening)
  return end > 0 && (again < 0 || again > end) && !(kindBits(codeOrZeroAt(rest, end + 1)) & kinds.letter)
}

const opened: Record<string, string> = {'’': '‘', '”': '“', '“': '„', '»': '«', '›': '‹'}

/** Whether the mark after `at` closes a quotation that is open there. */
export const isClosing = (text: string, at: number): boolean => {
  const closing = text[at + 1] ?? ''
  const opening = opened[closing]
  if (!opening) return false
  const before = text.slice(Math.max(0, at - farthest), at)
  return before.lastIndexOf(opening) > before.lastIndexOf(closing)
}
