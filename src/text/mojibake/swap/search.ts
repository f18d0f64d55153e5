/** Read a line by the swaps of charsets that are worth a look, and choose the best. */
import {decodeStrictly} from '../codecs.ts'
import {costOfMisplaced, costOfMixing} from '../language/strangeness.ts'
import {weighWords} from '../language/words.ts'
import {encodeWide} from '../wide/codecs.ts'
import {costOfLine, strangenessOfWide} from '../wide/model.ts'
import {isWideCharset, wideCharsets, wideNamed} from '../wide/tables.ts'
import {costIn, rivalOf} from './cost.ts'
import {isTelling, needed} from './evidence.ts'
import {isBelievable, varietyOf} from './guards.ts'
import {type Candidate, entry, entryCost, perWord, type Reading, type SwapSetting} from './setting.ts'
import {isSame, sourcesOf} from './sources.ts'
import {isTrusted} from './trust.ts'

/** The bytes a line may have been, under the commonest charset of those that give the same. */
export const bytesOf = (line: string, isWanted: (name: string) => boolean): [string, Uint8Array][] => {
  const found = sourcesOf(line, isWanted).map(({from, bytes}): [string, Uint8Array] => [from.name, bytes])
  // What a double-byte charset made has characters of its own, and they make no sense.
  if (strangenessOfWide(line) < leastOfWide) return found
  for (const name of wideCharsets) {
    if (!isWanted(name)) continue
    for (const other of [false, true]) {
      const bytes = encodeWide(wideNamed(name)!, line, other)
      if (!bytes) break
      if (!found.some(([, known]) => isSame(known, bytes))) found.push([name, bytes])
    }
  }
  return found
}
/** From how strange the wide characters of a line are a double-byte charset may have made them, in nats. */
const leastOfWide = 1

/** Which swaps are looked at, and what known words may tell for one, in nats. */
interface Search {
  only: readonly Candidate[]
  hoped: number
}

/** Decode bytes by the charsets that are worth a look; gives the best of those that beat leaving the line by enough. */
export const bestOf = (line: string, setting: SwapSetting, {only, hoped}: Search): Reading | undefined => {
  const {swaps: shown, bias} = setting
  const mixed = costOfMixing(line)
  const whole = bias.whole(line) + mixed + costOfMisplaced(line)
  const before = costOfLine(line) + whole
  const rival = rivalOf(line, whole)
  const found: Reading[] = []
  const control = /[\x80-\x9f]/.test(line)
  const boxes = box.test(line)
  for (const [from, bytes] of bytesOf(line, name => only.some(candidate => candidate.from === name))) {
    // Pages that read these bytes alike cost the same.
    const known = new Map<number, number>()
    for (const {to} of only.filter(candidate => candidate.from === from)) {
      const entryNats =
        control && from === 'iso-8859-1' && to === 'windows-1252'
          ? entry.control
          : entryCost(from, to, setting)
      const limit = before - entryNats + hoped
      const cost = costIn(to, bytes, {limit, boxes, known, rival})
      const text = cost < limit ? decodeStrictly(to, bytes) : undefined
      if (text === undefined || text === line) continue
      const extra =
        (mixed ? costOfMixing(text) : 0) + (isWideCharset(to) ? 0 : costOfMisplaced(text)) + bias.whole(text)
      const words = gainOfWords(line, text)
      const reading = {from, to, text, words, gain: limit - hoped - cost - extra + words}
      if (reading.gain > 0 && (control || shown.has(`${from} ${to}`) || isTelling(reading)))
        found.push(reading)
    }
  }
  const variety = varietyOf(line)
  const enough = (swap: Reading) =>
    swap.gain * variety >
      needed(line, swap, {known: control || shown.has(`${swap.from} ${swap.to}`), bias}) &&
    isBelievable(line, swap) &&
    (control || shown.size > 0 || isTrusted(line, swap, setting.charset))
  return found.sort((x, y) => y.gain - x.gain).find(enough)
}

const gainOfWords = (line: string, text: string): number => {
  if (!/[\u00c0-\u024f]/.test(text)) return 0
  const {gained, lost} = weighWords(line, text)
  return Math.min(gained, perWord.most) * perWord.gained + lost * perWord.lost
}

/** Signs that no text comes to by being mended. */
const box = /[\u2500-\u259f]/
