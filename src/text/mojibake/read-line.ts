/** Read a line: as UTF-8 from end to end, or stretch by stretch, or as of another charset altogether. */
import {isLetterList} from './doubts.ts'
import {certain, type Draft, type Find, isCleared, mended, oddityIn, suspectIn, wholeOf} from './drafts.ts'
import type {Bias} from './language/language-bias.ts'
import {isStrange, strangeness} from './language/strangeness.ts'
import {entry, firstPriors} from './priors.ts'
import {isSalad} from './salad.ts'
import {nextSuspect} from './scan/suspects.ts'
import {readStretch, type Setting, type Stretch} from './sequences/stretch.ts'
import {sequenceShare} from './sequences/strict.ts'
import {bestWhole} from './sequences/whole-line.ts'
import {isWorth} from './sequences/worth.ts'
import {isDoubtfulSwap} from './swap/doubtful.ts'
import {countBeyondAscii, isBelievable} from './swap/guards.ts'
import {isAtHome} from './swap/homeward.ts'
import {isSwappable, judgeSwap} from './swap/judge.ts'
import type {ShownSwaps, Swap} from './swap/setting.ts'
import {sureSwap} from './swap/sure-swap.ts'
import {isTrusted} from './swap/trust.ts'
import {judgeLossy} from './wide/lossy.ts'

/** How much of a line is tried in other charsets. */
export const longestLine = 4000
const overwhelming = 60
/** The share of a line's characters above ASCII in sequences of one page from which it is taken for UTF-8. */
const sequential = 0.6

/** A letter of another alphabet beside a plain one. */
const mixedWord = /[a-z][\u0370-\u1dff]|[\u0370-\u1dff][a-z]/

/** What other charsets were judged to make of lines. */
export type Verdicts = Map<string, Swap | undefined>

/** What the document has shown. */
export interface Shown extends Setting {
  swaps: ShownSwaps
  /** Whether another charset is tried at all: not on what was just mended. */
  swapping: boolean
  verdicts: Verdicts
  /** What was judged of bytes that a double-byte charset lost. */
  lossy: Verdicts
  evidence: Float64Array
}

const readStretches = (line: string, setting: Setting): Stretch[] => {
  const stretches: Stretch[] = []
  const shown = setting.priors.reduce(
    (bits, prior, index) => (prior < entry.first - 1 ? bits | (1 << index) : bits),
    0,
  )
  for (let at = nextSuspect(line, 0, shown); at >= 0; ) {
    const stretch = readStretch(line, at, setting)
    if (stretch.taken.length && isWorth(stretch, setting)) stretches.push(stretch)
    at = nextSuspect(line, at + Math.max(stretch.length, 1), shown)
  }
  if (isSalad(stretches.flatMap(({taken}) => taken.map(({reading}) => reading)))) return []
  const isLossy = ({taken}: Stretch) => taken.some(({reading}) => reading.patches.length > 0)
  return stretches.some(isLossy) && isLetterList(line)
    ? stretches.filter(stretch => !isLossy(stretch))
    : stretches
}

/** Judge a line once, as long as the document has shown no swap. */
const verdictOn = (line: string, setting: Shown): Swap | undefined => {
  const {budget, verdicts} = setting
  if (setting.swaps.size === 0 && verdicts.has(line)) return verdicts.get(line)
  const again = judgeAgain(line, setting)
  if (again) return again
  const brief = budget.judgements <= 0
  if (brief && setting.swaps.size === 0) return undefined
  const judged = judgeAll(line, setting, brief)
  const swap = judged && setting.swaps.size === 0 && isDoubtfulSwap(line, judged) ? undefined : judged
  if (!swap) budget.judgements -= 1 + line.length / 200
  if (setting.swaps.size === 0) verdicts.set(line, swap)
  return swap
}

/** Judge a line that was judged before to be what the document has shown since: then that is all it can be. */
const judgeAgain = (line: string, setting: Shown): Swap | undefined => {
  const {swaps, verdicts} = setting
  const first = swaps.size > 0 ? verdicts.get(line) : undefined
  if (!first || first.lossy || !swaps.has(`${first.from} ${first.to}`)) return undefined
  const again = judgeSwap(line, setting, true)
  return again?.from === first.from && again.to === first.to ? again : undefined
}

/** What a double-byte charset makes of text, and what marks the bytes it lost. */
const wide = /[\u2e80-\ufffd]/

/** Judge other charsets, and UTF-8 that a double-byte one read and lost some of. */
const judgeAll = (line: string, setting: Shown, brief: boolean): Swap | undefined => {
  const swap = judgeSwap(line, setting, brief)
  const {budget} = setting
  if (swap?.to === 'utf-8' || budget.lossy <= 0 || !wide.test(line)) return swap
  const lossy = lossyOf(line, setting)
  if (!lossy) return swap
  budget.lossy -= line.length
  return swap && swap.gain > lossy.gain ? swap : lossy
}

