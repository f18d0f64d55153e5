import {chromePhrases} from '../../tables/chrome-phrases.ts'
import {commonScript, scriptTable} from '../language/script.ts'
import {isUnspacedCode} from '../lines/scripts.ts'

/** Kinds of wording that site furniture is made of, as the table of phrases names them. */
export const CUE_KINDS = Object.keys(chromePhrases)

/** How a cue was found. */
export const WHOLE = 3
export const START = 2
export const INSIDE = 1

/** One kind's phrase in a line. */
export interface Cue {
  /** Index into {@link CUE_KINDS}. */
  readonly kind: number
  /** The line is the phrase, begins with it, or holds it. */
  readonly how: typeof WHOLE | typeof START | typeof INSIDE
}

interface Pattern {
  readonly kind: number
  readonly head: string
  /** What must follow later on, in order. */
  readonly rest: readonly string[]
  readonly atStart: boolean
  /** The line must end with the last part. */
  readonly toEnd: boolean
}

/** Lines are looked through so far from either end; furniture says early what it is. */
const REACH = 240
const KEY = 4
/** Bullets, counts and stops that may stand around a phrase that is the whole line. */
const TRIMMED = 20

/** Code units as the table's phrases are folded; the few signs that grow in lower case stay. */
const folds = new Uint16Array(0x10000)
for (let code = 0; code < 0x10000; code++) {
  const small = code >= 0xd800 && code <= 0xdfff ? '' : String.fromCharCode(code).toLowerCase()
  folds[code] = small.length === 1 ? small.charCodeAt(0) : code
}
folds[0x2019] = 39
folds[0xa0] = 32

const whole = new Map<string, number[]>()
let longestWhole = 0
/** Patterns by a hash of their first signs, four at most. */
const patterns = new Map<number, Pattern[]>()
/** 1 where a pattern has this hash, by the low 16 bits. */
const hashes = new Uint8Array(0x10000)

/** What patterns begin with, by hashes of one, two and three signs: most places are passed by at the cost of a look here. */
interface Gate {
  readonly one: Uint8Array
  readonly two: Uint8Array
  readonly three: Uint8Array
}

const createGate = (): Gate => ({
  one: new Uint8Array(0x10000),
  two: new Uint8Array(0x10000),
  three: new Uint8Array(0x10000),
})

/** For where a line begins, and for the rest of it, in which few patterns may stand. */
const opening = createGate()
const inside = createGate()
/** 1 where a phrase that makes a line has this hash of its length and the signs at its ends. */
const outlines = new Uint8Array(0x10000)
readTable()

function readTable(): void {
  for (const [kind, name] of CUE_KINDS.entries()) {
    for (const phrase of chromePhrases[name]!.split('|')) {
      if (phrase.includes('…')) addPattern(phrase, kind)
      else {
        const key = trimFolded(phrase)
        longestWhole = Math.max(longestWhole, key.length)
        outlines[outlineOf(key, 0, key.length)] = 1
        const kinds = whole.get(key)
        if (kinds === undefined) whole.set(key, [kind])
        else if (!kinds.includes(kind)) kinds.push(kind)
      }
    }
  }
}

function addPattern(phrase: string, kind: number): void {
  const [head, ...rest] = phrase.split('…').filter(part => part !== '')
  if (head === undefined) return
  let hash = 0
  for (let i = 0; i < Math.min(KEY, head.length); i++) hash = mix(hash, head.charCodeAt(i))
  const pattern = {kind, head, rest, atStart: !phrase.startsWith('…'), toEnd: !phrase.endsWith('…')}
  hashes[hash & 0xffff] = 1
  openGate(opening, head)
  if (!pattern.atStart) openGate(inside, head)
  const list = patterns.get(hash)
  if (list === undefined) patterns.set(hash, [pattern])
  else list.push(pattern)
}

function openGate({one, two, three}: Gate, head: string): void {
  const first = head.charCodeAt(0)
  const pair = pairOf(first, head.charCodeAt(1))
  if (head.length === 1) one[first] = 1
  else if (head.length === 2) two[pair] = 1
  else three[pairOf(pair, head.charCodeAt(2))] = 1
}

function pairOf(first: number, second: number): number {
  return (first * 251 + second) & 0xffff
}

function outlineOf(text: string, start: number, end: number): number {
  const first = folds[text.charCodeAt(start)]!
  const last = folds[text.charCodeAt(end - 1)]!
  return (pairOf(first, last) * 31 + (end - start)) & 0xffff
}

function mix(hash: number, code: number): number {
  return (Math.imul(hash ^ code, 0x9e3779b1) ^ (hash >>> 13)) | 0
}

/** Fold a line as the table's phrases are folded, code unit by code unit. */
function foldLine(text: string): string {
  const lower = text.toLowerCase()
  if (lower.length !== text.length) {
    let folded = ''
    for (let i = 0; i < text.length; i++) folded += String.fromCharCode(folds[text.charCodeAt(i)]!)
    return folded
  }
  const straight = lower.includes('’') ? lower.replaceAll('’', "'") : lower
  return straight.includes('\u00a0') ? straight.replaceAll('\u00a0', ' ') : straight
}

/** Take bullets, arrows, counts and stops off both ends. */
function trimFolded(text: string): string {
  return text.slice(leadingTrim(text), trailingTrim(text))
}

function leadingTrim(text: string): number {
  let start = 0
  while (start < text.length && isTrimmed(text.charCodeAt(start))) start++
  return start
}

function trailingTrim(text: string): number {
  let end = text.length
  while (end > 0 && isTrimmed(text.charCodeAt(end - 1))) end--
  return end
}

