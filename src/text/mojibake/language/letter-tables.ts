/** What each language of the Latin script holds against letters beyond ASCII, in tables by number. */
import {letterPairs} from '../../../tables/mojibake-letters.ts'

const stepNats = 0.7
const unseen = 12
/** No pair is held against a text more than this. */
const most = 5

/** Letters of other scripts, and whatever lies above, are in no pair. */
const lastLatin = 0x250
const lastLetter = 0x1f00
/** Where the number of a letter says that it is none, and that it is in no pair. */
const space = 1
const unpaired = 0

/** The languages, and what each holds against each pair of letters. */
export interface LetterTables {
  languages: readonly string[]
  /** The number of each letter below U+1F00: 0 where it is in no pair, 1 for whatever is no letter. */
  numberOf: Uint16Array
  /** How many letters are numbered. */
  letters: number
  /** The number of the pair of two letters, by the first's number times `letters` and the second's; 0 for none. */
  pairs: Uint16Array
  /** For each language, how much dearer each pair is than in the kindest one, in nats, by the pair's number. */
  against: readonly Float32Array[]
  /** For each pair, the same of every language side by side, as a share of what it is in the kindest one. */
  shares: Float32Array
  /** Which languages have a letter below U+0250: one bit each, in words of 32. */
  has: readonly Uint32Array[]
  /** How many pairs each language has. */
  sizes: Uint16Array
}

const isLetter = (code: number): boolean =>
  (code >= 97 && code <= 122) ||
  (code >= 0xdf && code < lastLatin && code !== 0xf7) ||
  (code >= 0x1e00 && code < lastLetter)

const isPaired = (code: number): boolean => code === 32 || isLetter(code)

/** Whether a language may lack a letter, folded: those of ASCII it has. */
export const isBeyondAscii = (code: number): boolean => code >= 0x80 && code < lastLatin && isLetter(code)

const numberLetters = (): {numberOf: Uint16Array; letters: number} => {
  const numberOf = new Uint16Array(lastLetter)
  for (let code = 0; code < lastLatin; code++) numberOf[code] = isLetter(code) ? unpaired : space
  let letters = space + 1
  for (const packed of Object.values(letterPairs)) {
    for (let at = 0; at < packed.length; at++) {
      if (at % 3 === 2) continue
      const code = packed.charCodeAt(at)
      if (numberOf[code] === unpaired && isLetter(code)) numberOf[code] = letters++
    }
  }
  return {numberOf, letters}
}

let made: LetterTables | undefined

const make = (): LetterTables => {
  const languages = Object.keys(letterPairs)
  const {numberOf, letters} = numberLetters()
  const pairs = new Uint16Array(letters * letters)
  const has = Array.from({length: Math.ceil(languages.length / 32)}, () => new Uint32Array(lastLatin))
  let count = 1
  const costs = languages.map((language, index) => {
    const own: number[] = []
    const packed = letterPairs[language]!
    const word = has[index >> 5]!
    for (let at = 0; at < packed.length; at += 3) {
      const b = packed.charCodeAt(at)
      const c = packed.charCodeAt(at + 1)
      for (const code of [b, c]) if (code < lastLatin) word[code]! |= 1 << (index & 31)
      if (!isPaired(b) || !isPaired(c)) continue
      const cell = numberOf[b]! * letters + numberOf[c]!
      if (pairs[cell] === 0) pairs[cell] = count++
      own[pairs[cell]!] = Number.parseInt(packed[at + 2]!, 16) * stepNats
    }
    return own
  })
  const kindest = new Float32Array(count).fill(unseen)
  for (const own of costs)
    own.forEach((cost, pair) => {
      if (cost < kindest[pair]!) kindest[pair] = cost
    })
  const against = costs.map(own =>
    kindest.map((least, pair) => Math.min(most, (own[pair] ?? unseen) - least)),
  )
  const shares = new Float32Array(count * languages.length)
  against.forEach((own, index) => {
    own.forEach((nats, pair) => {
      shares[pair * languages.length + index] = Math.exp(-nats)
    })
  })
  const sizes = Uint16Array.from(languages, language => letterPairs[language]!.length / 3)
  made = {languages, numberOf, letters, pairs, against, shares, has, sizes}
  return made
}

/** Give the tables, made at the first call. */
export const letterTables = (): LetterTables => made ?? make()

/** The number of the pair of two folded characters, one of them beyond ASCII; 0 where no language has it. */
export const pairNumber = ({numberOf, letters, pairs}: LetterTables, b: number, c: number): number => {
  if ((b < 0x80 && c < 0x80) || b >= lastLetter || c >= lastLetter) return 0
  const [left, right] = [numberOf[b]!, numberOf[c]!]
  return left === unpaired || right === unpaired ? 0 : pairs[left * letters + right]!
}
