/** A no-break space that became a plain one, as the last byte of a letter: whether it is the text's own space too. */
import {codeOrZeroAt} from '../../code-at.ts'
import {isLetterAt} from '../language/kinds.ts'
import {kindBits, kinds} from '../language/plausibility.ts'

/** What tells against the space being used up by the letter, and against its staying beside it, in nats. */
interface Against {
  using: number
  keeping: number
}
const unclear: Against = {using: 0, keeping: 0}
const keep: Against = {using: 4, keeping: 0}
const use: Against = {using: 0, keeping: 4}

const closing = /^(?:[,.;:!?)\]}”’»…]|-[a-z]|â€(?:\x9d|™|¦)|Â»)/
/** A closing quotation mark that lost its last byte: the others keep theirs. */
const scar = /^â€(?![\x80-\x9c\x9e-\x9f€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ])/
/** Those of them that end a quotation. */
const ends = /^(?:[”»]|â€\x9d|Â»)/
const opening = /[“«]|â€œ|Â«/g
/** How far back a quotation may begin. */
const reach = 200

/** Whether the quotation that ends after `at` began with a mark that stands apart, as the one that ends it then does; `null`: it has none. */
const isQuoteApart = (text: string, at: number): boolean | null => {
  const before = text.slice(Math.max(0, at - reach), at)
  const [mark, place] =
    [...before.matchAll(opening)].map(found => [found[0], found.index] as const).at(-1) ?? []
  return mark === undefined || place === undefined ? null : before[place + mark.length] === ' '
}

/** What stands apart where punctuation does. */
const apart = /^[,.;:!?]/
/** Forms of the Portuguese article and pronoun that begin with à. */
const contracted = /^(?:s|quel[ae]s?|quilo)(?![\w\xc2-\xdf'’]|â€™)/
const vowels = /[aeiouy\x80-\uffff]/i
/** What may follow à in a syllable of Vietnamese. */
const codas = /^(?:n[gh]?|m|[iouy])$/

/** Whether a letter ends at `at`, which may still be two signs, as đ is in Ä‘. */
const endsLetter = (text: string, at: number): boolean =>
  isLetterAt(text, at - 1) || /[Ã-Æ][\x80-\uffff]$/.test(text.slice(Math.max(0, at - 2), at))

/** The letters that go on after a space, of what is still to be repaired too. */
const fragmentAt = (text: string, at: number): string =>
  /^(?:(?!â€|[“”„«»…])[A-Za-z\x80-\uffff]){0,12}/.exec(text.slice(at, at + 12))![0]

/** à ends words, or is one; in Vietnamese and a few others it stands inside them as well. */
const afterGrave = (text: string, {at, space, tones}: Place): Against => {
  const rest = text.slice(space + 1, space + 12)
  const fragment = fragmentAt(text, space + 1)
  if (fragment === '' || /^[â«“‘(]/.test(fragment)) return keep
  if (!endsLetter(text, at)) return contracted.test(rest) ? use : keep
  if (tones) return codas.test(fragment) ? {using: 0, keeping: 9} : keep
  if (fragment.length > 2 && !isLetterAt(text, at - 2) && kindBits(codeOrZeroAt(text, at - 1)) & kinds.upper)
    return use
  return rest[fragment.length] !== "'" && !vowels.test(fragment) ? use : unclear
}

/** Capitals such as Š, Р and Π stand at the head of a word; in abbreviations they end it too. */
const afterCapital = (text: string, {at, space}: Place): Against =>
  isLetterAt(text, space + 1) || !endsLetter(text, at) ? use : unclear

interface Place {
  at: number
  space: number
  code: number
  tones: boolean
  apart: boolean
}

/**
 * Tell what speaks against a space at `space` being a byte of the letter `code`, which began at `at`, or more.
 *
 * `tones`: the text is Vietnamese; `apart`: punctuation stands apart, so that a space before it tells nothing.
 */
export const spaceDoubt = (text: string, place: Place): Against => {
  const {space, code} = place
  const next = text[space + 1] ?? ''
  if (next === ' ' || (next === 'Â' && /[ \xa0]/.test(text[space + 2] ?? ''))) return use
  // No text has a space of its own at the end of a line.
  if (next === '' || next === '\n' || scar.test(text.slice(space + 1, space + 4))) return use
  if (place.apart && apart.test(next)) return keep
  const rest = text.slice(space + 1, space + 6)
  if (place.apart && ends.test(rest) && isQuoteApart(text, place.at) === false) return use
  if (closing.test(rest)) return place.apart ? unclear : use
  if (code === 0xe0) return afterGrave(text, place)
  // Numbers go on.
  if (kindBits(code) & kinds.digit) return next === text[place.at] ? use : unclear
  return kindBits(code) & kinds.upper ? afterCapital(text, place) : unclear
}
