/** Which languages a line may be of, by letters that few have: a hint for the choice among letters that fewer have. */
import {foldTable} from '../language/grams.ts'

/** Letters that tell, the most telling first; none of them loses a byte to windows-1252. */
const telling = [
  'ў',
  'їєґ',
  'әғқңұ',
  'өү',
  'і',
  'ђћ',
  'ѓќѕ',
  'љњј',
  'ы',
  'щюъ',
  'ۇۆۈە',
  'ٹڈڑے',
  'پچگ',
  'ةأإ',
  'ĉĥĵŭ',
  'ģķļņ',
  'ėįų',
  'ěřů',
  'ľĺŕ',
  'ąęłńśż',
  'őű',
  'șță',
  'ğış',
  'ðþæ',
  'ñ',
  'ãõ',
  'đć',
] as const
const last = 0x700
let ranks: Uint8Array | undefined

const load = (): Uint8Array => {
  ranks = new Uint8Array(last)
  telling.forEach((letters, index) => {
    for (const letter of letters) ranks![letter.charCodeAt(0)] = index + 1
  })
  return ranks
}

/** Give the number of the most telling kind of letters that a line has; 0 where it has none. */
export const tongueOf = (codes: ArrayLike<number>): number => {
  const table = ranks ?? load()
  const fold = foldTable()
  let best = telling.length + 1
  for (let at = 0; at < codes.length; at++) {
    const code = codes[at]!
    const rank = code < last ? table[fold[code]!]! : 0
    if (rank > 0 && rank < best) best = rank
  }
  return best > telling.length ? 0 : best
}
