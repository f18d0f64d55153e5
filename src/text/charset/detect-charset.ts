import iconv from 'iconv-lite'
import {detectAll} from 'jschardet'
import {canonicalCharset} from './canonical-charset.ts'
import {decodeAs} from './decode-as.ts'
import {duel} from './duel.ts'
import {isAsciiIncompatible, isMultiByte, isWebCharset, MULTI_BYTE} from './families.ts'
import {languageFit} from './language-fit.ts'
import {readingOf} from './plausibility.ts'

/** A charset chosen for bytes that are no UTF-8. */
export interface Choice {
  charset: string
  source: string
  confidence: number
  /** Whether a declaration was passed over. */
  overruled: boolean
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
}

interface Candidate {
  charset: string
  text: string
  claim: Claim | undefined
  rank: number
  score: number
}

/** Candidates judged by their text: the detector's best. Deeper than this the right one is never found. */
const MOST_CANDIDATES = 12

/**
 * Weights of the choice (a conditional logit), fitted on one half of the corpus lines; `bench/charset` measures on the
 * other. Those ending in `Few` count by 6 / (n + 6), n the non-ASCII characters: what matters more where there are few.
 */
const WEIGHT = {
  ratio: 2.5,
  ratioFew: 1.8,
  best: 3.9,
  reading: 2.4,
  readingFew: 3,
  language: 0.85,
  claim: 0.65,
  claimFew: 0.85,
  web: 0.15,
  webFew: -0.6,
  webTagged: 0.3,
  multiByte: 0.45,
  likely: 5,
  likelyFew: 5,
}

/**
 * Choose the charset of a sample among those declared, those detected and the fallback: by the detector's confidence, by
 * how the text reads and which language it fits, and with a bonus for what was declared.
 */
export function chooseCharset(sample: Uint8Array, options: ChoiceOptions): Choice {
  const first = chooseFrom(sample, options)
  // Text that reads well is not looked at again.
  const wellRead = first.reading >= WELL_READ && isWebCharset(first.best.charset)
  const mended = wellRead ? null : withoutHoles(sample)
  const {best, candidates} = mended ? chooseFrom(mended, options) : first
  const {claims} = options
  const confidence = shareOf(best, candidates)
  const claim = candidates.find(candidate => candidate.claim && candidate.text === best.text)?.claim
  if (claim) return {...claim, confidence, overruled: false}
  const source = best.rank >= 0 ? 'detected' : 'fallback'
  return {charset: nameOf(best, candidates), source, confidence, overruled: claims.length > 0}
}

const WELL_READ = 0.55

function chooseFrom(
  sample: Uint8Array,
  options: ChoiceOptions,
): {best: Candidate; candidates: Candidate[]; reading: number} {
  const candidates = judge(sample, options)
  let best = candidates[0]!
  for (const candidate of candidates) if (candidate.score > best.score) best = candidate
  best = wholeOf(winnerOf(best, candidates), sample)
  return {best, candidates, reading: readingOf(best.text).score}
}

/** A challenger wins where it is better by both counts: the detector ranks near ties by habit, not by these bytes. */
const WINS = {language: 0.25, reading: 0.5}
const DUEL_REACH = 6

function winnerOf(best: Candidate, candidates: readonly Candidate[]): Candidate {
  let winner = best
  let most = 0
  for (const candidate of candidates) {
    if (candidate.text === best.text || candidate.score < best.score - DUEL_REACH) continue
    const {language, reading} = duel(best.text, candidate.text)
    if (language < WINS.language || reading < WINS.reading || language + reading <= most) continue
    most = language + reading
    winner = candidate
  }
  return winner
}

/** More holes than this are no damage: the charset is another one. */
const MOST_HOLES = 0.03
const LEAST_READING = 0.45

/**
 * Leave out the bytes that are no characters of the multi-byte charset that the rest reads best in.
 *
 * One stray byte in a page makes a detector that asks for validity pass over the right charset for one that takes all.
 */
function withoutHoles(sample: Uint8Array): Uint8Array | null {
  let best: {charset: string; text: string} | null = null
  let most = LEAST_READING
  for (const charset of WITH_ENCODER) {
    const text = decodeAs(sample, charset)
    const {score, count} = readingOf(text)
    const holes = text.split('\ufffd').length - 1
    // A whole reading that good in any of them leaves nothing to mend.
    if (holes === 0 && score >= LEAST_READING && count > 0) return null
    if (holes > count * MOST_HOLES || score + (3 * holes) / Math.max(1, count) < most) continue
    most = score
    best = {charset, text}
  }
  return best === null ? null : iconv.encode(best.text.replaceAll('\ufffd', ''), best.charset)
}

