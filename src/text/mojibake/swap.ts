/** Judge a line that may have been decoded by another charset than it was written in. */
import {codeAt, codeOrZeroAt} from '../code-at.ts'
import {decodeStrictly, encodeTextAs} from './codecs.ts'
import {confidenceOf} from './edits.ts'
import type {Bias} from './language-bias.ts'
import {allPages, pagesWith} from './pages.ts'
import type {Edit} from './plan.ts'
import {kindBits, kinds} from './plausibility.ts'
import {costOfMisplaced, costOfMixing, strangeness} from './strangeness.ts'
import {costIn, rivalOf} from './swap-cost.ts'
import {countBeyondAscii, hasUnusual, isBelievable, varietyOf, withoutOrdinary} from './swap-guards.ts'
import {addHopes, costOfPairs, type Hope} from './swap-hopes.ts'
import {rarityOf} from './swap-rarity.ts'
import {isSame, mayBeDouble, sourcesOf} from './swap-sources.ts'
import {isTrusted, quotes} from './swap-trust.ts'
import {encodeWide} from './wide-codecs.ts'
import {costOfLine, costOfWideText, strangenessOfWide} from './wide-model.ts'
import {wideCharsets, wideNamed} from './wide-tables.ts'
import {swapsOfWords, weighWords} from './words.ts'

/** A charset that was used, the one that was right, and what the line reads then. */
export interface Swap {
  from: string
  to: string
  text: string
  gain: number
  /** Whether bytes were lost, so that the text does not follow from the line alone. */
  lossy?: boolean
}

/** The swaps a document has shown, as `from to`. */
export type ShownSwaps = ReadonlySet<string>

/** What is known of the document a line stands in. */
export interface SwapSetting {
  swaps: ShownSwaps
  /** The charset the text was decoded by, where that is known. */
  charset?: string
  /** Whether most of the document was swapped so. */
  prevailing?: boolean
  bias: Bias
}

const entry = {
  control: 0.5,
  prevailing: -1.5,
  shown: 2,
  named: 4.5,
  first: 6.5,
  other: 8,
  utf8: 5,
} as const

const entryCost = (from: string, to: string, {swaps: shown, prevailing, charset}: SwapSetting): number => {
  if (shown.size && shown.has(`${from} ${to}`)) return prevailing ? entry.prevailing : entry.shown
  const rare = rarityOf(from) + rarityOf(to)
  const first = from === charset ? entry.named : entry.first
  return (to === 'utf-8' ? entry.utf8 : first) + rare + (shown.size ? entry.other : 0)
}

/** The bytes a line may have been, under the commonest charset of those that give the same. */
const bytesOf = (line: string, isWanted: (name: string) => boolean): [string, Uint8Array][] => {
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

/** The longest run of letters of another script than Latin, and how many letters beyond ASCII there are. */
const lettersOf = (text: string): {run: number; foreign: number; letters: number} => {
  let run = 0
  let longestRun = 0
  let foreign = 0
  let letters = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.codePointAt(at) as number
    if (code > 0xffff) at++
    const isLetter = code >= 0x80 && (kindBits(code) & (kinds.letter | kinds.mark)) !== 0
    if (isLetter) letters++
    run = isLetter && code >= 0x370 ? run + 1 : 0
    if (run) foreign++
    longestRun = Math.max(longestRun, run)
  }
  return {run: longestRun, foreign, letters}
}

/** How many letters of another script tell, though none of their words has three. */
const enough = 4

/** Whether a result says enough to be believed: a word of another script, or letters of the Latin one. */
const isTelling = ({from, to, text}: Reading): boolean => {
  if (to === 'utf-8' || isWide(from)) return true
  const {run, foreign, letters} = lettersOf(text)
  return foreign > 0
    ? run >= 3 || (run >= 2 && (isWide(to) || foreign >= enough))
    : letters > 0 || (to === 'macintosh' && quotes(text))
}

/** What a swap must gain, in nats, where the document has not shown it. */
const least = {
  shown: 1,
  utf8: 1.5,
  word: 1.5,
  short: 2.5,
  line: 3.5,
  character: 6,
  wide: 3,
  paged: 10,
  foreign: 5,
} as const

const isWide = (name: string): boolean => wideCharsets.includes(name as 'gbk')

