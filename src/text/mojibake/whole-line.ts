/** Lines that are UTF-8 through one page as a whole. */
import {isStraySign, looksLikeWord} from './doubts.ts'
import {allPages, type Page, pageIndex, utf8Pages} from './pages.ts'
import {costOfText, kindBits, kinds} from './plausibility.ts'
import {firstPriors} from './priors.ts'
import type {Stretch} from './stretch.ts'
import {costOfRead, pagesOfLine, readThrough, sequencesOf} from './strict.ts'
import {needsCompany} from './worth.ts'

/** Read a line as UTF-8 through one page, from end to end; `priors`: what entering each page costs. */
export const readWhole = (line: string, priors: Float64Array): Stretch | undefined => {
  const bits = pagesOfLine(line)
  if (!bits) return undefined
  const only = onlyReading(line, bits)
  if (only) return only
  let best: Page | undefined
  let bestCost = Infinity
  const seen = new Map<number, number>()
  for (let index = 0; index < utf8Pages; index++) {
    const page = allPages[index]!
    if (!(bits & (1 << index)) || !readThrough(page, line, strict)) continue
    const {hash, strangers, sequences, length} = strict
    const known = seen.get(hash) ?? costOfRead(length, bestCost)
    seen.set(hash, known)
    let cost = known + priors[index]! + strangers * 6
    if (sequences <= fewSequences && cost < bestCost) cost += doubtOfWhole(line, sequencesOf(page, line))
    if (cost >= bestCost) continue
    bestCost = cost
    best = page
  }
  if (!best) return undefined
  const gain = costOfText(line) - bestCost
  return gain > 0 ? {end: line.length, gain, taken: sequencesOf(best, line)} : undefined
}
const strict = {sequences: 0, strangers: 0, length: 0, hash: 0}

/** How many sequences of a line leave no doubt where all pages read the same, and what each is then worth, in nats. */
const enough = 8
const worth = 6

/** What a line reads as where many whole sequences are all that is beyond ASCII and no page reads them otherwise. */
const onlyReading = (line: string, bits: number): Stretch | undefined => {
  let found: Page | undefined
  let known = 0
  for (let index = 0; index < utf8Pages; index++) {
    const page = allPages[index]!
    if (!(bits & (1 << index)) || !readThrough(page, line, strict)) continue
    if (strict.sequences < enough || strict.strangers || (found && strict.hash !== known)) return undefined
    known = strict.hash
    if (!found || firstPriors[index]! < firstPriors[pageIndex.get(found.name)!]!) found = page
  }
  return found && {end: line.length, gain: strict.sequences * worth, taken: sequencesOf(found, line)}
}

const closers = '“”‘’„»«…–—'

/** What tells against a line of one sequence only, which ends in a mark that may be just that. */
const doubtOfWhole = (line: string, taken: Stretch['taken']): number => {
  if (taken.length <= fewSequences && pageIndex.get(taken[0]?.page.name ?? '')! > 1) {
    const words = taken.filter(
      ({at, reading}) => looksLikeWord(line, at, reading.end) && !isMark(reading.code),
    )
    const signs = taken.filter(({reading}) => isStraySign(reading.code))
    // Signs with no word beside them.
    if (!/\p{L}/u.test(line)) return 8
    if (words.length + signs.length)
      return words.length * 6 + signs.reduce((sum, {reading}) => sum + (reading.code < 0xc0 ? 6 : 14), 0)
  }
  if (taken.every(needsCompany)) return doubtOfScrap
  const only = taken.length === 1 ? taken[0]! : undefined
  if (!only || only.reading.end - only.at !== 2 || !closers.includes(line[only.at + 1]!)) return 0
  return kindBits(line.charCodeAt(only.reading.end)) & kinds.letter ? 0 : 6
}

const fewSequences = 2
const doubtOfScrap = 10
const isMark = (code: number): boolean => code >= 0x2010 && code < 0x2027
