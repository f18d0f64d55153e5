/** What a swap of charsets must gain to be believed, and what its letters tell. */
import {codeAt} from '../../code-at.ts'
import {isLetterOrMark} from '../language/kinds.ts'
import type {Bias} from '../language/language-bias.ts'
import {costOfMixing, strangeness} from '../language/strangeness.ts'
import {costOfWideText} from '../wide/model.ts'
import {isWideCharset} from '../wide/tables.ts'
import {perWord, type Reading} from './setting.ts'
import {quotes} from './trust.ts'

/** The longest run of letters of another script than Latin, and how many letters beyond ASCII there are. */
const lettersOf = (text: string): {run: number; foreign: number; letters: number} => {
  let run = 0
  let longestRun = 0
  let foreign = 0
  let letters = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.codePointAt(at) as number
    if (code > 0xffff) at++
    const isLetter = code >= 0x80 && isLetterOrMark(code)
    if (isLetter) letters++
    run = isLetter && code >= 0x370 ? run + 1 : 0
    if (run) foreign++
    longestRun = Math.max(longestRun, run)
  }
  return {run: longestRun, foreign, letters}
}

/** How many letters of another script tell, though none of their words has three. */
const enough = 4

/** Whether a result says enough to be believed: a word of another script, or letters of the Latin one. */
export const isTelling = ({from, to, text}: Reading): boolean => {
  if (to === 'utf-8' || isWideCharset(from)) return true
  const {run, foreign, letters} = lettersOf(text)
  return foreign > 0
    ? run >= 3 || (run >= 2 && (isWideCharset(to) || foreign >= enough))
    : letters > 0 || (to === 'macintosh' && quotes(text))
}

/** What a swap must gain, in nats, where the document has not shown it. */
const least = {
  shown: 1,
  utf8: 1.5,
  word: 1.5,
  short: 2.5,
  line: 3.5,
  character: 6,
  wide: 3,
  paged: 10,
  foreign: 5,
} as const

/** What a swap of a line must gain, in nats; Infinity where it is not to be believed. */
export const needed = (
  line: string,
  {from, to, text, words}: Reading,
  {known, bias}: {known: boolean; bias: Bias},
): number => {
  if (known) return least.shown
  if (to === 'utf-8') return least.utf8
  // One double-byte charset reads as another with ease: only a text that makes sense after will do.
  if (isWideCharset(from)) {
    const {cost, count} = costOfWideText(text)
    if (count) return cost > count * sense ? Infinity : least.wide
    return strangeness(text) > strangenessLeft.least ? Infinity : least.paged
  }
  if (isWideCharset(to)) return least.paged
  // What is right reads as text: a swap that only makes nonsense less strange is none.
  const left = strangeness(text)
  if (
    left > strangenessLeft.least + line.length * strangenessLeft.each &&
    left > strangeness(line) * strangenessLeft.share
  )
    return Infinity
  if (words > 0) return words >= perWord.gained ? least.word : least.short
  const most = changes(line, text) > 1 || costOfMixing(line) > 0 ? least.line : least.character
  return most + Math.min(countForeign(text, bias), 2) * least.foreign
}

/** Count the letters beyond ASCII that none of the likely languages has. */
const countForeign = (text: string, bias: Bias): number => {
  let count = 0
  for (let at = 0; at < text.length; at++) {
    const code = codeAt(text, at)
    if (code >= 0xc0 && code < 0x250 && bias.isForeign(code)) count++
  }
  return count
}

/** How strange a text is at most that is right: in nats, in nats a character, or as a share of what it was. */
const strangenessLeft = {least: 6, each: 0.4, share: 0.15} as const
/** What a wide character costs at most, on average, in a text that is right, in nats. */
const sense = 9

/** How many characters of a line a swap changes, as far as it matters; a run of one letter is one. */
const changes = (line: string, text: string): number => {
  if (line.length !== text.length) return 2
  let count = 0
  for (let at = 0; at < line.length && count < 2; at++)
    if (line[at] !== text[at] && line[at] !== line[at - 1]) count++
  return count
}
