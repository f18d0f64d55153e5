/** Quotation marks, apostrophes and dashes that became U+FFFD, or a question mark: the place of each tells which it was. */

import {biasOf} from '../language/language-bias.ts'
import type {Edit} from '../plan.ts'
import {closing, dash, fits, joinOf, nearby, opening, owner} from './places.ts'

/** What stands for a mark that was lost. */
type Stand = '\ufffd' | '?'

/** A mark that was lost, and how sure its place is by itself. */
interface Found {
  at: number
  mark: string
  isSure: boolean
}

/** Where a quotation begins whose end is in another paragraph, or was lost otherwise. */
const beginsAlone = /(?:^|[,:] )$/

/** A quotation that is open: its mark that was lost, or nothing where that is there. */
interface Open {
  lost?: Found & {before: string}
}

const markOrStand = /[\ufffd?“”]/g

/** Read the marks of a line, as far as their places tell. */
const readLine = (line: string, stand: Stand): Found[] => {
  const found: Found[] = []
  let open: Open | undefined
  const drop = () => {
    if (open?.lost && beginsAlone.test(open.lost.before)) found.push(open.lost)
    open = undefined
  }
  for (const {0: char, index: at} of line.matchAll(markOrStand)) {
    if (char === '“' || char === '”') {
      drop()
      if (char === '“') open = {}
    }
    if (char !== stand) continue
    const before = line.slice(Math.max(0, at - nearby), at)
    const after = line.slice(at + 1, at + 1 + nearby)
    const join = joinOf(before, after)
    if (join) found.push({at, mark: '’', isSure: join === 'sure'})
    if (join || before.endsWith(stand) || after.startsWith(stand)) continue
    if (stand === '?') {
      if (!open || !fits(stopped, before, after)) continue
      found.push({at, mark: '”', isSure: true})
      open = undefined
    } else if (fits(dash, before, after)) found.push({at, mark: '–', isSure: false})
    else if (fits(opening, before, after)) {
      drop()
      open = {lost: {at, mark: '“', isSure: false, before}}
    } else if (fits(closing, before, after)) {
      if (open?.lost) found.push(open.lost)
      if (open) found.push({at, mark: '”', isSure: true})
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
    const before = text.slice(Math.max(0, at - nearby), at)
    if (joinOf(before, text.slice(at + 1, at + nearby)) === 'sure') return true
  }
  return false
}
const isSmallAt = (text: string, at: number): boolean =>
  text.charCodeAt(at) >= 97 && text.charCodeAt(at) <= 122
const isLetterOrDigitAt = (text: string, at: number): boolean => /[a-z\d]/i.test(text[at]!)

/** Find marks that were lost in an English text, where some leave no doubt; `isShown`: other damage shows that they were. */
export const lostMarkRound = (text: string, isShown: boolean, language?: string): Edit[] => {
  const edits = text.includes('\ufffd') ? marksFor(text, '\ufffd', isShown) : []
  if (mayHaveLost(text)) edits.push(...marksFor(text, '?', isShown))
  if (edits.length === 0 || biasOf(text, language).language !== 'en') return []
  return edits.sort((one, other) => one.start - other.start)
}

/** Whether a question mark stands where only an apostrophe can, or a mark that closes a quotation. */
const mayHaveLost = (text: string): boolean =>
  text.includes('?') && (hasLostApostrophe(text) || (text.includes('“') && /[,.]\?(?:\s|$)/.test(text)))

const marksFor = (text: string, stand: Stand, isShown: boolean): Edit[] => {
  const edits: Edit[] = []
  let count = 0
  let isSure = false
  let start = 0
  for (const line of text.split('\n')) {
    if (line.includes(stand)) {
      count += line.split(stand).length - 1
      for (const found of readLine(line, stand)) {
        isSure ||= found.isSure
        edits.push(editOf(found, start))
      }
    }
    start += line.length + 1
  }
  return isShown || (isSure && (stand === '?' || edits.length >= count * explained)) ? edits : []
}

const editOf = ({at, mark, isSure}: Found, start: number): Edit => ({
  start: start + at,
  end: start + at + 1,
  after: mark,
  plan: [{op: 'put', text: mark}],
  confidence: isSure ? 0.95 : 0.8,
  rule: 'lost-mark',
})
