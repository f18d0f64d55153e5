import {decodeAs} from './decode-as.ts'
import {wordCosts} from './language-costs.ts'
import {readyText} from './ready-text.ts'

const SAMPLE = 3000
/** Spaces of EBCDIC (40) among the bytes, at least, and characters of ASCII text (20, 0A) to each, at most. */
const SPACES = {least: 0.06, most: 0.4, ascii: 0.15}
/** Text costs some 2 to 3.5 nats a character in its language, anything else more. */
const MOST_COST = 4
/** What a page costs more than its rivals for being rarer, in nats. */
const RARER = 1

/** ASCII marks that prose seldom has; the pages differ in where `!` stands. */
const SELDOM = /[|^~{}\\<>@#¢¬]/g
const SELDOM_COST = 3
const BEHIND_LETTER = /\p{L}[|~{}\\¢¬]/gu
const BEHIND_LETTER_COST = 6
const BRACKETS = /[[\]]/g
const BRACKET_COST = 1.5

/** Pages with the languages written in them; the international ones first. */
const PAGES: readonly (readonly [charset: string, languages: string])[] = [
  ['cp1140', 'en fr es it pt nl de da sv nb fi is id ca cy ga'],
  ['cp500', 'en fr es it pt nl de da sv nb fi is id ca cy ga'],
  ['cp273', 'de'],
  ['cp424', 'he'],
  ['cp875', 'el'],
  ['cp1026', 'tr'],
]

/**
 * Detect EBCDIC text; `null` for anything else.
 *
 * There is hardly an ASCII space then, and EBCDIC's own, `@`, every few bytes; and the text reads well in a language.
 */
export function detectEbcdic(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, SAMPLE)
  let own = 0
  let ascii = 0
  for (const byte of sample) {
    if (byte === 0x40) own++
    else if (byte === 0x20 || byte === 0x0a) ascii++
  }
  const {length} = sample
  if (length < 20 || own < length * SPACES.least || own > length * SPACES.most || ascii > own * SPACES.ascii)
    return null
  let least = length * MOST_COST
  let best: string | null = null
  for (const [i, [charset, languages]] of PAGES.entries()) {
    const text = decodeAs(sample, charset).replace(/[\u0085\n]/g, ' ')
    const ready = readyText(text)
    const seldom =
      (text.match(SELDOM)?.length ?? 0) * SELDOM_COST +
      (text.match(BEHIND_LETTER)?.length ?? 0) * BEHIND_LETTER_COST +
      (text.match(BRACKETS)?.length ?? 0) * BRACKET_COST
    for (const language of languages.split(' ')) {
      const cost = sum(wordCosts(ready, language)) + seldom + i * RARER
      if (cost >= least) continue
      least = cost
      best = charset
    }
  }
  return best
}

function sum(costs: Float64Array): number {
  let total = 0
  for (const cost of costs) total += cost
  return total
}
