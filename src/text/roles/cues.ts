import {codeAt} from '../code-at.ts'
import {commonScript, scriptTable} from '../language/script.ts'
import {isUnspacedCode} from '../lines/scripts.ts'
import {
  CUE_KINDS,
  folds,
  inside,
  isTrimmed,
  KEY,
  kindsOfWhole,
  leadingTrim,
  loadCues,
  longestWhole,
  mix,
  opening,
  type Pattern,
  patternsOf,
  trailingTrim,
} from './cue-table.ts'

/** How a cue was found. */
export const WHOLE = 3
export const START = 2
export const INSIDE = 1

/** One kind's phrase in a line. */
export interface Cue {
  /** Index into CUE_KINDS. */
  readonly kind: number
  /** The line is the phrase, begins with it, or holds it. */
  readonly how: typeof WHOLE | typeof START | typeof INSIDE
}

/** Lines are looked through so far from either end; furniture says early what it is. */
const REACH = 240
/** Bullets, counts and stops that may stand around a phrase that is the whole line. */
const TRIMMED = 20

/** Reused from line to line. */
const found: Cue[] = []

/**
 * Find wording of site furniture in a line, in whatever language.
 *
 * @example
 * findCues('Share this article').map(cue => cue.how) // => [3]
 */
export function findCues(text: string): Cue[] {
  found.length = 0
  lookThrough(text)
  return found.slice()
}

const NONE = new Uint8Array(CUE_KINDS.length)

/** How strongly each kind of cue speaks in a line, by its index in CUE_KINDS: 3 whole line, 2 start, 1 inside. */
export function cueStrengths(text: string): Uint8Array {
  if (found.length > 0) found.length = 0
  lookThrough(text)
  if (found.length === 0) return NONE
  const strongest = new Uint8Array(CUE_KINDS.length)
  for (const {kind, how} of found) if (how > strongest[kind]!) strongest[kind] = how
  return strongest
}

/** The strongest of a line's cues, and its kind: 0 and -1 without any. */
export function strongestOf(strengths: Uint8Array): readonly [how: number, kind: number] {
  let kind = -1
  for (let k = 0; k < strengths.length; k++) if (strengths[k]! > (strengths[kind] ?? 0)) kind = k
  return [strengths[kind] ?? 0, kind]
}

/** The line at hand, folded, with zeros behind its end, and the places where a phrase may begin. */
const line = new Uint16Array(2 * REACH + 4)
const starts = new Uint16Array(2 * REACH + 1)
let length = 0
/** Where its words begin: bullets and arrows before them do not count. */
let lead = 0

function lookThrough(text: string): void {
  loadCues()
  const count = readLine(text)
  lead = leadOf()
  if (length <= longestWhole + TRIMMED) {
    const kinds = kindsOfWhole(line, leadingTrim(line, length), trailingTrim(line, length))
    for (const kind of kinds) found.push({kind, how: WHOLE})
  }
  let k = 0
  for (; k < count && starts[k]! <= lead; k++) if (opening.isOpen(line, starts[k]!)) matchAt(starts[k]!)
  for (; k < count; k++) if (inside.isOpen(line, starts[k]!)) matchAt(starts[k]!)
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

/** Read a line, of a long one both ends, and note where phrases may begin. Gives the number of such places. */
function readLine(text: string): number {
  length = 0
  if (text.length <= 2 * REACH) {
    const count = readPart(text, {start: 0, end: text.length, placed: 0})
    endLine()
    return count
  }
  const count = readPart(text, {start: 0, end: REACH, placed: 0})
  line[length++] = 32
  const all = readPart(text, {start: text.length - REACH, end: text.length, placed: count})
  endLine()
  return all
}

/** Add part of a text to the line, behind `placed` places. */
function readPart(text: string, {start, end, placed}: {start: number; end: number; placed: number}): number {
  let count = placed
  let boundary = true
  let to = length
  for (let i = start; i < end; i++) {
    const code = codeAt(text, i)
    const place = places[code]!
    line[to] = folds[code]!
    if (boundary || (place & MAY_START) !== 0) starts[count++] = to
    boundary = (place & ENDS_WORD) !== 0
    to++
  }
  length = to
  return count
}

/** Gates look at three signs, some of them past the end. */
function endLine(): void {
  line[length] = 0
  line[length + 1] = 0
  line[length + 2] = 0
}

function matchAt(at: number): void {
  let hash = 0
  const end = Math.min(length, at + KEY)
  for (let i = at; i < end; i++) {
    hash = mix(hash, line[i]!)
    const patterns = patternsOf(hash)
    for (let k = 0; k < patterns.length; k++) {
      const pattern = patterns[k]!
      if (matches(pattern, at)) found.push({kind: pattern.kind, how: pattern.atStart ? START : INSIDE})
    }
  }
}

function matches({head, rest, atStart, toEnd}: Pattern, at: number): boolean {
  if ((atStart && at > lead) || !standsAt(head, at)) return false
  let end = at + head.length
  if (!endsWord(end, head)) return false
  for (const part of rest) {
    let place = end
    while (place + part.length <= length && !standsAt(part, place)) place++
    if (place + part.length > length) return false
    end = place + part.length
  }
  return !toEnd || length - end <= 2
}

function standsAt(part: Uint16Array, at: number): boolean {
  if (at + part.length > length) return false
  for (let i = 0; i < part.length; i++) if (line[at + i] !== part[i]) return false
  return true
}

const BRACKET = 40
const SQUARE_BRACKET = 91

function leadOf(): number {
  let at = 0
  while (at < 4 && at < length && isTrimmed(line[at]!) && line[at] !== BRACKET && line[at] !== SQUARE_BRACKET)
    at++
  return at
}

function isLetter(code: number): boolean {
  return scriptTable[code] !== commonScript || (code >= 48 && code <= 57)
}

/** A phrase must not stop in the middle of a word, in scripts that have blanks. */
function endsWord(end: number, head: Uint16Array): boolean {
  const last = head[head.length - 1]!
  if (isUnspacedCode(last) || (last >= 0xac00 && last <= 0xd7a3)) return true
  return !isLetter(last) || end >= length || !isLetter(line[end]!)
}
