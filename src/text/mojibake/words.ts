/** Words that are known to be right: what speaks for a swap of pages of the Latin script, or against it, on one word. */
import {knownWords} from '../../tables/mojibake-words.ts'
import {unpackRice} from '../rice.ts'
import {foldTable} from './grams.ts'
import {kinds, kindTable} from './kinds.ts'
import {type Page, pageNamed} from './pages.ts'
import {hashLetter} from './small-words.ts'
import {cutHash, hashWord, wordHashBits} from './word-hash.ts'

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

const isKnown = (hash: number): boolean => {
  const known = slots ?? load()
  for (let slot = hash >>> (wordHashBits - slotBits); ; slot = (slot + 1) & (known.length - 1)) {
    if (known[slot] === 0) return false
    if (known[slot] === hash) return true
  }
}

/** How long a word must be to tell anything. */
const shortest = 4

/** How many words that a swap changes are known once it is made, how many were known before, and how many there are. */
export interface WordEvidence {
  gained: number
  lost: number
  changed: number
}

const isLetterCode = (code: number): boolean => (kindTable()[code]! & (kinds.letter | kinds.mark)) !== 0

/** Weigh the words of a line that a swap changes; `text`: what it makes of the line, unit by unit. */
export const weighWords = (line: string, text: string): WordEvidence => {
  const found = {gained: 0, lost: 0, changed: 0}
  if (line.length !== text.length) return found
  const fold = foldTable()
  let start = 0
  let hash = 0
  let differs = false
  for (let at = 0; at <= text.length; at++) {
    const code = at < text.length ? text.charCodeAt(at) : 32
    if (isLetterCode(code)) {
      hash = hashLetter(hash, fold[code]!)
      differs ||= code !== line.charCodeAt(at)
      continue
    }
    if (differs && at - start > 1) {
      found.changed++
      if (at - start >= shortest && isKnown(cutHash(hash))) found.gained++
      if (isKnown(hashWord(line.slice(start, at).toLowerCase()))) found.lost++
    }
    start = at + 1
    hash = 0
    differs = false
  }
  return found
}

/** The swaps that a single word of Latin letters may show: what each character above ASCII becomes, 0 where nothing. */
const readings = (
  [
    ['windows-1252', 'windows-1250'],
    ['windows-1252', 'windows-1254'],
    ['windows-1252', 'windows-1257'],
    ['windows-1250', 'windows-1252'],
  ] as const
).map(([from, to]) => mapOf(pageNamed(from)!, pageNamed(to)!))

function mapOf(from: Page, to: Page): Uint16Array {
  const map = new Uint16Array(0x10000)
  for (let byte = 0x80; byte < 0x100; byte++) map[from.codes[byte]!] = foldTable()[to.codes[byte]!]!
  return map
}

const lastLatin = 0x250

/** Whether a line has a word that is none, and is a known one by another page. */
export const hasMisreadWord = (text: string, start: number, end: number): boolean => {
  const fold = foldTable()
  for (let from = start; from < end; from++) {
    if (!isWordLike(text.charCodeAt(from))) continue
    let at = from
    let beyond = false
    while (at < end && isWordLike(text.charCodeAt(at))) beyond = text.charCodeAt(at++) >= 0x80 || beyond
    if (beyond && at - from >= shortest && isMisread(text, from, at, fold)) return true
    from = at
  }
  return false
}

/** Latin letters, and signs that other pages have letters for. */
const isWordLike = (code: number): boolean =>
  (code < lastLatin && isLetterCode(code)) ||
  (code > 0xa0 && code < 0xc0) ||
  code === 0x2122 ||
  code === 0x152

const isMisread = (text: string, start: number, end: number, fold: Uint16Array): boolean => {
  let own = 0
  for (let at = start; at < end; at++) own = hashLetter(own, fold[text.charCodeAt(at)]!)
  if (isKnown(cutHash(own))) return false
  return readings.some(map => {
    let hash = 0
    for (let at = start; at < end; at++) {
      const code = text.charCodeAt(at)
      hash = hashLetter(hash, code < 0x80 ? fold[code]! : map[code]!)
    }
    return hash !== own && isKnown(cutHash(hash))
  })
}
