/** Small words, which tell the language of a text: how much each speaks for which languages. */
import {functionWords} from '../../../tables/function-words.ts'

/** Nats of a sixteenth of a bit, the unit of the table. */
const unit = 0.69 / 16

/** Words by their hash, in slots probed one after the other, so that a text is looked up letter by letter. */
export interface SmallWords {
  /** The hash of the word in each slot; 0 in an empty one. */
  hashes: Int32Array
  /** The first entry of the word in each slot. */
  first: Uint16Array
  /** Of each entry: the place of its language in the list given, what the word says for it, and the next entry. */
  language: Uint8Array
  nats: Float64Array
  /** 0 where there is none. */
  next: Uint16Array
}

const slots = 1 << 15

/** Hash a word on by one letter; a word begins at 0. */
export const hashLetter = (hash: number, code: number): number => {
  const mixed = Math.imul(hash ^ code, 0x9e3779b1)
  return mixed ^ (mixed >>> 15)
}

/** The slot of a word: its own, or the empty one where it would be. */
const slotOf = (hashes: Int32Array, hash: number): number => {
  let slot = hash & (slots - 1)
  while (hashes[slot] !== 0 && hashes[slot] !== hash) slot = (slot + 1) & (slots - 1)
  return slot
}

/** Give the first entry of the word of a hash; 0 where it is no small word. */
export const entryOf = ({hashes, first}: SmallWords, hash: number): number => first[slotOf(hashes, hash)]!

/** Gather the words of some languages; `nameOf` tells what the table calls each. */
export const smallWordsOf = (
  languages: readonly string[],
  nameOf: (language: string) => string,
): SmallWords => {
  const lists = languages.map(language => (functionWords[nameOf(language)] ?? '').split(' '))
  const most = lists.reduce((sum, list) => sum + list.length, 1)
  const words: SmallWords = {
    hashes: new Int32Array(slots),
    first: new Uint16Array(slots),
    language: new Uint8Array(most),
    nats: new Float64Array(most),
    next: new Uint16Array(most),
  }
  let entry = 1
  lists.forEach((list, index) => {
    for (const item of list) {
      const digits = item.search(/\d/)
      if (digits < 1) continue
      let hash = 0
      for (let at = 0; at < digits; at++) hash = hashLetter(hash, item.charCodeAt(at))
      const slot = slotOf(words.hashes, hash)
      words.hashes[slot] = hash
      words.language[entry] = index
      words.nats[entry] = Number(item.slice(digits)) * unit
      words.next[entry] = words.first[slot]!
      words.first[slot] = entry++
    }
  })
  return words
}

/** Whether a word, in small letters, is a small one of a language, by its name in the table. */
export const isSmallWord = (word: string, language: string): boolean =>
  RegExp(`(?:^| )${word}\\d`).test(functionWords[language] ?? '')
