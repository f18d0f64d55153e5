/**
 * Which languages the n-grams of a text speak for: the model and the n-grams of eld by Nito T.M., its small set, asked
 * only about languages that share a script.
 *
 * Words are cut into pieces of four bytes of UTF-8, one every three bytes, and one more at each end of a word.
 */
import {GRAM_GROUPS, GRAM_LANGUAGES} from '../../tables/language-grams.ts'
import {unpackRice} from '../rice.ts'

/** What every n-gram adds to the score of a language that it has, besides its own. */
const baseScore = 53
/** Signs of a text that are looked at; bytes after which the word at hand is the last, and after which it is cut. */
const mostSigns = 1000
const enoughBytes = 350
const mostBytes = 380
/** Bytes of a word that are cut into pieces. */
const longestWord = 70

/** What stands between words: all but letters, save apostrophes that begin a word or stand in one. */
const separators = /(?:[^\p{L}]|[\u{10000}-\u{10ffff}])+(?<!['`\u2019])/gu

interface Group {
  keys: Uint32Array
  /** Where the languages of each n-gram begin in `scores`. */
  starts: Uint32Array
  scores: Uint8Array
}
let loaded: readonly Group[] | undefined

const load = (): readonly Group[] => {
  loaded = GRAM_GROUPS.map(group => {
    const scores = Uint8Array.from(atob(group.scores), sign => sign.charCodeAt(0))
    const starts = new Uint32Array(group.count + 1)
    for (let at = 0, index = 0; at < scores.length; at += 2) if (scores[at]! & 128) starts[++index] = at + 2
    return {keys: unpackRice(group), starts, scores}
  })
  return loaded
}

/** Pieces of the text at hand: the number of their group times `groupSize`, and their four bytes. */
const groupSize = 2 ** 32
const pieces = new Float64Array(mostBytes)
const encoder = new TextEncoder()
const sums = new Float64Array(GRAM_LANGUAGES.length)

/**
 * Call `visit` with each language that n-grams of a text speak for, and the mean of its score over all of them.
 */
export function scoreGrams(text: string, visit: (language: string, score: number) => void): void {
  const groups = loaded ?? load()
  const found = pieces.subarray(0, cutIntoPieces(text)).sort()
  sums.fill(0)
  let count = 0
  for (let index = 0; index < found.length; index++) {
    if (found[index] === found[index - 1]) continue
    count++
    addScores(groups[Math.floor(found[index]! / groupSize)]!, found[index]! % groupSize)
  }
  for (let row = 0; row < sums.length; row++)
    if (sums[row]! > 0) visit(GRAM_LANGUAGES[row]!, sums[row]! / count)
}

function addScores({keys, starts, scores}: Group, key: number): void {
  let low = 0
  let high = keys.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (keys[middle]! < key) low = middle + 1
    else high = middle
  }
  if (keys[low] !== key) return
  for (let at = starts[low]!; at < starts[low + 1]!; at += 2) {
    sums[scores[at]! & 127]! += scores[at + 1]! + baseScore
  }
}

/** Fill `pieces` with those of a text, and give how many there are. */
function cutIntoPieces(text: string): number {
  const words = text.slice(0, mostSigns).replace(separators, ' ').trim().toLowerCase()
  const bytes = encoder.encode(words)
  let count = 0
  let start = 0
  for (let at = 0; at <= bytes.length; at++) {
    const isFull = at > mostBytes && (bytes[at]! & 0xc0) !== 0x80
    if (at < bytes.length && bytes[at] !== 32 && !isFull) continue
    if (at > start) count = cutWord(bytes.subarray(start, at), count)
    if (isFull || at > enoughBytes) break
    start = at + 1
  }
  return count
}

function cutWord(word: Uint8Array, count: number): number {
  const length = Math.min(word.length, longestWord)
  let next = count
  let at = 0
  for (; at + 4 < length; at += 3) pieces[next++] = pieceOf(word, at, at === 0 ? 1 : 0)
  // Of a word that is too long the last piece is none that is known; it still counts.
  const last = word.length > longestWord ? word.subarray(0, 0) : word.subarray(Math.max(0, length - 4))
  pieces[next++] = pieceOf(last, 0, at === 0 ? 3 : 2)
  return next
}

function pieceOf(word: Uint8Array, at: number, group: number): number {
  let bytes = 0
  for (let next = at; next < Math.min(word.length, at + 4); next++) bytes = bytes * 256 + word[next]!
  return group * groupSize + bytes
}
