/** Small words, which tell the language of a text: how much each speaks for which languages. */
import {functionWords} from '../../tables/function-words.ts'

/** What a word says: the place of each language in the list given, and the nats that speak for it. */
type Entry = readonly (readonly [language: number, nats: number])[]

/** Nats of a sixteenth of a bit, the unit of the table. */
const unit = 0.69 / 16

/** Gather the words of some languages; `nameOf` tells what the table calls each. */
export const smallWordsOf = (
  languages: readonly string[],
  nameOf: (language: string) => string,
): ReadonlyMap<string, Entry> => {
  const words = new Map<string, [number, number][]>()
  languages.forEach((language, index) => {
    for (const item of (functionWords[nameOf(language)] ?? '').split(' ')) {
      const digits = item.search(/\d/)
      if (digits < 1) continue
      const word = item.slice(0, digits)
      const entry: [number, number] = [index, Number(item.slice(digits)) * unit]
      const known = words.get(word)
      if (known) known.push(entry)
      else words.set(word, [entry])
    }
  })
  return words
}
