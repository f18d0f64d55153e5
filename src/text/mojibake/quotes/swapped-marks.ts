/**
 * The marks of English text in one legacy charset that another read: `itÆs`, `donТt`, `ìsoî`. English has no other
 * characters to tell by, so that the places of the marks do, all those of a document together.
 */

import {codeAt} from '../../code-at.ts'
import type {Bias} from '../language/language-bias.ts'
import {allPages, pageNamed} from '../pages.ts'
import type {Edit} from '../plan.ts'
import {around, closing, fits, joinOf, opening} from './places.ts'

/** What was read by the wrong charset: the marks of these pages, through any other one. */
const sources = ['windows-1252', 'macintosh']
const marks = '‘’“”–—…'

/** A swap of charsets, and what each character is that it changes. */
interface Swap {
  from: string
  to: string
  charOf: ReadonlyMap<number, string>
}

let known: Map<number, Swap[]> | undefined

/** The swaps, by what each makes of the apostrophe. */
const load = (): Map<number, Swap[]> => {
  known = new Map()
  for (const to of sources) {
    const bytes = Array.from(marks, mark => pageNamed(to)!.byteOf[codeAt(mark, 0)]!)
    for (const {name: from, codes} of allPages) {
      const read = bytes.map((byte, index) => [codes[byte]!, marks[index]!] as const)
      const apostrophe = read.find(([, mark]) => mark === '’')![0]
      if (apostrophe < 0xa0 || marks.includes(String.fromCharCode(apostrophe))) continue
      const charOf = new Map(read.filter(([code]) => code >= 0xa0))
      known.set(apostrophe, [...(known.get(apostrophe) ?? []), {from, to, charOf}])
    }
  }
  return known
}

/** A character between letters of which the last may end a short form; what comes after the first is looked at once more. */
const joint = /[a-z][^\0-\x9f‘-”](?=(?:s|t|m|d|ll|re|ve)(?![a-z]))/gi
/** In how many words a character stands where an apostrophe may; one where nothing else may is as good as all of them. */
const enough = 3

/** Find the characters that stand where apostrophes do, in enough words to leave no doubt. */
const findApostrophes = (text: string, swaps: ReadonlyMap<number, unknown>): number[] => {
  const found = new Map<number, Set<string>>()
  for (const {index} of text.matchAll(joint)) {
    const code = codeAt(text, index + 1)
    const words = found.get(code) ?? new Set()
    if (!swaps.has(code) || words.size >= enough) continue
    found.set(code, words)
    const {before, after} = around(text, index + 1)
    const fit = joinOf(before, after)
    const word = /\p{L}*$/u.exec(before)![0]
    for (let count = fit === 'sure' ? enough : 1; fit && count > 0; count--) words.add(`${word} ${count}`)
  }
  return [...found].flatMap(([code, words]) => (words.size >= enough ? [code] : []))
}

/** Where marks stand that are known to be such. */
const between = {before: /[\p{L}\p{N}\s"”)]$/u, after: /^[\p{L}\p{N}\s"“(]/u}
const trailing = {before: /[\p{L}\p{N}\s“"]$/u, after: /^(?:$|[\s"”’)])/u}
const beginning = {before: opening.before, after: /^[\p{L}\p{N}.$£…]/u}

/** Before an ending of English, or amid a name: L’Oréal, O’Brien. */
const joining = {before: /[\p{L}\p{N}]$/u, after: /^(?:(?:s|t|m|d|ll|re|ve)(?!\p{L})|\p{Lu})/u}

const fitOf = (mark: string, before: string, after: string): boolean => {
  if (mark === '“' || mark === '‘') return fits(beginning, before, after)
  if (mark === '”') return fits(closing, before, after)
  if (mark === '’') return fits(closing, before, after) || fits(joining, before, after)
  return fits(mark === '…' ? trailing : between, before, after)
}

/** How many of the places of a character must be those of its mark, and the share of all that are. */
const least = {each: 0.8, all: 0.85} as const

/** Keep of a swap the characters that stand where their marks do; nothing where they are not nearly all. */
const judge = (text: string, {from, to, charOf}: Swap): {swap: Swap; fitting: number} | undefined => {
  const counts = new Map<number, {all: number; fitting: number}>()
  for (let at = 0; at < text.length; at++) {
    const code = codeAt(text, at)
    const mark = code < 0xa0 ? undefined : charOf.get(code)
    if (mark === undefined) continue
    const count = counts.get(code) ?? {all: 0, fitting: 0}
    counts.set(code, count)
    count.all++
    const {before, after} = around(text, at)
    if (fitOf(mark, before, after)) count.fitting++
  }
  const kept = [...counts].filter(([, {all, fitting}]) => fitting >= all * least.each)
  const fitting = kept.reduce((sum, [, count]) => sum + count.fitting, 0)
  const all = [...counts.values()].reduce((sum, count) => sum + count.all, 0)
  if (fitting < all * least.all) return undefined
  return {swap: {from, to, charOf: new Map(kept.map(([code]) => [code, charOf.get(code)!]))}, fitting}
}

/** Find the swap that explains the marks of an English text best; nothing where none leaves no doubt. */
export const findSwappedMarks = (text: string, biasFor: () => Bias): Swap | undefined => {
  const swaps = known ?? load()
  const apostrophes = findApostrophes(text, swaps)
  if (apostrophes.length !== 1 || biasFor().language !== 'en') return undefined
  const [apostrophe] = apostrophes
  let best: ReturnType<typeof judge>
  for (const swap of swaps.get(apostrophe!)!) {
    const judged = judge(text, swap)
    if (judged?.swap.charOf.has(apostrophe!) && judged.fitting > (best?.fitting ?? 0)) best = judged
  }
  return best && (widen(text, best.swap) ?? best.swap)
}

/** Let a swap change all that its charset reads otherwise, where the text has nothing that another one must have read. */
const widen = (text: string, swap: Swap): Swap | undefined => {
  const [page, {codes}] = [pageNamed(swap.from)!, pageNamed(swap.to)!]
  const charOf = new Map(swap.charOf)
  for (let at = 0; at < text.length; at++) {
    const code = codeAt(text, at)
    if (code < 0x80 || charOf.has(code)) continue
    const byte = page.byteOf[code]!
    if (byte === 0 || marks.includes(text[at]!)) return undefined
    charOf.set(code, String.fromCharCode(codes[byte]!))
  }
  return {...swap, charOf}
}

/** Whether a line has a character that a swap changes. */
export const isSwappedBy = (line: string, {charOf}: Swap): boolean => {
  for (let at = 0; at < line.length; at++) if (charOf.has(codeAt(line, at))) return true
  return false
}

/** The edits that put a line right. */
export const swappedMarkRound = (line: string, {from, to, charOf}: Swap): Edit[] => {
  const edits: Edit[] = []
  for (let at = 0; at < line.length; at++) {
    const mark = charOf.get(codeAt(line, at))
    if (mark === undefined) continue
    edits.push({
      start: at,
      end: at + 1,
      after: mark,
      plan: [{op: 'recode', from, to}],
      confidence: 0.9,
      rule: 'charset-swap',
    })
  }
  return edits
}