const needed = (
  line: string,
  {from, to, text, words}: Reading,
  {known, bias}: {known: boolean; bias: Bias},
): number => {
  if (known) return least.shown
  if (to === 'utf-8') return least.utf8
  // One double-byte charset reads as another with ease: only a text that makes sense after will do.
  if (isWide(from)) {
    const {cost, count} = costOfWideText(text)
    if (count) return cost > count * sense ? Infinity : least.wide
    return strangeness(text) > strangenessLeft.least ? Infinity : least.paged
  }
  if (isWide(to)) return least.paged
  // What is right reads as text: a swap that only makes nonsense less strange is none.
  const left = strangeness(text)
  if (
    left > strangenessLeft.least + line.length * strangenessLeft.each &&
    left > strangeness(line) * strangenessLeft.share
  )
    return Infinity
  if (words > 0) return words >= perWord.gained ? least.word : least.short
  const most = changes(line, text) > 1 || costOfMixing(line) > 0 ? least.line : least.character
  return most + Math.min(countForeign(text, bias), 2) * least.foreign
}

/** Count the letters beyond ASCII that none of the likely languages has. */
const countForeign = (text: string, bias: Bias): number => {
  let count = 0
  for (let at = 0; at < text.length; at++) {
    const code = codeAt(text, at)
    if (code >= 0xc0 && code < 0x250 && bias.isForeign(code)) count++
  }
  return count
}

/** How strange a text is at most that is right: in nats, in nats a character, or as a share of what it was. */
const strangenessLeft = {least: 6, each: 0.4, share: 0.15} as const
/** What a wide character costs at most, on average, in a text that is right, in nats. */
const sense = 9

/** How many characters of a line a swap changes, as far as it matters; a run of one letter is one. */
const changes = (line: string, text: string): number => {
  if (line.length !== text.length) return 2
  let count = 0
  for (let at = 0; at < line.length && count < 2; at++)
    if (line[at] !== text[at] && line[at] !== line[at - 1]) count++
  return count
}

interface Candidate {
  from: string
  to: string
}
interface Reading extends Candidate {
  text: string
  gain: number
  /** What known words tell for it, in nats. */
  words: number
}
/** Which swaps are looked at, and what known words may tell for one, in nats. */
interface Search {
  only: readonly Candidate[]
  hoped: number
}

