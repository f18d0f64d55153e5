import {scriptNames} from '../../tables/script-ranges.ts'
import {baseLanguage, isShared, languageOfScript, scriptOfLanguage} from './candidates.ts'
import {scoreGrams} from './grams.ts'
import {japaneseShare} from './han.ts'
import {countScripts, scriptIndex} from './script.ts'
import {wordLanguages} from './word-languages.ts'
import {type WordEvidence, weighText} from './words.ts'

/** A language and how sure it is, 0 to 1. */
export interface IdentifiedLanguage {
  language: string
  score: number
}

export interface ClassifyOptions {
  /** Languages to choose among; undefined or empty for all that are known. */
  languages?: readonly string[] | undefined
  /** What the text is expected to be in: the document's language, or what the page declares. */
  hint?: string | null | undefined
  /** Believe the hint where small words agree or a short text says little: no n-grams are asked. @default false */
  settle?: boolean | undefined
}

/**
 * Bits that a hint is worth: two or three small words, so that sentences do not follow it; more where no small word
 * is known, since n-grams tell the language of names, not of the line they stand in.
 */
const hintBits = 9
const namesHintBits = 30
/** Bits for one unit of eld's mean score and n-gram; fitted on ../shared/bench/language/short. */
const eldBit = 0.05
/** Words up to which a text is short, and the lead another language needs to win one that settles for the hint. */
const fewWords = 8
const contraryLead = 16
/** Lead that is enough for a longer text when it is in the language expected. */
const agreeingLead = 3
/** Lead, in bits, of the first language over the second that needs no n-grams to be believed. */
const sureLead = 45

/** Weight of a letter by script, in Latin letters: what one ideograph says takes two or three of ours. */
const density = new Float64Array(scriptNames.length).fill(1)
density[scriptIndex.Han] = 2.5
density[scriptIndex.Kana] = 2.5
density[scriptIndex.Hangul] = 2.2

const counts = new Int32Array(scriptNames.length)
const fullWidth = /[\u3001-\u3011\uff01-\uff0f\uff1a\uff1b\uff1f]/g

/** Identify the language of a text that is short enough to be read whole. */
export function classify(text: string, options: ClassifyOptions = {}): IdentifiedLanguage {
  counts.fill(0)
  countScripts(text, counts)
  const cjk = counts[scriptIndex.Han]! + counts[scriptIndex.Kana]! + counts[scriptIndex.Hangul]!
  // In a line with ideographs their punctuation speaks for them too.
  const stops = cjk > 0 ? (text.match(fullWidth)?.length ?? 0) : 0
  let total = stops
  let first = -1
  let most = 0
  for (let script = 0; script < counts.length; script++) {
    const weight = counts[script]! * density[script]!
    total += weight
    if (weight <= most) continue
    most = weight
    first = script
  }
  if (first < 0) return {language: 'zxx', score: 1}
  const eastern =
    stops +
    counts[scriptIndex.Han]! * density[scriptIndex.Han]! +
    counts[scriptIndex.Kana]! * density[scriptIndex.Kana]! +
    counts[scriptIndex.Hangul]! * density[scriptIndex.Hangul]!
  if (eastern > most || isEastern(first)) return eastAsian(text, eastern / total, options)
  const script = scriptNames[first]!
  const share = most / total
  if (!isShared(script)) return {language: uniqueLanguage(script, text), score: share}
  return sharedScript(text, script, {share, options})
}

const isEastern = (script: number): boolean =>
  script === scriptIndex.Han || script === scriptIndex.Kana || script === scriptIndex.Hangul

/** Yiddish is written with Hebrew letters and ligatures of its own; Assamese has two letters Bengali lacks. */
function uniqueLanguage(script: string, text: string): string {
  if (script === 'Hebrew' && /[\u05f0-\u05f2\ufb1f]|\u05d0[\u05b7\u05b8]|\ufb2e|\ufb2f/.test(text))
    return 'yi'
  if (script === 'Bengali' && /[\u09f0\u09f1]/.test(text)) return 'as'
  return languageOfScript[script] ?? 'und'
}

/** Ideographs go with the script beside them: Hangul makes a line Korean, kana Japanese. */
function eastAsian(text: string, share: number, {hint, languages}: ClassifyOptions): IdentifiedLanguage {
  const han = counts[scriptIndex.Han]!
  const kana = counts[scriptIndex.Kana]!
  const hangul = counts[scriptIndex.Hangul]!
  if (hangul * 4 >= han && hangul >= kana) return {language: 'ko', score: share}
  if (kana * 12 >= han) return {language: 'ja', score: share}
  const base = hint ? baseLanguage(hint) : ''
  const only = (languages ?? []).map(baseLanguage)
  const japanese = japaneseShare(text)
  const short = han < 12
  if (base === 'ko' && short && hangul > 0) return {language: 'ko', score: share}
  if (japanese >= 0.06 && (base !== 'zh' || japanese >= 0.12)) return {language: 'ja', score: share * 0.9}
  if (short && (base === 'ja' || base === 'ko')) return {language: base, score: share * 0.7}
  if (only.length > 0 && !only.includes('zh') && only.includes('ja'))
    return {language: 'ja', score: share * 0.7}
  return {language: 'zh', score: share * (short ? 0.9 : 1)}
}

