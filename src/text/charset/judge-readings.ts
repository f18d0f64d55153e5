import {LATIN_LANGUAGES} from './candidates.ts'
import {decodeAs} from './decode-as.ts'
import {costIn} from './language-costs.ts'
import type {Reading} from './readings.ts'
import {readyText} from './ready-text.ts'

/** A look at some of the words, after which unlikely readings and languages are passed over. */
interface Look {
  /** Bytes looked at. */
  bytes: number
  /** How far behind the best a reading may be to be looked at again, in nats. */
  reach: number
  readings: number
  languages: number
}

/** From coarse to fine: each look takes in more words for fewer readings; the last one, at all words, judges. */
const LOOKS: readonly Look[] = [
  {bytes: 60, reach: 30, readings: 10, languages: 6},
  {bytes: 600, reach: 35, readings: 6, languages: 3},
]

/** Languages that names in any other of Latin script come from. */
const LENDERS = ['de', 'fr', 'es', 'pt', 'sv', 'en']
const LATIN = new Set(LATIN_LANGUAGES)

/** Cost readings of words by n-grams of their languages, those that fall behind no further than need be; the best first. */
export function judgeReadings(all: readonly Reading[], high: Uint8Array): Reading[] {
  let readings = [...all]
  for (const look of LOOKS) {
    const end = endOfWord(high, look.bytes)
    readings = lookAt(readings, high.subarray(0, end), look)
    if (end === high.length) break
  }
  return readToTheEnd(readings, high)
}

function lookAt(readings: Reading[], words: Uint8Array, look: Look): Reading[] {
  for (const reading of readings) {
    const ready = readyText(decodeAs(words, reading.candidates[0]!.charset))
    const {cost, costs} = costIn(ready, {languages: reading.languages, lenders: []})
    reading.cost = cost
    const sorted = [...reading.languages].sort(([a], [b]) => costs.get(a)! - costs.get(b)!)
    reading.languages = new Map(sorted.slice(0, look.languages))
  }
  readings.sort((a, b) => a.cost - b.cost)
  const most = readings[0]!.cost + look.reach
  return readings.filter(({cost}) => cost < most).slice(0, look.readings)
}

/** Cost readings by all words, some of which may be borrowed; those that turn out to read alike become one. */
function readToTheEnd(readings: readonly Reading[], high: Uint8Array): Reading[] {
  const judged = new Map<string, Reading>()
  for (const reading of readings) {
    const text = decodeAs(high, reading.candidates[0]!.charset)
    const lenders = isLatin(reading) ? LENDERS : []
    const {cost, language} = costIn(readyText(text), {languages: reading.languages, lenders})
    Object.assign(reading, {cost, language})
    const twin = judged.get(text)
    if (twin) {
      twin.candidates.push(...reading.candidates)
      twin.cost = Math.min(twin.cost, cost)
    } else judged.set(text, reading)
  }
  return [...judged.values()].sort((a, b) => a.cost - b.cost)
}

function isLatin({languages}: Reading): boolean {
  for (const language of languages.keys()) if (LATIN.has(language)) return true
  return false
}

/** The end of the word at an offset, or of all words where little would be left. */
function endOfWord(high: Uint8Array, from: number): number {
  const at = high.indexOf(0x20, from)
  return at === -1 || high.length - at < from / 2 ? high.length : at + 1
}
