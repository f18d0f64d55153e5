import {CANDIDATES, type CharsetCandidate} from './candidates.ts'
import {isAsciiIncompatible, isMultiByte, isWebCharset} from './families.ts'
import type {ChoiceOptions, Priors} from './priors.ts'
import {bestLanguages, rankPages, unitsOf} from './rank-pages.ts'

/** One reading of the words, by whatever charsets give it. */
export interface Reading {
  candidates: CharsetCandidate[]
  /** Languages to judge it by, with what else speaks against each. */
  languages: Map<string, number>
  cost: number
  language: string
}

/** Single-byte readings judged by more than their bytes one by one, and how far behind the best they are, in nats. */
const MOST_PAGES = 10
const REACH = {least: 12, byte: 0.8}
/** Languages that a reading is judged by. */
const MOST_LANGUAGES = 6

const PAGES = CANDIDATES.filter(({charset}) => !isMultiByte(charset))
const WIDE = CANDIDATES.filter(({charset}) => isMultiByte(charset))

/** List the likeliest readings of words, not yet costed: single-byte pages that read alike are one. */
export function readAll(high: Uint8Array, {claims, likely}: ChoiceOptions, priors: Priors): Reading[] {
  const declared = new Set(
    claims.map(({charset}) => charset).filter(charset => !isAsciiIncompatible(charset)),
  )
  const usual = ({charset}: CharsetCandidate): boolean =>
    likely === undefined || isWebCharset(charset) || declared.has(charset)
  const ranked = rankPages(high, PAGES.filter(usual), priors)
  const readings = new Map<string, Reading>()
  const bytes = distinctBytes(high)
  const most = ranked[0]!.cost + REACH.least + REACH.byte * countHigh(high)
  for (const page of ranked) {
    const {candidate, cost} = page
    const key = pageKey(bytes, candidate.charset)
    const known = readings.get(key)
    const worthy = known ?? (cost < most && readings.size < MOST_PAGES)
    if (!worthy && !declared.has(candidate.charset)) continue
    const reading = known ?? newReading()
    readings.set(key, reading)
    addCandidate(reading, candidate, bestLanguages(page, MOST_LANGUAGES))
  }
  const wide = WIDE.filter(usual)
  for (const charset of declared) {
    if (!CANDIDATES.some(candidate => candidate.charset === charset)) wide.push({...likeOf(charset), charset})
  }
  for (const candidate of wide) {
    const reading = newReading()
    readings.set(candidate.charset, reading)
    const against = priors.ofCharset(candidate)
    addCandidate(
      reading,
      candidate,
      candidate.languages.map(language => [
        language,
        against + priors.ofLanguage(language, candidate.charset),
      ]),
    )
  }
  return [...readings.values()]
}

function newReading(): Reading {
  return {candidates: [], languages: new Map(), cost: 0, language: ''}
}

function addCandidate(
  {candidates, languages}: Reading,
  candidate: CharsetCandidate,
  costs: readonly (readonly [language: string, cost: number])[],
): void {
  candidates.push(candidate)
  for (const [language, cost] of costs)
    languages.set(language, Math.min(cost, languages.get(language) ?? Infinity))
}

function countHigh(bytes: Uint8Array): number {
  let count = 0
  for (const byte of bytes) if (byte >= 0x80) count++
  return count
}

function distinctBytes(bytes: Uint8Array): number[] {
  const seen = new Uint8Array(256)
  for (const byte of bytes) seen[byte] = 1
  return [...seen.keys()].filter(byte => seen[byte] === 1)
}

/** What a single-byte page makes of some bytes: pages with the same key read them alike. */
function pageKey(bytes: readonly number[], charset: string): string {
  const units = unitsOf(charset)
  return String.fromCharCode(...bytes.map(byte => units[byte]!))
}

/** A declared charset that is no candidate stands for one that is. */
function likeOf(charset: string): CharsetCandidate {
  const like = charset === 'gbk' ? 'gb18030' : charset === 'iso-8859-8-i' ? 'iso-8859-8' : 'windows-1252'
  return CANDIDATES.find(candidate => candidate.charset === like)!
}
