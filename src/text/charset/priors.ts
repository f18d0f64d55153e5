import {type CharsetCandidate, LATIN_LANGUAGES} from './candidates.ts'
import {isWebCharset} from './families.ts'
import {wordCosts} from './language-costs.ts'
import {readyText} from './ready-text.ts'
import type {SampleWords} from './words.ts'

/** A charset that someone declared. */
export interface Claim {
  charset: string
  source: string
}

/** What is known beside the sample. */
export interface ChoiceOptions {
  /** In the order in which they are believed. */
  claims: readonly Claim[]
  fallback: string
  /** Whether the bytes are marked up, where charsets of DOS and EBCDIC are hardly met. */
  tagged: boolean
  /** For stray stretches of a UTF-8 page: the charset that its script suggests; only charsets of the web are tried. */
  likely?: string
  /** What the sample was taken from. @default the sample */
  whole?: Uint8Array
}

/** Weights in nats, set on one half of the corpus lines; `bench/charset` measures on the other. */
const WEIGHT = {
  /** Against a language that is not written in the charset. */
  odd: 4,
  /** Against a language, by each nat that the ASCII words cost in it more than in the kindest one. */
  plain: 0.25,
  plainMost: 8,
  /** Against languages of other scripts, and more of it for each doubling of the ASCII letters to one of the others. */
  otherScript: 4,
  outnumbered: 1.5,
  outnumberedMost: 8,
  claim: 3,
  likely: 8,
  tagged: 1.5,
  fallback: 0.5,
  comma: 2.25,
}

/** What speaks against charsets and languages before their n-grams are looked at, in nats. */
export interface Priors {
  ofCharset(candidate: CharsetCandidate): number
  ofLanguage(language: string, charset: string): number
  /** Against a language that is not written in the charset. */
  odd: number
}

/** Weigh what is known beside the words with non-ASCII bytes: declarations, kinds of charset, the ASCII words. */
export function priorsOf({plain, high}: SampleWords, options: ChoiceOptions): Priors {
  const {claims, likely, tagged, fallback} = options
  const latin = plainCosts(plain)
  const outnumbered = WEIGHT.outnumbered * Math.log2(Math.max(1, plain.length / high.length))
  const otherScript = WEIGHT.otherScript + Math.min(WEIGHT.outnumberedMost, outnumbered)
  const declared = new Set(claims.map(({charset}) => charset))
  return {
    ofCharset({charset, cost}) {
      let sum = cost
      if (declared.has(charset)) sum -= WEIGHT.claim
      if (charset === likely) sum -= WEIGHT.likely
      if (charset === fallback) sum -= WEIGHT.fallback
      return tagged && !isWebCharset(charset) ? sum + WEIGHT.tagged : sum
    },
    // The same bytes are Romanian with commas below, its right spelling, and with cedillas, which pages of the web were read with.
    ofLanguage: (language, charset) =>
      (latin.get(language) ?? otherScript) -
      (language === 'ro' && charset === 'iso-8859-16' && !tagged ? WEIGHT.comma : 0),
    odd: WEIGHT.odd,
  }
}

/** ASCII text looked at first, and how far a language may lie behind then for the rest to be looked at, in nats. */
const GLANCE = {characters: 120, reach: 60}

/** What the ASCII words say against each language of Latin script. */
function plainCosts(plain: string): Map<string, number> {
  const head = plain.indexOf(' ', GLANCE.characters)
  const cut = head === -1 ? plain.length : head + 1
  const glances = costsOf(plain.slice(0, cut), LATIN_LANGUAGES)
  const most = Math.min(...glances.values()) + GLANCE.reach
  const likely = LATIN_LANGUAGES.filter(language => glances.get(language)! < most)
  const costs = costsOf(plain.slice(cut), likely)
  for (const language of likely) costs.set(language, costs.get(language)! + glances.get(language)!)
  const least = Math.min(...costs.values())
  return new Map(
    LATIN_LANGUAGES.map(language => [
      language,
      Math.min(WEIGHT.plainMost, ((costs.get(language) ?? Infinity) - least) * WEIGHT.plain),
    ]),
  )
}

function costsOf(plain: string, languages: readonly string[]): Map<string, number> {
  const ready = readyText(plain)
  const sum = (costs: Float64Array): number => costs.reduce((a, b) => a + b, 0)
  return new Map(languages.map(language => [language, sum(wordCosts(ready, language))]))
}
