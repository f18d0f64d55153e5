/** UTF-8 that was read as ISO-8859-1 and then lost its C1 controls: lead bytes that stand alone, marks and letters. */

import {codeAt, codeOrZeroAt} from '../../code-at.ts'
import {isLetterList, isNamed} from '../doubts.ts'
import {type Bias, biasOf} from '../language/language-bias.ts'
import type {Edit, Patch} from '../plan.ts'
import {closesNothing, isAtJoint, isOpenAfter, markAt} from '../quotes/marks.ts'
import {nearby} from '../quotes/places.ts'
import {signOf, type View, viewOf} from './holes.ts'
import {bestLetter, gainOf, type Scene} from './stripped-letters.ts'

const lone = /[\xc3-\xc5\xe2](?![\xa0-\xbf])|\xe2[\xa0-\xbf](?![\xa0-\xbf])/g
/** What shows that controls were not stripped, or that it was another page. */
const kept =
  /[\x80-\x9f]|[\xc3-\xc5\xe2][\u0152-\u017e\u02c6\u02dc\u2013\u2014\u2018-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122]/
const whole = /[\xc3-\xc5][\xa1-\xbf]/g
/** Characters of three bytes whose last one was kept. */
const kindred: Record<string, string> = {
  '\xa6': '…',
  '\xa2': '•',
  '\xac': '€',
  '\xb9': '‹',
  '\xba': '›',
  '\xb0': '‰',
  '\xb2': '′',
  '\xb3': '″',
  '\xaf': ' ',
}
const isTrail = (code: number): boolean => code >= 0xa0 && code < 0xc0

/** Mend the sequences that lost nothing. */
const mendWhole = (text: string): string =>
  text.replace(whole, pair =>
    String.fromCharCode(((pair.charCodeAt(0) & 31) << 6) | (pair.charCodeAt(1) & 63)),
  )

/** Tell whether all of a line that is beyond ASCII may be what is left of UTF-8. */
const isLeft = (line: string): boolean => {
  if (isLetterList(line)) return false
  for (let at = 0; at < line.length; at++) {
    const lead = codeAt(line, at)
    if (lead < 0x80) continue
    const trailed = isTrail(codeOrZeroAt(line, at + 1))
    if (lead === 0xe2) at += trailed ? (isTrail(codeOrZeroAt(line, at + 2)) ? 2 : 1) : 0
    else if (lead >= 0xc2 && lead < 0xe0 && trailed) at++
    else if (lead < 0xc3 || lead > 0xc5) return false
  }
  return true
}
/** How many nats of evidence show that controls were stripped: where other damage is there, and where there is none. */
const convincing = {beside: 5, alone: 8} as const
const mostEach = 12
/** What tells for a lost mark where â is no letter of the language, and where all else is in sequences. */
const foreign = 4
const amidDamage = 4
/** What tells for one where signs stand for the controls. */
const replaced = 12
/** Languages that have â. */
const native = new Set(['fr', 'pt', 'gl', 'ro', 'tr', 'az', 'vi', 'cy', 'fy', 'ga', 'sk', 'hr', 'af'])
/** What tells against a mark where none stands by rights, in text that shows no other damage. */
const misfit = 12
const isQuotation = (mark: string): boolean => '“”„‘'.includes(mark)
/** What choosing among many characters costs. */
const choosing = 3

/** Letters whose last byte windows-1252 leaves undefined: what a text that came through that page lost, too. */
const alsoLost = new Set('ÁÍÏÐÝāčďĐĝŁōŏŐŝ')

/** A lone lead, what it may stand for, and how much better the line is with that. */
interface Find {
  at: number
  end: number
  after: string
  gain: number
  /** Whether it tells that controls were stripped, and not that other bytes were lost. */
  tells: boolean
}

