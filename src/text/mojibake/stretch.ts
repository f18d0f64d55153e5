/** Find the cheapest reading of a stretch: which of its characters are themselves, which are UTF-8 through a page. */
import {amidCapitals, doubtOf, isUnlikely} from './doubts.ts'
import {againstHabits, type Habits} from './habits.ts'
import type {Bias} from './language-bias.ts'
import {allPages, leadBits, type Page, trailBits, utf8Pages} from './pages.ts'
import {caseCost, costOf, costOfText, symbolOf} from './plausibility.ts'
import {type Reading, readSequence} from './sequences.ts'

interface Path {
  /** -1: as it stands; else the index of a page. */
  mode: number
  a: number
  b: number
  rawA: number
  rawB: number
  cost: number
  from: Path | undefined
  at: number
  reading: Reading | undefined
}

/** What is known of the document a stretch stands in. */
export interface Setting {
  /** What entering a page costs, by its index; a document that shows a page makes it cheap. */
  priors: Float64Array
  bias: Bias
  habits: Habits
  /** How many more paths may be tried: what bounds the work on text made to be slow. */
  budget: Budget
  /** What was read with this setting. */
  reads: Reads
}

/** What may still be spent on a document: paths through stretches, and lines tried in other charsets in vain. */
export interface Budget {
  left: number
  judgements: number
}

/** The reading of one stretch. */
export interface Stretch {
  end: number
  /** Nats by which it beats leaving everything as it stands. */
  gain: number
  /** The sequences that are read through a page, in order. */
  taken: {at: number; page: Page; reading: Reading}[]
}

const widest = 10
const slack = 14
/** Where a stretch is cut, so that runs fall into equal parts, which are read once. */
const longest = 400

const put = (frontier: Map<number, Path[]>, at: number, path: Path) => {
  const list = frontier.get(at)
  if (!list) {
    frontier.set(at, [path])
    return
  }
  const same = list.findIndex(p => p.mode === path.mode && p.a === path.a && p.b === path.b)
  if (same < 0) list.push(path)
  else if (list[same]!.cost > path.cost) list[same] = path
}

const extend = (
  path: Path,
  code: number,
  {extra, mode, bias}: {extra: number; mode: number; bias: Bias},
): Path => {
  const symbol = symbolOf(code)
  const cost =
    path.cost +
    extra +
    costOf(path.a, path.b, symbol) +
    caseCost(path.rawA, path.rawB, code) +
    bias.pair(path.b, symbol)
  return {
    mode,
    a: path.b,
    b: symbol,
    rawA: path.rawB,
    rawB: code,
    cost,
    from: path,
    at: 0,
    reading: undefined,
  }
}

/** What reading a rare character costs beyond the model, less where it is damage of the next layer. */
const targetCost = (
  reading: Reading,
  index: number,
  {model, spaced}: {model: number; spaced: boolean},
): number => {
  const {code, patches} = reading
  if (isUnlikely(code)) return unlikely
  if (code === 0xa0) return patches.some(({drop}) => drop === 0) ? 5 : 1
  // A dagger whose last byte was a space is what a lost closing quotation mark looks like.
  if (patches.length && code === 0x2020) return 6
  // Where only the quotation mark of the dash's byte is left, a dash between words is the short one as a rule.
  if (patches.length && code === 0x2014) return spaced ? 1.5 : 0
  if (patches.length === 1 && code === 0x201d) return Math.min(0, closing - model)
  const again = code > 0xffff ? 0 : (leadBits[code]! | trailBits[code]!) & (1 << index)
  if (again) return patches.length ? 0 : Math.min(0, nextLayer - model)
  if (code < 0xa0 || code === 0xad || (code >= 0x2000 && code < 0x2010) || (code >= 0x2028 && code < 0x2030))
    return 4
  return model > unseen ? (patches.length ? 6 : 2) : 0
}
const closing = 2
/** What a character that hardly any text holds costs, whatever the model says. */
const unlikely = 8
const nextLayer = 5
const unseen = 14

const prune = (paths: Path[]): Path[] => {
  if (paths.length < 2) return paths
  paths.sort((x, y) => x.cost - y.cost)
  const limit = paths[0]!.cost + slack
  let count = 1
  while (count < paths.length && count < widest && paths[count]!.cost <= limit) count++
  paths.length = count
  return paths
}

const leave = 0.6
const stay = 0.05
const change = 3
interface Step extends Setting {
  text: string
  at: number
  frontier: Map<number, Path[]>
}

const take = (step: Step, paths: Path[], index: number, reading: Reading) => {
  const {at, priors, frontier, bias} = step
  const doubt = doubtOf(step, index, reading)
  const caps = amidCapitals(step.text, at, reading)
  const lasting = caps + (reading.patches.length ? againstHabits(reading.patches, step.habits) : 0)
  for (const path of paths) {
    const enter = path.mode === index ? stay : priors[index]! + (path.mode < 0 ? 0 : change)
    const extra = enter + reading.cost + (path.mode === index ? lasting : doubt + caps)
    const lone = reading.patches.length > 0 && reading.code >= 0x2e80 && path.b < 0x2e80 ? 8 : 0
    const next = extend(path, reading.code, {extra: extra + lone, mode: index, bias})
    next.cost += targetCost(reading, index, {model: next.cost - path.cost - extra, spaced: path.b === 32})
    next.at = at
    next.reading = reading
    put(frontier, reading.end, next)
  }
}

