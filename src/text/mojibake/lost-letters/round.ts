/** Letters that became U+FFFD by themselves: a page of one byte a character was read as UTF-8, or UTF-8 as ASCII. */
import {codeOrZeroAt} from '../../code-at.ts'
import {isPlainLetter, kindBits, kinds} from '../language/kinds.ts'
import type {Edit} from '../plan.ts'
import {type Choice, chooseLost, type Known} from './choose.ts'
import {areOfBytes, codesOf, type Gap, type Spot, spotsOf} from './gaps.ts'
import {shownBy} from './shown.ts'

/**
 * How likely a letter is, at least, that is put back: inside a word, at its edge, where marks stand as well, and by itself;
 * a mark, which hardly tells by its place alone; and one that tells of others.
 */
const least = {inside: 0.95, edge: 0.97, alone: 0.99, mark: 0.98, telling: 0.8} as const
/** How many of the gaps of a text must tell what was lost, as a share, and how many letters that leave no doubt. */
const explained = {share: 0.5, letters: 2} as const

/** A gap with what was chosen for it. */
interface Filled {
  start: number
  end: number
  after: string
  likelihood: number
  isLetter: boolean
  /** How likely it must be, where it stands. */
  least: number
}

/** How far a word is looked at. */
const farthest = 24

/** How many letters stand beside a place, and how many gaps amid them, before it or behind it. */
const countSide = (line: string, from: number, step: -1 | 1): {letters: number; gaps: number} => {
  const count = {letters: 0, gaps: 0}
  for (let at = from; Math.abs(at - from) < farthest; at += step) {
    const code = codeOrZeroAt(line, at)
    if (code === 0xfffd) count.gaps++
    else if (kindBits(code) & kinds.letter) count.letters++
    else break
  }
  return count
}

/** Tell how likely a letter must be that stands in a gap: hardly any word tells by less than half of its letters. */
const leastAt = (line: string, {start, end, characters}: Gap): number => {
  const [before, behind] = [countSide(line, start - 1, -1), countSide(line, end, 1)]
  const gaps = ((before.gaps + behind.gaps) / (end - start) + 1) * characters
  if (gaps > before.letters + behind.letters) return least.alone
  return isPlainLetter(codeOrZeroAt(line, start - 1)) && isPlainLetter(codeOrZeroAt(line, end))
    ? least.inside
    : least.edge
}

const isLetter = ({code}: Choice): boolean => (kindBits(code) & kinds.letter) !== 0

const fill = (spot: Spot, known: Known): Filled[] => {
  const {start, line, gaps} = spot
  const choices = chooseLost(codesOf(spot), known)
  let next = 0
  return gaps.map(gap => {
    const own = choices.slice(next, next + gap.characters)
    next += gap.characters
    return {
      start: start + gap.start,
      end: start + gap.end,
      after: String.fromCharCode(...own.map(({code}) => code)),
      likelihood: own.length ? Math.min(...own.map(({likelihood}) => likelihood)) : 0,
      isLetter: own.length > 0 && own.every(isLetter),
      least: leastAt(line, gap),
    }
  })
}

const editOf = ({start, end, after, likelihood}: Filled): Edit => ({
  start,
  end,
  after,
  plan: [{op: 'put', text: after}],
  confidence: Math.round(likelihood * 1000) / 1000,
  rule: 'lost-letter',
})

/** Whether the gaps of a text are letters and marks of its language, rather than pictures, other scripts or noise. */
const areTold = (filled: readonly Filled[]): boolean => {
  const sure = filled.filter(own => own.isLetter && own.least < least.alone && own.likelihood >= own.least)
  const told = filled.filter(({likelihood}) => likelihood >= least.telling)
  return sure.length >= explained.letters && told.length >= filled.length * explained.share
}

/** After so many gaps it is asked whether the others are worth a look. */
const firstGaps = 300
/** More are not looked at: each costs a choice among all letters. */
const mostGaps = 50_000

/** Fill the gaps of a text; nothing where they are not what this can tell. */
const fillAll = (spots: readonly Spot[], known: Known): Filled[] => {
  const filled: Filled[] = []
  let isAsked = false
  for (const spot of spots) {
    for (const own of fill(spot, known)) filled.push(own)
    if (filled.length > mostGaps) break
    if (isAsked || filled.length < firstGaps) continue
    isAsked = true
    if (!areTold(filled)) return []
  }
  return areTold(filled) ? filled : []
}

/** Languages that double letters beyond ASCII (één, pää), so that two that were lost may be two letters, or the bytes of one. */
const doubling = new Set(['nl', 'fi', 'et'])

/** Find letters that were lost, in texts where enough of them leave no doubt; `marks`: whether marks are put back, too. */
export const lostLetterRound = (
  text: string,
  {language, marks}: {language?: string | undefined; marks: boolean},
): Edit[] => {
  const spots = spotsOf(text)
  const shown = spots.length ? shownBy(text, spots, language) : undefined
  if (!shown || (doubling.has(shown.language) && areOfBytes(text))) return []
  // The marks of English tell by their places.
  const leastOfMark = marks && shown.language !== 'en' ? least.mark : Infinity
  return fillAll(spots, shown.known)
    .filter(own => own.likelihood >= (own.isLetter ? own.least : leastOfMark))
    .map(editOf)
}
