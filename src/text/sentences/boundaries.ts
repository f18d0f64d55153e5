import {fullStopEnds, smallFollows} from './full-stops.ts'
import {type Place, readPlace} from './place.ts'
import type {SentenceRules} from './rules.ts'
import {bullets, digit, isStop, lower, space, upper} from './signs.ts'

/** Verbs that go on with a sentence after quoted speech. */
const saying =
  /^(?:say|says|said|ask|asks|asked|add|adds|added|tell|tells|told|reply|replies|replied|shout(?:s|ed)?|cr(?:y|ies|ied)|whisper(?:s|ed)?|answer(?:s|ed)?|explain(?:s|ed)?|note[sd]?|write[s]?|wrote|continue[sd]?|exclaim(?:s|ed)?|beam(?:s|ed)?|yell(?:s|ed)?|insist(?:s|ed)?|recall(?:s|ed)?|joke[sd]?|quip(?:s|ped)?|warn(?:s|ed)?)$/i

/** Names that end in an exclamation mark. */
const exclaiming = new Set(['yahoo', 'jeopardy', 'yum', 'oklahoma', 'mamma mia'])

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
