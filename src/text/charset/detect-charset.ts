import {judgeReadings} from './judge-readings.ts'
import {type ChoiceOptions, priorsOf} from './priors.ts'
import {type Reading, readAll} from './readings.ts'
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

/**
 * Choose the charset of a sample: the one in which the words with non-ASCII characters are likeliest in some language that is
 * written in it, by n-grams of characters (a Bayesian choice with priors of charsets, languages and declarations).
 */
export function chooseCharset(sample: Uint8Array, options: ChoiceOptions): Choice {
  const words = gatherWords(sample, options.whole ?? sample)
  const readings = judgeReadings(readAll(words.high, options, priorsOf(words, options)), words.high)
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

/** The probability that the model gives to the best reading. */
function shareOf(readings: readonly Reading[]): number {
  let all = 0
  for (const {cost} of readings) all += Math.exp(readings[0]!.cost - cost)
  return Math.min(0.99, 1 / all)
}
