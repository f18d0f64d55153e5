/** UTF-8 that was read as ISO-8859-1 and then lost its C1 controls: lead bytes that stand alone, marks and letters. */

import {codeAt, codeOrZeroAt} from '../../code-at.ts'
import {isLetterList, isNamed} from '../doubts.ts'
import {type Bias, biasOf} from '../language/language-bias.ts'
import {costOfText} from '../language/plausibility.ts'
import type {Edit, Patch} from '../plan.ts'
import {closesNothing, isAtJoint, isOpenAfter, markAt} from '../quotes/marks.ts'

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
/** Languages that have â. */
const native = new Set(['fr', 'pt', 'gl', 'ro', 'tr', 'az', 'vi', 'cy', 'fy', 'ga', 'sk', 'hr', 'af'])
/** What tells against a mark where none stands by rights, in text that shows no other damage. */
const misfit = 12
const isQuotation = (mark: string): boolean => '“”„‘'.includes(mark)
/** What choosing among many characters costs. */
const choosing = 3

/** Letters whose last byte windows-1252 leaves undefined: what a text that came through that page lost, too. */
const alsoLost = new Set('ÁÍÏÐÝāčďĐĝŁōŏŐŝ')

const lettersOf = (lead: number): string[] =>
  Array.from({length: 32}, (_, low) => String.fromCharCode(((lead & 31) << 6) | low)).filter(char =>
    /\p{L}/u.test(char),
  )
const candidates = new Map([0xc3, 0xc4, 0xc5].map(lead => [lead, lettersOf(lead)]))

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
const nearby = 14

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
    before = (before + line.slice(from, at)).slice(-nearby)
    // Of two marks side by side, the first is judged by what stands behind both.
    const after = line
      .slice(end, end + nearby)
      .replace(/^(?:\xe2(?![\xa0-\xbf]))+(?=.)/, '')
      .replace(/^\xe2[\xa0-\xbf]/, '…')
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

interface Scene {
  before: string
  after: string
  bias: Bias
  /** What was made of letters in these surroundings before. */
  letters: Map<string, string>
}

const costWith = (text: string, {before, after, bias}: Scene): number =>
  costOfText(text + after.slice(0, 3), {before: before.slice(-2) || ' ', bias})

const gainOf = (found: string, text: string, scene: Scene): number =>
  costWith(found, scene) - costWith(text, scene)

/** What the language has against a letter, once more: its choice matters more here than how rare its neighbours are. */
const languageCost = (letter: string, {before, after, bias}: Scene): number => {
  const symbol = letter.toLowerCase().charCodeAt(0)
  return (
    bias.pair((before.at(-1) ?? ' ').toLowerCase().charCodeAt(0), symbol) +
    bias.pair(symbol, (after[0] ?? ' ').toLowerCase().charCodeAt(0))
  )
}

const bestLetter = (found: string, scene: Scene): string => {
  const key = scene.before.slice(-2) + found + scene.after.slice(0, 3)
  const known = scene.letters.get(key) ?? chooseLetter(found, scene)
  scene.letters.set(key, known)
  return known
}

const chooseLetter = (found: string, scene: Scene): string => {
  let best = found
  let least = Infinity
  const own = candidates.get(found.charCodeAt(0)) ?? []
  // The no-break space that ends à may have become the space, or have gone at the end of the line.
  const all = found === 'Ã' && /^ |^$/.test(scene.after) ? [...own, 'à'] : own
  for (const letter of all) {
    const cost = costWith(letter, scene) + languageCost(letter, scene)
    if (cost < least) {
      least = cost
      best = letter
    }
  }
  return best
}

const utf8 = new TextEncoder()

/** The bytes that a character of UTF-8 lost, to be put back. */
const patchesOf = (found: string, char: string): Patch[] => {
  const changes: Patch[] = []
  let at = 0
  for (const byte of utf8.encode(char)) {
    if (found.charCodeAt(at) === byte) at++
    else changes.push({at, drop: 0, text: String.fromCharCode(byte)})
  }
  return changes
}

const editOf = (line: string, {at, end, after, gain}: Find): Edit => ({
  start: at,
  end,
  after,
  plan: [
    {op: 'patch', changes: patchesOf(line.slice(at, end), after)},
    {op: 'recode', from: 'iso-8859-1', to: 'utf-8'},
  ],
  confidence: gain > 6 ? 0.9 : 0.7,
  rule: 'utf8-lost-bytes',
})

/** The language is read from what whole sequences give. */
const mendedBias = (lines: readonly string[], language: string | undefined): Bias =>
  biasOf(
    lines
      .join('\n')
      .slice(0, 3000)
      .replace(whole, pair =>
        String.fromCharCode(((pair.charCodeAt(0) & 31) << 6) | (pair.charCodeAt(1) & 63)),
      ),
    language,
  )

/** Find what is left of sequences whose C1 controls were stripped, where a document shows that they were. */
export const strippedRound = (lines: readonly string[], language?: string): Edit[][] => {
  const none = lines.map(() => [])
  if (!lines.some(line => line.search(lone) >= 0)) return none
  if (lines.some(line => kept.test(line))) return none
  const fit = lines.filter(isLeft)
  if (fit.length === 0) return none
  const bias = mendedBias(fit, language)
  const beside = fit.some(line => line.search(whole) >= 0)
  const known = {bias, letters: new Map<string, string>(), leads: {left: mostLeads}}
  const finds = lines.map(line => (isLeft(line) ? readLine(line, known, beside ? amidDamage : 0) : []))
  const evidence = finds
    .flat()
    .reduce((sum, {gain, tells}) => sum + (tells ? Math.max(-mostEach, Math.min(mostEach, gain)) : 0), 0)
  if (evidence < (beside ? convincing.beside : convincing.alone)) return none
  // Where nothing else is spoilt, one that is a letter of its word tells that the others are.
  if (!beside && finds.flat().some(({after, gain}) => after && gain <= 0)) return none
  return finds.map((found, index) =>
    found.filter(({after, gain}) => after && gain > 0).map(find => editOf(lines[index]!, find)),
  )
}
