/** Read one UTF-8 sequence that is seen through a page, with lost bytes as hypotheses. */
import {codeAt} from '../../code-at.ts'
import {costOf, symbolOf} from '../language/plausibility.ts'
import type {Page} from '../pages.ts'
import type {Patch} from '../plan.ts'
import {type Surface, surfacesOf} from './surfaces.ts'
import {isLegal} from './utf8.ts'

/** A character that a stretch may stand for. */
export interface Reading {
  /** Where the stretch ends. */
  end: number
  code: number
  cost: number
  /** What to put back before the page can be undone; offsets are of the text. */
  patches: readonly Patch[]
}

const none: readonly Patch[] = []
/** How many readings of a place are worth a path: where bytes were lost, the characters that texts have. */
export const mostReadings = 6
/** From which lead byte on letters are of other alphabets, and how many are enough there: a marked one is chosen anew later. */
const alphabets = {from: 0xce, most: 3} as const

/** What a character costs by itself, in nats. */
export const costAlone = (code: number): number => costOf(0, 0, symbolOf(code))

const strictTrail = (page: Page, text: string, at: number): number => {
  const byte = at < text.length ? page.byteOf[codeAt(text, at)]! : 0
  return byte >= 0x80 && byte < 0xc0 ? byte : -1
}

/** A space that took a byte's place stands before another space, or before punctuation; a word needs its own. */
const isWord = (text: string, at: number): boolean => /[\p{L}\p{N}]/u.test(text[at] ?? ' ')

/** Whether the three-byte sequence that ends here stands after a space, as an opening quotation mark does. */
const opens = (text: string, end: number): boolean => end < 3 || text[end - 3] === ' '

interface Partial {
  end: number
  code: number
  cost: number
  patches: readonly Patch[]
}

/** What a no-break space costs that went with the white space at a line's end. */
const trimmed = 1

/** What a space that took a byte's place costs more before a word, after so many bytes of a sequence. */
const costOfSpace = (text: string, end: number, lead: number): number => {
  if (!isWord(text, end + 1)) return 0
  return lead === 0xe2 ? (opens(text, end) ? 0 : 3) : 6
}

/** A reading of a sequence so far. */
interface Sofar {
  page: Page
  text: string
  lead: number
  length: number
  isLast: boolean
}

/** The lossy forms of the byte at hand that are worth a look, and what each costs, the first of them in `found`. */
const found: Surface[] = []
const foundCosts: number[] = []
const ranks: number[] = []
/** How many of the last byte's are kept. */
let most = mostReadings

/** Add a form; where it is of the last byte, only the likeliest characters are kept, in order, as `worthy` would. */
const addForm = (surface: Surface, cost: number, code: number, {isLast, length}: Sofar) => {
  if (isLast && !isLegal(code, length)) return
  let rank = found.length
  const own = isLast ? cost + costAlone(code) : 0
  if (isLast) while (rank > 0 && ranks[rank - 1]! > own) rank--
  if (isLast && rank === most) return
  found.splice(rank, 0, surface)
  foundCosts.splice(rank, 0, cost)
  ranks.splice(rank, 0, own)
  if (!isLast || found.length <= most) return
  found.pop()
  foundCosts.pop()
  ranks.pop()
}

/** Note the forms of the byte that is lost at a place. */
const findForms = ({end, code, cost}: Partial, sofar: Sofar) => {
  const {page, text, lead} = sofar
  const surfaces = surfacesOf(page)
  found.length = 0
  foundCosts.length = 0
  ranks.length = 0
  most = lead >= alphabets.from && isMissing(text, end) ? alphabets.most : mostReadings
  let space = -1
  for (const key of end < text.length ? [text.charCodeAt(end), -1] : [-1]) {
    for (const surface of surfaces.get(key) ?? []) {
      if (surface.text.length > 1 && !text.startsWith(surface.text, end)) continue
      const isSpace = key === 32 && surface.text.length === 1 && surface.byte !== 0xa0
      if (isSpace && space < 0) space = costOfSpace(text, end, lead)
      addForm(surface, cost + surface.cost + (isSpace ? space : 0), (code << 6) | (surface.byte & 63), sofar)
    }
  }
}

/** Whether a sequence may be a letter of three bytes: what begins with E2 is marks and signs. */
const isOfLetters = (lead: number): boolean => lead > 0xe0 && lead < 0xee && lead !== 0xe2

