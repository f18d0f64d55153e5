/** Whether the letters of a line are at home in the languages of its text, so that no swap of pages could be meant. */
import {codeAt, codeOrZeroAt} from '../../code-at.ts'
import {isLetterOrMark} from '../language/kinds.ts'
import type {Bias} from '../language/language-bias.ts'
import {allPages, type Page, pagesWith} from '../pages.ts'

const lastLatin = 0x250
/** Signs that a letter may have been: of quotations, dashes, money. */
const lastSign = 0x2122
const signs = new Uint8Array(lastSign + 1)
for (const sign of '\xa0£§©°‘’“”‚„–—…•€™') signs[sign.charCodeAt(0)] = 1
const isPlacedSign = (code: number): boolean => code < signs.length && signs[code] === 1

/** Whether a character has no business in a text of its languages, where `before` stood. */
const isOut = (code: number, before: number, {isStranger}: Bias): boolean => {
  if (code < 0xc0) return !isPlacedSign(code)
  if (isLetterOrMark(code)) return code >= lastLatin || isStranger(code)
  return !isPlacedSign(code) && (isLetterOrMark(before) || isPlacedSign(before))
}

/** How many different characters of a line are looked at: one that has more is no line of Latin letters. */
const most = 24

/** The different characters of a line beyond ASCII; nothing where half of them touch another, as the bytes of double ones do. */
const mostlyAlone = (line: string): number[] | undefined => {
  const found: number[] = []
  let count = 0
  let touching = 0
  let before = 0
  for (let at = 0; at < line.length; at++) {
    const code = codeAt(line, at)
    if (code >= 0x80) {
      count++
      if (before >= 0x80 || codeOrZeroAt(line, at + 1) >= 0x80) touching++
      if (!found.includes(code)) found.push(code)
    }
    before = code
  }
  return touching * 2 < count && found.length <= most ? found : undefined
}

/** Whether a swap changes something of a line, and leaves fewer than `least` of its characters where they have no business. */
const isBetter = (
  codes: readonly number[],
  bytes: readonly number[],
  to: Page,
  {least, bias}: Bound,
): boolean => {
  let out = 0
  let changed = 0
  for (let index = 0; index < codes.length && out < least; index++) {
    const code = to.codes[bytes[index]!]!
    if (code !== codes[index]) changed++
    if (isOut(code, codes[index]!, bias)) out++
  }
  return changed > 0 && out < least
}

interface Bound {
  least: number
  bias: Bias
}

/**
 * Whether the letters of a line are as much at home in the languages of its text as any page could make them: whatever page read it
 * for whatever other one, some would be strangers, and no fewer than are.
 */
export const isAtHome = (line: string, bias: Bias): boolean => {
  if (!bias.isSure) return false
  const codes = mostlyAlone(line)
  if (!codes?.every(code => code < lastLatin || (code >= 0x2010 && code <= lastSign))) return false
  const strangers = codes.filter(code => code >= 0xc0 && code < lastLatin && bias.isStranger(code))
  const bound = {least: Math.max(1, strangers.length), bias}
  const met = new Set<number>()
  for (const {byteOf} of pagesWith(line)) {
    const bytes = codes.map(code => byteOf[code]!)
    // Pages that have them at the same places tell the same.
    const hash = bytes.reduce((sum, byte) => Math.imul(sum, 0x9e3779b1) + byte, 0)
    if (met.has(hash)) continue
    met.add(hash)
    if (allPages.some(to => isBetter(codes, bytes, to, bound))) return false
  }
  return true
}
