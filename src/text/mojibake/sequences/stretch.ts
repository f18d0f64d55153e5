/** Find the cheapest reading of a stretch: which of its characters are themselves, which are UTF-8 through a page. */
import {codeOrZeroAt} from '../../code-at.ts'
import {amidCapitals, doubtOf} from '../doubts.ts'
import type {Bias} from '../language/language-bias.ts'
import {costOfText} from '../language/plausibility.ts'
import {allPages, leadBits, type Page, trailBits, utf8Pages} from '../pages.ts'
import {againstHabits, type Habits} from '../scan/habits.ts'
import {
  arrive,
  clearPaths,
  isOpenAt,
  lay,
  leavePlace,
  leavers,
  openPlaces,
  paths,
  readingOf,
} from './paths.ts'
import {standingCost, targetCost} from './place-costs.ts'
import {costAlone, mostReadings, type Reading, readSequence} from './sequences.ts'

/** What is known of the document a stretch stands in. */
export interface Setting {
  /** What entering a page costs, by its index; a document that shows a page makes it cheap. */
  priors: Float64Array
  bias: Bias
  habitsOf: () => Habits
  /** How many more paths may be tried: what bounds the work on text made to be slow. */
  budget: Budget
  /** What was read with this setting. */
  reads: Reads
}

/** What may still be spent on a document: paths through stretches, lines tried in other charsets in vain. */
export interface Budget {
  left: number
  judgements: number
  /** How many more characters may be read that lost bytes to a double-byte charset. */
  lossy: number
}

/** The reading of one stretch. */
export interface Stretch {
  start: number
  length: number
  /** Nats by which it beats leaving everything as it stands. */
  gain: number
  /** The sequences that are read through a page, in order; their offsets are from `start`, so that equal stretches share them. */
  taken: readonly Taken[]
}

/** A sequence that is read through a page. */
export interface Taken {
  at: number
  page: Page
  reading: Reading
}

/** Where a stretch is cut, so that runs fall into equal parts, which are read once. */
const longest = 400

const leave = 0.6
const stay = 0.05
const change = 3
interface Step extends Pick<Setting, 'priors' | 'bias' | 'budget'> {
  text: string
  at: number
  habits: Habits
}

const take = (step: Step, count: number, {index, reading}: Take) => {
  const {at, priors} = step
  const doubt = doubtOf(step, index, reading)
  const caps = amidCapitals(step.text, at, reading)
  const habit = reading.patches.length ? againstHabits(step.text, at, {habits: step.habits, reading}) : 0
  const lasting = caps + habit
  for (let rank = 0; rank < count; rank++) {
    const row = leavers[rank]!
    const model = lay(row, reading.code)
    const {mode, b} = paths
    const before = b[row]!
    const same = mode[row] === index
    const enter = same ? stay + lasting : priors[index]! + (mode[row]! < 0 ? 0 : change) + doubt + caps
    const lone = reading.patches.length > 0 && reading.code >= 0x2e80 && before < 0x2e80 ? 8 : 0
    const target = targetCost(reading, index, {model, before, text: step.text})
    arrive(reading.end, {mode: index, extra: enter + reading.cost + lone + target, reading})
  }
}

/** A reading, and the index of its page. */
interface Take {
  index: number
  reading: Reading
}

/** The readings worth a path: where bytes were lost, the characters that texts have. */
const worthy = (readings: Reading[]): Reading[] => {
  if (readings.length < 2) return readings
  const ranked = readings
    .map(reading => ({reading, cost: reading.cost + costAlone(reading.code)}))
    .sort((x, y) => x.cost - y.cost)
  return ranked.slice(0, mostReadings).map(({reading}) => reading)
}

const open = (step: Step, count: number, bits: number) => {
  const {text, at} = step
  const seen: Reading[] = []
  const next = codeOrZeroAt(text, at + 1)
  let modes = 0
  for (let rank = 0; rank < count; rank++) {
    const mode = paths.mode[leavers[rank]!]!
    if (mode >= 0) modes |= 1 << mode
  }
  for (let index = 0; index < utf8Pages; index++) {
    if (!(bits & (1 << index))) continue
    // Bytes are missed in the commonest pages, and in those that the text has shown.
    const likely = index < 2 || step.priors[index]! < 5 || (modes & (1 << index)) !== 0
    const lossy = likely && step.budget.left > 0
    if (!lossy && !(trailBits[next]! & (1 << index))) continue
    for (const reading of worthy(readSequence(allPages[index]!, text, at, lossy))) {
      const {code, end, cost, patches} = reading
      // The pages are in order of rarity: a later one that says the same adds nothing.
      const known = seen.some(
        r => r.code === code && r.end === end && r.cost <= cost && r.patches.length === patches.length,
      )
      if (known && !(modes & (1 << index)) && step.priors[index]! > 4) continue
      seen.push(reading)
      step.budget.left -= count
      take(step, patches.length ? Math.min(count, mostLossy) : count, {index, reading})
    }
  }
}
/** How many paths go on where bytes were lost. */
const mostLossy = 4

