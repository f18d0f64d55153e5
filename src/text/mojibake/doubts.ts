/** What tells against a reading that the bytes allow: unlikely characters, and places where no text would have them. */
import {againstHabits, type Habits} from './habits.ts'
import {kindBits, kinds} from './plausibility.ts'
import type {Reading} from './sequences.ts'

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
  (code >= 0x700 && code < 0x900) ||
  (code >= 0x1400 && code < 0x1780) ||
  (code >= 0x2c00 && code < 0x2e00)

/** What a lost byte costs more in a page that the document has not shown. */
const elsewhere = 3

const closers = '“”‘’„»«…–—'

/** Whether what is read as one character is letters of one case, as words are. */
export const looksLikeWord = (text: string, at: number, end: number): boolean => {
  let all = kinds.letter | kinds.upper | kinds.lower
  for (let index = at; index < end; index++) all &= kindBits(text.charCodeAt(index))
  return (all & kinds.letter) !== 0 && (all & (kinds.upper | kinds.lower)) !== 0
}

/** What tells against entering a page by a reading, in nats. */
export const doubtOf = ({text, at, priors, habits}: Place, index: number, reading: Reading): number => {
  const shown = priors[index]! < 5
  const {end, code, patches} = reading
  const next = kindBits(text.charCodeAt(end)) & kinds.letter
  let doubt = patches.length ? againstHabits(patches, habits) : 0
  // A lost byte that makes one of thousands of characters is no evidence.
  if (patches.length && !shown && code >= 0x2e80) doubt += 10
  if (patches.length && !shown) {
    const lead = text.charCodeAt(at)
    doubt += (index > 1 ? elsewhere : 0) + (lead === 0xe2 || lead === 0xc3 ? 0 : elsewhere)
  }
  // A capital before a closing quotation mark is a word that ends there, more often than a sequence.
  if (end === at + 2 && !patches.length && !next && closers.includes(text[at + 1]!)) doubt += 6
  if (!shown && index > 1 && (code < 0xc0 || isStraySign(code))) doubt += isStraySign(code) ? 14 : 6
  if (!shown && index > 1 && looksLikeWord(text, at, end) && !(code >= 0x2010 && code < 0x2027)) doubt += 5
  if (!shown) doubt += doubtOfPlace(text, at, reading)
  if (!shown && patches.some(patch => patch.text === '\u00ad')) doubt += elsewhere
  return doubt
}

/** Accents that stand alone, enclosed letters and the like: what short accidents give. */
export const isStraySign = (code: number): boolean =>
  (code < 0xc0 && code !== 0xa0 && code !== 0xab && code !== 0xbb) ||
  (code >= 0x2150 && code < 0x3000 && !(kindBits(code) & kinds.letter))

const isBox = (code: number): boolean => code >= 0x2500 && code < 0x2580

/** What tells against a small letter amid capitals. */
export const amidCapitals = (text: string, at: number, {end, code}: Reading): number =>
  at > 0 &&
  kindBits(code) & kinds.lower &&
  kindBits(text.charCodeAt(at - 1)) &
    (kindBits(text.charCodeAt(end)) | kindBits(text.charCodeAt(at - 2) || 32)) &
    kinds.upper
    ? 14
    : 0

/** What the neighbours of a reading tell against it, in a page that the document has not shown. */
const doubtOfPlace = (text: string, at: number, {end, code, patches}: Reading): number => {
  const before = at > 0 ? kindBits(text.charCodeAt(at - 1)) : 0
  const next = end < text.length ? kindBits(text.charCodeAt(end)) : 0
  let doubt = 0
  // Drawn boxes stand side by side.
  if (isBox(text.charCodeAt(at)) && isBox(text.charCodeAt(at + 1))) doubt += 4
  if (patches.length === 0) return doubt
  // What is left of a letter that stands by itself.
  const letter = (kindBits(code) & kinds.letter) !== 0
  if (letter && end === at + 1 && !((before | next) & kinds.letter)) doubt += 4
  if (letter && code >= 0x370 && code < 0x2000) doubt += 7
  return doubt
}
