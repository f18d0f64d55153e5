/** Hashes of words: what the tables' maker and their reader must agree on. */
import {hashLetter} from './small-words.ts'

/** How many bits of its hash a word is known by. */
export const wordHashBits = 28

/** Cut what the letters of a word were hashed to. */
export const cutHash = (hash: number): number => hash >>> (32 - wordHashBits)

/** Hash a word in small letters. */
export const hashWord = (word: string): number => {
  let hash = 0
  for (let at = 0; at < word.length; at++) hash = hashLetter(hash, word.charCodeAt(at))
  return cutHash(hash)
}
