/** Hashes of words: what the tables' maker and their reader must agree on. */
import {codeAt} from '../../code-at.ts'
import {hashLetter} from './small-words.ts'

/** How many bits of its hash a word is known by. */
export const wordHashBits = 30

/** Cut what the letters of a word were hashed to. */
export const cutHash = (hash: number): number => hash >>> (32 - wordHashBits)

/** How many letters of a word are looked at, and how many at least from its first telling one on. */
const stem = {letters: 7, telling: 3} as const

/** Letters that the pages of Europe have the same bytes for: what tells one from another comes later. */
const steady = 'äöüéÄÖÜÉ'

/** Whether a letter tells by which page a word is read. */
export const isTelling = (code: number): boolean =>
  code >= 0x80 && !(code < 0x100 && steady.includes(String.fromCharCode(code)))

/** How many letters of a word are looked at, so that its forms are one; `first`: where its first telling one stands. */
export const stemLength = (first: number): number => Math.max(stem.letters, first + stem.telling)

/** Give the part of a word that is looked at. */
export const stemOf = (word: string): string => {
  const first = Array.from({length: word.length}, (_, at) => codeAt(word, at)).findIndex(isTelling)
  return word.slice(0, stemLength(first))
}

/** Hash a word in small letters. */
export const hashWord = (word: string): number => {
  let hash = 0
  for (let at = 0; at < word.length; at++) hash = hashLetter(hash, codeAt(word, at))
  return cutHash(hash)
}