const turned = /^(?:[?\d"'~]|\.\.\.| [\u0300-\u036f])/

/** How many lone leads of a document are read: more stand in no text, and each costs a choice among letters. */
const mostLeads = 20_000

/** Read the lone leads of a line from left to right, each with what was made of those before. */
const readLine = (
  line: string,
  known: Pick<Scene, 'bias' | 'letters'> & {leads: {left: number}},
  extra: number,
): Find[] => {
  const {bias} = known
  const strange =
    bias.language !== undefined && !native.has(bias.language) && bias.isForeign(0xe2) ? foreign : 0
  const finds: Find[] = []
  const lonely = line.indexOf('\xe2') === line.lastIndexOf('\xe2')
  let before = ''
  let from = 0
  let open = false
  for (const {0: found, index: at} of line.matchAll(lone)) {
    if (known.leads.left-- <= 0) break
    const end = at + found.length
    for (const mark of line.slice(from, at).match(/[“”„«»]|\xc2[\xab\xbb]/g) ?? [])
      open = isOpenAfter(
        mark.at(-1) === '\xab' ? '«' : mark.at(-1) === '\xbb' ? '»' : mark,
        open,
        bias.language,
      )
    before = (before + mendWhole(line.slice(from, at))).slice(-nearby)
    // Of two marks side by side, the first is judged by what stands behind both.
    const after = mendWhole(line.slice(end, end + nearby))
      .replace(/^(?:\xe2(?![\xa0-\xbf]))+(?=.)/, '')
      .replace(/\xe2(?:[\xa0-\xbf]|(?!\p{L}))/gu, '…')
    // The next byte was not stripped, but became something else; or the letter is one that a table names.
    if (isNamed(line, at) || (found.charCodeAt(0) !== 0xe2 && turned.test(after))) {
      before += found
      from = end
      continue
    }
    const scene = {...known, before, after}
    const place = {before, after, open, language: bias.language}
    const own = found.charCodeAt(0) === 0xe2 ? markOf(found, place) : ''
    const best = own || bestLetter(found, scene)
    // A lone mark of quotation is a letter, as is an apostrophe where no word is joined.
    const isOdd =
      own &&
      extra === 0 &&
      found.length === 1 &&
      (isQuotation(own)
        ? closesNothing(place) || (lonely && !/^\p{Lu}/u.test(after))
        : !isAtJoint(own, place, lonely))
    const gain = gainOf(found, best, scene) + extra + (own ? strange : -choosing) - (isOdd ? misfit : 0)
    // â by itself is a word of Welsh.
    const isWord = before.endsWith(' ') && after[0] === ' ' && strange === 0 && extra === 0
    const tells = own !== '' ? !isWord && !isOdd : !(after[0] === ' ' || after === '' || alsoLost.has(best))
    finds.push({at, end, after: best === 'à' ? '' : best, gain, tells})
    if (own) open = isOpenAfter(own, open, bias.language)
    before += best
    from = end
  }
  return finds
}

const markOf = (found: string, place: Parameters<typeof markAt>[0]): string => {
  const kin = kindred[found[1] ?? '']
  if (found.length === 1) return markAt(place)
  return kin === '•' && /[\p{L}\p{N}]$/u.test(place.before) ? '™' : (kin ?? '')
}

const utf8 = new TextEncoder()

/** The bytes that a character of UTF-8 lost, to be put back, each in the place of the sign that stands for it, if any. */
const patchesOf = (found: string, char: string): Patch[] => {
  const changes: Patch[] = []
  let at = 0
  for (const byte of utf8.encode(char)) {
    if (found.charCodeAt(at) === byte) at++
    else {
      const drop = Number(at < found.length && !isTrail(codeAt(found, at)))
      changes.push({at, drop, text: String.fromCharCode(byte)})
      at += drop
    }
  }
  return changes
}

/** The edit of a line that a find in its view stands for. */
const editOf = (line: string, {places}: View, {at, end, after, gain}: Find): Edit => {
  const [start, stop] = [places[at]!, places[end]!]
  return {
    start,
    end: stop,
    after,
    plan: [
      {op: 'patch', changes: patchesOf(line.slice(start, stop), after)},
      {op: 'recode', from: 'iso-8859-1', to: 'utf-8'},
    ],
    confidence: gain > 6 ? 0.9 : 0.7,
    rule: 'utf8-lost-bytes',
  }
}

/** The language is read from what whole sequences give. */
const mendedBias = (lines: readonly string[], language: string | undefined): Bias =>
  biasOf(mendWhole(lines.join('\n').slice(0, 3000)), language)

/** How much evidence outweighs one that may be a letter of its word, in nats. */
const perLetter = 40

/** What the finds tell for controls that were stripped, in nats. */
const weigh = (finds: readonly Find[]): number =>
  finds.reduce((sum, {gain, tells}) => sum + (tells ? Math.max(-mostEach, Math.min(mostEach, gain)) : 0), 0)

/** Find what is left of sequences whose C1 controls were stripped, or became a sign, where a document shows that they were. */
export const strippedRound = (lines: readonly string[], language?: string): Edit[][] => {
  const none = lines.map(() => [])
  if (!lines.some(line => line.search(lone) >= 0)) return none
  if (lines.some(line => kept.test(line))) return none
  const sign = signOf(lines, () => mendedBias(lines, language).language)
  const views = lines.map(line => viewOf(line, sign))
  const texts = views.map(({text}) => text)
  const fit = texts.filter(isLeft)
  if (fit.length === 0) return none
  const bias = mendedBias(fit, language)
  const beside = sign !== undefined || fit.some(text => text.search(whole) >= 0)
  const known = {bias, letters: new Map<string, string>(), leads: {left: mostLeads}}
  const read = (extra: number) => texts.map(text => (isLeft(text) ? readLine(text, known, extra) : []))
  let finds = read(sign === undefined ? (beside ? amidDamage : 0) : replaced)
  const evidence = weigh(finds.flat())
  if (evidence < (beside ? convincing.beside : convincing.alone)) return none
  // Where nothing else is spoilt, one that is a letter of its word tells that the others are, unless hardly any is.
  if (!beside) {
    const against = finds.flat().filter(({after, gain}) => after && gain <= 0).length
    if (against && (bias.language !== 'en' || evidence < against * perLetter)) return none
    if (against) finds = read(replaced)
  }
  return finds.map((found, index) =>
    found
      .filter(({after, gain}) => after && gain > 0)
      .map(find => editOf(lines[index]!, views[index]!, find)),
  )
}