/** Whether both following bytes of such a letter may be lost: where something marks either, or the next letter begins at once. */
const mayMissTwo = ({end, patches}: Partial, {page, text, lead, length}: Sofar): boolean => {
  if (length !== 3 || !isOfLetters(lead) || patches.length > 1) return false
  if (patches[0]!.drop === 1) return isMissing(text, end - 1) && isMissing(text, end)
  return patches[0]!.drop === 0 && end < text.length && isOfLetters(page.byteOf[codeAt(text, end)]!)
}
const isMissing = (text: string, at: number): boolean => text[at] === '\ufffd' || text[at] === '?'

/** The readings of a letter whose second byte was dropped, so that its third one seems to be that. */
const withDropped = (
  {end, code, cost, patches}: Partial,
  {page, text, lead, length, isLast}: Sofar,
): Partial[] => {
  if (length !== 3 || isLast || !isOfLetters(lead) || strictTrail(page, text, end + 1) >= 0) return []
  const dropped = surfacesOf(page).get(-1) ?? []
  return dropped
    .filter(({byte}) => page.holes.includes(byte))
    .map(({byte, cost: own}) => ({
      end,
      code: (code << 6) | (byte & 63),
      cost: cost + own,
      patches: [...patches, {at: end, drop: 0, text: page.upper[byte - 128]!}],
    }))
}

const widen = (partial: Partial, sofar: Sofar): Partial[] => {
  const {page, text, lead} = sofar
  const {end, code, cost, patches} = partial
  const strict = strictTrail(page, text, end)
  if (strict >= 0 && ((code << 6) | (strict & 63)) !== beforeDots) {
    const whole = {end: end + 1, code: (code << 6) | (strict & 63), cost, patches}
    return [whole, ...withDropped(partial, sofar)]
  }
  // No second byte is missed, save in what quotation marks and dashes begin with.
  if (patches.length && !(lead === 0xe2 && code === ((2 << 6) | 0)) && !mayMissTwo(partial, sofar)) return []
  findForms(partial, sofar)
  const widened = found.map(
    ({take, byte}, index): Partial => ({
      end: end + take,
      code: (code << 6) | (byte & 63),
      cost: foundCosts[index]!,
      patches: [...patches, {at: end, drop: take, text: page.upper[byte - 128]!}],
    }),
  )
  if (end === text.length && patches.length === 0 && page.upper[0x20] === '\xa0') {
    const patch = {at: end, drop: 0, text: '\xa0'}
    widened.push({end, code: (code << 6) | 0x20, cost: cost + trimmed, patches: [patch]})
  }
  return widened
}

/** A space that no text has: what looks like its sequence is a mark that lost its last byte before an ellipsis. */
const beforeDots = 0x2005

const isLead = (lead: number): boolean => lead >= 0xc2 && lead <= 0xf4

/** Read the sequence at `at` where nothing is lost, which is the usual case. */
const readWhole = (
  page: Page,
  text: string,
  {at, lead, length}: {at: number; lead: number; length: number},
): number => {
  let code = lead & (0x7f >> length)
  for (let trail = 1; trail < length; trail++) {
    const strict = strictTrail(page, text, at + trail)
    if (strict < 0) return -1
    code = (code << 6) | (strict & 63)
  }
  return code
}

/** Read the sequence at `at` in every way the page allows: one way where nothing is lost; `lossy`: others too. */
export const readSequence = (page: Page, text: string, at: number, lossy = true): Reading[] => {
  const lead = page.byteOf[codeAt(text, at)]!
  if (!isLead(lead)) return []
  const length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4
  const whole = readWhole(page, text, {at, lead, length})
  if (whole >= 0 && whole !== beforeDots)
    return isLegal(whole, length) ? [{end: at + length, code: whole, cost: 0, patches: none}] : []
  if (!lossy) return []
  let readings: Partial[] = [{end: at + 1, code: lead & (0x7f >> length), cost: 0, patches: none}]
  for (let trail = 1; trail < length; trail++) {
    const sofar = {page, text, lead, length, isLast: trail === length - 1}
    readings = readings.flatMap(partial => widen(partial, sofar))
  }
  return readings.filter(({code}) => isLegal(code, length))
}