const advance = (step: Step, opening: boolean): boolean => {
  const {text, at, budget} = step
  const count = leavePlace(at)
  if (count === 0) return true
  budget.left -= count
  const code = text.codePointAt(at) as number
  const next = at + (code > 0xffff ? 2 : 1)
  const alone = standingCost(text, at, step)
  let settled = openPlaces() === 0
  for (let rank = 0; rank < count; rank++) {
    const row = leavers[rank]!
    lay(row, code)
    const mode = paths.mode[row]!
    const keeps = code < 0x80
    if (mode >= 0) settled = false
    const extra = (keeps || mode < 0 ? 0 : leave) + alone
    arrive(next, {mode: keeps ? mode : -1, extra, reading: undefined})
  }
  const bits = opening && code < 0x10000 ? leadBits[code]! : 0
  // Nothing left to spend: one path, whole sequences only.
  if (bits) open(step, budget.left > 0 ? count : 1, bits)
  return settled
}

const isBusy = (text: string, at: number): boolean =>
  text.charCodeAt(at) >= 0x80 || codeOrZeroAt(text, at + 1) >= 0x80

/** What was read of stretches: by their first characters, all that was looked at, and what came of it. */
export type Reads = Map<string, {seen: string; stretch: Stretch}[]>
const head = 6
const mostReads = 12
const lookedBehind = 3
const lookedAhead = 6

/** Read a stretch as `readAnew` does; an equal one that was read before tells at once. */
export const readStretch = (text: string, start: number, setting: Setting): Stretch => {
  const from = Math.max(0, start - lookedBehind)
  const key = text.slice(from, start + head)
  const known = setting.reads.get(key)
  const same = known?.find(({seen}) => text.startsWith(seen, from))
  if (same) return {...same.stretch, start}
  const stretch = readAnew(text, start, setting)
  const end = start + stretch.length + lookedAhead
  if (end < text.length && (known?.length ?? 0) < mostReads) {
    const entry = {seen: text.slice(from, end), stretch}
    if (known) known.push(entry)
    else setting.reads.set(key, [entry])
  }
  return stretch
}

/** Read the stretch of `text` from `start` until two plain characters stand where nothing is open. */
const readAnew = (text: string, start: number, setting: Setting): Stretch => {
  const rawA = codeOrZeroAt(text, start - 2) || 32
  const rawB = codeOrZeroAt(text, start - 1) || 32
  clearPaths(start, {rawA, rawB, bias: setting.bias})
  const {priors, bias, budget} = setting
  const step: Step = {priors, bias, budget, habits: setting.habitsOf(), text, at: start}
  const limit = start + longest
  let quiet = 0
  while (
    step.at < text.length &&
    (openPlaces() > 1 || !isOpenAt(step.at) || (quiet < 3 && isBusy(text, step.at) && step.at < limit))
  ) {
    // Too long to keep every path: no new sequence is begun, so that the open ones close.
    quiet = advance(step, step.at < limit) ? quiet + 1 : 0
    step.at++
  }
  const end = step.at
  for (let after = 0; after < 2 && step.at < text.length; after++, step.at++) advance(step, false)
  const best = leavePlace(step.at) > 0 ? leavers[0]! : 0
  const length = end - start
  if (paths.from[best]! < 0) return {start, length, gain: 0, taken: []}
  const gain = copyCost(text, {start, end: step.at}, step) - paths.cost[best]!
  return {start, length, gain, taken: trace(best, start)}
}

/** Cost of leaving a stretch as it stands. */
const copyCost = (text: string, {start, end}: {start: number; end: number}, {bias, habits}: Step): number => {
  let sum = 0
  for (let at = start; at < end; at++) sum += standingCost(text, at, {bias, habits})
  return sum + costOfText(text.slice(start, end), {before: text.slice(Math.max(0, start - 2), start), bias})
}

const trace = (last: number, start: number): Taken[] => {
  const taken: Taken[] = []
  const {mode, from, at} = paths
  for (let row = last; from[row]! >= 0; row = from[row]!) {
    const reading = readingOf(row)
    if (!reading || mode[row]! < 0) continue
    taken.push({at: at[row]! - start, page: allPages[mode[row]!]!, reading: relative(reading, start)})
  }
  return taken.reverse()
}

const relative = ({end, code, cost, patches}: Reading, start: number): Reading => ({
  end: end - start,
  code,
  cost,
  patches: patches.map(({at, drop, text}) => ({at: at - start, drop, text})),
})
