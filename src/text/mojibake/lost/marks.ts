/** Quotation marks, apostrophes and dashes that became U+FFFD, or a question mark: the place of each tells which it was. */

import {biasOf} from '../language/language-bias.ts'
import type {Edit} from '../plan.ts'

/** What stands for a mark that was lost. */
type Stand = '\ufffd' | '?'

/** A mark that was lost, and how sure its place is by itself. */
interface Found {
  at: number
  mark: string
  isSure: boolean
}

/** How much of the text before and after a place tells what it is. */
const nearby = 14
const negated =
  /(?:^|[^\p{L}])(?:do|does|did|is|are|was|were|ha[sved]+|ca|could|would|should|wo|ai|must|need|might|sha|ought)n$/iu
const shortened =
  /(?:^|[^\p{L}])(?:I|you|he|she|it|we|they|who|what|that|there|here|this|how|where|when|would|could|should|might|must)$/iu
const endings = /^(?:t|m|d|ll|re|ve|s)(?![\p{L}\d=&])/iu

/** Whether an apostrophe stands between what is before and after a place, as English has them. */
const joinOf = (before: string, after: string): 'sure' | 'likely' | undefined => {
  const ending = endings.exec(after)?.[0].toLowerCase()
  if (ending === 't') return negated.test(before) ? 'sure' : undefined
  if (ending === 'm') return /(?:^|[^\p{L}])I$/u.test(before) ? 'sure' : undefined
  if (ending === 's') return /[\p{L}\d]$/u.test(before) ? 'likely' : undefined
  if (ending !== undefined) return shortened.test(before) ? 'sure' : undefined
  return /(?:^|[^\p{L}])O$/u.test(before) && /^\p{Lu}\p{Ll}/u.test(after) ? 'likely' : undefined
}

/** A quotation begins before a word, and ends behind one or its stop; a dash stands between spaces. */
const opening = {before: /(?:^|[\s([{–—])$/u, after: /^\p{L}/u}
const closing = {before: /[\p{L}\p{N}.,!?%)…]$/u, after: /^(?:$|[\s.,;:!?)\]}–—])/u}
const dash = {before: /[\p{L}\p{N}.,!?)"”] $/u, after: /^ \p{Ll}/u}
const fits = (place: {before: RegExp; after: RegExp}, before: string, after: string): boolean =>
  place.before.test(before) && place.after.test(after)

/** Several owners: years’, workers’; shorter words rather lost the letter that they end with. */
const owner = /\p{L}{4}s$/u
/** Where a quotation begins whose end is in another paragraph, or was lost otherwise. */
const beginsAlone = /(?:^|[,:] )$/

/** Read the marks of a line, as far as their places tell. */
const readLine = (line: string, stand: Stand): Found[] => {
  const found: Found[] = []
  let open: (Found & {before: string}) | undefined
  for (let at = line.indexOf(stand); at >= 0; at = line.indexOf(stand, at + 1)) {
    const before = line.slice(Math.max(0, at - nearby), at)
    const after = line.slice(at + 1, at + 1 + nearby)
    const join = joinOf(before, after)
    if (join) found.push({at, mark: '’', isSure: join === 'sure'})
    if (join || stand === '?' || before.endsWith(stand) || after.startsWith(stand)) continue
    if (fits(dash, before, after)) found.push({at, mark: '–', isSure: false})
    else if (fits(opening, before, after)) {
      if (open && beginsAlone.test(open.before)) found.push(open)
      open = {at, mark: '“', isSure: false, before}
    } else if (fits(closing, before, after)) {
      if (open) found.push(open, {at, mark: '”', isSure: true})
      else if (owner.test(before) && /^ \p{Ll}/u.test(after)) found.push({at, mark: '’', isSure: false})
      open = undefined
    }
  }
  if (open && beginsAlone.test(open.before)) found.push(open)
  return found.sort((one, other) => one.at - other.at)
}

/** How many of the characters that a text lost must be such marks: one that lost letters, too, is of another language. */
const explained = 0.7

/** Whether a text has a question mark where only an apostrophe can stand: `isn?t`, `they?re`. */
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

/** Find marks that were lost in an English text, where some of them leave no doubt. */
export const lostMarkRound = (text: string, language?: string): Edit[] => {
  const stands = [
    ...(text.includes('\ufffd') ? ['\ufffd' as const] : []),
    ...(hasLostApostrophe(text) ? ['?' as const] : []),
  ]
  const edits = stands.flatMap(stand => marksFor(text, stand))
  if (edits.length === 0 || biasOf(text, language).language !== 'en') return []
  return edits.sort((one, other) => one.start - other.start)
}

const marksFor = (text: string, stand: Stand): Edit[] => {
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
  return isSure && (stand === '?' || edits.length >= count * explained) ? edits : []
}

const editOf = ({at, mark, isSure}: Found, start: number): Edit => ({
  start: start + at,
  end: start + at + 1,
  after: mark,
  plan: [{op: 'put', text: mark}],
  confidence: isSure ? 0.95 : 0.8,
  rule: 'lost-mark',
})
