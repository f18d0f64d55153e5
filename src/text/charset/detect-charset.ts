import {CANDIDATES, type CharsetCandidate, LATIN_LANGUAGES} from './candidates.ts'
import {decodeAs} from './decode-as.ts'
import {isAsciiIncompatible, isMultiByte, isWebCharset} from './families.ts'
import {costIn, readyText, wordCosts} from './language-costs.ts'
import {rankPages} from './rank-pages.ts'
import {gatherWords, type SampleWords} from './words.ts'

/** A charset chosen for bytes that are no UTF-8. */
export interface Choice {
  charset: string
  source: string
  confidence: number
  /** Whether a declaration was passed over. */
  overruled: boolean
  /** Whether the bytes make no text in any charset. */
  unreadable: boolean
  /** The language that it was judged by. */
  language: string
}

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

/** One reading of the words, by whatever charsets give it. */
interface Reading {
  text: string
  candidates: CharsetCandidate[]
  /** Languages to judge it by, with what else speaks against each. */
  languages: Map<string, number>
  cost: number
  language: string
  /** The cost in each language. */
  costs: ReadonlyMap<string, number>
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
}

/** Readings judged in earnest, and of these to the end. */
const MOST_READINGS = 14
const MOST_FINALISTS = 6
const FINAL_REACH = 35
const MOST_FINAL_LANGUAGES = 3
/** Languages that a reading is judged by. */
const MOST_LANGUAGES = 6
/** Bytes judged before the finalists are chosen. */
const FIRST_LOOK = 600

/**
 * Choose the charset of a sample: the one in which the words with non-ASCII characters are likeliest in some language that is
 * written in it, by n-grams of characters (a Bayesian choice with priors of charsets, languages and declarations).
 */
export function chooseCharset(sample: Uint8Array, options: ChoiceOptions): Choice {
  const words = gatherWords(sample, options.whole ?? sample)
  const readings = judge(words, options)
  const best = readings[0]!
  const {language} = best
  const unreadable = isUnreadable(best, {words, sample})
  const confidence = shareOf(readings)
  const {claims} = options
  const names = new Set(best.candidates.map(({charset}) => charset))
  const claim = claims.find(({charset}) => names.has(charset))
  if (claim) return {...claim, confidence, overruled: false, unreadable: false, language}
  return {
    charset: nameOf(best),
    source: 'detected',
    confidence,
    overruled: claims.length > 0,
    unreadable,
    language,
  }
}

/** Text costs up to 4.5 nats a byte in its charset and language, noise 5.8 and more in any. */
const MOST_COST = 5.4
const LEAST_NOISE = {bytes: 60, share: 0.3}

function isUnreadable({cost}: Reading, {words, sample}: {words: SampleWords; sample: Uint8Array}): boolean {
  const {length} = words.high
  if (length < LEAST_NOISE.bytes || cost < length * MOST_COST) return false
  let high = 0
  for (const byte of sample) if (byte >= 0x80) high++
  return high > sample.length * LEAST_NOISE.share
}

/** Of charsets that read alike, the commonest gives the name. */
function nameOf({candidates}: Reading): string {
  return candidates.reduce((a, b) => (b.cost < a.cost ? b : a)).charset
}

function judge(words: SampleWords, options: ChoiceOptions): Reading[] {
  const prior = priorOf(words, options)
  const readings = readAll(words.high, {prior, options})
  const first = endOfWord(words.high, FIRST_LOOK)
  costAll(readings, first < words.high.length ? words.high.subarray(0, first) : null)
  if (first >= words.high.length) return readings
  const finalists = readings
    .filter(({cost}) => cost < readings[0]!.cost + FINAL_REACH)
    .slice(0, MOST_FINALISTS)
  for (const reading of finalists) reading.languages = likeliest(reading)
  costAll(finalists, null)
  return finalists
}

/** Languages that names in any other of Latin script come from. */
const LENDERS = ['de', 'fr', 'es', 'pt', 'sv', 'en']
const LATIN = new Set(LATIN_LANGUAGES)

function isLatin({languages}: Reading): boolean {
  for (const language of languages.keys()) if (LATIN.has(language)) return true
  return false
}

/** The languages that a reading was likeliest in. */
function likeliest({languages, costs}: Reading): Map<string, number> {
  const sorted = [...languages].sort(([a], [b]) => costs.get(a)! - costs.get(b)!)
  return new Map(sorted.slice(0, MOST_FINAL_LANGUAGES))
}

