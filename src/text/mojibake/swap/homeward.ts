/** Whether the letters of a line are at home in the languages of its text, so that no swap of pages could be meant. */
import {codeAt, codeOrZeroAt} from '../../code-at.ts'
import {isLetterOrMark, isPlainSmall, kinds, kindTable} from '../language/kinds.ts'
import type {Bias} from '../language/language-bias.ts'
import {allPages, type Page, pagesWith} from '../pages.ts'

const lastLatin = 0x250
/** Signs that a letter may have been: of quotations, dashes, money. */
const lastSign = 0x2122
const signs = new Uint8Array(lastSign + 1)
for (const sign of '\xa0£§©°‘’“”‚„–—…•€™') signs[sign.charCodeAt(0)] = 1
const isPlacedSign = (code: number): boolean => code < signs.length && signs[code] === 1

/** A character of a line, and whether it stands between two plain letters, which no sign does, nor a capital after small ones. */
interface Found {
  code: number
  isInside: boolean
}

const apostrophe = 0x2019
const isSmall = (code: number): boolean => (kindTable()[code]! & kinds.lower) !== 0
const isCapital = (code: number): boolean => (kindTable()[code]! & kinds.upper) !== 0

/** Whether a character has no business in a text of its languages, in the place of the one that was found. */
const isOut = (code: number, {code: before, isInside}: Found, bias: Bias): boolean => {
  if (isLetterOrMark(code))
    return (
      code >= lastLatin ||
      (code >= 0xc0 && bias.isStranger(code)) ||
      (isInside && isCapital(code) && isSmall(before))
    )
  if (isInside) return code !== apostrophe
  return !isPlacedSign(code) && (code < 0xc0 || isLetterOrMark(before) || isPlacedSign(before))
}

/** How many different characters of a line are looked at: one that has more is no line of Latin letters. */
const most = 24

/** The different characters of a line beyond ASCII; nothing where half of them touch another, as the bytes of double ones do. */
const mostlyAlone = (line: string): Found[] | undefined => {
  const found: Found[] = []
  let count = 0
  let touching = 0
  let before = 0
  for (let at = 0; at < line.length; at++) {
    const code = codeAt(line, at)
    if (code >= 0x80) {
      count++
      const next = codeOrZeroAt(line, at + 1)
      if (before >= 0x80 || next >= 0x80) touching++
      const isInside = isPlainSmall(before) && isPlainSmall(next)
      const known = found.find(own => own.code === code)
      if (known) known.isInside ||= isInside
      else found.push({code, isInside})
    }
    before = code
  }
  return touching * 2 < count && found.length <= most ? found : undefined
}

interface Bound {
  /** How many characters are too many. */
  least: number
  bias: Bias
}

/** Whether a swap changes something of a line, and leaves fewer characters than are too many where they have no business. */
const isBetter = (
  found: readonly Found[],
  bytes: readonly number[],
  to: Page,
  {least, bias}: Bound,
): boolean => {
  let out = 0
  let changed = 0
  for (let index = 0; index < found.length && out < least; index++) {
    const code = to.codes[bytes[index]!]!
    if (code !== found[index]!.code) changed++
    if (isOut(code, found[index]!, bias)) out++
  }
  return changed > 0 && out < least
}

/**
 * Whether the letters of a line are as much at home in the languages of its text as any page could make them: whatever page read it
 * for whatever other one, some would be strangers, and no fewer than are.
 */
export const isAtHome = (line: string, bias: Bias): boolean => {
  if (!bias.isSure) return false
  const found = mostlyAlone(line)
  if (!found?.every(({code}) => code < lastLatin || (code >= 0x2010 && code <= lastSign))) return false
  const strangers = found.filter(({code}) => code >= 0xc0 && code < lastLatin && bias.isStranger(code))
  const bound = {least: Math.max(1, strangers.length), bias}
  const met = new Set<number>()
  for (const {byteOf} of pagesWith(line)) {
    const bytes = found.map(({code}) => byteOf[code]!)
    // Pages that have them at the same places tell the same.
    const hash = bytes.reduce((sum, byte) => Math.imul(sum, 0x9e3779b1) + byte, 0)
    if (met.has(hash)) continue
    met.add(hash)
    if (allPages.some(to => isBetter(found, bytes, to, bound))) return false
  }
  return true
}
