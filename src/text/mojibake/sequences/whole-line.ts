/** The usual case: a whole line is UTF-8 through one page, with nothing lost. */
import {isAmidLatin, isStraySign, looksLikeWord} from '../doubts.ts'
import {confidenceOf} from '../edits.ts'
import {kindBits, kinds} from '../language/plausibility.ts'
import {allPages, utf8Pages} from '../pages.ts'
import type {Edit, PlanStep} from '../plan.ts'
import {entry} from '../priors.ts'
import {costOfRuns, readThrough, runsRead, type Sequence, sequencesRead, takeUp} from './strict.ts'
import {needsCompany} from './worth.ts'

/** A page through which a line is UTF-8 from end to end, and by how many nats that beats leaving it. */
export interface Whole {
  page: number
  gain: number
}

/** The pages through which a line is UTF-8 from end to end, with what that gains save for entering the page. */
export type WholeReadings = readonly Whole[]
const nothing: WholeReadings = []

/** How many sequences of a line leave no doubt where all pages read the same, and what each is then worth, in nats. */
const enough = 8
const worth = 6
/** How far apart entering two pages may be, in nats: what falls behind by more needs no sum. */
const farthest = 16

const strict = {sequences: 0, strangers: 0, hash: 0}

/** Read a line through every page that it may be UTF-8 through. */
export const readWhole = (line: string): WholeReadings => {
  const bits = takeUp(line)
  if (!bits) return nothing
  const found: {page: number; hash: number; sequences: number; strangers: number}[] = []
  for (let page = 0; page < utf8Pages; page++)
    if (bits & (1 << page) && readThrough(allPages[page]!, strict))
      found.push({page, hash: strict.hash, sequences: strict.sequences, strangers: strict.strangers})
  if (found.length === 0) return nothing
  const {hash, sequences} = found[0]!
  if (sequences >= enough && found.every(own => own.hash === hash && own.strangers === 0)) {
    const gain = sequences * worth + entry.first
    return found.map(({page}) => ({page, gain}))
  }
  const standing = costOfRuns(false)
  const known = new Map<number, number>()
  let least = Infinity
  return found.map(({page, hash: own, strangers, sequences: count}) => {
    const isKnown = known.has(own)
    if (!isKnown || count <= fewSequences) readThrough(allPages[page]!, strict)
    const runs = known.get(own) ?? costOfRuns(true, least + farthest)
    known.set(own, runs)
    least = Math.min(least, runs)
    const doubt = count <= fewSequences ? doubtOfWhole(line, page, sequencesRead()) : 0
    return {page, gain: standing - runs - strangers * stranger - doubt}
  })
}
/** What a character that hardly any text has tells against a page, in nats. */
const stranger = 6

/** Choose the page that a line is UTF-8 through; `priors`: what entering each costs. Nothing where none gains. */
export const bestWhole = (readings: WholeReadings, priors: Float64Array): Whole | undefined => {
  let best: Whole | undefined
  for (const {page, gain: all} of readings) {
    const gain = all - priors[page]!
    if (gain > (best?.gain ?? 0)) best = {page, gain}
  }
  return best
}

const plans = allPages.map(({name}): PlanStep[] => [{op: 'recode', from: name, to: 'utf-8'}])

/** Make the edits of a line that is UTF-8 through a page: one of each run. */
export const editsOfWhole = (line: string, {page, gain}: Whole): Edit[] => {
  takeUp(line)
  readThrough(allPages[page]!, strict)
  const confidence = confidenceOf(gain)
  const plan = plans[page]!
  return runsRead().map(({start, end, after}) => ({
    start,
    end,
    after,
    plan,
    confidence,
    rule: 'utf8-through-page',
  }))
}

const closers = '“”‘’„»«…–—'

/** What tells against a line of one sequence only, which ends in a mark that may be just that. */
const doubtOfWhole = (line: string, page: number, read: readonly Sequence[]): number => {
  if (page > 1) {
    const words = read.filter(
      ({at, end, code}) =>
        looksLikeWord(line, at, end) && !isMark(code) && !isAmidLatin(line, at, {code, end}),
    )
    const signs = read.filter(({code}) => isStraySign(code))
    // Signs with no word beside them.
    if (!/\p{L}/u.test(line)) return 8
    if (words.length + signs.length)
      return words.length * 6 + signs.reduce((sum, {code}) => sum + (code < 0xc0 ? 6 : 14), 0)
  }
  if (read.every(({code}) => needsCompany(code))) return doubtOfScrap
  const only = read.length === 1 ? read[0]! : undefined
  if (!only || only.end - only.at !== 2 || !closers.includes(line[only.at + 1]!)) return 0
  return kindBits(line.charCodeAt(only.end)) & kinds.letter ? 0 : 6
}

const fewSequences = 2
const doubtOfScrap = 10
const isMark = (code: number): boolean => code >= 0x2010 && code < 0x2027