const WITH_ENCODER = ['shift_jis', 'euc-jp', 'euc-kr', 'gbk', 'big5']

/** Some multi-byte charset reads whole what the best one leaves holes in: the detector knows not all their extensions. */
function wholeOf(best: Candidate, sample: Uint8Array): Candidate {
  if (!best.text.includes('\ufffd')) return best
  let least = Math.max(LEAST_READING, readingOf(best.text).score + 0.3)
  let whole = best
  for (const charset of MULTI_BYTE) {
    const text = decodeAs(sample, charset)
    const {score} = readingOf(text)
    if (text.includes('\ufffd') || score < least) continue
    least = score
    whole = {...best, charset, text, claim: undefined}
  }
  return whole
}

/** Of charsets that read alike, the web's goes by its name. */
function nameOf(best: Candidate, candidates: readonly Candidate[]): string {
  const alike = candidates.filter(({text}) => text === best.text)
  return (
    alike.find(({charset}) => charset === 'windows-1252') ??
    alike.find(({charset}) => isWebCharset(charset)) ??
    best
  ).charset
}

function judge(sample: Uint8Array, {claims, fallback, tagged, likely}: ChoiceOptions): Candidate[] {
  const found = detectCharsets(sample)
  const ranked = [...found.keys()]
  const top = Math.max(0.005, ...found.values())
  const charsets = new Set([
    ...claims.map(({charset}) => charset).filter(charset => !isAsciiIncompatible(charset)),
    ...ranked.slice(0, MOST_CANDIDATES).filter(charset => likely === undefined || isWebCharset(charset)),
    likely ?? fallback,
    fallback,
    'windows-1252',
  ])
  const judged = [...charsets].map(charset => {
    const text = decodeAs(sample, charset)
    const claim = claims.find(entry => entry.charset === charset)
    const rank = ranked.indexOf(charset)
    const {score: reading, count} = readingOf(text)
    const few = 6 / (count + 6)
    const ratio = Math.log(Math.max(charset === likely ? 0.4 : 0.03, (found.get(charset) ?? 0) / top))
    const score =
      ratio * (WEIGHT.ratio + WEIGHT.ratioFew * few) +
      (rank === 0 ? WEIGHT.best : 0) +
      reading * (WEIGHT.reading + WEIGHT.readingFew * few) +
      (claim ? WEIGHT.claim + WEIGHT.claimFew * few : 0) +
      (isWebCharset(charset) ? WEIGHT.web + WEIGHT.webFew * few + (tagged ? WEIGHT.webTagged : 0) : 0) +
      (isMultiByte(charset) ? WEIGHT.multiByte : 0) +
      (charset === likely ? WEIGHT.likely + WEIGHT.likelyFew * few : 0)
    return {charset, text, claim, rank, score}
  })
  return addLanguage(judged)
}

/** The language part of a score lies between -3 and 3: who is further behind need not be read by it. */
const LANGUAGE_REACH = 5

function addLanguage(judged: readonly Candidate[]): Candidate[] {
  let most = -Infinity
  for (const {score} of judged) most = Math.max(most, score)
  const near = judged.filter(({score}) => score > most - LANGUAGE_REACH)
  const fits = new Map<string, number | null>()
  for (const {text} of near) if (!fits.has(text)) fits.set(text, languageFit(text))
  // Where a sign stands instead of a letter there is no word to judge, which is nothing against it.
  const best = Math.max(0, ...[...fits.values()].map(fit => fit ?? 0))
  return near.map(candidate => ({
    ...candidate,
    score: candidate.score + WEIGHT.language * (fits.get(candidate.text) ?? best),
  }))
}

/** The probability that the model gives to the text of a candidate. */
function shareOf(best: Candidate, candidates: readonly Candidate[]): number {
  let all = 0
  let own = 0
  for (const {text, score} of candidates) {
    const weight = Math.exp(score - best.score)
    all += weight
    if (text === best.text) own += weight
  }
  return Math.min(0.99, own / all)
}

function detectCharsets(sample: Uint8Array): Map<string, number> {
  const found = new Map<string, number>()
  for (const {encoding, confidence} of detectAll(sample, {
    minimumThreshold: 0,
    excludeEncodings: ['utf-7'],
  })) {
    const charset = encoding === null ? null : canonicalCharset(encoding)
    if (charset !== null && !charset.startsWith('utf-') && !found.has(charset)) found.set(charset, confidence)
  }
  return found
}
