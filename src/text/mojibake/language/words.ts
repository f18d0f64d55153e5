/** Words that are known to be right: what speaks for a swap of pages of the Latin script, or against it, on one word. */
import {knownWords} from '../../../tables/mojibake-words.ts'
import {codeAt} from '../../code-at.ts'
import {unpackRice} from '../../rice.ts'
import {type Page, pageNamed} from '../pages.ts'
import {foldTable} from './grams.ts'
import {isLetterOrMark} from './kinds.ts'
import {hashLetter} from './small-words.ts'
import {cutHash, isTelling, stemLength, wordHashBits} from './word-hash.ts'

/** The known words, in slots probed one after the other; 0 in an empty one. */
let slots: Uint32Array | undefined
const slotBits = 18

const load = (): Uint32Array => {
  slots = new Uint32Array(1 << slotBits)
  for (const hash of unpackRice(knownWords)) {
    let slot = hash >>> (wordHashBits - slotBits)
    while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1)
    slots[slot] = hash
  }
  return slots
}

/** Whether a known word has a hash. */
export const isKnownHash = (hash: number): boolean => {
  const known = slots ?? load()
  for (let slot = hash >>> (wordHashBits - slotBits); ; slot = (slot + 1) & (known.length - 1)) {
    if (known[slot] === 0) return false
    if (known[slot] === hash) return true
  }
}

/** How long a word must be to tell anything. */
const shortest = 3

/** How many words that a swap changes are known once it is made, how many were known before, and how many there are. */
export interface WordEvidence {
  gained: number
  lost: number
  changed: number
}

/** What a known word of so few letters is worth, in words: others are as short by chance. */
const shortWorth = 0.5

/** Weigh the words of a line that a swap changes; `text`: what it makes of the line, unit by unit. */
export const weighWords = (line: string, text: string): WordEvidence => {
  const found = {gained: 0, lost: 0, changed: 0}
  if (line.length !== text.length) return found
  let start = 0
  let differs = false
  for (let at = 0; at <= text.length; at++) {
    if (at < text.length && isLetterOrMark(codeAt(text, at))) {
      differs ||= codeAt(text, at) !== codeAt(line, at)
      continue
    }
    if (differs && at - start > 1) {
      found.changed++
      const [before, after] = [isKnownWord(line, start, at), isKnownWord(text, start, at)]
      if (after && !before && at - start >= shortest) found.gained += at - start > shortest ? 1 : shortWorth
      if (before && !after) found.lost++
    }
    start = at + 1
    differs = false
  }
  return found
}

/** How many letters a known word has at least that others may begin with. */
const root = 5

/** Whether the part of a word that is looked at, or its beginning, is known: as it stands, or as a swap reads it. */
const isKnownWord = (text: string, start: number, end: number, codes?: Uint16Array): boolean => {
  const fold = foldTable()
  let hash = 0
  let stop = end
  let told = false
  for (let at = start; at < stop; at++) {
    const raw = codeAt(text, at)
    const code = codes && raw >= 0x80 ? codes[raw]! : fold[raw]!
    if (code === 0) return false
    if (!told && isTelling(code)) {
      told = true
      stop = Math.min(end, start + stemLength(at - start))
    }
    hash = hashLetter(hash, code)
    if (told && at - start >= root - 1 && at < stop - 1 && isKnownHash(cutHash(hash))) return true
  }
  return isKnownHash(cutHash(hash))
}

/** A swap that a single word of Latin letters may show, and what each character above ASCII becomes, 0 where nothing. */
interface WordSwap {
  from: string
  to: string
  codes: Uint16Array
}
const pagesOfWords = [
  ['windows-1252', 'windows-1250'],
  ['windows-1252', 'windows-1254'],
  ['windows-1252', 'windows-1257'],
  ['windows-1252', 'iso-8859-2'],
  ['windows-1250', 'windows-1252'],
  ['windows-1251', 'windows-1252'],
] as const
let madeSwaps: readonly WordSwap[] | undefined

