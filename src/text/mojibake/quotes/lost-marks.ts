/** Quotation marks, apostrophes and dashes that became U+FFFD, or a question mark: the place of each tells which it was. */

import {biasOf} from '../language/language-bias.ts'
import type {Edit} from '../plan.ts'
import {styleOf} from './marks.ts'
import {around, closing, dash, fits, joinOf, opening, owner} from './places.ts'

/** What stands for a mark that was lost. */
type Stand = '\ufffd' | '?'

/** A mark that was lost, how sure its place is by itself, and whether it closes a quotation whose opening mark is there. */
interface Found {
  at: number
  mark: string
  isSure: boolean
  isPartner?: boolean
}

/** Where a quotation begins whose end is in another paragraph, or was lost otherwise. */
const beginsAlone = /(?:^|[,:] )$/

/** A quotation that is open: what closes it, and its mark where that was lost. */
interface Open {
  closing: string
  lost?: Found & {before: string}
}

const quotationOrStand = /[\ufffd?“”„«»]/g

/** Give what closes a quotation that a mark opens; nothing for one that closes it. */
const closingFor = (line: string, at: number, language: string): string | undefined => {
  const char = line[at]!
  if (char === '“') return isOpenedBy(line, at) ? '”' : undefined
  if (char === '„') return styleOf(language).closing
  if (char === '«') return language === 'de' || language === 'da' ? undefined : '»'
  return char === '»' && isOpenedBy(line, at) ? '«' : undefined
}
const isOpenedBy = (line: string, at: number): boolean => {
  const {before, after} = around(line, at)
  return fits(opening, before, after)
}

/** Read the marks of a line, as far as their places tell. */
const readLine = (line: string, stand: Stand, language: string): Found[] => {
  const found: Found[] = []
  let open: Open | undefined
  const drop = () => {
    if (open?.lost && beginsAlone.test(open.lost.before)) found.push(open.lost)
    open = undefined
  }
  for (const {0: char, index: at} of line.matchAll(quotationOrStand)) {
    if (char !== '?' && char !== '\ufffd') {
      drop()
      const closed = closingFor(line, at, language)
      if (closed !== undefined) open = {closing: closed}
    }
    if (char !== stand) continue
    const {before, after} = around(line, at)
    const join = joinOf(before, after)
    if (join) found.push({at, mark: '’', isSure: join === 'sure'})
    if (join || before.endsWith(stand) || after.startsWith(stand)) continue
    if (stand === '?') {
      if (!open || !fits(stopped, before, after)) continue
      found.push({at, mark: open.closing, isSure: true, isPartner: true})
      open = undefined
    } else if (fits(dash, before, after)) found.push({at, mark: '–', isSure: false})
    else if (fits(opening, before, after)) {
      drop()
      open = {closing: '”', lost: {at, mark: '“', isSure: false, before}}
    } else if (fits(closing, before, after)) {
      if (open?.lost) found.push(open.lost)
      if (open) found.push({at, mark: open.closing, isSure: true, isPartner: !open.lost})
      else if (fits(owner, before, after)) found.push({at, mark: '’', isSure: false})
      open = undefined
    }
  }
  drop()
  return found.sort((one, other) => one.at - other.at)
}
/** Where a question mark is none: a sentence or a clause has ended already. */
const stopped = {before: /[\p{L}\p{N}][,.]$/u, after: /^(?:$|\s)/u}

/** How many of the characters that a text lost must be such marks: one that lost letters, too, is of another language. */
const explained = 0.7

/** Whether an ASCII text has a question mark where only an apostrophe can stand: `isn?t`, `they?re`. */
export const hasLostApostrophe = (text: string): boolean => {
  for (let at = text.indexOf('?', 1); at >= 0; at = text.indexOf('?', at + 1)) {
    if (!isSmallAt(text, at + 1) || !isLetterOrDigitAt(text, at - 1)) continue
    const {before, after} = around(text, at)
    if (joinOf(before, after) === 'sure') return true
  }
  return false
}
const isSmallAt = (text: string, at: number): boolean =>
  text.charCodeAt(at) >= 97 && text.charCodeAt(at) <= 122
const isLetterOrDigitAt = (text: string, at: number): boolean => /[a-z\d]/i.test(text[at]!)

/**
 * Find marks that were lost, where some leave no doubt: in English; of other languages those that close a quotation which
 * is open, where all that was lost are such. `isShown`: other damage shows that marks were lost.
 */
export const lostMarkRound = (text: string, isShown: boolean, wanted?: string): Edit[] => {
  const stands = (['\ufffd', '?'] as const).filter(stand =>
    stand === '?' ? mayHaveLost(text) : text.includes(stand),
  )
  if (stands.length === 0) return []
  const language = biasOf(text, wanted).language ?? ''
  const edits = stands.flatMap(stand => marksFor(text, stand, {isShown, language}))
  return edits.sort((one, other) => one.start - other.start)
}

/** Whether a question mark stands where only an apostrophe can, or a mark that closes a quotation. */
const mayHaveLost = (text: string): boolean =>
  text.includes('?') && (hasLostApostrophe(text) || (text.includes('“') && /[,.]\?(?:\s|$)/.test(text)))

const marksFor = (
  text: string,
  stand: Stand,
  {isShown, language}: {isShown: boolean; language: string},
): Edit[] => {
  const found: Found[] = []
  let count = 0
  let start = 0
  for (const line of text.split('\n')) {
    if (line.includes(stand)) {
      count += line.split(stand).length - 1
      for (const own of readLine(line, stand, language)) found.push({...own, at: start + own.at})
    }
    start += line.length + 1
  }
  if (language !== 'en') {
    const partners = found.filter(({isPartner}) => isPartner)
    return partners.length === count ? partners.map(editOf) : []
  }
  const isSure = isShown || found.some(own => own.isSure)
  const isEnough = isShown || stand === '?' || found.length >= count * explained
  return isSure && isEnough ? found.map(editOf) : []
}

const editOf = ({at, mark, isSure}: Found): Edit => ({
  start: at,
  end: at + 1,
  after: mark,
  plan: [{op: 'put', text: mark}],
  confidence: isSure ? 0.95 : 0.8,
  rule: 'lost-mark',
})
