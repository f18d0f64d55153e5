import {codeAt} from '../code-at.ts'
import {scriptIndex, scriptTable} from '../language/script.ts'
import {CASELESS, HAN_OR_KANA, kinds, LOWER_CASE, QUOTE, STOP} from '../roles/sign-classes.ts'

const {Arabic, Hebrew} = scriptIndex
const BRACKET = 41
/** Code units of a line from which on it may hold a page, or a section of one. */
const LEAST = 80
/** Code units that the text of a page has at most: longer lines are data, or written to be slow. */
const MOST = 1 << 20
/** Words of a stretch without the end of a sentence, at least: one sentence of fifty is so long, and the menus of nearly every page. */
const LEAST_STRETCH = 36
/** What stands between blanks in a script without them counts for so many words. */
const UNSPACED = 4
/** How far words with a capital, figures and signs outweigh small words somewhere in a menu; a small word counts for two. */
const LEAST_TITLED = 6
const SMALL_WORD = 2

/**
 * Say whether a line may be a page that lost its breaks: words follow each other for so long that no sentence does, and, where the script
 * has capitals, too few of them are small. Lines in scripts of India and its like are left alone: no pages in them were there to learn
 * from.
 */
export function isRunOn(text: string): boolean {
  const {length} = text
  if (length < LEAST || length > MOST) return false
  let stretch = 0
  let longest = 0
  let titled = 0
  let most = 0
  let last = 0
  let words = 0
  let unknown = 0
  let behindBlank = true
  for (let i = 0; i < length; i++) {
    const code = codeAt(text, i)
    if (code <= 32 || code === 0xa0 || code === 0x3000) {
      if (last === STOP) stretch = 0
      last = 0
      behindBlank = true
      continue
    }
    const kind = kinds[code]!
    // Quotes and brackets close a sentence with its stop; a stop before a figure or a letter ends none.
    if (kind !== QUOTE && code !== BRACKET) last = kind
    if (!behindBlank) continue
    behindBlank = false
    words++
    if (kind === CASELESS && scriptTable[code] !== Arabic && scriptTable[code] !== Hebrew) unknown++
    stretch += kind === HAN_OR_KANA ? UNSPACED : 1
    if (stretch > longest) longest = stretch
    titled = kind === LOWER_CASE ? Math.max(0, titled - SMALL_WORD) : titled + (kind >= CASELESS ? 2 : 1)
    if (titled > most) most = titled
  }
  return longest >= LEAST_STRETCH && most >= LEAST_TITLED && unknown < words / 2
}