/** Cost readings by a part of the words, or by all, and sort them. */
function costAll(readings: Reading[], part: Uint8Array | null): void {
  for (const reading of readings) {
    const text = part ? decodeAs(part, reading.candidates[0]!.charset) : reading.text
    const lenders = part || !isLatin(reading) ? [] : LENDERS
    Object.assign(reading, costIn(readyText(text), {languages: reading.languages, lenders}))
  }
  readings.sort((a, b) => a.cost - b.cost)
}

function endOfWord(high: Uint8Array, from: number): number {
  const at = high.indexOf(0x20, from)
  return at === -1 || high.length - at < FIRST_LOOK / 2 ? high.length : at + 1
}

type Prior = (candidate: CharsetCandidate, language: string) => number

function priorOf({plain, high}: SampleWords, {claims, likely, tagged, fallback}: ChoiceOptions): Prior {
  const latin = plainCosts(plain)
  const outnumbered = WEIGHT.outnumbered * Math.log2(Math.max(1, plain.length / high.length))
  const otherScript = WEIGHT.otherScript + Math.min(WEIGHT.outnumberedMost, outnumbered)
  const declared = new Set(claims.map(({charset}) => charset))
  return ({charset, cost, languages}, language) => {
    let sum = cost + (languages.includes(language) ? 0 : WEIGHT.odd) + (latin.get(language) ?? otherScript)
    if (declared.has(charset)) sum -= WEIGHT.claim
    if (charset === likely) sum -= WEIGHT.likely
    if (charset === fallback) sum -= WEIGHT.fallback
    return tagged && !isWebCharset(charset) ? sum + WEIGHT.tagged : sum
  }
}

/** What the ASCII words say against each language of Latin script. */
function plainCosts(plain: string): Map<string, number> {
  const ready = readyText(plain)
  const costs = LATIN_LANGUAGES.map(language => {
    let sum = 0
    for (const cost of wordCosts(ready, language)) sum += cost
    return sum
  })
  const least = Math.min(...costs)
  return new Map(
    LATIN_LANGUAGES.map((language, i) => [
      language,
      Math.min(WEIGHT.plainMost, (costs[i]! - least) * WEIGHT.plain),
    ]),
  )
}

const PAGES = CANDIDATES.filter(({charset}) => !isMultiByte(charset))
const WIDE = CANDIDATES.filter(({charset}) => isMultiByte(charset))

/** The likeliest readings, not yet costed. */
function readAll(high: Uint8Array, {prior, options}: {prior: Prior; options: ChoiceOptions}): Reading[] {
  const {claims, likely} = options
  const declared = new Set(
    claims.map(({charset}) => charset).filter(charset => !isAsciiIncompatible(charset)),
  )
  const readings = new Map<string, Reading>()
  const read = (candidate: CharsetCandidate, languages: readonly string[], most: number): void => {
    const text = decodeAs(high, candidate.charset)
    const known = readings.get(text)
    if (!known && readings.size >= most && !declared.has(candidate.charset)) return
    const reading: Reading = known ?? {
      text,
      candidates: [],
      languages: new Map(),
      cost: 0,
      language: '',
      costs: new Map(),
    }
    reading.candidates.push(candidate)
    for (const language of languages) {
      const cost = prior(candidate, language)
      reading.languages.set(language, Math.min(cost, reading.languages.get(language) ?? Infinity))
    }
    readings.set(text, reading)
  }
  const usual = ({charset}: CharsetCandidate): boolean =>
    likely === undefined || isWebCharset(charset) || declared.has(charset)
  for (const {candidate, languages} of rankPages(high, PAGES.filter(usual), prior)) {
    read(
      candidate,
      languages.slice(0, MOST_LANGUAGES).map(({language}) => language),
      MOST_READINGS,
    )
  }
  for (const candidate of WIDE.filter(usual)) read(candidate, candidate.languages, Infinity)
  for (const claim of declared) {
    const known = CANDIDATES.some(({charset}) => charset === claim)
    if (!known) read({...likeOf(claim), charset: claim}, likeOf(claim).languages, Infinity)
  }
  return [...readings.values()]
}

/** A declared charset that is no candidate stands for one that is. */
function likeOf(charset: string): CharsetCandidate {
  const like = charset === 'gbk' ? 'gb18030' : charset === 'iso-8859-8-i' ? 'iso-8859-8' : 'windows-1252'
  return CANDIDATES.find(candidate => candidate.charset === like)!
}

/** The probability that the model gives to the best reading. */
function shareOf(readings: readonly Reading[]): number {
  let all = 0
  for (const {cost} of readings) all += Math.exp(readings[0]!.cost - cost)
  return Math.min(0.99, 1 / all)
}
