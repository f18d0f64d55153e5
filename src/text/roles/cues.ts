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

const whole = new Map<string, number[]>()
/** Patterns by a hash of their first signs, four at most. */
const patterns = new Map<number, Pattern[]>()
/** 1 where a pattern has this hash, by the low 16 bits: most places are passed by at the cost of a look here. */
const hashes = new Uint8Array(0x10000)
readTable()

function readTable(): void {
  for (const [kind, name] of CUE_KINDS.entries()) {
    for (const phrase of chromePhrases[name]!.split('|')) {
      if (phrase.includes('…')) addPattern(phrase, kind)
      else {
        const key = trimFolded(phrase)
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
  const list = patterns.get(hash)
  if (list === undefined) patterns.set(hash, [pattern])
  else list.push(pattern)
}

function mix(hash: number, code: number): number {
  return (Math.imul(hash ^ code, 0x9e3779b1) ^ (hash >>> 13)) | 0
}

/** Fold a line as the table's phrases are folded. */
function foldLine(text: string): string {
  const lower = text.toLowerCase()
  const straight = lower.includes('’') ? lower.replaceAll('’', "'") : lower
  return straight.includes('\u00a0') ? straight.replaceAll('\u00a0', ' ') : straight
}

/** Take bullets, arrows, counts and stops off both ends. */
function trimFolded(text: string): string {
  let start = 0
  let end = text.length
  while (start < end && isTrimmed(text.charCodeAt(start))) start++
  while (end > start && isTrimmed(text.charCodeAt(end - 1))) end--
  return text.slice(start, end)
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

/**
 * Find wording of site furniture in a line, in whatever language.
 *
 * @example
 * findCues('Share this article').some(cue => CUE_KINDS[cue.kind] === 'share') // => true
 */
export function findCues(text: string): Cue[] {
  const folded = foldLine(text.length > 2 * REACH ? `${text.slice(0, REACH)} ${text.slice(-REACH)}` : text)
  const trimmed = folded.length <= 120 ? trimFolded(folded) : ''
  const cues: Cue[] = []
  if (trimmed !== '') for (const kind of whole.get(trimmed) ?? []) cues.push({kind, how: WHOLE})
  const lead = leadOf(folded)
  let boundary = true
  for (let at = 0; at < folded.length; at++) {
    const place = places[folded.charCodeAt(at)]!
    if (boundary || (place & MAY_START) !== 0) matchAt(folded, {at, lead}, cues)
    boundary = (place & ENDS_WORD) !== 0
  }
  return cues
}

const MAY_START = 1
const ENDS_WORD = 2
/** Where phrases may begin: at signs of scripts without blanks, at some brackets, and behind blanks and openers. */
const places = new Uint8Array(0x10000)
for (let code = 0; code < 0x10000; code++) if (isUnspacedCode(code)) places[code] = MAY_START | ENDS_WORD
for (let code = 0; code <= 32; code++) places[code] = ENDS_WORD
for (const sign of ['@', '/', '(', '（', '[', '【']) places[sign.charCodeAt(0)]! |= MAY_START
for (const sign of ['/', '(', '（', '[', '【', '"', '|', '-']) places[sign.charCodeAt(0)]! |= ENDS_WORD

function matchAt(folded: string, {at, lead}: {at: number; lead: number}, cues: Cue[]): void {
  let hash = 0
  for (let i = 0; i < KEY && at + i < folded.length; i++) {
    hash = mix(hash, folded.charCodeAt(at + i))
    if (hashes[hash & 0xffff] === 0) continue
    for (const pattern of patterns.get(hash) ?? []) {
      if (matches(pattern, folded, {at, lead}))
        cues.push({kind: pattern.kind, how: pattern.atStart ? START : INSIDE})
    }
  }
}

function matches(
  {head, rest, atStart, toEnd}: Pattern,
  folded: string,
  {at, lead}: {at: number; lead: number},
): boolean {
  if ((atStart && at > lead) || !folded.startsWith(head, at)) return false
  let end = at + head.length
  if (!endsWord(folded, end, head)) return false
  for (const part of rest) {
    const found = folded.indexOf(part, end)
    if (found === -1) return false
    end = found + part.length
  }
  return !toEnd || folded.length - end <= 2
}

/** Where a line's words begin: bullets and arrows before them do not count. */
function leadOf(folded: string): number {
  let at = 0
  while (
    at < 4 &&
    at < folded.length &&
    isTrimmed(folded.charCodeAt(at)) &&
    folded[at] !== '(' &&
    folded[at] !== '['
  )
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