function isTrimmed(code: number): boolean {
  if (code < 0x80) return !((code >= 97 && code <= 122) || (code >= 65 && code <= 90))
  return (
    (code >= 0xa0 && code <= 0xbf) ||
    (code >= 0x2000 && code <= 0x2bff) ||
    (code >= 0x3000 && code <= 0x3020) ||
    (code >= 0xff00 && code <= 0xff0f) ||
    (code >= 0xff1a && code <= 0xff20)
  )
}

/** Reused from line to line. */
const found: Cue[] = []

/**
 * Find wording of site furniture in a line, in whatever language.
 *
 * @example
 * findCues('Share this article').some(cue => CUE_KINDS[cue.kind] === 'share') // => true
 */
export function findCues(text: string): Cue[] {
  found.length = 0
  lookThrough(text)
  return found.slice()
}

const NONE = new Uint8Array(CUE_KINDS.length)

/** How strongly each kind of cue speaks in a line, by its index in {@link CUE_KINDS}: 3 whole line, 2 start, 1 inside. */
export function cueStrengths(text: string): Uint8Array {
  found.length = 0
  lookThrough(text)
  if (found.length === 0) return NONE
  const strongest = new Uint8Array(CUE_KINDS.length)
  for (const {kind, how} of found) if (how > strongest[kind]!) strongest[kind] = how
  return strongest
}

/** A line as it is read: codes are folded one by one, the whole of it only where a phrase asks. */
interface Reading {
  text: string
  /** Where the line's words begin. */
  lead: number
  folded: string | null
}

const reading: Reading = {text: '', lead: 0, folded: null}

function lookThrough(text: string): void {
  const line = text.length > 2 * REACH ? `${text.slice(0, REACH)} ${text.slice(-REACH)}` : text
  reading.text = line
  reading.folded = null
  reading.lead = leadOf(line)
  if (line.length <= longestWhole + TRIMMED) matchWhole(line)
  let boundary = true
  for (let at = 0; at < line.length; at++) {
    const place = places[line.charCodeAt(at)]!
    if ((boundary || (place & MAY_START) !== 0) && isOpen(at > reading.lead ? inside : opening, line, at))
      matchAt(line, at)
    boundary = (place & ENDS_WORD) !== 0
  }
}

function matchWhole(line: string): void {
  const start = leadingTrim(line)
  if (start === line.length) return
  const end = trailingTrim(line)
  if (outlines[outlineOf(line, start, end)] === 0) return
  for (const kind of whole.get(foldedOf(reading).slice(start, end)) ?? []) found.push({kind, how: WHOLE})
}

function foldedOf(line: Reading): string {
  line.folded ??= foldLine(line.text)
  return line.folded
}

const MAY_START = 1
const ENDS_WORD = 2
/** Where phrases may begin: at signs of scripts without blanks, at some brackets, and behind blanks and openers. */
const places = new Uint8Array(0x10000)
for (let code = 0; code < 0x10000; code++) if (isUnspacedCode(code)) places[code] = MAY_START | ENDS_WORD
for (let code = 0; code <= 32; code++) places[code] = ENDS_WORD
for (const sign of ['@', '/', '(', '（', '[', '【']) places[sign.charCodeAt(0)]! |= MAY_START
for (const sign of ['/', '(', '（', '[', '【', '"', '|', '-', '\u00a0'])
  places[sign.charCodeAt(0)]! |= ENDS_WORD

/** Say whether a pattern may begin here. Past the end of a line signs count as 0. */
function isOpen({one, two, three}: Gate, line: string, at: number): boolean {
  const first = folds[line.charCodeAt(at)]!
  const pair = pairOf(first, folds[line.charCodeAt(at + 1) | 0]!)
  return three[pairOf(pair, folds[line.charCodeAt(at + 2) | 0]!)] === 1 || two[pair] === 1 || one[first] === 1
}

function matchAt(line: string, at: number): void {
  let hash = 0
  const end = Math.min(line.length, at + KEY)
  for (let i = at; i < end; i++) {
    hash = mix(hash, folds[line.charCodeAt(i)]!)
    if (hashes[hash & 0xffff] === 0) continue
    for (const pattern of patterns.get(hash) ?? []) {
      if (matches(pattern, at)) found.push({kind: pattern.kind, how: pattern.atStart ? START : INSIDE})
    }
  }
}

function matches({head, rest, atStart, toEnd}: Pattern, at: number): boolean {
  if (atStart && at > reading.lead) return false
  const folded = foldedOf(reading)
  if (!folded.startsWith(head, at)) return false
  let end = at + head.length
  if (!endsWord(folded, end, head)) return false
  for (const part of rest) {
    const place = folded.indexOf(part, end)
    if (place === -1) return false
    end = place + part.length
  }
  return !toEnd || folded.length - end <= 2
}

/** Where a line's words begin: bullets and arrows before them do not count. */
function leadOf(line: string): number {
  let at = 0
  while (at < 4 && at < line.length && isTrimmed(line.charCodeAt(at)) && line[at] !== '(' && line[at] !== '[')
    at++
  return at
}

function isLetter(code: number): boolean {
  return scriptTable[code] !== commonScript || (code >= 48 && code <= 57)
}

/** A phrase must not stop in the middle of a word, in scripts that have blanks. */
function endsWord(folded: string, end: number, head: string): boolean {
  const last = head.charCodeAt(head.length - 1)
  if (isUnspacedCode(last) || (last >= 0xac00 && last <= 0xd7a3)) return true
  return !isLetter(last) || end >= folded.length || !isLetter(folded.charCodeAt(end))
}
