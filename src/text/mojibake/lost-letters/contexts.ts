/** The surroundings of a letter that was lost, as hashes: what the maker of their table and its reader must agree on. */
import {
  contextsOf,
  cutContext,
  type Line,
  mixContext,
  mostContexts as mostOfFillings,
  put,
  wordAround,
} from '../fillings/contexts.ts'
import {kinds} from '../language/kinds.ts'
import {hashLetter} from '../language/small-words.ts'
import {cutHash, isTelling, stemLength} from '../language/word-hash.ts'
import {isKnownHash} from '../language/words.ts'

/** What stands for a character that was lost as well: a letter that no language has. */
export const lost = 0x2ac

const seeds = {near: 31, word: 32, known: 33, head: 34, headWord: 35} as const

/** How many characters on one side tell in one language what they do not in others. */
const side = 2

/** The contexts of a letter that lost a byte, and these. */
export const mostContexts = mostOfFillings + 6

/** Put a character in its place: quotation marks that are one sign to fillings are told from each other. */
export const putLost = (line: Line, at: number, code: number) => {
  put(line, at, code)
  if (code === 0xab || code === 0xbb) line.symbols[at] = code
}

const hashSpan = ({symbols}: Line, seed: number, [start, end]: readonly [number, number]): number => {
  let hash = seed
  for (let at = Math.max(0, start); at < end && at < symbols.length; at++)
    hash = mixContext(hash, symbols[at]!)
  return hash
}

/** Note the contexts of the letter at a place in `found`, and give how many there are. */
export const contextsOfLost = (line: Line, at: number, found: Uint32Array): number => {
  const {symbols, kinds: kind, tongue} = line
  const ofTongue = tongue << 8
  let count = contextsOf(line, at, found)
  const near = seeds.near + ofTongue
  found[count++] = cutContext(hashSpan(line, mixContext(near, 0), [at - side, at + 1]))
  found[count++] = cutContext(hashSpan(line, mixContext(near, 1), [at, at + side + 1]))
  const word = wordAround(line, at)
  const [start, end] = word
  const isLetter = (kind[at]! & (kinds.letter | kinds.mark)) !== 0
  const known = isLetter ? 1 + Number(isKnownStem(symbols, word)) : 0
  const size = Math.min(end - start, 7)
  found[count++] = cutContext(mixContext(mixContext(seeds.known, known), size))
  found[count++] = cutContext(mixContext(mixContext(seeds.known + ofTongue, known), size))
  if (start !== at || kind[at] === 0) return count
  const isUpper = Number((kind[at]! & kinds.upper) !== 0)
  const whole = mixContext(seeds.headWord, hashSpan(line, seeds.word, word))
  found[count++] = cutContext(mixContext(mixContext(seeds.head + ofTongue, isUpper), headOf(line, at)))
  found[count++] = cutContext(mixContext(whole, isUpper))
  return count
}

/** What a word begins after: nothing, a word and a space, or which sign. */
const headOf = ({symbols, kinds: kind}: Line, at: number): number => {
  if (at <= 1) return 0
  if (symbols[at - 1] !== 32) return symbols[at - 1]!
  const before = kind[at - 2]!
  return before & kinds.letter ? 1 : before & kinds.digit ? 2 : symbols[at - 2]!
}

/** Whether the stem of a word is that of a known one. */
const isKnownStem = (symbols: Int32Array, [start, end]: readonly [number, number]): boolean => {
  let stop = end
  let isTold = false
  let hash = 0
  for (let at = start; at < stop; at++) {
    const symbol = symbols[at]!
    if (!isTold && isTelling(symbol)) {
      isTold = true
      stop = Math.min(end, start + stemLength(at - start))
    }
    hash = hashLetter(hash, symbol)
  }
  return isKnownHash(cutHash(hash))
}
