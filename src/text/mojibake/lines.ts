/** One layer of a document, line by line: what the document shows of its charsets helps every line. */
import {
  type Draft,
  editsOfFind,
  type Find,
  isDone,
  isQuiet,
  isSettledBy,
  mended,
  suspectIn,
} from './drafts.ts'
import type {Bias} from './language/language-bias.ts'
import {pageIndex} from './pages.ts'
import type {Edit} from './plan.ts'
import {entry, priorsFor, rarity} from './priors.ts'
import {longestLine, readLine, readSurely, type Shown, type Verdicts} from './read-line.ts'
import {type Habits, habitsOf} from './scan/habits.ts'
import type {Budget} from './sequences/stretch.ts'
import {countBeyondAscii} from './swap/guards.ts'
import {editOfSwap, isSwappable, judgeSwap} from './swap/judge.ts'
import {dropLoneSwaps, loneSwaps} from './swap/lone-swaps.ts'

/** How many nats of evidence show a page, or a swap. */
const convincing = 12
/** What a document shows, as its lines were found; nothing where that is nothing. */
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
/** The pages that sequences beyond doubt have shown, as bits. */
const pagesShown = (evidence: Float64Array): number =>
  evidence.reduce((bits, nats, index) => (nats >= convincing ? bits | (1 << index) : bits), 0)

/** What a round found of a line. */
export interface LineFind {
  edits: Edit[]
  /** Whether what the edits give needs no second look. */
  isSettled: boolean
  /** Whether what the edits give is known to be quiet. */
  isQuiet: boolean
}
const nothing: LineFind = {edits: [], isSettled: false, isQuiet: false}
/** What was mended, and shows nothing more. */
const settled: LineFind = {edits: [], isSettled: true, isQuiet: true}

/** Find the edits of one layer, for each line; what the document shows of its charsets helps every line. */
export const lineRound = (drafts: readonly Draft[], options: RoundOptions): LineFind[] => {
  const shown = pagesShown(options.evidence)
  const done = drafts.map(draft => draft.isMended && isDone(draft, shown))
  const finds = drafts.map((draft, index) => (done[index] ? undefined : readSurely(draft, options)))
  const rest = drafts.flatMap((_, index) => (done[index] || finds[index] ? [] : [index]))
  if (rest.length) readRest(drafts, finds, {rest, ...options})
  if (options.swapping) {
    dropLoneSwaps(finds, options.letters)
    noteSwaps(finds, options.noted)
  }
  return finds.map((find, index) => {
    const draft = drafts[index]!
    if (!find) return done[index] && (draft.isQuiet ?? isQuiet(draft.text)) ? settled : nothing
    const edits = editsOfFind(find)
    const isSettled = isSettledBy(find, edits)
    return {edits, isSettled, isQuiet: isSettled && !find.sure}
  })
}

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
  /** What was judged of bytes that a double-byte charset lost. */
  lossy: Verdicts
  /** On how many characters each swap was found. */
  noted: Map<string, number>
  budget: Budget
  biasFor: () => Bias
  relearn: (text: string) => Bias
}

const readRest = (
  drafts: readonly Draft[],
  finds: (Find | undefined)[],
  {rest, biasFor, relearn, evidence, swapping, letters, verdicts, lossy, budget, charset}: Rest,
) => {
  let habits: Habits | undefined
  const first: Shown = {
    swapping,
    verdicts,
    lossy,
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
  const isClear = (index: number) =>
    finds[index] ? finds[index].sure === true : suspectIn(drafts[index]!) < 0
  if (budget.left <= 0 || rest.every(isClear)) return
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