const wordSwaps = (): readonly WordSwap[] =>
  (madeSwaps ??= pagesOfWords.map(([from, to]) => ({
    from,
    to,
    codes: mapOf(pageNamed(from)!, pageNamed(to)!),
  })))

function mapOf(from: Page, to: Page): Uint16Array {
  const map = new Uint16Array(0x10000)
  for (let byte = 0x80; byte < 0x100; byte++) map[from.codes[byte]!] = foldTable()[to.codes[byte]!]!
  return map
}

const lastLatin = 0x250

/** Latin and Cyrillic letters, and signs that other pages have letters for. */
const isWordLike = (code: number): boolean =>
  ((code < lastLatin || (code >= 0x400 && code < 0x4a0)) && isLetterOrMark(code)) ||
  (code > 0xa0 && code < 0xc0) ||
  code === 0x2122 ||
  code === 0x152

/** What a character is to words: which of the swaps change it, as bits, and whether it is one of a word. */
const ofWord = 1 << pagesOfWords.length
let traits: Uint8Array | undefined

const loadTraits = (): Uint8Array => {
  traits = new Uint8Array(0x10000)
  for (let code = 0; code <= 0x2122; code++) if (isWordLike(code)) traits[code] = ofWord
  for (const [index, {from, codes}] of wordSwaps().entries()) {
    for (const code of pageNamed(from)!.codes) {
      const isChanged = codes[code] !== 0 && codes[code] !== foldTable()[code]
      if (isChanged && traits[code]) traits[code]! |= 1 << index
    }
  }
  return traits
}

/** Those of the swaps that read Latin letters as Cyrillic ones: words of the latter alone are just that. */
const fromCyrillic = 1 << pagesOfWords.findIndex(([from]) => from === 'windows-1251')

/** A word, and the swaps that make another one of it, as bits. */
interface Word {
  from: number
  to: number
  swaps: number
}

/** Call `visit` with each word of a part of a line that some swap makes another of, until it gives true. */
const someWord = (
  text: string,
  [start, end]: readonly [number, number],
  visit: (word: Word) => boolean,
): boolean => {
  const traitOf = traits ?? loadTraits()
  for (let at = start; at < end; at++) {
    let seen = traitOf[codeAt(text, at)]!
    if (seen <= ofWord) continue
    let from = at
    while (from > start && traitOf[text.charCodeAt(from - 1)]) from--
    let hasPlain = from < at
    for (at++; at < end; at++) {
      const code = codeAt(text, at)
      const trait = traitOf[code]!
      if (trait === 0) break
      hasPlain ||= code < 0x80
      seen |= trait
    }
    const swaps = seen & (ofWord - 1) & (hasPlain ? -1 : ~fromCyrillic)
    if (swaps && at - from >= shortest && visit({from, to: at, swaps})) return true
  }
  return false
}

/** Find the swaps that make a known word of one that is none. */
const swapsOfWord = (text: string, {from, to, swaps}: Word): readonly WordSwap[] =>
  isKnownWord(text, from, to)
    ? none
    : wordSwaps().filter(({codes}, index) => swaps & (1 << index) && isKnownWord(text, from, to, codes))
const none: readonly WordSwap[] = []

/** Whether a line has a word that is none, and is a known one by another page. */
export const hasMisreadWord = (text: string, start: number, end: number): boolean =>
  someWord(text, [start, end], word => swapsOfWord(text, word).length > 0)

/** List the swaps that make known words of those of a line that are none. */
export const swapsOfWords = (line: string): Pick<WordSwap, 'from' | 'to'>[] => {
  const found = new Set<WordSwap>()
  someWord(line, [0, line.length], word => {
    for (const swap of swapsOfWord(line, word)) found.add(swap)
    return false
  })
  return [...found]
}