/** Judge bytes that a double-byte charset lost, once: what else the document shows tells hardly anything of them. */
const lossyOf = (line: string, {bias, lossy}: Shown): Swap | undefined => {
  const known = lossy.get(line)
  if (known || lossy.has(line)) return known
  const judged = judgeLossy(line, bias)
  lossy.set(line, judged)
  return judged
}

/** Whether what the stretches make of a line is strange enough for another charset to be tried. */
const isStillOdd = (find: Find, {bias}: Shown): boolean => {
  const now = mended(find.line, find).slice(0, longestLine)
  return isStrange(now, strangeness(now) + bias.whole(now), stillStrange)
}
const stillStrange = 4

/** What a swap must gain beyond stretches that read all that is beyond ASCII as whole sequences. */
const covered = 15
const isCovered = (line: string, stretches: readonly Stretch[]): boolean => {
  const taken = stretches.flatMap(stretch => stretch.taken)
  if (taken.length === 0 || taken.some(({reading}) => reading.patches.length)) return false
  const length = taken.reduce((sum, {at, reading}) => sum + reading.end - at, 0)
  return length === countBeyondAscii(line)
}

/** Whether so much of a line is beyond ASCII that it may be of another charset as a whole. */
const isDense = (line: string): boolean => countBeyondAscii(line) > line.length * 0.25

/** Whether a line is odd for its names only. */
const isOfNames = (draft: Draft, bias: Bias): boolean => {
  if (suspectIn(draft) >= 0 || !isAtHome(draft.text, bias)) return false
  const own = oddityIn(draft)
  return !own.isMisread && !isStrange(draft.text, own.strangeness)
}

/** Read a line by what the document has shown. */
export const readLine = (draft: Draft, setting: Shown): Find | undefined => {
  const line = draft.text
  const suspect = suspectIn(draft)
  const whole = suspect < 0 && !mixedWord.test(line) ? undefined : bestWhole(wholeOf(draft), setting.priors)
  if (whole) return {line, whole, sure: whole.gain > certain}
  if (!setting.swapping || draft.isMended) {
    const stretches = suspect < 0 ? [] : readStretches(line, setting)
    return stretches.length ? {line, stretches} : undefined
  }
  const cut = line.slice(0, longestLine)
  const {swaps} = setting
  const own = oddityIn(draft)
  const oddity = own.strangeness + (draft.wasMended ? 0 : setting.bias.whole(cut))
  const isOdd =
    (isStrange(line, oddity) && !(swaps.size === 0 && isOfNames(draft, setting.bias))) || own.isMisread
  const judge = () => (isOdd ? verdictOn(cut, setting) : undefined)
  const early = suspect < 0 || (isDense(line) && sequenceShare(line) < sequential)
  let swap = early ? judge() : undefined
  // A swap that explains most of what is strange needs no rival.
  if (swap && swap.gain > overwhelming && swap.gain > oddity * 0.6) return {line: cut, swap}
  const stretches = suspect < 0 ? [] : readStretches(line, setting)
  const gain = stretches.reduce((sum, stretch) => sum + stretch.gain, 0)
  if (!early && gain < oddity * 0.7 && isStillOdd({line, stretches}, setting)) swap = judge()
  if (swap && swap.gain > gain + (isCovered(line, stretches) ? covered : 0)) return {line: cut, swap}
  return stretches.length ? {line, stretches, sure: isSettled(line, {stretches, gain})} : undefined
}

/** Whether what was found of a line is whole sequences, much is gained by them, and nothing suspect is left. */
const isSettled = (line: string, {stretches, gain}: {stretches: Stretch[]; gain: number}): boolean =>
  gain >= certain && isCleared(line, stretches)

/** Read a line where that leaves no doubt, whatever the rest of the document shows. */
export const readSurely = (
  draft: Draft,
  {swapping, charset, biasFor}: {swapping: boolean; charset?: string | undefined; biasFor: () => Bias},
): Find | undefined => {
  const line = draft.text
  const isOpen = suspectIn(draft) >= 0 || mixedWord.test(line)
  const whole = isOpen ? bestWhole(wholeOf(draft), firstPriors) : undefined
  if (whole && whole.gain > certain) return {line, whole, sure: true}
  const mayBeSwapped =
    swapping &&
    !draft.isMended &&
    !whole &&
    !charset &&
    line.length <= longestLine &&
    !isOfNames(draft, biasFor())
  const swap = mayBeSwapped && sequenceShare(line) < sequential ? sureSwap(line) : undefined
  return swap && isSound(line, swap) ? {line, swap, sure: true} : undefined
}

/** Whether nothing speaks against a swap, however much it gains: lists of letters, drawings and the like gain most. */
const isSound = (line: string, swap: Swap): boolean =>
  isSwappable(line) && isBelievable(line, swap) && isTrusted(line, swap) && !isDoubtfulSwap(line, swap)
