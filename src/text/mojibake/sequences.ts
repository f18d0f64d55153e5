/** Read one UTF-8 sequence that is seen through a page, with lost bytes as hypotheses. */
import type {Page} from './pages.ts'
import type {Patch} from './plan.ts'
import {surfacesOf} from './surfaces.ts'

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
const isLegal = (code: number, length: number): boolean =>
  length === 2
    ? code >= 0x80
    : length === 3
      ? code >= 0x800 && (code < 0xd800 || code > 0xdfff)
      : code >= 0x10000 && code <= 0x10ffff

const strictTrail = (page: Page, text: string, at: number): number => {
  const byte = at < text.length ? page.byteOf[text.charCodeAt(at)]! : 0
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

const widen = (page: Page, text: string, {end, code, cost, patches}: Partial, lead: number): Partial[] => {
  const strict = strictTrail(page, text, end)
  if (strict >= 0) return [{end: end + 1, code: (code << 6) | (strict & 63), cost, patches}]
  // No second byte is missed, save in what quotation marks and dashes begin with.
  if (patches.length && !(lead === 0xe2 && code === ((2 << 6) | 0))) return []
  const surfaces = surfacesOf(page)
  const widened: Partial[] = []
  const consider = (list: ReturnType<typeof surfaces.get>) => {
    for (const surface of list ?? []) {
      if (!text.startsWith(surface.text, end)) continue
      widened.push({
        end: end + surface.take,
        code: (code << 6) | (surface.byte & 63),
        cost:
          cost +
          surface.cost +
          (surface.text === ' ' && surface.byte !== 0xa0 && isWord(text, end + 1)
            ? lead === 0xe2
              ? opens(text, end)
                ? 0
                : 3
              : 6
            : 0),
        patches: [...patches, {at: end, drop: surface.take, text: page.upper[surface.byte - 128]!}],
      })
    }
  }
  if (end < text.length) consider(surfaces.get(text.charCodeAt(end)))
  consider(surfaces.get(-1))
  if (end === text.length && patches.length === 0 && page.upper[0x20] === '\xa0') {
    const patch = {at: end, drop: 0, text: '\xa0'}
    widened.push({end, code: (code << 6) | 0x20, cost: cost + trimmed, patches: [patch]})
  }
  return widened
}

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
  const lead = page.byteOf[text.charCodeAt(at)]!
  if (!isLead(lead)) return []
  const length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4
  const whole = readWhole(page, text, {at, lead, length})
  if (whole >= 0)
    return isLegal(whole, length) ? [{end: at + length, code: whole, cost: 0, patches: none}] : []
  if (!lossy) return []
  let readings: Partial[] = [{end: at + 1, code: lead & (0x7f >> length), cost: 0, patches: none}]
  for (let trail = 1; trail < length; trail++) readings = readings.flatMap(r => widen(page, text, r, lead))
  return readings.filter(({code}) => isLegal(code, length))
}
