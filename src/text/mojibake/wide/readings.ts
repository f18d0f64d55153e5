/** What a wide character stood for where a double-byte charset read the bytes of something else. */
import {isWide} from './pairs.ts'
import {charactersOf} from './tables.ts'

/** What each wide character stood for in each of some charsets, in their order; nothing where it stands for none of it. */
export type Readings<T> = Map<number, (T | undefined)[]>

/** Turn round what codes of two bytes were: `meanings` by their code, which each charset reads as a character of its own. */
export const readingsOf = <T>(charsets: readonly string[], meanings: ReadonlyMap<number, T>): Readings<T> => {
  const readings: Readings<T> = new Map()
  const codes = [...meanings.keys()]
  const values = [...meanings.values()]
  for (const [place, name] of charsets.entries()) {
    charactersOf(name, codes).forEach((char, index) => {
      if (!isWide(char)) return
      const known = readings.get(char) ?? []
      readings.set(char, known)
      known[place] = values[index]!
    })
  }
  return readings
}
