import {languageFit} from './language-fit.ts'
import {readingOf} from './plausibility.ts'

/** How two readings of the same bytes compare where they differ; above 0, the second one is better. */
export interface Duel {
  /** By language: a difference of log-odds. */
  language: number
  /** By how the characters stand among their neighbours. */
  reading: number
}

const NOTHING: Duel = {language: 0, reading: 0}
const MOST_WORDS = 60
const LETTER = /[\p{L}\p{M}'’-]/u
const LETTER_BEYOND_ASCII = /[^\P{L}\0-\x7f]/u

/** Compare two decodings of equal length by the words in which they differ. */
export function duel(first: string, second: string): Duel {
  if (first.length !== second.length) return NOTHING
  const left: string[] = []
  const right: string[] = []
  let i = 0
  while (i < first.length && left.length < MOST_WORDS) {
    if (first.charCodeAt(i) === second.charCodeAt(i)) {
      i++
      continue
    }
    let start = i
    while (start > 0 && i - start < 30 && isWord(first, second, start - 1)) start--
    let end = i + 1
    while (end < first.length && end - i < 30 && isWord(first, second, end)) end++
    left.push(first.slice(Math.max(0, start - 1), end + 1))
    right.push(second.slice(Math.max(0, start - 1), end + 1))
    i = end
  }
  if (left.length === 0) return NOTHING
  const a = left.join(' ')
  const b = right.join(' ')
  // Signs alone fit no language: that one side has letters there says nothing.
  if (!LETTER_BEYOND_ASCII.test(a) || !LETTER_BEYOND_ASCII.test(b)) return NOTHING
  return {
    language: (languageFit(b) ?? 0) - (languageFit(a) ?? 0),
    reading: readingOf(b).score - readingOf(a).score,
  }
}

function isWord(first: string, second: string, at: number): boolean {
  return LETTER.test(first[at]!) || LETTER.test(second[at]!)
}
