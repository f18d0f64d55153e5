/** One layer of a document, line by line: whole-line UTF-8, stretches of it, or another charset altogether. */
import {isDoubtfulSwap, isLetterList, isSalad} from './doubts.ts'
import {editsOfStretch} from './edits.ts'
import {type Habits, habitsOf} from './habits.ts'
import type {Bias} from './language-bias.ts'
import {dropLoneSwaps, loneSwaps} from './lone-swaps.ts'
import {pageIndex} from './pages.ts'
import {applyEdits, type Edit} from './plan.ts'
import {entry, firstPriors, priorsFor, rarity} from './priors.ts'
import {strangeness} from './strangeness.ts'
import {type Budget, readStretch, type Setting, type Stretch} from './stretch.ts'
import {sequenceShare} from './strict.ts'
import {sureSwap} from './sure-swap.ts'
import {nextSuspect} from './suspects.ts'
import {editOfSwap, isSwappable, judgeSwap, type ShownSwaps, type Swap} from './swap.ts'
import {countBeyondAscii, isBelievable} from './swap-guards.ts'
import {isTrusted} from './swap-trust.ts'
import {bestWhole, editsOfWhole, readWhole, type Whole, type WholeReadings} from './whole-line.ts'
import {judgeLossy} from './wide-lossy.ts'
import {hasMisreadWord} from './words.ts'
import {isWorth} from './worth.ts'

/** How many nats of evidence show a page, or a swap. */
const convincing = 12
/** From how strange a line on another charset is tried. */
const strange = 8
const strangeEach = 0.015
const longestLine = 4000
const overwhelming = 60
/** From how many nats a line that is UTF-8 as a whole is not read again. */
const certain = 30
/** The share of a line's characters above ASCII in sequences of one page from which it is taken for UTF-8. */
const sequential = 0.6

/** What other charsets were judged to make of lines. */
export type Verdicts = Map<string, Swap | undefined>

interface Shown extends Setting {
  swaps: ShownSwaps
  /** Whether another charset is tried at all: not on what was just mended. */
  swapping: boolean
  verdicts: Verdicts
  evidence: Float64Array
}
interface Find {
  line: string
  /** Nothing more can be learned of it. */
  sure?: boolean
  whole?: Whole
  stretches?: Stretch[]
  swap?: Swap
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
    at = nextSuspect(line, Math.max(stretch.end, at + 1), shown)
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
  const brief = budget.judgements <= 0
  if (brief && setting.swaps.size === 0) return undefined
  const judged = judgeAll(line, setting, brief)
  const swap = judged && setting.swaps.size === 0 && isDoubtfulSwap(line, judged) ? undefined : judged
  if (!swap) budget.judgements -= 1 + line.length / 200
  if (setting.swaps.size === 0) verdicts.set(line, swap)
  return swap
}

/** What a double-byte charset makes of text, and what marks the bytes it lost. */
const wide = /[\u2e80-\ufffd]/

/** Judge other charsets, and UTF-8 that a double-byte one read and lost some of. */
const judgeAll = (line: string, setting: Shown, brief: boolean): Swap | undefined => {
  const swap = judgeSwap(line, setting, brief)
  const {budget, bias} = setting
  if (swap?.to === 'utf-8' || budget.lossy <= 0 || !wide.test(line)) return swap
  const lossy = judgeLossy(line, bias)
  if (!lossy) return swap
  budget.lossy -= line.length
  return swap && swap.gain > lossy.gain ? swap : lossy
}

