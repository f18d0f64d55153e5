import {numbered, type SentenceRules} from './rules.ts'

/** Longest word looked at on either side of a full stop. */
const reach = 24

const letter = /\p{L}/u
const digit = /\d/
const upper = /\p{Lu}/u
const lower = /\p{Ll}/u
const space = /\s/

/** Quotation marks and brackets that may close after a stop. */
const closers = new Set('"\'”’»)]›'.split(''))
/** Marks that may open before a sentence's first letter. */
const openers = new Set('"\'“‘«([{¿¡‹„—–-*'.split(''))
const bullets = new Set('•⁃‣▪◦●■◆►▶'.split(''))

/** Faces made of marks close a sentence like quotation marks do. */
const emoticon = /\s{0,2}[:;=]['-]?[)(DPp](?=\s|$)/y

/** Verbs that go on with a sentence after quoted speech. */
const saying =
  /^(?:say|says|said|ask|asks|asked|add|adds|added|tell|tells|told|reply|replies|replied|shout(?:s|ed)?|cr(?:y|ies|ied)|whisper(?:s|ed)?|answer(?:s|ed)?|explain(?:s|ed)?|note[sd]?|write[s]?|wrote|continue[sd]?|exclaim(?:s|ed)?|beam(?:s|ed)?|yell(?:s|ed)?|insist(?:s|ed)?|recall(?:s|ed)?|joke[sd]?|quip(?:s|ped)?|warn(?:s|ed)?)$/i

/** Names that end in an exclamation mark. */
const exclaiming = new Set(['yahoo', 'jeopardy', 'yum', 'oklahoma', 'mamma mia'])

/** What stands around a possible end of a sentence. */
interface Place {
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

/** Find the offsets at which sentences end, in order; the last may be short of the text's end. */
export function sentenceEnds(text: string, rules: SentenceRules): number[] {
  const ends: number[] = []
  // An ellipsis that opens a sentence does not end it: some word must have come first.
  let begun = true
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (
      code === 46 ||
      code === 33 ||
      code === 63 ||
      (code > 0x3a && (code > 0x7f || rules.greek) && isStop(text.charAt(at), rules))
    ) {
      const place = readPlace(text, at, rules)
      if (begun && isEnd(text, place, rules)) {
        ends.push(place.end)
        begun = false
      }
      at = place.end - 1
    } else if (code > 32 && code !== 0xa0) {
      begun = true
      if (at > 0 && code > 0x2000 && bullets.has(text.charAt(at)) && isBullet(text, at)) ends.push(at)
    }
  }
  return ends
}

const isBullet = (text: string, at: number): boolean =>
  space.test(text.charAt(at - 1)) && at + 1 < text.length

/** Stops of all alphabets but the Greek question mark, which is a semicolon elsewhere. */
const stops = new Set('.!?…‼⁉。！？؟۔।॥։።፧'.split(''))

const isStop = (mark: string, rules?: SentenceRules): boolean =>
  stops.has(mark) || (rules?.greek === true && (mark === ';' || mark === '\u037e'))

/** A full stop, then an ellipsis of three stops apart, then more text. */
const startsEllipsis = (text: string, stop: number): boolean =>
  text.startsWith('. . . . ', stop) && letter.test(text.charAt(stop + 8))

function readPlace(text: string, stop: number, rules: SentenceRules): Place {
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

function isEnd(text: string, place: Place, rules: SentenceRules): boolean {
  if (place.end >= text.length) return false
  if (!place.spaced) return isGlued(text, place)
  if (
    text.slice(place.end, place.end + 40).trim() === '' ||
    /^\s*[,;:=)\]]/.test(text.slice(place.end, place.end + 3))
  ) {
    return false
  }
  // `1.)` and `[...]` are no ends; a source in brackets after a quotation belongs to it.
  if (place.closed && (/^\d{0,3}$/.test(place.before) || startsBracket(text, place.end))) return false
  const first = place.next.charAt(0)
  if (lower.test(first)) return smallFollows(place, rules)
  if (place.marks === '.' && !place.closed) return fullStopEnds(text, place, rules)
  if (place.marks.startsWith('..') || place.marks.startsWith('…'))
    return place.marks.length > 3 || (upper.test(first) && place.next !== 'I') || place.opened
  if (place.closed && isSpeechTag(text, place)) return false
  if (place.marks === '!' && exclaiming.has(place.before)) return rules.starters.has(place.next.toLowerCase())
  return true
}

const startsBracket = (text: string, at: number): boolean => /^\s*\(/.test(text.slice(at, at + 3))

/** `"Wonderful!" Winston beams`: a name and a verb of saying go on with the sentence. */
function isSpeechTag(text: string, place: Place): boolean {
  if (place.marks === '.' || place.opened) return false
  const after = text
    .slice(place.end, place.end + 40)
    .trim()
    .split(/\s+/, 2)[1]
  return after !== undefined && saying.test(after.replace(/[.,:;!?]+$/, ''))
}

const domains = /^(?:com|net|org|info|biz|edu|gov|co|io|js|tv|de|uk|eu)$/i

/** No space after the stop: an end only where two plain words were glued. */
function isGlued(text: string, {before, beforeRaw, marks, next, closed, opened, end}: Place): boolean {
  if (closed || opened || marks.length > 1) return false
  if (!upper.test(next.charAt(0)) || !lower.test(next.charAt(1))) return false
  const previous = beforeRaw.slice(-1)
  if (before.length < 2 || !(lower.test(previous) || digit.test(previous))) return false
  if (/^\d/.test(before) ? !/^[\d.,]+$/.test(before) : before.includes('.')) return false
  if (domains.test(next)) return false
  const after = text.charAt(end + next.length)
  // Domain names and files have no space on either side for long.
  return (
    after !== '@' &&
    after !== '/' &&
    !/[/@\\_]/.test(
      text
        .slice(Math.max(0, end - 30), end)
        .split(/\s/)
        .at(-1) ?? '',
    )
  )
}

/** A small letter follows: an end only where people write without capitals. */
function smallFollows(place: Place, rules: SentenceRules): boolean {
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

function fullStopEnds(text: string, place: Place, rules: SentenceRules): boolean {
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
