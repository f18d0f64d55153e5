import {type CharsetCandidate, languagesOf} from './candidates.ts'
import {decodeAs} from './decode-as.ts'
import {roughCosts} from './language-costs.ts'

/** A language in which a page was found to read least badly. */
export interface RankedLanguage {
  language: string
  cost: number
}

/** A single-byte page with its languages, the likelier first. */
export interface RankedPage {
  candidate: CharsetCandidate
  cost: number
  languages: RankedLanguage[]
}

const UNITS = new Map<string, Uint16Array>()

/** The code units of a single-byte page, by byte. */
export function unitsOf(charset: string): Uint16Array {
  const known = UNITS.get(charset)
  if (known) return known
  const units = Uint16Array.from({length: 256}, (_, byte) => {
    const text = decodeAs(Uint8Array.of(byte), charset)
    return text.length === 1 ? text.charCodeAt(0) : 0xfffd
  })
  UNITS.set(charset, units)
  return units
}

/** Rough costs of a page's bytes, by the languages that it is tried in. */
const ROUGH = new Map<string, Float32Array[]>()

function roughOf(candidate: CharsetCandidate): Float32Array[] {
  const known = ROUGH.get(candidate.charset)
  if (known) return known
  const units = unitsOf(candidate.charset)
  const rough = languagesOf(candidate).map(language => roughCosts(units, language))
  ROUGH.set(candidate.charset, rough)
  return rough
}

/** Bytes from 80 on as they stand in the words: behind an ASCII letter, behind another such byte, elsewhere (128 counts each). */
function countBytes(high: Uint8Array): {places: number[]; counts: number[]} {
  const all = new Uint16Array(384)
  let before = 0x20
  for (const byte of high) {
    if (byte >= 0x80) all[byte - 0x80 + placeOf(before) * 128]!++
    before = byte
  }
  const places: number[] = []
  const counts: number[] = []
  for (let i = 0; i < 384; i++) {
    if (all[i] === 0) continue
    places.push(i)
    counts.push(all[i]!)
  }
  return {places, counts}
}

function placeOf(before: number): number {
  return before >= 0x80 ? 1 : (before | 0x20) >= 0x61 && (before | 0x20) <= 0x7a ? 0 : 2
}

/** Rank single-byte pages and their languages by single characters alone, which is quick and rough. */
export function rankPages(
  high: Uint8Array,
  candidates: readonly CharsetCandidate[],
  prior: (candidate: CharsetCandidate, language: string) => number,
): RankedPage[] {
  const {places, counts} = countBytes(high)
  const ranked = candidates.map(candidate => {
    const rough = roughOf(candidate)
    const languages = languagesOf(candidate).map((language, l) => {
      const costs = rough[l]!
      let cost = prior(candidate, language)
      for (let i = 0; i < places.length; i++) cost += counts[i]! * costs[places[i]!]!
      return {language, cost}
    })
    languages.sort((a, b) => a.cost - b.cost)
    return {candidate, cost: languages[0]!.cost, languages}
  })
  return ranked.sort((a, b) => a.cost - b.cost)
}
