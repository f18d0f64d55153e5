/** A line at work in a layer, and what is found of it. */
import {editsOfStretch} from './edits.ts'
import {noBias} from './language/language-bias.ts'
import {strangeness} from './language/strangeness.ts'
import {hasMisreadWord} from './language/words.ts'
import {pageIndex} from './pages.ts'
import {applyEdits, type Edit} from './plan.ts'
import {suspectLines} from './scan/scan.ts'
import {nextSuspect} from './scan/suspects.ts'
import type {Stretch} from './sequences/stretch.ts'
import {editsOfWhole, readWhole, type Whole, type WholeReadings} from './sequences/whole-line.ts'
import {editOfSwap} from './swap/judge.ts'
import type {Swap} from './swap/setting.ts'

/** From how many nats a find is sure. */
export const certain = 30

/** A line at work. */
export interface Draft {
  text: string
  /** What it was before the sequences that are beyond doubt were mended. */
  before: string
  /** Whether it was mended, just now or by the layer before, so that it is looked at for another layer only. */
  isMended: boolean
  /** Whether it came of mending in a run before, so that it is strange by itself, if at all: not for its language. */
  wasMended: boolean
  /** Whether it is quiet, where that is known. */
  isQuiet: boolean | undefined
  /** Where it is suspect first, and what it is as a whole, once that is known. */
  suspect?: number
  oddity?: Oddity
  whole?: WholeReadings
}

/** Where a line is suspect first; -1 where nowhere. */
export const suspectIn = (draft: Draft): number => {
  draft.suspect ??= nextSuspect(draft.text, 0)
  return draft.suspect
}

/**
 * Whether a line that was mended has nothing left to look at.
 *
 * `shown`: the pages that the document has shown, as bits. Beside their sequences, what looks like words is suspect too,
 * unless it came of mending.
 */
export const isDone = (draft: Draft, shown: number): boolean => {
  const {text, before} = draft
  if (!draft.isQuiet && suspectIn(draft) >= 0) return false
  if (!shown) return true
  // Each pair is looked for once, since a long line may have few of them, many times.
  const known = new Map<string, boolean>()
  const wasThere = (pair: string): boolean => {
    const found = known.get(pair) ?? before.includes(pair)
    known.set(pair, found)
    return found
  }
  let at = nextSuspect(text, 0, shown)
  while (at >= 0 && !wasThere(text.slice(at, at + 2))) at = nextSuspect(text, at + 1, shown)
  draft.suspect = at
  return at < 0
}

/** How odd a line is, whatever the document shows. */
export interface Oddity {
  /** How strange, in nats. */
  strangeness: number
  /** Whether it has a word that is none, and is one by another page. */
  isMisread: boolean
}

/** How odd a line is. */
export const oddityIn = (draft: Draft): Oddity => {
  const {text} = draft
  draft.oddity ??= {strangeness: strangeness(text), isMisread: hasMisreadWord(text, 0, text.length)}
  return draft.oddity
}

/** What a line is as a whole. */
export const wholeOf = (draft: Draft): WholeReadings => {
  draft.whole ??= readWhole(draft.text)
  return draft.whole
}

/** What was found of a line. */
export interface Find {
  line: string
  /** Nothing more can be learned of it. */
  sure?: boolean
  whole?: Whole
  stretches?: Stretch[]
  swap?: Swap
}

/** The edits that make what was found. */
export const editsOfFind = ({line, whole, stretches, swap}: Find): Edit[] => {
  if (swap) return [editOfSwap(line, swap)]
  return whole ? editsOfWhole(line, whole) : (stretches ?? []).flatMap(editsOfStretch)
}

/** A line with what was found of it. */
export const mended = (line: string, find: Find | undefined): string =>
  find ? applyEdits(line, editsOfFind(find)) : line

/** Whether stretches read whole sequences only, and leave nothing suspect. */
export const isCleared = (line: string, stretches: readonly Stretch[]): boolean => {
  let pages = 0
  for (const {taken} of stretches) {
    for (const {page, reading} of taken) {
      if (reading.patches.length) return false
      pages |= 1 << pageIndex.get(page.name)!
    }
  }
  return nextSuspect(applyEdits(line, stretches.flatMap(editsOfStretch)), 0, pages) < 0
}

/** Whether a line has nothing that a second look would begin with. */
export const isQuiet = (line: string): boolean => suspectLines(line, () => noBias).length === 0

/**
 * Whether a line was mended in a way that leaves nothing to mend: as a whole, or by whole sequences, or by a swap that
 * gains much. `edits`: those of the find.
 */
export const isSettledBy = ({line, sure, whole, stretches, swap}: Find, edits: readonly Edit[]): boolean => {
  if (sure) return true
  const isPlain =
    swap === undefined
      ? whole !== undefined || (stretches !== undefined && isCleared(line, stretches))
      : !swap.lossy && swap.from !== 'iso-8859-1' && swap.gain > certain
  return isPlain && isQuiet(applyEdits(line, edits))
}