/** Whether what the stretches make of a line is strange enough for another charset to be tried. */
const isStillOdd = (find: Find, {bias}: Shown): boolean => {
  const now = mended(find.line, find).slice(0, longestLine)
  return strangeness(now) + bias.whole(now) > stillStrange + now.length * strangeEach
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

const readLine = (draft: Draft, setting: Shown): Find | undefined => {
  const line = draft.text
  const suspect = suspectIn(draft)
  const whole = suspect < 0 ? undefined : bestWhole(wholeOf(draft), setting.priors)
  if (whole) return {line, whole, sure: whole.gain > certain}
  if (!setting.swapping || draft.isMended) {
    const stretches = suspect < 0 ? [] : readStretches(line, setting)
    return stretches.length ? {line, stretches} : undefined
  }
  const oddity = strangeness(line) + setting.bias.whole(line.slice(0, longestLine))
  const cut = line.slice(0, longestLine)
  const isOdd = oddity > strange + line.length * strangeEach || hasMisreadWord(line, 0, line.length)
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

/** Whether stretches read whole sequences only, and leave nothing suspect. */
const isCleared = (line: string, stretches: readonly Stretch[]): boolean => {
  let pages = 0
  for (const {taken} of stretches) {
    for (const {page, reading} of taken) {
      if (reading.patches.length) return false
      pages |= 1 << pageIndex.get(page.name)!
    }
  }
  return nextSuspect(applyEdits(line, stretches.flatMap(editsOfStretch)), 0, pages) < 0
}

const learnFrom = (
  finds: readonly (Find | undefined)[],
  setting: Shown,
  letters: () => number,
): Shown | undefined => {
  const evidence = setting.evidence.slice()
  const nats = new Map<string, number>()
  for (const find of finds) {
    if (!find) continue
    const {whole, stretches, swap} = find
    if (swap && !swap.lossy)
      nats.set(`${swap.from} ${swap.to}`, (nats.get(`${swap.from} ${swap.to}`) ?? 0) + swap.gain)
    if (whole) evidence[whole.page]! += whole.gain
    for (const {taken, gain} of stretches ?? []) {
      const index = pageIndex.get(taken[0]?.page.name ?? '')
      if (index === undefined || taken.some(({page}) => page !== taken[0]!.page)) continue
      evidence[index] = evidence[index]! + gain
    }
  }
  const lone = loneSwaps(finds, letters)
  const swaps = new Set(
    [...nats].filter(([key, sum]) => sum > convincing && !lone.has(key)).map(([key]) => key),
  )
  const most = Math.max(...evidence)
  if (most < convincing) return swaps.size ? {...setting, swaps, reads: new Map()} : undefined
  const priors = evidence.map(
    (sum, index) => (sum >= convincing && sum > most / 50 ? entry.shown : entry.other) + rarity[index]!,
  )
  return {...setting, priors, swaps, reads: new Map()}
}
const editsOfFind = ({line, whole, stretches, swap}: Find): Edit[] => {
  if (swap) return [editOfSwap(line, swap)]
  return whole ? editsOfWhole(line, whole) : (stretches ?? []).flatMap(editsOfStretch)
}

/** What a round found of a line. */
export interface LineFind {
  edits: Edit[]
  /** Whether what the edits give needs no second look. */
  isSettled: boolean
}
const nothing: LineFind = {edits: [], isSettled: false}
/** What was mended, and shows nothing more. */
const settled: LineFind = {edits: [], isSettled: true}

/** A line at work. */
export interface Draft {
  text: string
  /** What it was before the sequences that are beyond doubt were mended. */
  before: string
  /** Whether it was mended, just now or by the layer before, so that it is looked at for another layer only. */
  isMended: boolean
  /** Where it is suspect first, and what it is as a whole, once that is known. */
  suspect?: number
  whole?: WholeReadings
}

const suspectIn = (draft: Draft): number => {
  draft.suspect ??= nextSuspect(draft.text, 0)
  return draft.suspect
}

const wholeOf = (draft: Draft): WholeReadings => {
  draft.whole ??= readWhole(draft.text)
  return draft.whole
}

/** Find the edits of one layer, for each line; what the document shows of its charsets helps every line. */
export const lineRound = (drafts: readonly Draft[], options: RoundOptions): LineFind[] => {
  const done = drafts.map(draft => draft.isMended && suspectIn(draft) < 0)
  const finds = drafts.map((draft, index) => (done[index] ? undefined : readSurely(draft, options)))
  const rest = drafts.flatMap((_, index) => (done[index] || finds[index] ? [] : [index]))
  if (rest.length) readRest(drafts, finds, {rest, ...options})
  if (options.swapping) {
    dropLoneSwaps(finds, options.letters)
    noteSwaps(finds, options.noted)
  }
  return finds.map((find, index) =>
    find ? {edits: editsOfFind(find), isSettled: isSettledBy(find)} : done[index] ? settled : nothing,
  )
}

/** Whether a line was mended in a way that leaves nothing to mend: as a whole, or by whole sequences, or by a swap that gains much. */
const isSettledBy = (find: Find): boolean => {
  const {line, sure, whole, stretches, swap} = find
  if (sure || whole) return true
  if (swap) return !swap.lossy && swap.from !== 'iso-8859-1' && swap.gain > certain
  return stretches !== undefined && isCleared(line, stretches)
}

/** Read a line where that leaves no doubt, whatever the rest of the document shows. */
const readSurely = (draft: Draft, {swapping, charset}: RoundOptions): Find | undefined => {
  const line = draft.text
  const whole = suspectIn(draft) < 0 ? undefined : bestWhole(wholeOf(draft), firstPriors)
  if (whole && whole.gain > certain) return {line, whole, sure: true}
  const mayBeSwapped = swapping && !draft.isMended && !whole && !charset && line.length <= longestLine
  const swap = mayBeSwapped && sequenceShare(line) < sequential ? sureSwap(line) : undefined
  return swap && isSound(line, swap) ? {line, swap, sure: true} : undefined
}

/** Whether nothing speaks against a swap, however much it gains: lists of letters, drawings and the like gain most. */
const isSound = (line: string, swap: Swap): boolean =>
  isSwappable(line) && isBelievable(line, swap) && isTrusted(line, swap) && !isDoubtfulSwap(line, swap)

interface Rest extends RoundOptions {
  rest: readonly number[]
}

/** What a round needs to know of its document. */
interface RoundOptions {
  /** Whether swaps are tried. */
  swapping: boolean
  /** The charset the text was decoded by. */
  charset?: string | undefined
  /** How many nats the sequences that are mended speak for each page. */
  evidence: Float64Array
  /** How many letters beyond ASCII the document has. */
  letters: () => number
  /** What was found of lines before. */
  verdicts: Verdicts
  /** On how many characters each swap was found. */
  noted: Map<string, number>
  budget: Budget
  biasFor: () => Bias
  relearn: (text: string) => Bias
}

const readRest = (
  drafts: readonly Draft[],
  finds: (Find | undefined)[],
  {rest, biasFor, relearn, evidence, swapping, letters, verdicts, budget, charset}: Rest,
) => {
  let habits: Habits | undefined
  const first: Shown = {
    swapping,
    verdicts,
    budget,
    evidence,
    reads: new Map(),
    priors: priorsFor(charset),
    ...(charset && {charset}),
    swaps: new Set(),
    bias: biasFor(),
    habitsOf: () => {
      habits ??= habitsOf(drafts.map(({before}) => before).join('\n'))
      return habits
    },
  }
  const known = learnFrom(finds, first, letters) ?? first
  const read = (index: number, setting: Shown) => {
    finds[index] = readLine(drafts[index]!, setting)
  }
  for (const index of rest) read(index, known)
  const isDone = (index: number) =>
    finds[index] ? finds[index].sure === true : suspectIn(drafts[index]!) < 0
  if (budget.left <= 0 || rest.every(isDone)) return
  const learned = learnFrom(finds, first, letters)
  if (!learned) return
  const isNews = !isAlike(learned, known)
  // What was mended surely has told the language already.
  if (!isNews && drafts.some(draft => draft.isMended)) return
  // What was repaired tells the language better than what was spoilt.
  let sample = ''
  for (let index = 0; index < drafts.length && sample.length < sampled; index++)
    sample += `${mended(drafts[index]!.text, finds[index])}\n`
  const shown = {...learned, bias: relearn(sample.slice(0, sampled))}
  for (const index of rest) {
    const find = finds[index]
    if (!find?.sure && (isNews || isOpen(find))) read(index, shown)
  }
}
const sampled = 4000

/** Note which swaps the lines of a document show, and on how many characters. */
const noteSwaps = (finds: readonly (Find | undefined)[], noted: Map<string, number>) => {
  for (const find of finds) {
    if (!find?.swap || find.swap.lossy) continue
    const key = `${find.swap.from} ${find.swap.to}`
    noted.set(key, (noted.get(key) ?? 0) + countBeyondAscii(find.line))
  }
}

/**
 * Find the edits of lines that say too little by themselves, by the swaps that the rest of the document has shown.
 *
 * `noted`: on how many characters each was found.
 */
export const swapRound = (
  lines: readonly string[],
  {noted, bias}: {noted: ReadonlyMap<string, number>; bias: Bias},
): Edit[][] => {
  const swappable = lines.filter(isSwappable)
  const swapped = Math.max(...noted.values())
  const left = swappable.reduce((sum, line) => sum + countBeyondAscii(line), 0)
  const setting = {
    swaps: new Set([...noted].filter(([, count]) => count > swapped / 10).map(([key]) => key)),
    prevailing: swapped > left * 2,
    bias,
  }
  return lines.map(line => {
    if (!isSwappable(line) || line.length > longestLine) return []
    const swap = judgeSwap(line, setting, true)
    return swap ? [editOfSwap(line, swap)] : []
  })
}

/** Whether two settings hold the same pages and charsets for shown. */
const isAlike = (one: Shown, other: Shown): boolean =>
  one.priors.every((prior, index) => prior === other.priors[index]) &&
  one.swaps.size === other.swaps.size &&
  [...one.swaps].every(key => other.swaps.has(key))

/** Whether a better knowledge of the language may change what was found of a line. */
const isOpen = (find: Find | undefined): boolean =>
  find?.swap !== undefined ||
  find?.stretches?.some(({taken}) => taken.some(({reading}) => reading.patches.length > 0)) === true

const mended = (line: string, find: Find | undefined): string =>
  find ? applyEdits(line, editsOfFind(find)) : line
