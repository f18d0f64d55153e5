/** What a document's text shows of how bytes were lost on its way. */
import {codeAt} from '../../code-at.ts'
import {leadBits, trailBits} from '../pages.ts'
import type {Reading} from '../sequences/sequences.ts'
import {spaceDoubt} from '../sequences/spaces.ts'

/** What the way of a document's text did with the bytes that programs lose: seen from what is still there. */
export interface Habits {
  /** C1 controls are still there, so bytes that pages leave undefined were not lost. */
  controls: boolean
  /** Soft hyphens are still there. */
  hyphens: boolean
  /** Lost bytes were marked, so that none went without a trace. */
  marked: boolean
  /** No-break spaces are still there. */
  spaces: boolean
  /** Spaces that took a no-break space's place stand beside others, so that runs of spaces were not closed up. */
  runs: boolean
  /** Nearly all that is beyond ASCII stands in sequences, so that what stands alone is what is left of one. */
  whole: boolean
  /** Letters with the tones of Vietnamese are there, or their bytes. */
  tones: boolean
  /** Punctuation stands apart from words, as in text that was cut into words. */
  apart: boolean
}

/** The share of what is beyond ASCII in sequences from which a text is spoilt as a whole, and how much that must be. */
const spoilt = 0.8
const enough = 4
/** The commonest pages, whose leads are letters of the West. */
const western = 3

const isSpoilt = (text: string): boolean => {
  let covered = 0
  let total = 0
  let before = 0
  let earlier = 0
  for (let at = 0; at < text.length; at++) {
    const code = codeAt(text, at)
    if (code >= 0x80) total++
    const trail = code < 0x80 ? 0 : trailBits[code]! & western
    // A following byte stands after its lead, or after another that does.
    if (trail & before) covered += 2
    else if (trail & earlier) covered++
    earlier = trail & before
    before = code < 0x80 ? 0 : leadBits[code]! & western
  }
  return covered >= enough && covered > total * spoilt
}

/** Letters with the tones of Vietnamese, and as their bytes look in the commonest page. */
const vietnamese = /á[»º]|[\u1ea0-\u1ef9]/
/** Punctuation that stands apart: not from what a space is the last byte of. */
const spaced = {vietnamese: /[^ÃÅÐ€\s] (?:[,.:;!?]|\.{3})(?: |$)/m, other: /[^ÃÅÐ€\s] [,.](?: |$)/m} as const

/** Whether punctuation stands apart from the words of a text, as where it was cut into words. */
export const isApart = (text: string): boolean =>
  (vietnamese.test(text) ? spaced.vietnamese : spaced.other).test(text)

/** See the habits of a text. */
export const habitsOf = (text: string): Habits => ({
  controls: /[\x81\x8d\x8f\x90\x9d]/.test(text),
  marked: /[\u00c2-\u00f4]\ufffd/.test(text),
  hyphens: text.includes('\u00ad'),
  spaces: text.includes('\u00a0'),
  runs: /[\u00c2-\u00f4] {2}/.test(text),
  whole: isSpoilt(text),
  tones: vietnamese.test(text),
  apart: isApart(text),
})

const kept = 7
/** Where it is no-break spaces that turned into others, other bytes were not lost as a rule. */
const turned = 2
const unlikely = 6
/** Where a byte became a straight quotation mark, it was not lost. */
const straightened = 5
/** Where runs of spaces were closed up, the space that is left is the text's own. */
const closedUp = 1.8

/** A quotation that is open, within so many characters: its marks as they are, or as the commonest page shows them. */
const isQuoting = /(?:(?<!â€)[“„]|â€[œž])(?:â€[™˜¦“”¢]|(?!â€|[“„”»])[^\n])*$/
const lookedBack = 120
/** A mark that closes it and stands apart from the word before does not cling to the next one. */
const clinging = 4

/** What tells against the space after a mark that opens being the text's own, or against two that close being so. */
const openingDoubt = (
  text: string,
  at: number,
  {place, drop, apart}: {place: number; drop: number; apart: boolean},
): number => {
  if (text[place] !== ' ') return 0
  const isApartWord = text[at - 1] === ' ' && text[place + 1] !== ' '
  if (isApartWord && isQuoting.test(text.slice(Math.max(0, at - lookedBack), at))) return drop ? clinging : 0
  if (drop || apart) return 0
  const isWord = /[\p{L}\p{N}]/u.test(text[place + 1] ?? ' ')
  return text[place + 1] === ' ' || (isWord && (at === 0 || text[at - 1] === ' ')) ? 3 : 0
}

/** What tells against bytes being lost in a reading, by the document's habits. */
export const againstHabits = (
  text: string,
  at: number,
  {habits, reading}: {habits: Habits; reading: Reading},
): number => {
  let cost = 0
  for (const {at: place, drop, text: byte} of reading.patches) {
    const code = byte.charCodeAt(0)
    // One that closes what opened right before is the text's own.
    if (drop && text[place] === '"' && text[at - 1] === '"') cost += straightened
    if (code === 0xa0) {
      if (habits.spaces) cost += kept
      if (habits.runs) cost += drop ? -0.9 : 4
      else if (text[place] === ' ') {
        const {using, keeping} = spaceDoubt(text, {at, space: place, code: reading.code, ...habits})
        cost += drop ? closedUp + using : keeping
      }
    } else if (code === 0xad) cost += habits.hyphens ? kept : 0
    else if (code >= 0x80 && code < 0xa0) {
      if (code === 0x9d) cost += openingDoubt(text, at, {place, drop, apart: habits.apart})
      // A straight quotation mark right there is what became of the byte.
      if (drop === 0 && place === at + 2 && text[place] === '"') cost += straightened
      cost += habits.controls ? kept : habits.runs ? turned : 0
      if (habits.marked && drop === 0) cost += kept
      // Before a space it is the no-break space of à that is likelier to be gone.
      if (!drop && text[at] === 'Ã' && text[place] === ' ') cost += unlikely
    }
  }
  return cost
}
