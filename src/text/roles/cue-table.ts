import {chromePhrases} from '../../tables/chrome-phrases.ts'
import {lowerCase} from '../lower-case.ts'

/** Kinds of wording that site furniture is made of, as the table of phrases names them. */
export const CUE_KINDS = Object.keys(chromePhrases)

/** A phrase of the table that may stand in a longer line, as folded code units. */
export interface Pattern {
  readonly kind: number
  readonly head: Uint16Array
  /** What must follow later on, in order. */
  readonly rest: readonly Uint16Array[]
  readonly atStart: boolean
  /** The line must end with the last part. */
  readonly toEnd: boolean
}

/** Code units in lower case, apostrophes and blanks of one sort. */
export const folds = lowerCase.slice()
folds[0x2019] = 39
folds[0xa0] = 32
// Sigma has a form of its own at the end of words, which capitals do not show.
folds[0x3c2] = 0x3c3

/** A phrase that makes a whole line, and its kinds. */
interface Whole {
  readonly codes: Uint16Array
  readonly kinds: number[]
}

/** Phrases that make a whole line, by the hash of all their signs. */
const whole = new Map<number, Whole[]>()
/** Signs by which patterns are found, at most. */
export const KEY = 4
/** Patterns by the hash of their first signs. */
const patterns = new Map<number, Pattern[]>()
/** Signs of the longest phrase that makes a line. */
export let longestWhole = 0

/** Bits by hashes of 16 bits: small enough to stay close at hand. */
class Bits {
  readonly #words = new Int32Array(0x800)

  set(hash: number): void {
    this.#words[hash >>> 5]! |= 1 << (hash & 31)
  }

  has(hash: number): boolean {
    return ((this.#words[hash >>> 5]! >>> (hash & 31)) & 1) === 1
  }
}

/** What patterns begin with, by hashes of one, two and three signs: most places are passed by at the cost of a look here. */
export class Gate {
  readonly #one = new Bits()
  readonly #two = new Bits()
  readonly #three = new Bits()

  open(head: Uint16Array): void {
    const pair = mixed(head[0]!, head[1] ?? 0)
    if (head.length === 1) this.#one.set(head[0]!)
    else if (head.length === 2) this.#two.set(pair)
    else this.#three.set(mixed(pair, head[2]!))
  }

  /** Say whether a pattern may begin at a place; signs past the end count as 0. */
  isOpen(line: Uint16Array, at: number): boolean {
    const first = line[at]!
    const pair = mixed(first, line[at + 1]!)
    return this.#three.has(mixed(pair, line[at + 2]!)) || this.#two.has(pair) || this.#one.has(first)
  }
}

/** For where a line begins, and for the rest of it, in which few patterns may stand. */
export const opening = new Gate()
export const inside = new Gate()
/** Hashes of patterns, and outlines of phrases that make a line: their length and the signs at their ends. */
const hashes = new Bits()
const outlines = new Bits()

/** Read the table of phrases, once: the other functions here know nothing before. */
export function loadCues(): void {
  if (longestWhole > 0) return
  for (const [kind, name] of CUE_KINDS.entries()) {
    for (const phrase of chromePhrases[name]!.split('|')) {
      if (phrase.includes('…')) addPattern(phrase, kind)
      else addWhole(phrase, kind)
    }
  }
}

function addWhole(phrase: string, kind: number): void {
  const codes = foldText(phrase)
  const start = leadingTrim(codes, codes.length)
  const end = trailingTrim(codes, codes.length)
  if (start >= end) return
  longestWhole = Math.max(longestWhole, end - start)
  outlines.set(outlineOf(codes, start, end))
  const known = wholeIn(codes, start, end)
  if (known !== undefined) {
    if (!known.kinds.includes(kind)) known.kinds.push(kind)
    return
  }
  const hash = wholeHash(codes, start, end)
  const found = {codes: codes.slice(start, end), kinds: [kind]}
  const list = whole.get(hash)
  if (list === undefined) whole.set(hash, [found])
  else list.push(found)
}

function addPattern(phrase: string, kind: number): void {
  const parts = phrase.split('…').filter(part => part !== '')
  const [head, ...rest] = parts.map(foldText)
  if (head === undefined) return
  let hash = 0
  for (let i = 0; i < Math.min(KEY, head.length); i++) hash = mix(hash, head[i]!)
  const pattern = {kind, head, rest, atStart: !phrase.startsWith('…'), toEnd: !phrase.endsWith('…')}
  hashes.set(hash & 0xffff)
  opening.open(head)
  if (!pattern.atStart) inside.open(head)
  const list = patterns.get(hash)
  if (list === undefined) patterns.set(hash, [pattern])
  else list.push(pattern)
}

function foldText(text: string): Uint16Array {
  const codes = new Uint16Array(text.length)
  for (let i = 0; i < text.length; i++) codes[i] = folds[text.charCodeAt(i)]!
  return codes
}

const NO_KINDS: readonly number[] = []

/** Kinds of the phrases that part of a line is, which has to be all of it. */
export function kindsOfWhole(line: Uint16Array, start: number, end: number): readonly number[] {
  if (start >= end || !outlines.has(outlineOf(line, start, end))) return NO_KINDS
  return wholeIn(line, start, end)?.kinds ?? NO_KINDS
}

function wholeIn(line: Uint16Array, start: number, end: number): Whole | undefined {
  const list = whole.get(wholeHash(line, start, end))
  return list?.find(
    ({codes}) => codes.length === end - start && codes.every((code, i) => code === line[start + i]),
  )
}

function wholeHash(line: Uint16Array, start: number, end: number): number {
  let hash = 0
  for (let i = start; i < end; i++) hash = mix(hash, line[i]!)
  return hash
}

const NO_PATTERNS: readonly Pattern[] = []

/** List the patterns whose first signs, four at most, have this hash: {@link mix} of one after the other. */
export function patternsOf(hash: number): readonly Pattern[] {
  return hashes.has(hash & 0xffff) ? (patterns.get(hash) ?? NO_PATTERNS) : NO_PATTERNS
}

function mixed(first: number, second: number): number {
  return (first * 251 + second) & 0xffff
}

/** Add a sign to the hash of those before it; the first one to 0. */
export function mix(hash: number, code: number): number {
  return (Math.imul(hash ^ code, 0x9e3779b1) ^ (hash >>> 13)) | 0
}

function outlineOf(line: Uint16Array, start: number, end: number): number {
  return (mixed(line[start]!, line[end - 1]!) * 31 + (end - start)) & 0xffff
}

/** Bullets, arrows, counts and stops at the start of a line. */
export function leadingTrim(line: Uint16Array, length: number): number {
  let start = 0
  while (start < length && isTrimmed(line[start]!)) start++
  return start
}

/** Where a line ends without those. */
export function trailingTrim(line: Uint16Array, length: number): number {
  let end = length
  while (end > 0 && isTrimmed(line[end - 1]!)) end--
  return end
}

/** Say whether a sign may stand around a phrase that is a whole line. */
export function isTrimmed(code: number): boolean {
  if (code < 0x80) return !((code >= 97 && code <= 122) || (code >= 65 && code <= 90))
  return (
    (code >= 0xa0 && code <= 0xbf) ||
    (code >= 0x2000 && code <= 0x2bff) ||
    (code >= 0x3000 && code <= 0x3020) ||
    (code >= 0xff00 && code <= 0xff0f) ||
    (code >= 0xff1a && code <= 0xff20)
  )
}
