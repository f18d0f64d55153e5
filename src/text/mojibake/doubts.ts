/** What tells against a reading that the bytes allow: unlikely characters, and places where no text would have them. */
import {codeOrZeroAt} from '../code-at.ts'
import {isLetterAt, isPlainLetter} from './language/kinds.ts'
import {kindBits, kinds} from './language/plausibility.ts'
import {isClosing, isOpening} from './quotes/quotations.ts'
import {againstHabits, type Habits} from './scan/habits.ts'
import type {Reading} from './sequences/sequences.ts'
import {isAtHome} from './sign-homes.ts'

/** Where a reading begins, and what the document has shown. */
interface Place {
  text: string
  at: number
  /** What entering a page costs, by its index. */
  priors: Float64Array
  habits: Habits
}

/** Letters of transcriptions and of old spellings, which short accidents give. */
export const isUnlikely = (code: number): boolean =>
  code === 0x17f ||
  (code >= 0x180 &&
    code < 0x300 &&
    !'ơưșțəǎǐǒǔ'.includes(String.fromCharCode(code)) &&
    (code < 0x2b0 || code > 0x2dd)) ||
  (code >= 0x30d && code < 0x370 && (code < 0x323 || code > 0x331)) ||
  (code >= 0x591 && code < 0x5b0) ||
  (code >= 0x700 && code < 0x900) ||
  (code >= 0x1400 && code < 0x1780) ||
  (code >= 0x2c00 && code < 0x2e00)

/** What tells against a letter that a table names having lost a byte. */
const unheard = 14

/** What a lost byte costs more in a page that the document has not shown. */
const elsewhere = 3

const closers = '“”‘’„»«…–—'

/** Whether what is read as one character is letters of one case, as words are. */
export const looksLikeWord = (text: string, at: number, end: number): boolean => {
  let all = kinds.letter | kinds.upper | kinds.lower
  for (let index = at; index < end; index++) all &= kindBits(text.charCodeAt(index))
  return (all & kinds.letter) !== 0 && (all & (kinds.upper | kinds.lower)) !== 0
}

/** What tells for a letter of two signs that stand right behind a small one, as √≤ in a word that ends so. */
const glued = 2.5
/** The same of a no-break space between two letters. */
const within = 5
const isGlued = (text: string, at: number, {code, end, patches}: Reading): boolean =>
  patches.length === 0 &&
  (kindBits(code) & kinds.lower) !== 0 &&
  at > 0 &&
  (kindBits(codeOrZeroAt(text, at - 1)) & kinds.lower) !== 0 &&
  !((kindBits(text.charCodeAt(at)) | kindBits(codeOrZeroAt(text, end - 1))) & kinds.letter) &&
  !isBox(text.charCodeAt(at))

/** What tells for a small letter of a sign and what stands behind it, inside a word. */
const inside = 8
const isSmallAt = (text: string, at: number): boolean =>
  (kindBits(codeOrZeroAt(text, at)) & kinds.lower) !== 0
const isInside = (text: string, at: number, {code, end, patches}: Reading): boolean =>
  patches.length === 0 &&
  (kindBits(code) & kinds.lower) !== 0 &&
  at > 0 &&
  isSmallAt(text, at - 1) &&
  isSmallAt(text, end) &&
  !(kindBits(text.charCodeAt(at)) & kinds.letter) &&
  !isBox(codeOrZeroAt(text, at + 1))

