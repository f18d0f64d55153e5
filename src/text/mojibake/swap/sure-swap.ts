/** Swaps of charsets that leave no doubt: told by sums over a line's bytes, before anything is decoded. */
import {codeAt} from '../../code-at.ts'
import {costOf, symbolOf} from '../language/plausibility.ts'
import {allPages, decodeBy, type Page} from '../pages.ts'
import {countBeyondAscii} from './guards.ts'
import {costOfPairs, costThrough, pairsOf} from './hopes.ts'
import {isCommon, rarityOf} from './rarity.ts'
import type {Swap} from './setting.ts'
import {type Source, sourcesOf} from './sources.ts'
import {sureDouble, sureUtf8} from './sure-double.ts'
import {misreaders} from './trust.ts'

/** How many characters beyond ASCII a line has at least, and what each pair of them costs on average, in nats. */
const telling = {count: 8, mean: 3.6} as const
/** What a swap must gain over the line as it stands, and over every other reading, in nats. */
const sure = {gain: 30, ahead: 10} as const
/** What a pair costs on average at most in text that is right, in nats. */
const usual = 4.5
/** How many readings are looked at by pairs: the likeliest by single bytes, and those by common pages, which single bytes may mistake. */
const mostReadings = 14

/** Cost in nats of each byte above 127 by itself, in each page. */
const singles: (Float32Array | undefined)[] = []

const singlesOf = (index: number): Float32Array => {
  const known = singles[index]
  if (known) return known
  const {upper} = allPages[index]!
  const made = Float32Array.from({length: 128}, (_, byte) => costOf(0, 0, symbolOf(upper.charCodeAt(byte))))
  singles[index] = made
  return made
}

/** What a line may be: bytes of one page read by another. */
interface Reading extends Source {
  to: Page
  /** What the bytes cost one by one. */
  alone: number
  /** What their pairs cost. */
  cost: number
}

/** How often each byte above 127 stands in the bytes that were counted last, and which do, in no order. */
const counts = new Uint16Array(128)
const met = new Uint8Array(128)

/** Count the bytes above 127; gives how many different ones there are. */
const countBytes = (bytes: Uint8Array): number => {
  counts.fill(0)
  let different = 0
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at]! < 128) continue
    const byte = bytes[at]! & 127
    if (counts[byte]!++ === 0) met[different++] = byte
  }
  return different
}

/** Put a reading among the likeliest by single bytes, which are in order. */
const keep = (readings: Reading[], reading: Reading) => {
  let rank = readings.length
  while (rank > 0 && readings[rank - 1]!.alone > reading.alone) rank--
  readings.splice(rank, 0, reading)
  if (readings.length > mostReadings) readings.pop()
}

/** The readings that are likeliest by single bytes, and those by common pages. */
const likeliest = (sources: readonly Source[]): Reading[] => {
  const readings: Reading[] = []
  const common: Reading[] = []
  for (const {from, bytes} of sources) {
    const different = countBytes(bytes)
    for (let index = 0; index < allPages.length; index++) {
      const to = allPages[index]!
      if (to === from) continue
      const own = singlesOf(index)
      const most = readings.length < mostReadings ? Infinity : readings.at(-1)!.alone
      if (isCommon(to.name)) {
        common.push({from, to, bytes, alone: 0, cost: Infinity})
        continue
      }
      let alone = 0
      for (let rank = 0; rank < different && alone < most; rank++)
        alone += counts[met[rank]!]! * own[met[rank]!]!
      if (alone < most) keep(readings, {from, to, bytes, alone, cost: Infinity})
    }
  }
  return [...common, ...readings]
}

/** The likeliest readings by pairs, the best first; what falls behind by far, or is above `most`, costs no end. */
const ranked = (sources: readonly Source[], most: number): Reading[] => {
  const readings = likeliest(sources)
  // Readings of one page share their bytes.
  const pairs = new Map<Uint8Array, Uint16Array>()
  let limit = most
  for (const reading of readings) {
    const {bytes} = reading
    const own = pairs.get(bytes) ?? pairsOf(bytes)
    pairs.set(bytes, own)
    const entry = rarityOf(reading.from.name) + rarityOf(reading.to.name)
    reading.cost = costThrough(own, reading.to, limit - entry) + entry
    limit = Math.min(limit, reading.cost + sure.ahead)
  }
  return readings.sort((one, other) => one.cost - other.cost)
}

/** Count the pairs of a line that a page decides: those with a character beyond ASCII. */
const countPairs = (line: string): number => {
  let count = 0
  let before = 32
  for (let at = 0; at < line.length; at++) {
    const code = codeAt(line, at)
    if (code >= 0x80 || before >= 0x80) count++
    before = code
  }
  return count
}

const wide = /[\u3000-\ud7ff\uf900-\uffef]/
const isMisreader = (name: string): boolean => name in misreaders

/** Tell which swap mends a line, where no doubt is left. */
export const sureSwap = (line: string): Swap | undefined => {
  const high = countBeyondAscii(line)
  if (high < telling.count) return undefined
  if (wide.test(line)) return sureUtf8(line)
  const own = costOfPairs(line)
  if (own < high * telling.mean) return undefined
  const sources = sourcesOf(line, isMisreader)
  const most = own - sure.gain
  const double = sureDouble(sources, {most, ahead: sure.ahead})
  const readings = ranked(sources, double ? double.cost + sure.ahead : most)
  const best = readings[0]
  if (double) {
    const {from, to, text, cost} = double
    return best && best.cost < cost + sure.ahead ? undefined : {from, to, text, gain: own - cost}
  }
  const isText = best && best.cost < Math.min(most, countPairs(line) * usual)
  if (!isText || /[\x80-\x9f]/.test(line)) return undefined
  const text = decodeBy(best.to, best.bytes)
  for (const {cost, to, bytes} of readings.slice(1)) {
    if (cost > best.cost + sure.ahead) break
    if (decodeBy(to, bytes) !== text) return undefined
  }
  return {from: best.from.name, to: best.to.name, text, gain: own - best.cost}
}
