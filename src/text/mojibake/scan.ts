/** The fast path: find the lines that may be spoilt, in one scan of the text. */
import {naturalNeighbours} from '../../tables/mojibake-pairs.ts'
import type {Bias} from './language-bias.ts'
import {leadBits} from './pages.ts'
import {kinds, plausibilityModel} from './plausibility.ts'
import {isSuspect} from './suspects.ts'

/** Code units `start` to `end` of a text: a line without its newline. */
export interface Line {
  start: number
  end: number
}

const flags = {special: 1, lead: 2, alphabetic: 4, wide: 8} as const
let flagOf: Uint8Array | undefined

const loadFlags = (): Uint8Array => {
  const {kind} = plausibilityModel()
  const table = new Uint8Array(0x10000)
  for (let code = 0x80; code < 0x10000; code++) {
    let flag = leadBits[code] ? flags.lead : 0
    if (code < 0xa0 || code === 0x2020 || code === 0xfffd) flag |= flags.special
    if (code >= 0x2e80 && (kind[code]! & kinds.letter || (code >= 0xe000 && code < 0xf900)))
      flag |= flags.wide
    else if (code < 0x1100 && (code < 0x900 || code >= 0xe00)) flag |= flags.alphabetic
    table[code] = flag
  }
  flagOf = table
  return table
}

/** Rows of pairs: 1 where the two stand side by side in clean text. */
const widest = 0x2800
const rows = new Map<number, Uint8Array>()
let neighbours: Map<number, Set<number>> | undefined

const loadNeighbours = (): Map<number, Set<number>> => {
  neighbours = new Map()
  for (let at = 0; at < naturalNeighbours.length; at += 2) {
    const b = naturalNeighbours.charCodeAt(at)
    const set = neighbours.get(b) ?? new Set()
    neighbours.set(b, set.add(naturalNeighbours.charCodeAt(at + 1)))
  }
  return neighbours
}

const neighbourOf = (code: number): number => {
  if (code >= 0x80) return plausibilityModel().fold[code]!
  const lower = code | 32
  return lower >= 97 && lower <= 122 ? lower : 32
}

const rowOf = (b: number): Uint8Array => {
  const row = new Uint8Array(widest)
  const {kind} = plausibilityModel()
  const known = (neighbours ?? loadNeighbours()).get(neighbourOf(b))
  const lower = kind[b]! & kinds.lower
  for (let c = 0; c < widest; c++) {
    const plain = neighbourOf(b) < 0x80 && neighbourOf(c) < 0x80
    if (plain || (!(lower && kind[c]! & kinds.upper) && known?.has(neighbourOf(c)))) row[c] = 1
  }
  rows.set(b, row)
  return row
}

/** A character reference above ASCII that another, or a character above ASCII, follows. */
const entity =
  /&(?:#(?:1[2-9]\d|2[0-5]\d|\d{4,5})|#[xX](?:[89A-Fa-f][0-9A-Fa-f]|[0-9A-Fa-f]{3,4})|(?!amp|lt|gt|quot|nbsp)[A-Za-z]{2,6}[1-4]{0,2});[&\x80-\u2fff]/y

/** How many levels above the usual a line of Han or Hangul characters is looked at. */
const usualWide = 12.3
const slackWide = 4

interface State {
  text: string
  biasFor: () => Bias
  bias: Bias | undefined
  lines: Line[]
  /** Of the line at hand: where it ends, and what its wide characters cost above the usual. */
  end: number
  start: number
  wide: number
  unknown: number
}

const rowFor = (b: number): Uint8Array => rows.get(b) ?? rowOf(b)

/** Signs may stand beside anything but inside words. */
const isSignPair = (b: number, c: number): boolean => {
  const {kind} = plausibilityModel()
  return !(kind[b]! & kinds.letter) && !(kind[c]! & kinds.letter)
}

const isOddPair = (b: number, c: number): boolean =>
  b < widest && c < widest && rowFor(b)[c] === 0 && !isSignPair(b, c)

/** Why the character at `at` makes its line worth a look; 0 where it does not. */
export const oddity = (state: State, at: number, code: number, flag: number): boolean => {
  const {text} = state
  if (flag & flags.special) return true
  if (flag & flags.lead && isSuspect(text, at, code)) return true
  if (!(flag & flags.alphabetic)) return false
  if (code < 0x250) {
    state.bias ??= state.biasFor()
    if (state.bias.isForeign(code)) return true
  }
  const before = at > 0 ? text.charCodeAt(at - 1) : 32
  if (isOddPair(before, code)) return true
  const next = at + 1 < text.length ? text.charCodeAt(at + 1) : 32
  return next < 0x80 && isOddPair(code, next)
}

const closeWide = (state: State) => {
  if (state.wide > slackWide || state.unknown > 1) state.lines.push({start: state.start, end: state.end})
  state.wide = 0
  state.unknown = 0
}

const openLine = (state: State, at: number) => {
  const newline = state.text.indexOf('\n', at)
  state.start = state.text.lastIndexOf('\n', at - 1) + 1
  state.end = newline < 0 ? state.text.length : newline
}

const isAsciiLetter = (code: number): boolean => (code | 32) >= 97 && (code | 32) <= 122

const isEntity = (text: string, at: number): boolean => {
  entity.lastIndex = at
  return entity.test(text)
}

/** Find the lines that deserve a look; none is the usual answer. */
export const suspectLines = (text: string, biasFor: () => Bias): Line[] => {
  const table = flagOf ?? loadFlags()
  const {symbols} = plausibilityModel()
  const state: State = {text, biasFor, bias: undefined, lines: [], start: 0, end: -1, wide: 0, unknown: 0}
  const {length} = text
  for (let at = 0; at < length; at++) {
    const code = text.charCodeAt(at)
    if (code < 0x80 && code !== 38) continue
    const flag = table[code]!
    if (flag & flags.wide) {
      if (at >= state.end) {
        closeWide(state)
        openLine(state, at)
      }
      const level = symbols[code]!
      state.wide += (level || 18) - usualWide
      if (level === 0 || level > 12) state.wide += isAsciiLetter(text.charCodeAt(at - 1)) ? 3 : 0
      if (level === 0) state.unknown++
      continue
    }
    if (code === 38 ? !isEntity(text, at) : !oddity(state, at, code, flag)) continue
    if (at >= state.end) closeWide(state)
    openLine(state, at)
    state.lines.push({start: state.start, end: state.end})
    state.wide = state.unknown = 0
    at = state.end
  }
  closeWide(state)
  return state.lines
}