/** A letter by itself in quotation marks or brackets, or named, or amid digits: as tables of letters and of patterns have them. */
const named = /^(?:\d.\d[a-z]|(['"\x60]).\1|[([].[)\]]|[\0-@\x5b-\x60].[:=])/

/** Whether the character at `at` is one that a table of letters names. */
export const isNamed = (text: string, at: number): boolean =>
  named.test(at > 0 ? text.slice(at - 1, at + 3) : ` ${text.slice(0, 3)}`)

/** How many different letters by themselves make a list, and what share of a line's letters beyond ASCII they are. */
const listed = {least: 4, share: 0.6} as const
const loneLetter = /(?<![A-Za-z\x80-\uffff])[\u00c0-\u024f\u0370-\u052f](?![A-Za-z\x80-\uffff])/g

/** Whether a line lists letters: those beyond ASCII stand by themselves, as those of an alphabet do. */
export const isLetterList = (line: string): boolean => {
  const alone = line.match(loneLetter) ?? []
  if (new Set(alone).size < listed.least) return false
  return alone.length >= line.match(/[\u00c0-\u024f\u0370-\u052f]/g)!.length * listed.share
}

/** What tells for a sign where texts have it. */
const atHome = 8

/** What tells against entering a page by a reading, in nats. */
export const doubtOf = ({text, at, priors, habits}: Place, index: number, reading: Reading): number => {
  const shown = priors[index]! < 5
  const {end, code, patches} = reading
  const next = kindBits(codeOrZeroAt(text, end)) & kinds.letter
  let doubt = patches.length ? againstHabits(text, at, {habits, reading}) : 0
  if (patches.length && !shown && isNamed(text, at)) doubt += unheard
  // A lost byte that makes one of thousands of characters is no evidence.
  if (patches.length && !shown && (code >= 0x2e80 || (code >= 0x2100 && code !== 0x2122))) doubt += 10
  if (patches.length && !shown) {
    const lead = text.charCodeAt(at)
    doubt += (index > 1 ? elsewhere : 0) + (lead === 0xe2 || lead === 0xc3 ? 0 : elsewhere)
  }
  // A capital before a closing quotation mark is a word that ends there, more often than a sequence.
  if (end === at + 2 && !patches.length && !next && closers.includes(text[at + 1]!)) doubt += 6
  const isLetter = (kindBits(code) & kinds.letter) !== 0
  if (!shown && isLetter && (next ? isOpening(text, at + 1) : end === at + 2 && isClosing(text, at)))
    doubt += 8
  if (!shown && isInside(text, at, reading)) doubt -= inside
  else if (!shown && isGlued(text, at, reading)) doubt -= glued
  // No word has a no-break space inside it.
  if (!shown && next && !patches.length && text[end - 1] === '\xa0' && isLetterAt(text, at - 1))
    doubt -= within
  if (!shown && index > 1 && !patches.length && isAtHome(text, at, reading)) doubt -= atHome
  else if (!shown && index > 1 && (code < 0xc0 || isStraySign(code))) doubt += isStraySign(code) ? 14 : 6
  if (!shown && index > 1 && !patches.length && isAmidLatin(text, at, reading)) doubt -= mixed
  else if (!shown && index > 1 && looksLikeWord(text, at, end) && !(code >= 0x2010 && code < 0x2027))
    doubt += 5
  if (!shown) doubt += doubtOfPlace(text, at, reading)
  if (!shown && patches.some(patch => patch.text === '\u00ad')) doubt += elsewhere
  return doubt
}

/** What tells for a Latin letter of two letters of another alphabet that stand beside plain ones. */
const mixed = 4

/** Whether what is read from `at` to `end` as a Latin letter is letters of another alphabet beside plain ones. */
export const isAmidLatin = (text: string, at: number, {code, end}: {code: number; end: number}): boolean =>
  code >= 0xc0 &&
  code < 0x250 &&
  codeOrZeroAt(text, at) >= 0x370 &&
  codeOrZeroAt(text, at) < 0x2000 &&
  (isPlainLetter(codeOrZeroAt(text, at - 1)) || isPlainLetter(codeOrZeroAt(text, end)))

/** Accents that stand alone, enclosed letters and the like: what short accidents give. */
export const isStraySign = (code: number): boolean =>
  (code < 0xc0 && code !== 0xa0 && code !== 0xab && code !== 0xbb) ||
  (code >= 0x2150 && code < 0x3000 && !(kindBits(code) & kinds.letter))

const isBox = (code: number): boolean => code >= 0x2500 && code < 0x2580

/** What tells against a small letter amid capitals. */
export const amidCapitals = (text: string, at: number, {end, code}: Reading): number =>
  at > 0 &&
  kindBits(code) & kinds.lower &&
  kindBits(codeOrZeroAt(text, at - 1)) &
    (kindBits(codeOrZeroAt(text, end)) | kindBits(codeOrZeroAt(text, at - 2) || 32)) &
    kinds.upper
    ? 14
    : 0

/** What the neighbours of a reading tell against it, in a page that the document has not shown. */
const doubtOfPlace = (text: string, at: number, {end, code, patches}: Reading): number => {
  const before = at > 0 ? kindBits(text.charCodeAt(at - 1)) : 0
  const next = end < text.length ? kindBits(text.charCodeAt(end)) : 0
  let doubt = 0
  // Drawn boxes stand side by side.
  if (isBox(text.charCodeAt(at)) && isBox(codeOrZeroAt(text, at + 1))) doubt += 4
  const alone = !((before | next) & kinds.letter) && end < text.length && text.charCodeAt(end) < 0x80
  if (alone && code >= 0x370 && code < 0x2000 && at > 0 && text.charCodeAt(at - 1) < 0x80) doubt += 3
  if (patches.length === 0) return doubt
  // What is left of a letter that stands by itself.
  const letter = (kindBits(code) & kinds.letter) !== 0
  if (letter && end === at + 1 && !((before | next) & kinds.letter)) doubt += 4
  if (letter && code >= 0x370 && code < 0x2000) doubt += 7
  return doubt
}