/** Decode bytes by the charsets that are worth a look; gives the best of those that beat leaving the line by enough. */
const bestOf = (line: string, setting: SwapSetting, {only, hoped}: Search): Reading | undefined => {
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
        (mixed ? costOfMixing(text) : 0) + (isWide(to) ? 0 : costOfMisplaced(text)) + bias.whole(text)
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

/** What a word that is known after a swap tells for it, and one that was known before against it, in nats. */
const perWord = {gained: 10, lost: -8, most: 3} as const

const gainOfWords = (line: string, text: string): number => {
  if (!/[\u00c0-\u024f]/.test(text)) return 0
  const {gained, lost} = weighWords(line, text)
  return Math.min(gained, perWord.most) * perWord.gained + lost * perWord.lost
}

const namesOfWide =
  'windows-1251 koi8-r windows-1252 windows-1250 windows-1253 windows-1254 windows-1256 windows-874'.split(
    ' ',
  )
const pagesOfWide = allPages.filter(({name}) => namesOfWide.includes(name))
/** Signs that no text comes to by being mended. */
const box = /[\u2500-\u259f]/
const sampleLength = 160

/** Whatever is no typographic sign in its usual place: a letter, or a quotation mark or a dash inside a word. */
const unusual =
  /[^\0-\x7f\xa0‘’“”„–—…·•°©®™×÷€£†‡]|(?<=[A-Za-z])[‘“„”–—…·](?=[A-Za-z])|[£°×÷€©®](?=[A-Za-z])|(?<=[a-z])…/

/** Whether a line has Hebrew points, each where a point belongs: after a letter. */
const isVocalised = (line: string): boolean =>
  /[\u05b0-\u05c7]/.test(line) && !/(?<![\u05b0-\u05ea])[\u05b0-\u05c7]/.test(line)

/** What text of one language is misread by every day: worth a look whatever it costs at a glance. */
const everyday: readonly Candidate[] = ['windows-1250', 'windows-1254', 'windows-1257'].map(to => ({
  from: 'windows-1252',
  to,
}))

/** Whether a line has letters of the Latin script only, and signs. */
const isOfLatin = (line: string): boolean => /^[\0-\u024f\u2010-\u2122]*$/.test(line)

/** Find the swap that makes a line most plausible; nothing where leaving it is better. `brief`: of those shown. */
export const judgeSwap = (line: string, setting: SwapSetting, brief = false): Swap | undefined => {
  // Controls that windows-1252 has characters for, and nothing else beyond ASCII: no other charset is worth a thought.
  if (/^[\0-\x80\x82-\x8c\x8e\x91-\x9c\x9e\x9f]*$/.test(line)) return undefined
  if (!isSwappable(line) || isVocalised(line)) return undefined
  const misread = swapsOfWords(line)
  const hoped = misread.length ? perWord.gained : 0
  if (setting.swaps.size) {
    const only = Array.from(setting.swaps, (key): Candidate => {
      const [from, to] = key.split(' ')
      return {from: from!, to: to!}
    })
    const best = bestOf(line, setting, {only, hoped})
    if (brief || (best && best.gain > 20)) return best
  }
  const hopes = hopesOf(line, setting, hoped)
  const only: Candidate[] = hopes
  for (const {from, to} of isOfLatin(line) ? [...misread, ...everyday] : misread)
    if (!only.some(known => known.from === from && known.to === to)) only.push({from, to})
  return only.length ? bestOf(line, setting, {only, hoped}) : undefined
}

/** The swaps of a line that are worth a look: the likeliest to pages of single bytes, and all others that its bytes allow. */
const hopesOf = (line: string, setting: SwapSetting, extra: number): Candidate[] => {
  const sample = sampleOf(line)
  // What the sample leaves out may be in fewer pages.
  const pages = new Set<string>(wideCharsets)
  for (const {name} of pagesWith(line)) pages.add(name)
  const hopes: Hope[] = []
  const others: Candidate[] = []
  const whole = setting.bias.whole(sample) + costOfMixing(sample) + costOfMisplaced(sample)
  const most = costOfPairs(sample) + whole + doubtful + extra
  for (const [from, bytes] of bytesOf(sample, name => pages.has(name))) {
    const targets = isWide(from) ? pagesOfWide : allPages
    addHopes(hopes, {from, bytes, targets, most}, to => entryCost(from, to, setting))
    for (const to of isWide(from) || mayBeDouble(bytes) ? ['utf-8', ...wideCharsets] : ['utf-8']) {
      const text = to === from ? undefined : decodeStrictly(to, bytes)
      // A sequence or two through a page are left to who reads stretches.
      const isEnough = to !== 'utf-8' || isWide(from) || countBeyondAscii(text ?? '') >= fewSequences
      if (text === undefined || !isEnough) continue
      const limit = most - entryCost(from, to, setting)
      if (costOfLine(text, {limit, charset: to}) < limit) others.push({from, to})
    }
  }
  return [...hopes, ...others]
}

const fewSequences = 3

/** By how many nats a swap may seem to lose at a glance. */
const doubtful = 10

/** The characters beyond ASCII of a line, with two neighbours each: all that a swap can change. */
const sampleOf = (line: string): string => {
  let sample = ''
  let from = 0
  for (let at = 0; at < line.length && sample.length < sampleLength; at++) {
    if (codeAt(line, at) < 0x80) continue
    let end = at + 1
    while (end < line.length && codeOrZeroAt(line, end) >= 0x80) end++
    const start = Math.max(from, at - 2)
    if (start > from && sample) sample += ' '
    // No further than the next such character, lest a double byte be cut in two.
    const next = codeOrZeroAt(line, end + 1) >= 0x80 ? end + 1 : end + 2
    sample += line.slice(start, next)
    from = next
    at = next - 1
  }
  return sample
}

/** Make the edit of a swap of a line. */
export const editOfSwap = (line: string, {from, to, text, gain, lossy = false}: Swap): Edit => {
  const bytes = encodeTextAs(from, line)
  // A character may have two codes, of which encoding knows the usual one.
  const replays = bytes !== undefined && decodeStrictly(to, bytes) === text
  return {
    start: 0,
    end: line.length,
    after: text,
    plan: [replays ? {op: 'recode', from, to} : {op: 'put', text}],
    confidence: confidenceOf(gain),
    rule: lossy ? 'utf8-lost-bytes' : to === 'utf-8' ? 'utf8-through-wide-charset' : 'charset-swap',
  }
}

/** Tell whether a line has anything that a swap of charsets may have made. */
export const isSwappable = (line: string): boolean => hasUnusual(line) || unusual.test(withoutOrdinary(line))
