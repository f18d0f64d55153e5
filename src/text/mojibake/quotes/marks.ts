/** Which mark stands at a place: quotation marks, apostrophes and dashes by their neighbours. */
import {functionWords} from '../../../tables/function-words.ts'
import {joinOf} from './places.ts'

/** How a language's quotations open and close. */
const low = {opening: '„', closing: '“'}
const lowHigh = {opening: '„', closing: '”'}
const high = {opening: '”', closing: '”'}
const usual = {opening: '“', closing: '”'}
const styles: Record<string, {opening: string; closing: string}> = {
  ...Object.fromEntries(['de', 'cs', 'sk', 'sl', 'lt', 'bg', 'is'].map(code => [code, low])),
  ...Object.fromEntries(['pl', 'hu', 'ro', 'hr', 'bs', 'sr', 'et', 'lv'].map(code => [code, lowHigh])),
  ...Object.fromEntries(['sv', 'fi', 'da', 'nb', 'no'].map(code => [code, high])),
}

/** Give the marks that open and close a quotation in a language. */
export const styleOf = (language: string | undefined): {opening: string; closing: string} =>
  styles[language ?? ''] ?? usual

/** Where a mark is missing. */
export interface MarkPlace {
  /** The text before it, as far as it matters, already mended. */
  before: string
  /** The text after it. */
  after: string
  /** Whether a quotation is open there. */
  open: boolean
  language: string | undefined
}

const wordBefore = /[\p{L}\p{M}]+$/u
const wordAfter = /^[\p{L}\p{M}]+/u
const englishEnding = /^(?:s|t|d|m|ll|re|ve|em|n)(?![\p{L}])/iu
const shortened = /^(?:\d0s?|tis|twas|cause|til|em)(?![\p{L}\d])/iu
/** Words that lose their vowel before another: l’, qu’, dell’, c’, un’, sant’ … */
const elided =
  /(?:^|[^\p{L}])(?:\p{L}|[csdlj]\p{L}|\p{L}*qu|aujourd|[\p{L}]+(?:ll|gl)|un|\p{L}+un|sant|quest|anch|com|dov|quand|mezz|tutt|grand|senz|entr)$/iu
const vowel = /^[aeiouyhàâäèéêëìîïòôöùûü\xc3]/i
/** In a word that is none of the short ones in which â is a letter of Vietnamese. */
const vowelOfWord = /^[aeiouyhàâäèéêëìîïòôöùûü\xc3](?:\p{L}{2}|\xc3|\p{L}\xc3)/iu
const space = /^$|^[\s]/
const opener = /[\s([{“„«‘\-–—/>]$|^$/
const closer = /^(?:$|[\s.,;:!?)\]}”»’…–—-])/

const smallWords = new Set(functionWords['en']!.match(/\p{L}{2,}/gu))
/** Whether one of two words of English is a small one, so that no apostrophe makes one word of them, save in ma’am. */
const joinsClauses = (left: string, right: string): boolean =>
  left.length > 1 &&
  right !== 'am' &&
  (right === 'a' ||
    right === 'I' ||
    smallWords.has(left.toLowerCase()) ||
    smallWords.has(right.toLowerCase()))

const between = ({before, after, language}: MarkPlace): string => {
  if (/^\d/.test(after)) return '–'
  if (englishEnding.test(after)) return '’'
  if (/\d$/.test(before)) return '–'
  const left = wordBefore.exec(before)?.[0] ?? ''
  const right = wordAfter.exec(after)?.[0] ?? ''
  if (elided.test(before) && vowel.test(after)) return '’'
  if (language === 'en' && joinsClauses(left, right)) return '—'
  return (language === 'en' || language === 'de') && left.length > 3 && right.length > 3 ? '—' : '’'
}

/** Give the mark that stands between `before` and `after`. */
export const markAt = (place: MarkPlace): string => {
  const {before, after, open, language} = place
  const style = styleOf(language)
  const starts = opener.test(before)
  if (space.test(after) && (before === '' || before.endsWith(' '))) return '–'
  if (starts && !/^[\s.,;:!?)\]}”»’…]/.test(after)) return shortened.test(after) ? '’' : style.opening
  if (closer.test(after)) {
    if (open || !/s$/i.test(before)) return style.closing
    return '’'
  }
  if (/[\p{L}\p{M}\p{N}]$/u.test(before)) return between(place)
  if (/\p{L}\.$/u.test(before) && /^s(?!\p{L})/u.test(after)) return '’'
  return open ? style.closing : style.opening
}

/**
 * Tell whether a mark stands where no letter would: an apostrophe at a joint that languages have, a dash between spaces
 * or numbers. A quotation mark tells by its partner.
 * `lonely`: no other mark of the line is missing.
 */
export const isAtJoint = (mark: string, {before, after, open}: MarkPlace, lonely: boolean): boolean => {
  if (mark === '–' || mark === '—') {
    if (/(?:^|\s|\d\d)$/.test(before) && /^(?:$|\s|\d\d)/.test(after)) return true
    return joinsClauses(wordBefore.exec(before)?.[0] ?? '', wordAfter.exec(after)?.[0] ?? '')
  }
  if (mark !== '’') return true
  if (!/\p{L}$/u.test(before)) return shortened.test(after)
  if (/(?<!\p{L})\p{L}$/u.test(before) && /^[sn](?!\p{L})/u.test(after)) return false
  return (
    joinOf(before, after) !== undefined ||
    (elided.test(before) && (lonely ? vowelOfWord : vowel).test(after)) ||
    (!open && /s$/i.test(before) && !wordAfter.test(after))
  )
}

/** Tell whether a quotation mark would close what is not open: it stands right after a word, or after what ends one. */
export const closesNothing = ({before, open}: MarkPlace): boolean => !open && !opener.test(before)

/** Tell whether a quotation is open after a mark, which was open before it or not. */
export const isOpenAfter = (mark: string, open: boolean, language?: string): boolean => {
  if (mark === '„' || mark === '«') return true
  if (mark === '”') return styles[language ?? ''] === high ? !open : false
  if (mark === '“') return !open
  return mark === '»' ? false : open
}
