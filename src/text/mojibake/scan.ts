/** The fast path: find the lines that may be spoilt, in one scan of the text. */
import {naturalNeighbours} from '../../tables/mojibake-pairs.ts'
import type {Bias} from './language-bias.ts'
import {leadBits} from './pages.ts'
import {costOf, kinds, plausibilityModel} from './plausibility.ts'
import {isSuspect} from './suspects.ts'
import {strangeness} from './swap.ts'
import {oddnessOfWide, strangenessOfWide} from './wide-model.ts'
import {isWide} from './wide-pairs.ts'

/** Code units `start` to `end` of a text: a line without its newline. */
export interface Line {
  start: number
  end: number
}

const flags = {special: 1, lead: 2, alphabetic: 4, wide: 8, summed: 16} as const
let flagOf: Uint8Array | undefined

const loadFlags = (): Uint8Array => {
  const {kind} = plausibilityModel()
  const table = new Uint8Array(0x10000)
  for (let code = 0x80; code < 0x10000; code++) {
    let flag = leadBits[code] ? flags.lead : 0
    if (code < 0xa0 || code === 0x2020 || code === 0xfffd) flag |= flags.special
    if (
      code >= 0x2e80 &&
      (kind[code]! & kinds.letter || (code >= 0xd840 && code < 0xd8c0) || (code >= 0xe000 && code < 0xf900))
    )
      flag |= flags.wide
    else if (code < 0x1100 && (code < 0x900 || code >= 0xe00)) flag |= flags.alphabetic
    if (flag & flags.wide || isCyrillic(code) || isJoint(code)) flag |= flags.summed
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

/** From how odd a line's wide characters are at a glance, and then in truth, it is looked at, in nats. */
const oddWide = {glance: 1, truth: 6} as const
/** What a small letter of ASCII right beside a wide letter adds at a glance. */
const gluedWide = 3

interface State {
  text: string
  biasFor: () => Bias
  bias: Bias | undefined
  lines: Line[]
  /** Of the line at hand: where it ends, and how odd its wide characters are. */
  end: number
  start: number
  wide: number
  /** What its Cyrillic letters cost above the usual at a glance, and how many joints of drawn lines stand side by side. */
  cyrillic: number
  joints: number
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

/** Close a line that nothing but the sum of its characters may speak against. */
const closeLine = (state: State) => {
  const {start, end, text} = state
  const isOdd =
    (state.wide > oddWide.glance && strangenessOfWide(text.slice(start, end)) > oddWide.truth) ||
    (state.cyrillic !== 0 &&
      state.cyrillic > -slackCyrillic &&
      strangeness(text.slice(start, end)) > oddCyrillic) ||
    state.joints >= mostJoints
  if (isOdd) state.lines.push({start, end})
  forget(state)
}

const forget = (state: State) => {
  state.wide = 0
  state.cyrillic = 0
  state.joints = 0
}

/** From how odd the Cyrillic letters of a line are it is looked at, in nats. */
const oddCyrillic = 5
/** What a pair of Cyrillic letters costs on average, at most, in nats: clean lines stay below it, swapped ones do not. */
const usualPair = 4.75
/** How far below that the sum of a few letters may stray. */
const slackCyrillic = 2.5
/** Tables and trees are drawn with lines between their joints. */
const mostJoints = 3
const isJoint = (code: number): boolean =>
  code >= 0x250c && code < 0x2580 && code !== 0x2550 && code !== 0x2551

const isCyrillic = (code: number): boolean => code >= 0x400 && code < 0x500

let cyrillicPairs: Float32Array | undefined

const loadCyrillic = (): Float32Array => {
  const {fold} = plausibilityModel()
  const table = new Float32Array(0x10000)
  for (let c = 0; c < 0x100; c++) {
    for (let b = 0; b < 0x100; b++) {
      const before = b ? fold[0x400 + b]! : 32
      table[(b << 8) | c] = costOf(0, before, fold[0x400 + c]!) - usualPair
    }
  }
  cyrillicPairs = table
  return table
}

/** Look at a character that is odd only in sum. */
const lookAtSum = (state: State, at: number, code: number) => {
  const before = at > 0 ? state.text.charCodeAt(at - 1) : 32
  if (isCyrillic(code)) {
    const table = cyrillicPairs ?? loadCyrillic()
    state.cyrillic += table[((isCyrillic(before) ? before & 0xff : 0) << 8) | (code & 0xff)]!
  } else if (isJoint(code) && isJoint(before) && before !== code) state.joints++
}

const isSmall = (code: number): boolean => code >= 97 && code <= 122

const lookAtWide = (text: string, at: number, code: number): number => {
  const before = at > 0 ? text.charCodeAt(at - 1) : 32
  const next = at + 1 < text.length ? text.charCodeAt(at + 1) : 32
  const glued = isSmall(before) || isSmall(next) ? gluedWide : 0
  return glued + oddnessOfWide(before >= 0x2e80 && isWide(before) ? before : 0, code)
}

const openLine = (state: State, at: number) => {
  const newline = state.text.indexOf('\n', at)
  state.start = state.text.lastIndexOf('\n', at - 1) + 1
  state.end = newline < 0 ? state.text.length : newline
}

const isEntity = (text: string, at: number): boolean => {
  entity.lastIndex = at
  return entity.test(text)
}

/** Find the lines that deserve a look; none is the usual answer. */
export const suspectLines = (text: string, biasFor: () => Bias): Line[] => {
  const table = flagOf ?? loadFlags()
  const state: State = {
    text,
    biasFor,
    bias: undefined,
    lines: [],
    start: 0,
    end: -1,
    wide: 0,
    cyrillic: 0,
    joints: 0,
  }
  const {length} = text
  for (let at = 0; at < length; at++) {
    const code = text.charCodeAt(at)
    if (code < 0x80 && code !== 38) continue
    const flag = table[code]!
    if (flag & flags.summed && at >= state.end) {
      closeLine(state)
      openLine(state, at)
    }
    if (flag & flags.wide) {
      state.wide += lookAtWide(text, at, code)
      continue
    }
    if (flag & flags.summed) lookAtSum(state, at, code)
    if (code === 38 ? !isEntity(text, at) : !oddity(state, at, code, flag)) continue
    if (at >= state.end) closeLine(state)
    openLine(state, at)
    state.lines.push({start: state.start, end: state.end})
    forget(state)
    at = state.end
  }
  closeLine(state)
  return state.lines
}