/** The readings worth a path: where bytes were lost, the characters that texts have. */
const worthy = (readings: Reading[]): Reading[] => {
  if (readings.length < 2) return readings
  const ranked = readings
    .map(reading => ({reading, cost: reading.cost + costOf(0, 0, symbolOf(reading.code))}))
    .sort((x, y) => x.cost - y.cost)
  return ranked.slice(0, mostReadings).map(({reading}) => reading)
}
const mostReadings = 6

const open = (step: Step, paths: Path[], bits: number) => {
  const {text, at} = step
  const seen: Reading[] = []
  const next = text.charCodeAt(at + 1)
  const modes = paths.reduce((set, {mode}) => (mode < 0 ? set : set | (1 << mode)), 0)
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
      step.budget.left -= paths.length
      take(step, reading.patches.length ? paths.slice(0, 4) : paths, index, reading)
    }
  }
}

const advance = (step: Step, opening: boolean): boolean => {
  const {text, at, frontier, bias} = step
  const paths = prune(frontier.get(at) ?? [])
  frontier.delete(at)
  if (paths.length === 0) return true
  step.budget.left -= paths.length
  const code = text.codePointAt(at) as number
  const size = code > 0xffff ? 2 : 1
  let settled = frontier.size === 0
  for (const path of paths) {
    const keeps = code < 0x80
    const copy = extend(path, code, {
      extra: keeps || path.mode < 0 ? 0 : leave,
      mode: keeps ? path.mode : -1,
      bias,
    })
    copy.at = at
    put(frontier, at + size, copy)
    if (path.mode >= 0) settled = false
  }
  // Nothing left to spend: one path, whole sequences only.
  if (step.budget.left <= 0) paths.length = 1
  const bits = opening && code < 0x10000 ? leadBits[code]! : 0
  if (bits) open(step, paths, bits)
  return settled
}

const isBusy = (text: string, at: number): boolean =>
  text.charCodeAt(at) >= 0x80 || text.charCodeAt(at + 1) >= 0x80

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
  if (same) return moved(same.stretch, start)
  const stretch = readAnew(text, start, setting)
  const end = stretch.end + lookedAhead
  if (end < text.length && (known?.length ?? 0) < mostReads) {
    const entry = {seen: text.slice(from, end), stretch: moved(stretch, -start)}
    if (known) known.push(entry)
    else setting.reads.set(key, [entry])
  }
  return stretch
}

const moved = ({end, gain, taken}: Stretch, by: number): Stretch => ({
  end: end + by,
  gain,
  taken: taken.map(({at, page, reading}) => ({
    at: at + by,
    page,
    reading: {
      ...reading,
      end: reading.end + by,
      patches: reading.patches.map(patch => ({...patch, at: patch.at + by})),
    },
  })),
})

/** Read the stretch of `text` from `start` until two plain characters stand where nothing is open. */
const readAnew = (text: string, start: number, setting: Setting): Stretch => {
  const before = text.slice(Math.max(0, start - 2), start)
  const rawB = before.charCodeAt(before.length - 1) || 32
  const rawA = before.charCodeAt(before.length - 2) || 32
  const frontier = new Map<number, Path[]>()
  const a = symbolOf(rawA)
  const b = symbolOf(rawB)
  put(frontier, start, {mode: -1, a, b, rawA, rawB, cost: 0, from: undefined, at: start, reading: undefined})
  let at = start
  const limit = start + longest
  let quiet = 0
  while (
    at < text.length &&
    (frontier.size > 1 || !frontier.has(at) || (quiet < 3 && isBusy(text, at) && at < limit))
  ) {
    // Too long to keep every path: no new sequence is begun, so that the open ones close.
    quiet = advance({text, at, frontier, ...setting}, at < limit) ? quiet + 1 : 0
    at++
  }
  const end = at
  for (let after = 0; after < 2 && at < text.length; after++, at++)
    advance({text, at, frontier, ...setting}, false)
  const last = prune(frontier.get(at) ?? [])
  const best = last[0]
  if (!best || best.from === undefined) return {end, gain: 0, taken: []}
  return {end, gain: copyCost(text, {start, end: at}, setting.bias) - best.cost, taken: trace(best)}
}

/** Cost of leaving a stretch as it stands. */
const copyCost = (text: string, {start, end}: {start: number; end: number}, bias: Bias): number =>
  costOfText(text.slice(start, end), {before: text.slice(Math.max(0, start - 2), start), bias})

const trace = (path: Path | undefined): Stretch['taken'] => {
  const taken: Stretch['taken'] = []
  for (let step = path; step?.from; step = step.from) {
    if (step.reading) taken.push({at: step.at, page: allPages[step.mode]!, reading: step.reading})
  }
  return taken.reverse()
}
