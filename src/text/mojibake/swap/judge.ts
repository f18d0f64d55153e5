/** Judge a line that may have been decoded by another charset than it was written in. */
import {codeAt, codeOrZeroAt} from '../../code-at.ts'
import {decodeStrictly, encodeTextAs} from '../codecs.ts'
import {confidenceOf} from '../edits.ts'
import {costOfMisplaced, costOfMixing} from '../language/strangeness.ts'
import {swapsOfWords} from '../language/words.ts'
import {allPages, pagesWith} from '../pages.ts'
import type {Edit} from '../plan.ts'
import {costOfLine} from '../wide/model.ts'
import {isWideCharset, wideCharsets} from '../wide/tables.ts'
import {countBeyondAscii, hasUnusual, withoutOrdinary} from './guards.ts'
import {addHopes, costOfPairs, type Hope, pairsOf} from './hopes.ts'
import {bestOf, bytesOf} from './search.ts'
import {type Candidate, entryCost, perWord, type Swap, type SwapSetting} from './setting.ts'
import {mayBeDouble} from './sources.ts'

const namesOfWide =
  'windows-1251 koi8-r windows-1252 windows-1250 windows-1253 windows-1254 windows-1256 windows-874'.split(
    ' ',
  )
const pagesOfWide = allPages.filter(({name}) => namesOfWide.includes(name))
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
    const targets = isWideCharset(from) ? pagesOfWide : allPages
    addHopes(hopes, {from, pairs: pairsOf(bytes), targets, most}, to => entryCost(from, to, setting))
    for (const to of isWideCharset(from) || mayBeDouble(bytes) ? ['utf-8', ...wideCharsets] : ['utf-8']) {
      const text = to === from ? undefined : decodeStrictly(to, bytes)
      // A sequence or two through a page are left to who reads stretches.
      const isEnough = to !== 'utf-8' || isWideCharset(from) || countBeyondAscii(text ?? '') >= fewSequences
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
