import type {SentenceRules} from './rules.ts'
import {digit, isStop, letter, space} from './signs.ts'

/** Longest word looked at on either side of a full stop. */
const reach = 24

/** Quotation marks and brackets that may close after a stop. */
const closers = new Set('"\'”’»)]›'.split(''))
/** Marks that may open before a sentence's first letter. */
const openers = new Set('"\'“‘«([{¿¡‹„—–-*'.split(''))

/** Faces made of marks close a sentence like quotation marks do. */
const emoticon = /\s{0,2}[:;=]['-]?[)(DPp](?=\s|$)/y

/** What stands around a possible end of a sentence. */
export interface Place {
  /** Offset of the first stop, and offset after stops and closing marks. */
  stop: number
  end: number
  /** Stops found there. */
  marks: string
  closed: boolean
  spaced: boolean
  /** Word before, in small letters, with inner stops; and whether it began with a capital. */
  before: string
  beforeRaw: string
  /** Offset and text of the word after, and the first opening mark before it, if any. */
  next: string
  opened: boolean
}

/** A full stop, then an ellipsis of three stops apart, then more text. */
const startsEllipsis = (text: string, stop: number): boolean =>
  text.startsWith('. . . . ', stop) && letter.test(text.charAt(stop + 8))

/** Read what stands around a stop. */
export function readPlace(text: string, stop: number, rules: SentenceRules): Place {
  let end = stop
  // Stops may stand apart: `. . .`; but a full stop at a word's end comes before an ellipsis of that form.
  const apart = stop > 0 && text.charAt(stop - 1) !== ' ' && startsEllipsis(text, stop)
  while (end < text.length) {
    if (end === stop || isStop(text.charAt(end))) end++
    else if (!apart && text.charAt(end - 1) === '.' && text.startsWith(' .', end)) end++
    else break
  }
  const marks = text.slice(stop, end).replaceAll(' ', '')
  const stopsEnd = end
  // French sets a space before the mark that closes.
  if (rules.spacedQuotes && space.test(text.charAt(end)) && text.charAt(end + 1) === '»') end += 2
  while (end < text.length && closes(text, end)) end++
  emoticon.lastIndex = end
  if (emoticon.test(text)) end = emoticon.lastIndex
  let start = stop
  while (start > 0 && stop - start < reach && isWordPart(text.charAt(start - 1))) start--
  let next = end
  while (next < text.length && next - end < reach && space.test(text.charAt(next))) next++
  const spaced = next > end
  let word = next
  while (word < text.length && word - next < 4 && openers.has(text.charAt(word))) word++
  let wordEnd = word
  while (wordEnd < text.length && wordEnd - word < reach && isWordPart(text.charAt(wordEnd))) wordEnd++
  const beforeRaw = text.slice(start, stop)
  return {
    stop,
    end,
    marks,
    closed: end > stopsEnd,
    spaced,
    before: beforeRaw.toLowerCase(),
    beforeRaw,
    next: text.slice(word, wordEnd),
    opened: word > next,
  }
}

const isWordPart = (character: string): boolean =>
  letter.test(character) ||
  digit.test(character) ||
  character === '.' ||
  character === '’' ||
  character === "'" ||
  character === '°'

/** Low-opening quotations close with the mark that opens others; right after a stop it can only close. */
const closes = (text: string, at: number): boolean => {
  const mark = text.charAt(at)
  if (mark === '“' || mark === '«') return at + 1 === text.length || space.test(text.charAt(at + 1))
  return closers.has(mark) && !isApostrophe(text, at)
}

/** An apostrophe after a stop belongs to the word: `Jr.'s`. */
const isApostrophe = (text: string, at: number): boolean =>
  (text.charAt(at) === "'" || text.charAt(at) === '’') && letter.test(text.charAt(at + 1))
