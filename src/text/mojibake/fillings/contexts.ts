/** The surroundings of a letter, as hashes: what the maker of the table of fillings and its reader must agree on. */
import {foldTable} from '../language/grams.ts'
import {kindBits, kinds} from '../language/kinds.ts'
import {tongueOf} from './tongue.ts'

/** How many bits of its hash a context is known by. */
export const contextBits = 26

/** How many characters before and behind a letter its windows take in. */
const windows: readonly (readonly [before: number, behind: readonly number[]])[] = [
  [0, [1, 2, 3, 4]],
  [1, [0, 1, 2, 3]],
  [2, [0, 1, 2, 3]],
  [3, [0, 1, 2]],
  [4, [0]],
]
/** The letter itself, its windows, how its case fits in, what the language has, its word, the beginning and the ending of that, and the words beside it. */
export const mostContexts = 1 + windows.reduce((sum, [, behind]) => sum + behind.length, 0) + 8

const seeds = {
  alone: 11,
  cases: 12,
  word: 13,
  beginning: 14,
  ending: 15,
  tongue: 16,
  before: 17,
  behind: 18,
} as const

/** Hash a context on by one symbol. */
export const mixContext = (hash: number, symbol: number): number => {
  const mixed = Math.imul(hash ^ symbol, 0x9e3779b1)
  return mixed ^ (mixed >>> 15)
}
/** Cut a hash to the bits a context is known by. */
export const cutContext = (hash: number): number =>
  (Math.imul(hash, 0x85ebca6b) ^ (hash >>> 13)) >>> (32 - contextBits)

/** A line as contexts see it: letters folded, a space at either end. */
export interface Line {
  symbols: Int32Array
  kinds: Uint8Array
  /** Which languages it may be of. */
  tongue: number
}

const other = 0x2e
const letter = kinds.letter | kinds.mark
/** Signs from here on are of one script, apart from those that all have. */
const ofScript = 0x370
const isCommon = (code: number): boolean =>
  (code >= 0x2000 && code < 0x2e80 && !isOfGeneral(code)) || code === 0xfffd
/** Joiners, marks of direction, hyphens and quotation marks, of which one may be taken for the other. */
const isOfGeneral = (code: number): boolean => code >= 0x200c && code < 0x2020

/** What contexts see of a character: its letter folded, one digit, one space, one sign for most others. */
const symbolFor = (code: number): number => {
  const kind = kindBits(code)
  if (kind & kinds.digit) return 0x30
  if (kind & kinds.space) return 32
  if (!(kind & letter) && (code < ofScript || isCommon(code))) return other
  return code < 0x10000 ? foldTable()[code]! : code
}

/** Lay out a line: its first character stands at 1. */
export const layOut = (
  codes: ArrayLike<number>,
  {put: lay = put, tongue = tongueOf(codes)}: {put?: typeof put; tongue?: number} = {},
): Line => {
  const length = codes.length + 2
  const line = {
    symbols: new Int32Array(length).fill(32),
    kinds: new Uint8Array(length),
    tongue,
  }
  for (let at = 0; at < codes.length; at++) lay(line, at + 1, codes[at]!)
  return line
}

/** Put a character in its place. */
export const put = (line: Line, at: number, code: number) => {
  line.symbols[at] = symbolFor(code)
  line.kinds[at] = kindBits(code)
}

const caseOf = (kind: number): number =>
  kind & kinds.upper ? 2 : kind & kinds.lower ? 1 : kind & letter ? 3 : 0

/** Words that are longer are no word to contexts; looked at no farther, or a line of one word would take for ever. */
const farthest = 24

/** Where the word around a place begins and where it ends; of a longer one than contexts take, any part that is longer, too. */
export const wordAround = ({kinds: kind}: Line, at: number): [start: number, end: number] => {
  let start = at
  for (const first = Math.max(1, at - farthest); start > first && kind[start - 1]! & letter; ) start--
  let end = at + 1
  for (const last = Math.min(kind.length - 1, at + 1 + farthest); end < last && kind[end]! & letter; ) end++
  return [start, end]
}

/** Whether all characters behind one place, as far as another, are letters. */
export const isOneWord = ({kinds: kind}: Line, from: number, to: number): boolean => {
  for (let at = from + 1; at <= to; at++) if (!(kind[at]! & letter)) return false
  return true
}

/** Note the contexts of the letter at a place in `found`, and give how many there are. */
export const contextsOf = (line: Line, at: number, found: Uint32Array): number => {
  const {symbols, kinds: kind, tongue} = line
  const {length} = symbols
  const own = symbols[at]!
  let count = 0
  found[count++] = cutContext(mixContext(seeds.alone, own))
  for (const [before, behind] of windows) {
    if (at - before < 0) break
    let hash = before + 1
    for (let index = at - before; index <= at; index++) hash = mixContext(hash, symbols[index]!)
    let reach = 0
    for (const more of behind) {
      if (at + more >= length) break
      while (reach < more) hash = mixContext(hash, symbols[at + ++reach]!)
      found[count++] = cutContext(hash)
    }
  }
  const cases = caseOf(kind[at - 1]!) | (caseOf(kind[at]!) << 2) | (caseOf(kind[at + 1]!) << 4)
  const outer = (at > 1 ? caseOf(kind[at - 2]!) : 0) | ((at + 2 < length ? caseOf(kind[at + 2]!) : 0) << 2)
  found[count++] = cutContext(mixContext(seeds.cases, cases | (outer << 6)))
  const ofTongue = mixContext(seeds.tongue + (tongue << 8), own)
  found[count++] = cutContext(ofTongue)
  found[count++] = cutContext(mixContext(mixContext(ofTongue, symbols[at - 1]!), symbols[at + 1]!))
  const word = wordAround(line, at)
  const [start, end] = word
  if (end - start > farthest) return count
  const whole = mixContext(hashOf(symbols, {seed: seeds.word, start, end}), at - start)
  found[count++] = cutContext(whole)
  found[count++] = cutContext(
    mixContext(hashOf(symbols, {seed: seeds.beginning, start, end: Math.min(end, at + 2)}), at - start),
  )
  found[count++] = cutContext(hashOf(symbols, {seed: seeds.ending, start: Math.max(start, at - 1), end}))
  return end - start > short ? count : noteNeighbours(line, found, {word, whole, count})
}

const hashOf = (
  symbols: Int32Array,
  {seed, start, end}: {seed: number; start: number; end: number},
): number => {
  let hash = seed
  for (let index = start; index < end; index++) hash = mixContext(hash, symbols[index]!)
  return hash
}

/** Words of so many letters at most are told by their neighbours. */
const short = 6

/** Note a word together with the one before it, and with the one behind it, where no more than a space stands between. */
const noteNeighbours = (
  line: Line,
  found: Uint32Array,
  {word: [start, end], whole, count}: {word: [start: number, end: number]; whole: number; count: number},
): number => {
  const {symbols, kinds: kind} = line
  let next = count
  if (start > 1 && symbols[start - 1] === 32 && kind[start - 2]! & letter) {
    const [from, to] = wordAround(line, start - 2)
    if (to - from <= farthest)
      found[next++] = cutContext(
        hashOf(symbols, {seed: mixContext(whole, seeds.before), start: from, end: to}),
      )
  }
  if (end < symbols.length - 2 && symbols[end] === 32 && kind[end + 1]! & letter) {
    const [from, to] = wordAround(line, end + 1)
    if (to - from <= farthest)
      found[next++] = cutContext(
        hashOf(symbols, {seed: mixContext(whole, seeds.behind), start: from, end: to}),
      )
  }
  return next
}
