/** Find the cheapest reading of a stretch: which of its characters are themselves, which are UTF-8 through a page. */
import {codeOrZeroAt} from '../../code-at.ts'
import {amidCapitals, doubtOf, isUnlikely} from '../doubts.ts'
import type {Bias} from '../language/language-bias.ts'
import {costOfText, kindBits, kinds} from '../language/plausibility.ts'
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

/** What reading a rare character costs beyond the model, less where it is damage of the next layer. */
const targetCost = (
  reading: Reading,
  index: number,
  {model, before, text}: {model: number; before: number; text: string},
): number => {
  const {code, patches} = reading
  if (patches.length && isBeforeAccent(text, reading.end)) return unheard
  if (isUnlikely(code)) return unlikely
  if (code === 0xa0) return patches.some(({drop}) => drop === 0) ? 5 : 1
  // Joiners, and signs that nobody writes; the blank of Braille is what pads posts.
  if (patches.length && code === 0x2800) return Math.min(0, closing - model)
  if (
    patches.length &&
    ((code > 0x203b && code < 0x2070 && code !== 0x2044) ||
      (code >= 0x2300 && code < 0x2500) ||
      (code >= 0x2000 && code < 0x2013))
  )
    return unlikely
  // A dagger whose last byte was a space is what a lost closing quotation mark looks like.
  if (patches.length && code === 0x2020) return 6
  // Where only the quotation mark of the dash's byte is left, a dash between words is the short one as a rule.
  if (patches.length && code === 0x2014) return before === 32 ? 1.5 : 0
  // One that is glued to a word or its mark is the long one; between numbers it is short.
  if (patches.length && code === 0x2013 && before !== 32 && before !== 0x30) return 2
  if (isVariation(code)) return code === 0xfe0f ? Math.min(0, closing - model) : unlikely
  if (index < 2 && patches.length === 0) {
    if (code >= 0x2190 && code < 0x2c00) return Math.min(0, symbol - model)
    if (code >= 0x3b1 && code < 0x3c0) return Math.min(0, greek - model)
  }
  if (patches.length === 1 && code === 0x201d) return Math.min(0, closing - model)
  const again = code > 0xffff ? 0 : (leadBits[code]! | trailBits[code]!) & (1 << index)
  if (again) return patches.length ? 0 : Math.min(0, nextLayer - model)
  if (code < 0xa0 || code === 0xad || (code >= 0x2000 && code < 0x2010) || (code >= 0x2028 && code < 0x2030))
    return 4
  return model > unseen ? (patches.length ? 6 : 2) : 0
}
/** What a lost byte costs where the next one stands there, an accent by itself that became a space and a combining one. */
const unheard = 20
const isBeforeAccent = (text: string, end: number): boolean => {
  const at = text.charCodeAt(end) === 32 ? end + 1 : end
  const code = codeOrZeroAt(text, at)
  return code >= 0x300 && code < 0x330
}
const closing = 2
/** What a sign such as ♫ costs at most, and a Greek letter, which sciences put into words, where nothing is lost. */
const symbol = 5
const greek = 1
const isVariation = (code: number): boolean => code >= 0xfe00 && code < 0xfe20
/** What a character that hardly any text holds costs, whatever the model says. */
const unlikely = 8
const nextLayer = 5
const unseen = 14

const leave = 0.6
/** What a lead byte costs that is left as it stands, in a text that is spoilt as a whole. */
const standing = 5
const standingHead = 8
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

/** What a lead byte costs that is left as it stands. */
const standingCost = (text: string, at: number, {habits, bias}: Pick<Step, 'habits' | 'bias'>): number => {
  const code = text.charCodeAt(at)
  if (code < 0xc2 || code > 0xf4) return 0
  return (habits.whole ? standing : 0) + (code === 0xc3 ? againstTilde(text, at, bias.language) : 0)
}

/** What tells against a word of a capital and Ã before small letters, as is left of `Gà` and what goes on. */
const againstTilde = (text: string, at: number, language = ''): number =>
  !/^(?:pt|gl|vi)$/.test(language) &&
  kindBits(codeOrZeroAt(text, at - 1)) & kinds.upper &&
  text[at + 1] === ' ' &&
  kindBits(codeOrZeroAt(text, at + 2)) & kinds.lower &&
  !(kindBits(codeOrZeroAt(text, at - 2) || 32) & kinds.letter)
    ? standingHead
    : 0

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
