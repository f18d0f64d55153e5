import {type CharsetCandidate, languagesOf} from './candidates.ts'
import {decodeAs} from './decode-as.ts'
import {roughCosts} from './language-costs.ts'
import type {Priors} from './priors.ts'

/** A single-byte page with what it costs in each language that it is tried in. */
export interface RankedPage {
  candidate: CharsetCandidate
  /** In the kindest language. */
  cost: number
  languages: readonly string[]
  costs: Float64Array
  /** The part of `costs` that is known without the bytes. */
  against: Float64Array
}

/** 128 bytes in three surroundings. */
const PLACES = 384

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

/** Rough costs of a page's bytes by place, for each in all languages that the page is tried in. */
const ROUGH = new Map<string, Float32Array>()

function roughOf(candidate: CharsetCandidate): Float32Array {
  const known = ROUGH.get(candidate.charset)
  if (known) return known
  const units = unitsOf(candidate.charset)
  const languages = languagesOf(candidate)
  const rough = new Float32Array(PLACES * languages.length)
  for (const [l, language] of languages.entries()) {
    const costs = roughCosts(units, language)
    for (let place = 0; place < PLACES; place++) rough[place * languages.length + l] = costs[place]!
  }
  ROUGH.set(candidate.charset, rough)
  return rough
}

/** Bytes from 80 on as they stand in the words: behind an ASCII letter, behind another such byte, elsewhere (128 counts each). */
function countBytes(high: Uint8Array): {places: Uint16Array; counts: Uint16Array} {
  const all = new Uint16Array(PLACES)
  let before = 0x20
  for (const byte of high) {
    if (byte >= 0x80) all[byte - 0x80 + placeOf(before) * 128]!++
    before = byte
  }
  const places = Uint16Array.from(all.keys()).filter(place => all[place] !== 0)
  return {places, counts: places.map(place => all[place]!)}
}

function placeOf(before: number): number {
  return before >= 0x80 ? 1 : (before | 0x20) >= 0x61 && (before | 0x20) <= 0x7a ? 0 : 2
}

/** Rank single-byte pages by single characters alone, which is quick and rough. */
export function rankPages(
  high: Uint8Array,
  candidates: readonly CharsetCandidate[],
  priors: Priors,
): RankedPage[] {
  const {places, counts} = countBytes(high)
  const ranked = candidates.map((candidate): RankedPage => {
    const languages = languagesOf(candidate)
    const against = new Float64Array(languages.length).fill(priors.ofCharset(candidate))
    // Languages that are not written in a charset stand behind those that are.
    against.fill(against[0]! + priors.odd, candidate.languages.length)
    for (let l = 0; l < against.length; l++)
      against[l]! += priors.ofLanguage(languages[l]!, candidate.charset)
    const costs = Float64Array.from(against)
    const rough = roughOf(candidate)
    for (let i = 0; i < places.length; i++) {
      const count = counts[i]!
      for (let l = 0, at = places[i]! * costs.length; l < costs.length; l++)
        costs[l]! += count * rough[at + l]!
    }
    return {candidate, cost: Math.min(...costs), languages, costs, against}
  })
  return ranked.sort((a, b) => a.cost - b.cost)
}

/** The languages that a page reads least badly in, with what speaks against each beside the bytes. */
export function bestLanguages(
  {languages, costs, against}: RankedPage,
  most: number,
): [language: string, against: number][] {
  const order = [...languages.keys()].sort((a, b) => costs[a]! - costs[b]!)
  return order.slice(0, most).map(l => [languages[l]!, against[l]!])
}
