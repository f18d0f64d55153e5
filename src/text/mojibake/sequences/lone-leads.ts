/** Lead bytes of UTF-8 that stand alone, since the controls behind them are gone: which mark or letter each stands for. */

import {isNamed} from '../doubts.ts'
import type {Bias} from '../language/language-bias.ts'
import {closesNothing, isAtJoint, isOpenAfter, type MarkPlace, markAt} from '../quotes/marks.ts'
import {nearby} from '../quotes/places.ts'
import {bestLetter, gainOf, lettersOfLine, type Scene} from './stripped-letters.ts'
import {mendWhole} from './whole-pairs.ts'

const lone = /[\xc3-\xc5\xe2](?![\xa0-\xbf])|\xe2[\xa0-\xbf](?![\xa0-\xbf])/g

/** Whether a line has a lead byte that stands alone. */
export const hasLoneLead = (line: string): boolean => line.search(lone) >= 0

/** A lone lead, what it may stand for, and how much better the line is with that. */
export interface Find {
  at: number
  end: number
  after: string
  gain: number
  /** Whether it tells that controls were stripped, and not that other bytes were lost. */
  tells: boolean
}

/** What is known of the document that a line is of. */
export interface Surroundings extends Pick<Scene, 'bias' | 'letters'> {
  /** How many more lone leads are read. */
  leads: {left: number}
  /** What other damage tells for each lead, in nats: 0 where there is none. */
  beside: number
}

/** The next byte was not stripped, but became something else. */
const turned = /^(?:[?\d"'~]|\.\.\.| [\u0300-\u036f])/
const isOfMark = (found: string): boolean => found.charCodeAt(0) === 0xe2

/** Read the lone leads of a line from left to right, each with what was made of those before. */
export const readLoneLeads = (line: string, known: Surroundings): Find[] => {
  const {language} = known.bias
  const finds: Find[] = []
  const isOnly = line.indexOf('\xe2') === line.lastIndexOf('\xe2')
  let before = ''
  let from = 0
  let open = false
  const leads = Array.from(line.matchAll(lone), ({0: found, index: at}) => ({found, at}))
  known.leads.left -= leads.length
  if (known.leads.left < 0) return []
  const chosen = lettersOfLine(line, leads, language)
  for (const {found, at} of leads) {
    const end = at + found.length
    const between = line.slice(from, at)
    open = isOpenBehind(between, open, language)
    before = (before + mendWhole(between)).slice(-nearby)
    from = end
    const after = textBehind(line, end)
    if (isNamed(line, at) || (!isOfMark(found) && turned.test(after))) {
      before += found
      continue
    }
    const {best, isMark, gain, tells} = judge(found, {
      ...known,
      before,
      after,
      open,
      isOnly,
      letter: chosen.get(at),
    })
    // The no-break space that ends à went with the space that is there.
    finds.push({at, end, after: best === 'à' ? '' : best, gain, tells})
    if (isMark) open = isOpenAfter(best, open, language)
    before += best
  }
  return finds
}

/** Whether a quotation is open behind a piece of text, whose marks may be in sequences. */
const isOpenBehind = (text: string, open: boolean, language: string | undefined): boolean => {
  let isOpen = open
  for (const mark of text.match(/[“”„«»]|\xc2[\xab\xbb]/g) ?? [])
    isOpen = isOpenAfter(mark.at(-1)!, isOpen, language)
  return isOpen
}

/** What stands behind a lead: of two marks side by side, the first is judged by what stands behind both. */
const textBehind = (line: string, end: number): string =>
  mendWhole(line.slice(end, end + nearby))
    .replace(/^(?:\xe2(?![\xa0-\xbf]))+(?=.)/, '')
    .replace(/\xe2(?:[\xa0-\xbf]|(?!\p{L}))/gu, '…')

/** What choosing among many characters costs, in nats. */
const choosing = 3
/** What tells against a mark where none stands by rights, in text that shows no other damage. */
const misfit = 12
/** Letters whose last byte windows-1252 leaves undefined: what a text that came through that page lost, too. */
const alsoLost = new Set('ÁÍÏÐÝāčďĐĝŁōŏŐŝ')

/** A lead where it stands. */
interface Lead extends Scene, Pick<Surroundings, 'beside'> {
  /** Whether a quotation is open there. */
  open: boolean
  /** Whether its line has no other â. */
  isOnly: boolean
  /** The letter that its place in the line tells. */
  letter: string | undefined
}

/** Judge what a lead stands for. */
const judge = (found: string, lead: Lead): Pick<Find, 'gain' | 'tells'> & {best: string; isMark: boolean} => {
  const {before, after, bias, beside, open, isOnly, letter} = lead
  const place = {before, after, open, language: bias.language}
  const mark = isOfMark(found) ? markOf(found, place) : ''
  const best = mark || (letter ?? bestLetter(found, lead))
  const isOdd = mark !== '' && beside === 0 && found.length === 1 && isMisfit(mark, place, isOnly)
  const strange = strangenessOfLead(bias)
  const gain = gainOf(found, best, lead) + beside + (mark ? strange : -choosing) - (isOdd ? misfit : 0)
  // â by itself is a word of Welsh.
  const isWord = before.endsWith(' ') && after[0] === ' ' && strange === 0 && beside === 0
  const tells = mark !== '' ? !isWord && !isOdd : !(after[0] === ' ' || after === '' || alsoLost.has(best))
  return {best, isMark: mark !== '', gain, tells}
}

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
  '\xaf': '\u202f',
}

const markOf = (found: string, place: MarkPlace): string => {
  if (found.length === 1) return markAt(place)
  const kin = kindred[found[1]!]
  return kin === '•' && /[\p{L}\p{N}]$/u.test(place.before) ? '™' : (kin ?? '')
}

/** Whether a lead by itself is rather a letter: a lone mark of quotation, or an apostrophe where no word is joined. */
const isMisfit = (mark: string, place: MarkPlace, isOnly: boolean): boolean =>
  '“”„‘'.includes(mark)
    ? closesNothing(place) || (isOnly && !/^\p{Lu}/u.test(place.after))
    : !isAtJoint(mark, place, isOnly)

/** Languages that have â. */
const native = new Set(['fr', 'pt', 'gl', 'ro', 'tr', 'az', 'vi', 'cy', 'fy', 'ga', 'sk', 'hr', 'af'])
/** What tells for a lost mark where â is no letter of the language, in nats. */
const foreign = 4
const strangenessOfLead = (bias: Bias): number =>
  bias.language !== undefined && !native.has(bias.language) && bias.isForeign(0xe2) ? foreign : 0
