/**
 * Letters and marks of windows-1252 that a double-byte charset read, each with the letter behind it, which it swallowed:
 * `it抯`, `M黱chen`, `gr鲞er`.
 */

import {codeAt} from '../../code-at.ts'
import {confidenceOf} from '../edits.ts'
import {isPlainLetter} from '../language/kinds.ts'
import type {Bias} from '../language/language-bias.ts'
import {pageNamed} from '../pages.ts'
import type {Edit} from '../plan.ts'
import {around, closing, dash, fits, joinOf, opening} from '../quotes/places.ts'
import {least, weighPlace} from './lone-wide.ts'
import {isWide} from './pairs.ts'
import {type Readings, readingsOf} from './readings.ts'

/** The charsets, and how much more a line must gain in those whose second bytes are ASCII in common characters, too. */
const charsets = [
  ['gbk', 1],
  ['euc-kr', 1],
  ['shift_jis', 2],
  ['big5', 2],
] as const

const latin = pageNamed('windows-1252')!
const isLetter = (code: number): boolean => /\p{L}/u.test(String.fromCharCode(code))
const opens = '‘“„«»'
const marks = `${opens}’”–—…`

/** What two characters each wide one was in each of the charsets. */
let readings: Readings<string> | undefined

const load = (): Readings<string> => {
  const pairs = new Map<number, string>()
  for (let lead = 0x81; lead < 0x100; lead++) {
    const first = latin.codes[lead]!
    if (!isLetter(first) && !marks.includes(String.fromCharCode(first))) continue
    for (let trail = 0x41; trail < 0x100; trail++) {
      const second = latin.codes[trail]!
      if (isPlainLetter(second) || (trail >= 0xdf && isLetter(first) && isLetter(second)))
        pairs.set((lead << 8) | trail, String.fromCharCode(first, second))
    }
  }
  readings = readingsOf(
    charsets.map(([name]) => name),
    pairs,
  )
  return readings
}

/** How many letters of ASCII a line has at least to each wide character. */
const plain = 3

/** Where the wide characters of a line stand, if they are few and one of them is glued to a letter of ASCII. */
const placesOf = (line: string): number[] => {
  const places: number[] = []
  let letters = 0
  let isAnyGlued = false
  for (let at = 0; at < line.length; at++) {
    const code = codeAt(line, at)
    if (code < 0x80) letters += Number(isPlainLetter(code))
    else if (code >= 0x1100 && isWide(code)) {
      isAnyGlued ||= isGlued(line, at)
      places.push(at)
    }
  }
  return isAnyGlued && letters >= places.length * plain ? places : []
}
const isGlued = (line: string, at: number): boolean =>
  isPlainLetter(line.charCodeAt(at - 1)) || isPlainLetter(line.charCodeAt(at + 1))

/** What tells for a mark that fits its place, by itself and in company, and against one that does not, in nats. */
const weights = {sure: 9, likely: 6, mark: 4, misfit: -12} as const

const weighMark = (text: string, at: number): number => {
  const mark = text[at]!
  const {before, after} = around(text, at)
  if (opens.includes(mark)) return fits(opening, before, after) ? weights.mark : weights.misfit
  const join = mark === '’' ? joinOf(before, after) : undefined
  if (join) return weights[join]
  return fits(closing, before, after) || fits(dash, before, after) ? weights.mark : weights.misfit
}

/** How the wide characters of a line read in a charset. */
interface Read {
  places: readonly number[]
  pairs: readonly string[]
  gain: number
}

/** Read the wide characters of a line in the charset at a place; nothing where it reads none, or not for the better. */
const readLine = (
  line: string,
  all: readonly number[],
  {place, biasFor}: {place: number; biasFor: () => Bias},
): Read | undefined => {
  const known = readings ?? load()
  const places: number[] = []
  const pairs: string[] = []
  const isWhole = all.every(at => known.get(codeAt(line, at))?.[place] !== undefined)
  for (const at of all) {
    const pair = known.get(codeAt(line, at))?.[place]
    if (pair === undefined || !(isWhole || isGlued(line, at))) continue
    places.push(at)
    pairs.push(pair)
  }
  if (places.length === 0) return undefined
  const gain = weigh(line, {places, pairs, bias: biasFor()})
  return gain > 0 ? {places, pairs, gain} : undefined
}

/** Find, for each line of a document, the letters and marks that a double-byte charset read together with the letters behind them. */
export const swallowedRound = (lines: readonly string[], biasFor: () => Bias): Edit[][] => {
  const none = lines.map(() => [])
  const placesIn = lines.map(placesOf)
  if (placesIn.every(places => places.length === 0)) return none
  let best: {name: string; reads: (Read | undefined)[]; gain: number} | undefined
  for (const [place, [name, factor]] of charsets.entries()) {
    const reads = lines.map((line, index) => readLine(line, placesIn[index]!, {place, biasFor}))
    const gain = reads.reduce((sum, read) => sum + (read?.gain ?? 0), 0)
    const count = reads.reduce((sum, read) => sum + (read?.places.length ?? 0), 0)
    if (gain >= least * factor * Math.sqrt(count) && gain > (best?.gain ?? 0)) best = {name, reads, gain}
  }
  return best ? best.reads.map(read => (read ? editsOf(read, best.name) : [])) : none
}

const editsOf = ({places, pairs, gain}: Read, name: string): Edit[] =>
  places.map((at, index) => ({
    start: at,
    end: at + 1,
    after: pairs[index]!,
    plan: [{op: 'recode', from: name, to: latin.name}],
    confidence: confidenceOf(gain),
    rule: 'charset-swap',
  }))

/** Whether two letters stand inside of a word. */
const isInWord = (text: string, at: number): boolean =>
  isPlainLetter(text.charCodeAt(at - 1)) && isPlainLetter(text.charCodeAt(at + 2))

/** How much better a line is with each wide character read as two. */
const weigh = (
  line: string,
  {places, pairs, bias}: {places: readonly number[]; pairs: readonly string[]; bias: Bias},
): number => {
  let text = ''
  let from = 0
  const starts = places.map((at, index) => {
    text += line.slice(from, at)
    const start = text.length
    text += pairs[index]!
    from = at + 1
    return start
  })
  text += line.slice(from)
  const weighAt = (at: number): number => {
    if (!isLetter(codeAt(text, at))) return weighMark(text, at)
    const first = weighPlace(text, at, bias)
    if (codeAt(text, at + 1) < 0x80) return first
    return isInWord(text, at) ? first + weighPlace(text, at + 1, bias) : weights.misfit
  }
  return starts.reduce((sum, at) => sum + weighAt(at), 0)
}