interface Ranking {
  best: number
  lead: number
}

const indexOf = new Map(wordLanguages.map((language, index) => [language, index]))

/** Malay and Indonesian are one language to most words, so neither is a doubt about the other. */
const kin = new Map([
  [wordLanguages.indexOf('ms'), wordLanguages.indexOf('id')],
  [wordLanguages.indexOf('id'), wordLanguages.indexOf('ms')],
])

function rank(bits: Float64Array, allowed: readonly boolean[]): Ranking {
  let best = -1
  for (let index = 0; index < bits.length; index++) {
    if (allowed[index] && (best < 0 || bits[index]! > bits[best]!)) best = index
  }
  let second = 0
  for (let index = 0; index < bits.length; index++) {
    if (index === best || !allowed[index] || kin.get(best) === index) continue
    if (bits[index]! > second) second = bits[index]!
  }
  return {best, lead: best < 0 ? 0 : bits[best]! - second}
}

const everyLanguage = new Map<string, readonly boolean[]>()

export function allowedLanguages(
  script: string,
  languages: readonly string[] | undefined,
): readonly boolean[] {
  let all = everyLanguage.get(script)
  if (all === undefined) {
    all = wordLanguages.map(language => scriptOfLanguage(language) === script)
    everyLanguage.set(script, all)
  }
  if (languages === undefined || languages.length === 0) return all
  const only = new Set(languages.map(baseLanguage))
  const some = all.map((allowed, index) => allowed && only.has(wordLanguages[index]!))
  return some.includes(true) ? some : all
}

let lastHint: string | null | undefined
let lastHintIndex = -1

function hintIndex(hint: string | null | undefined): number {
  if (hint !== lastHint) {
    lastHint = hint
    lastHintIndex = hint ? (indexOf.get(baseLanguage(hint)) ?? -1) : -1
  }
  return lastHintIndex
}

/** Tell languages of one script apart: by small words and letters, then by n-grams where those leave a doubt. */
function sharedScript(
  text: string,
  script: string,
  {share, options}: {share: number; options: ClassifyOptions},
): IdentifiedLanguage {
  const allowed = allowedLanguages(script, options.languages)
  const evidence = weighText(text)
  const {bits} = evidence
  const hint = hintIndex(options.hint)
  let ranking = rank(bits, allowed)
  if (options.settle === true && hint >= 0 && allowed[hint] && settles(evidence, hint, ranking)) {
    const lead = ranking.best === hint ? ranking.lead : 0
    return {language: wordLanguages[hint]!, score: share * Math.max(0.3, confidence(lead, evidence.words))}
  }
  // A name or two in a document of another script are no language.
  if (options.settle === true && options.hint && ranking.lead === 0 && evidence.words <= 3) {
    return {language: 'und', score: 0}
  }
  // A list of small words may be shared by kin, so a quick verdict wants a clear lead and a fair share of words.
  const sure = ranking.lead >= sureLead && evidence.known * 4 >= evidence.words
  if (!sure) {
    if (hint >= 0)
      bits[hint]! += evidence.known * 3 <= evidence.words && evidence.words <= 6 ? namesHintBits : hintBits
    weighNgrams(text, evidence)
    ranking = rank(bits, allowed)
  }
  if (ranking.best < 0 || bits[ranking.best]! <= 0) {
    return hint >= 0 && allowed[hint]
      ? {language: wordLanguages[hint]!, score: 0.2 * share}
      : {language: 'und', score: 0}
  }
  return {language: wordLanguages[ranking.best]!, score: confidence(ranking.lead, evidence.words) * share}
}

/** Tell whether a text may be taken for what it is expected to be without a closer look. */
function settles({bits, words, known}: WordEvidence, hint: number, {best, lead}: Ranking): boolean {
  if (best === hint) return words <= fewWords || (lead >= agreeingLead && known * 8 >= words)
  return words <= fewWords && bits[best]! - Math.max(0, bits[hint]!) < contraryLead
}

/** Add what the n-grams of a text say; eld gives a mean over them, here it is worth more the more there were. */
export function weighNgrams(text: string, {bits, words}: WordEvidence): void {
  const letters = Math.min(text.length, 350)
  const grams = letters / 3.6 + Math.min(words, 60)
  scoreGrams(text, (language, score) => {
    const value = eldBit * grams * score
    bits[indexOf.get(language)!]! += value
    // eld's Malay is Indonesian as well; the small words then choose.
    if (language === 'ms') bits[indexOf.get('id')!]! += value + 0.01
  })
}

/** A logistic curve of the lead; a word or two never makes a language sure. */
export function confidence(lead: number, words: number): number {
  const certain = 1 / (1 + Math.exp(-lead / 5))
  return Math.max(0, Math.min(1, (2 * certain - 1) * (words < 4 ? 0.4 + words * 0.15 : 1)))
}
