import {eld} from 'eld/small'

/** Words judged, at most: enough to tell languages' letters apart. */
const MOST_WORDS = 150
const WORDS = /[A-Za-z\u00c0-\uffff]*[\u00c0-\uffff][A-Za-z\u00c0-\uffff]*/g

/**
 * Judge how well the words with non-ASCII letters fit the best of sixty languages, by eld's n-grams of UTF-8 bytes.
 *
 * A log-odds of about -1 (gibberish) to 2 (a language); `null` where there are no such words.
 */
export function languageFit(text: string): number | null {
  const words: string[] = []
  for (const [word] of text.matchAll(WORDS)) {
    // A long run without white space is Chinese or Japanese, where ten characters say as much as a word.
    words.push(word.slice(0, 40))
    if (words.length >= MOST_WORDS) break
  }
  if (words.length === 0) return null
  let best = 0
  for (const score of Object.values(eld.detect(words.join(' ')).getScores())) best = Math.max(best, score)
  const share = Math.min(0.98, Math.max(0.02, best))
  return Math.log(share / (1 - share))
}
