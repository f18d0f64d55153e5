/** UTF-8 that was read as ISO-8859-1 and then lost its C1 controls, in documents that show that they did. */

import {codeAt, codeOrZeroAt} from '../../code-at.ts'
import {isLetterList} from '../doubts.ts'
import {type Bias, biasOf} from '../language/language-bias.ts'
import type {Edit, Patch} from '../plan.ts'
import {type Find, hasLoneLead, readLoneLeads} from './lone-leads.ts'
import {signOf, type View, viewOf} from './signs-for-controls.ts'
import {hasWhole, mendWhole} from './whole-pairs.ts'

/** What shows that controls were not stripped, or that it was another page. */
const kept =
  /[\x80-\x9f]|[\xc3-\xc5\xe2][\u0152-\u017e\u02c6\u02dc\u2013\u2014\u2018-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122]/

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
/** What tells for a lost byte where all else is in sequences, and where signs stand for the controls, in nats. */
const amidDamage = 4
const replaced = 12
/** How many lone leads of a document are read: more stand in no text, and each costs a choice among letters. */
const mostLeads = 20_000

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
  if (!lines.some(hasLoneLead)) return none
  if (lines.some(line => kept.test(line))) return none
  const sign = signOf(lines, () => mendedBias(lines, language).language)
  const views = lines.map(line => viewOf(line, sign))
  const texts = views.map(({text}) => text)
  const fit = texts.filter(isLeft)
  if (fit.length === 0) return none
  const bias = mendedBias(fit, language)
  const isBeside = sign !== undefined || fit.some(hasWhole)
  const known = {bias, letters: new Map<string, string>(), leads: {left: mostLeads}}
  const left = new Set(fit)
  const read = (beside: number) =>
    texts.map(text => (left.has(text) ? readLoneLeads(text, {...known, beside}) : []))
  let finds = read(sign === undefined ? (isBeside ? amidDamage : 0) : replaced)
  const evidence = weigh(finds.flat())
  if (evidence < (isBeside ? convincing.beside : convincing.alone)) return none
  // Where nothing else is spoilt, one that is a letter of its word tells that the others are, unless hardly any is.
  if (!isBeside) {
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
