/** Mojibake that a text quotes on purpose: articles about encodings, code, bug reports. */
import {codeOrZeroAt} from '../../code-at.ts'
import type {Edit} from '../plan.ts'

const cue =
  /\b(?:char(?:acter )?sets?|(?:en|de)cod(?:e|ed|ing|ings)|utf-?8|unicode|latin-?1|windows-125\d|cp125\d|iso-?8859|mojibake|not a word|replace it)\b/i
/** What is said to stand instead: a character beyond ASCII, or the name of one; anything else is told of in the same words. */
const instead =
  /\binstead of (?:(?:an?|the|my|real|proper|plain) )*(?:['"‘“(]*[^\0-\x7f][^\p{L}\p{N}]|apostrophe|accent|quot|dash|hyphen|bullet|umlaut|character|letter|symbol|sign|emoji)/iu
const marks = '“”„"\'`‘’«»'
/** What ends a word: 1, or 2 for a quotation mark. */
const delimiters = new Uint8Array(0x10000)
for (const char of ' \t\r\n\u00a0\u3000\u2028()<>[]') delimiters[char.charCodeAt(0)] = 1
for (const char of marks) delimiters[char.charCodeAt(0)] = 2

/** How far from an edit its quotation marks, and its right form, are looked for. */
const reach = 80
const vicinity = 2000
const halfSpoilt = 0.5

/** The line an edit stands in, and whether it speaks of encodings. */
interface Scene {
  text: string
  speaks: boolean
  edits: readonly Edit[]
}

/** What an edit mends: damage, an example of it, or a word by itself in a line that speaks of encodings, which may be either. */
type Mended = 'damage' | 'example' | 'either'

/** Tell what an edit of a line mends. */
const mendedBy = ({text, speaks, edits: all}: Scene, edit: Edit): Mended => {
  let start = edit.start
  let end = edit.end
  const isCovered = (at: number) => all.some(e => e.start <= at && at < e.end)
  const first = Math.max(0, start - reach)
  const last = Math.min(text.length, end + reach)
  while (start > first && (!delimiters[codeOrZeroAt(text, start - 1)] || isCovered(start - 1))) start--
  while (end < last && (!delimiters[codeOrZeroAt(text, end)] || isCovered(end))) end++
  const quoted = delimiters[codeOrZeroAt(text, start - 1)] === 2 && delimiters[codeOrZeroAt(text, end)] === 2
  if (!quoted && !speaks) return 'damage'
  if (speaks && quoted) return 'example'
  const token = text.slice(start, end)
  const fixed = all
    .filter(e => e.start >= start && e.end <= end)
    .reduceRight((s, e) => s.slice(0, e.start - start) + e.after + s.slice(e.end - start), token)
  const around = text.slice(Math.max(0, start - vicinity), end + vicinity)
  if (around.replaceAll(token, ' ').includes(fixed)) return 'example'
  return speaks && start === edit.start && end === edit.end ? 'either' : 'damage'
}

/** Drop the edits of a line where it quotes mojibake on purpose. */
export const withoutExamples = (text: string, edits: readonly Edit[]): Edit[] => {
  if (edits.length === 0) return []
  const spoilt = edits.reduce((sum, {start, end}) => sum + end - start, 0)
  // Whoever quotes mojibake writes the rest rightly: what is spoilt by half is no quotation.
  if (spoilt > text.length * halfSpoilt) return [...edits]
  const speaks = cue.test(text) || instead.test(text)
  const mended = edits.map((edit, index): Mended => {
    if (edit.end - edit.start > 200) return 'damage'
    return mendedBy({text, speaks, edits: edits.slice(Math.max(0, index - 12), index + 13)}, edit)
  })
  // Whose other words are spoilt too is no example.
  const isSpoilt = mended.includes('damage')
  return edits.filter((_, index) => mended[index] === 'damage' || (isSpoilt && mended[index] === 'either'))
}
