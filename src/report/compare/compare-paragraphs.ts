import type {ArticleRecord} from '../../model/record.ts'
import {listWords} from '../../text/words.ts'

/** Paragraphs that two versions of a text do not share. */
export interface ParagraphChanges {
  readonly lost: readonly string[]
  readonly gained: readonly string[]
  readonly changed: readonly (readonly [before: string, after: string])[]
}

/** Gained paragraphs that a lost one is compared with, so that cost stays linear. */
const CANDIDATES = 12
/** Share of words (Dice) from which two paragraphs count as one that was changed. */
const ALIKE = 0.6

/** Compare the paragraphs of two records: the same text anywhere is no change, alike ones are one that was changed. */
export function compareParagraphs(before: ArticleRecord, after: ArticleRecord): ParagraphChanges {
  const old = paragraphsOf(before)
  const young = paragraphsOf(after)
  const come = subtract(young, old)
  const find = finder(come)
  const changed: (readonly [string, string])[] = []
  const lost: string[] = []
  const taken = new Set<number>()
  for (const paragraph of subtract(old, young)) {
    const index = find(paragraph, taken)
    if (index === null) lost.push(paragraph)
    else {
      taken.add(index)
      changed.push([paragraph, come[index]!])
    }
  }
  return {lost, gained: come.filter((_, index) => !taken.has(index)), changed}
}

/** Texts of a record's paragraphs. Their offsets are code points. */
function paragraphsOf({text, paragraphs}: ArticleRecord): string[] {
  if (paragraphs.map(({end}) => end).at(-1) === text.length)
    return paragraphs.map(({start, end}) => text.slice(start, end))
  const points = [...text]
  return paragraphs.map(({start, end}) => points.slice(start, end).join(''))
}

/** What is in one list and not, or not as often, in the other; order kept. */
function subtract(list: readonly string[], others: readonly string[]): string[] {
  const counts = new Map<string, number>()
  for (const text of others) counts.set(text, (counts.get(text) ?? 0) + 1)
  return list.filter(text => {
    const left = counts.get(text) ?? 0
    if (left > 0) counts.set(text, left - 1)
    return left === 0
  })
}

/** Make a function that finds the paragraph most like another, among those that share its rarest words. */
function finder(
  paragraphs: readonly string[],
): (paragraph: string, taken: ReadonlySet<number>) => number | null {
  const words = paragraphs.map(listWords)
  const places = new Map<string, number[]>()
  words.forEach((list, index) => {
    for (const word of new Set(list)) {
      const known = places.get(word)
      if (known) known.push(index)
      else places.set(word, [index])
    }
  })
  return (paragraph, taken) => {
    const own = listWords(paragraph)
    const shared = [...new Set(own)].map(word => places.get(word) ?? []).filter(({length}) => length > 0)
    shared.sort((a, b) => a.length - b.length)
    const candidates = new Set<number>()
    for (const list of shared) {
      for (const index of list.slice(0, CANDIDATES)) if (!taken.has(index)) candidates.add(index)
      if (candidates.size >= CANDIDATES) break
    }
    return mostAlike(
      own,
      [...candidates].sort((a, b) => a - b),
      words,
    )
  }
}

function mostAlike(
  own: readonly string[],
  candidates: readonly number[],
  words: readonly (readonly string[])[],
): number | null {
  let best: number | null = null
  let most = 0
  for (const index of candidates) {
    const share = likeness(own, words[index]!)
    if (share >= ALIKE && share > most) [best, most] = [index, share]
  }
  return best
}

function likeness(a: readonly string[], b: readonly string[]): number {
  if (a.length + b.length === 0) return 0
  return (2 * (a.length - subtract(a, b).length)) / (a.length + b.length)
}
