/** How plausible Chinese, Japanese and Korean characters are, in the kindest of the languages for a whole text. */
import {codeAt} from '../../code-at.ts'
import {costOfText} from '../language/plausibility.ts'
import {addCosts, wideCount} from './counted.ts'
import {costOfGlue} from './glue.ts'
import {isWide} from './pairs.ts'

/** What the wide characters of the last text cost in each language. */
const sums = new Float64Array(wideCount)

/** Sum what the wide characters of a text cost in each language; gives how many there are. */
const sumWide = (text: string): number => {
  sums.fill(0)
  let count = 0
  let before = 0
  for (let at = 0; at < text.length; at++) {
    const code = codeAt(text, at)
    if (code < 0x2e80 || !isWide(code)) {
      before = 0
      continue
    }
    count++
    addCosts(sums, before, code)
    before = code
  }
  return count
}

/** The languages whose own a double-byte charset is, by their place in the table: zh, zt, ja, ko. */
const ownLanguages: Readonly<Record<string, readonly number[]>> = {
  gbk: [0, 1],
  big5: [1],
  shift_jis: [2],
  'euc-jp': [2],
  'euc-kr': [3],
}
/** What it costs that a text in a double-byte charset is of another language than the charset's own, in nats. */
const elsewhere = 5

const chinese: readonly number[] = [0, 1]

/** The languages a text may be of by its script: where it has kana or Hangul, one; else either Chinese. */
const likelyLanguages = (text: string): readonly number[] =>
  /[\u3041-\u3096\u30a1-\u30fa]/.test(text) ? [2] : /[\uac00-\ud7a3]/.test(text) ? [3] : chinese

/**
 * What the wide characters of a text cost in nats, in the language in which they cost least, and how many there are.
 *
 * `charset`: the double-byte charset the text would be in, which has languages of its own.
 */
export const costOfWideText = (text: string, charset = ''): {cost: number; count: number} => {
  const count = sumWide(text)
  if (count === 0) return {cost: 0, count}
  const own = ownLanguages[charset]
  let cost = Infinity
  for (let language = 0; language < wideCount; language++)
    cost = Math.min(cost, sums[language]! + (own && !own.includes(language) ? elsewhere : 0))
  return {cost, count}
}

/**
 * Cost in nats of a text that may hold wide characters: those by the model of this file, the others as ever.
 *
 * Above `limit` it is not finished.
 */
export const costOfLine = (
  text: string,
  {limit = Infinity, charset = ''}: {limit?: number; charset?: string} = {},
): number => {
  const {cost, count} = costOfWideText(text, charset)
  if (count === 0) return costOfText(text, {limit})
  let sum = cost + costOfGlue(text)
  let from = 0
  for (let at = 0; at <= text.length && sum <= limit; at++) {
    const code = at < text.length ? codeAt(text, at) : 0x3001
    if (code < 0x2e80 || !isWide(code)) continue
    if (at > from) sum += costOfText(text.slice(from, at), {limit: limit - sum})
    from = at + 1
  }
  return sum
}

/** What a wide character costs in most clean texts, on average, at most, in nats: kana, Hangul, Han and the rest. */
const usual = {kana: 4.5, hangul: 5.7, han: 6.6} as const

const usualOf = (code: number): number =>
  code >= 0x3041 && code < 0x3100 ? usual.kana : code >= 0xac00 && code < 0xd7a4 ? usual.hangul : usual.han

/**
 * What a wide character costs at most, on average, in a Chinese text of some that reads as headlines and names do, in nats; where
 * another charset made it, it costs 8.8 and more. (In Japanese kana are cheap and may stay right where the rest is not.)
 */
const terse = {most: 8, count: 4} as const

/** How much stranger the wide characters of a text are than those of clean text, in nats. */
export const strangenessOfWide = (text: string): number => {
  let expected = 0
  for (let at = 0; at < text.length; at++) {
    const code = codeAt(text, at)
    if (code >= 0x2e80 && isWide(code)) expected += usualOf(code)
  }
  if (expected === 0) return 0
  const count = sumWide(text)
  const likely = likelyLanguages(text)
  const cost = Math.min(...likely.map(language => sums[language]!))
  const isTerse = likely === chinese && count >= terse.count && cost <= count * terse.most
  return (isTerse ? 0 : Math.max(0, cost - expected)) + costOfGlue(text)
}
