import type {Place} from './place.ts'
import {numbered, type SentenceRules} from './rules.ts'
import {bullets, digit, isStop, letter, upper} from './signs.ts'

/** A small letter follows: an end only where people write without capitals. */
export function smallFollows(place: Place, rules: SentenceRules): boolean {
  const {marks, closed, opened, before, beforeRaw} = place
  if (!rules.smallStarts || closed || opened || marks.includes('…') || marks.includes('..')) return false
  if (marks.includes('?')) return true
  if (marks.includes('!')) return marks.length > 1
  if (before === '') return true
  if (before.length < 2 || before.includes('.') || rules.leading.has(before) || rules.closing.has(before))
    return false
  if (/^\d+$/.test(before)) return before.length > 2
  if (upper.test(beforeRaw.charAt(0)) && before.length < 5) return false
  return /[aeiouy]/.test(before)
}

/** Tell whether a full stop ends a sentence, by the words about it. */
export function fullStopEnds(text: string, place: Place, rules: SentenceRules): boolean {
  const {before, beforeRaw, next, stop} = place
  const starts = rules.starters.has(next.toLowerCase().replace(/\.+$/, ''))
  if (before === '') return true
  if (digit.test(before.charAt(0)) && /^\d+$/.test(before)) {
    if (isListNumber(text, stop - before.length)) return false
    return !rules.ordinals || starts || before.length > 3
  }
  if (beforeRaw.length === 1 && letter.test(before)) return initialEnds(text, place, starts)
  if (numbered.has(before)) return !digit.test(next.charAt(0))
  if (rules.leading.has(before) || rules.leading.has(before.slice(before.lastIndexOf('.') + 1))) return false
  if (rules.closing.has(before) || isAcronym(before)) return starts
  return true
}

/** Letters with a stop after each: `U.S`, `a.m`, `J.R.R`. */
const isAcronym = (word: string): boolean => /^\p{L}{1,2}(?:\.\p{L}{1,2})+$/u.test(word)

/** One letter and a stop: an initial, unless a small word says otherwise, as in `you and I. Did`. */
function initialEnds(text: string, {before, beforeRaw, stop}: Place, starts: boolean): boolean {
  if (!upper.test(beforeRaw)) return !isListNumber(text, stop - 1) && starts
  if (before === 'i') return starts
  return starts && /[\p{Ll}\d]\s$/u.test(text.slice(Math.max(0, stop - 3), stop - 1))
}

/** Tell whether a number or letter opens the text, a line or an item. */
function isListNumber(text: string, start: number): boolean {
  let at = start - 1
  while (at >= 0 && (text.charAt(at) === ' ' || text.charAt(at) === '\u00a0')) at--
  return at < 0 || text.charAt(at) === '\n' || bullets.has(text.charAt(at)) || isStop(text.charAt(at))
}
