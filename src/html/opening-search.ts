import {codeAt} from '../text/code-at.ts'
import {type Opening, openingsOf} from './openings.ts'

/** Tells which of several patterns have a chance in a text, as a bit set in their order. */
export type OpeningSearch = (text: string) => number

/**
 * Make a search for the openings of up to 31 patterns (flags `iu`): a pattern whose bit is not set matches nowhere in the text.
 *
 * One pass over the text, through a tree of the openings; what it finds is for the patterns themselves to confirm.
 */
export function createOpeningSearch(patterns: readonly RegExp[]): OpeningSearch {
  const openings = patterns.flatMap(({source}, bit) => openingsOf(source).map(opening => ({...opening, bit})))
  const always = openings.reduce((bits, opening) => bits | (hasNoPlace(opening) ? 1 << opening.bit : 0), 0)
  const listed = openings.filter(opening => !hasNoPlace(opening))
  const letters = numberLetters(listed.map(({text}) => text).join(''))
  const tree = new OpeningTree(letters.size)
  for (const {text, where, bit} of listed)
    tree.add(
      Array.from(text, char => letters.of[char.charCodeAt(0)]!),
      {root: where === 'start' ? 1 : 0, bit},
    )
  return text => {
    let found = always
    let inWord = false
    for (let i = 0; i < text.length; i++) {
      const code = codeAt(text, i)
      const isLetter = (code | 32) >= 97 && (code | 32) <= 122
      if (letters.of[code] !== 0 && !(isLetter && inWord)) found |= tree.follow(text, i, letters.of)
      inWord = isLetter || isDigit(code) || code === 95
    }
    return found | tree.followStart(text, letters.of)
  }
}

/** An opening with nothing to look for, or one inside a word, where the search does not look. */
function hasNoPlace({text, where}: Opening): boolean {
  return text === '' || (where === 'anywhere' && /^[a-z]/i.test(text))
}

interface Letters {
  /** For each code unit the number of its letter, whatever its case; 0 for those that stand in no opening. */
  readonly of: Uint8Array
  readonly size: number
}

function numberLetters(text: string): Letters {
  const numbers = new Map<string, number>()
  for (const char of text) {
    const key = folded(char)
    if (!numbers.has(key)) numbers.set(key, numbers.size + 1)
  }
  const of = new Uint8Array(0x10000)
  for (let code = 0; code < 0x10000; code++) of[code] = numbers.get(folded(String.fromCharCode(code))) ?? 0
  return {of, size: numbers.size + 1}
}

/** Equal for characters that a pattern with the flags `iu` takes for equal, and for a few more. */
function folded(char: string): string {
  if (char >= '0' && char <= '9') return '0'
  const upper = char.toUpperCase()
  const lower = (upper.length === 1 ? upper : char).toLowerCase()
  return lower.length === 1 ? lower : char
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}

/** Openings letter by letter; node 0 begins those that stand anywhere, node 1 those at the start. */
class OpeningTree {
  private readonly size: number
  private next: Int16Array
  private bits: number[] = [0, 0]

  constructor(size: number) {
    this.size = size
    this.next = new Int16Array(2 * size)
  }

  add(letters: readonly number[], {root, bit}: {root: number; bit: number}): void {
    let node = root
    for (const letter of letters) {
      let to = this.next[node * this.size + letter]!
      if (to === 0) {
        to = this.bits.push(0) - 1
        this.next[node * this.size + letter] = to
        if (this.next.length < this.bits.length * this.size) this.grow()
      }
      node = to
    }
    this.bits[node]! |= 1 << bit
  }

  /** Gather the bits of the openings that stand at `from`. */
  follow(text: string, from: number, letters: Uint8Array, root = 0): number {
    let found = 0
    let node = root
    for (let i = from; i < text.length; i++) {
      const letter = letters[codeAt(text, i)]!
      if (letter === 0) break
      node = this.next[node * this.size + letter]!
      if (node === 0) break
      found |= this.bits[node]!
    }
    return found
  }

  followStart(text: string, letters: Uint8Array): number {
    return this.follow(text, 0, letters, 1)
  }

  private grow(): void {
    const grown = new Int16Array(2 * this.bits.length * this.size)
    grown.set(this.next)
    this.next = grown
  }
}
