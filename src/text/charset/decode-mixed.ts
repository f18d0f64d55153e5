import {decodeAs} from './decode-as.ts'
import {decodeStrictUtf8} from './decode-unicode.ts'
import {isMultiByte} from './families.ts'
import {countUtf8, cutSequenceLength, sequenceLength} from './utf8-scan.ts'

/** A page decoded stretch by stretch. */
export interface Mixed {
  text: string
  /** Non-ASCII bytes read as UTF-8, and as the other charset. */
  utf8Bytes: number
  otherBytes: number
}

const STATE = {utf8: 0, other: 1} as const
type State = (typeof STATE)[keyof typeof STATE]

/** A run of bytes without white space or tags that holds a non-ASCII byte. */
interface Token {
  start: number
  end: number
  /** Whether a tag or a line end stands before it. */
  apart: boolean
  cost: [utf8: number, other: number]
}

// Costs are rough logarithms of odds: a byte that is no UTF-8 against a sequence that is well-formed by chance.
const BAD_BYTE = 3
const CHANCE_TWO = {single: 3, many: 1.4}
const CHANCE_MORE = 3.5
const SWITCH_INSIDE = 2.5
const SWITCH_APART = 1
/** Words decided at a time, so that memory stays bounded; the last state is carried over. */
const WINDOW = 1 << 15

/**
 * Decode bytes of which some stretches are UTF-8 and others in another charset.
 *
 * Each word is read as what its bytes are likelier to be, given its neighbours (the cheapest path through two states).
 */
export function decodeMixed(bytes: Uint8Array, other: string): Mixed {
  const mixed: Mixed = {text: '', utf8Bytes: 0, otherBytes: 0}
  const parts: string[] = []
  const reader = new Tokens(bytes, isMultiByte(other) || !LATIN.test(other))
  let before: State | null = null
  let from = 0
  let state: State = STATE.utf8
  for (let tokens = reader.next(WINDOW); tokens.length > 0; tokens = reader.next(WINDOW)) {
    const states = cheapestPath(tokens, before)
    for (let i = 0; i < tokens.length; i++) {
      const token = tokens[i]!
      if (states[i] !== state) {
        parts.push(decodeStretch(bytes.subarray(from, token.start), state, other))
        from = token.start
        state = states[i]!
      }
      mixed[state === STATE.utf8 ? 'utf8Bytes' : 'otherBytes'] += token.end - token.start
    }
    before = state
  }
  parts.push(decodeStretch(bytes.subarray(from), state, other))
  mixed.text = parts.join('')
  return mixed
}

const LATIN = /^(?:windows-125[02478]|iso-8859-(?:[1-4]|9|1[03-6])|macintosh)$/

class Tokens {
  private at = 0
  private readonly bytes: Uint8Array
  private readonly dense: boolean

  /** `dense`: most letters of the other charset are non-ASCII, so well-formed pairs come about by chance. */
  constructor(bytes: Uint8Array, dense: boolean) {
    this.bytes = bytes
    this.dense = dense
  }

  next(most: number): Token[] {
    const {bytes} = this
    const tokens: Token[] = []
    let apart = false
    while (tokens.length < most && this.at < bytes.length) {
      const start = this.at
      let high = false
      while (this.at < bytes.length && !isBreak(bytes[this.at]!)) high = bytes[this.at++]! >= 0x80 || high
      if (high) {
        tokens.push({start, end: this.at, apart, cost: this.costOf(start, this.at)})
        apart = false
      }
      const byte = bytes[this.at++]
      if (byte === 0x3c || byte === 0x3e || byte === 0x0a) apart = true
    }
    return tokens
  }

  private costOf(start: number, end: number): [number, number] {
    const {two, more, bad} = countUtf8(this.bytes, start, end)
    return [bad * BAD_BYTE, two * (this.dense ? CHANCE_TWO.many : CHANCE_TWO.single) + more * CHANCE_MORE]
  }
}

function isBreak(byte: number): boolean {
  return byte <= 0x20 || byte === 0x3c || byte === 0x3e
}

function cheapestPath(tokens: readonly Token[], before: State | null): State[] {
  const cameFrom: [State, State][] = []
  let totals: [number, number] = [
    before === STATE.other ? SWITCH_APART : 0,
    before === STATE.utf8 ? SWITCH_APART : 0,
  ]
  for (const {cost, apart} of tokens) {
    const change = apart ? SWITCH_APART : SWITCH_INSIDE
    const from: [State, State] = [
      totals[1] + change < totals[0] ? STATE.other : STATE.utf8,
      totals[0] + change < totals[1] ? STATE.utf8 : STATE.other,
    ]
    totals = [
      Math.min(totals[0], totals[1] + change) + cost[0],
      Math.min(totals[1], totals[0] + change) + cost[1],
    ]
    cameFrom.push(from)
  }
  const states = new Array<State>(tokens.length)
  let state: State = totals[1] < totals[0] ? STATE.other : STATE.utf8
  for (let i = tokens.length - 1; i >= 0; i--) {
    states[i] = state
    state = cameFrom[i]![state]
  }
  return states
}

function decodeStretch(bytes: Uint8Array, state: State, other: string): string {
  if (state === STATE.other) return decodeAs(bytes, other)
  return decodeStrictUtf8(bytes) ?? decodeTornUtf8(bytes, other)
}

/**
 * Decode UTF-8 with ill-formed bytes in it: sequences cut short become U+FFFD, surrogate pairs written as UTF-8 (CESU-8)
 * their character, single foreign bytes what they are in the other charset.
 */
export function decodeTornUtf8(bytes: Uint8Array, other: string): string {
  const parts: string[] = []
  const foreign = isMultiByte(other) ? 'windows-1252' : other
  let from = 0
  let i = 0
  const flush = (): void => {
    if (i > from) parts.push(decodeStrictUtf8(bytes.subarray(from, i)) ?? '')
  }
  while (i < bytes.length) {
    const length = bytes[i]! < 0x80 ? 1 : sequenceLength(bytes, i, bytes.length)
    if (length > 0) {
      i += length
      continue
    }
    flush()
    const [text, skip] = readTorn(bytes, i, foreign)
    parts.push(text)
    i += skip
    from = i
  }
  flush()
  return parts.join('')
}

function readTorn(bytes: Uint8Array, at: number, foreign: string): [text: string, skip: number] {
  const cut = cutSequenceLength(bytes, at, bytes.length)
  if (cut > 0) return ['\ufffd', cut]
  const high = surrogateAt(bytes, at)
  if (high !== 0) {
    const low = high < 0xdc00 ? surrogateAt(bytes, at + 3) : 0
    return low >= 0xdc00 ? [String.fromCharCode(high, low), 6] : ['\ufffd', 3]
  }
  const byte = bytes[at]!
  // Overlong forms and bytes that no charset of text has in company; a lead byte at the end of what was written.
  if (byte >= 0xf8 || (byte & 0xfe) === 0xc0 || isOrphanLead(bytes, at))
    return ['\ufffd', overlongLength(bytes, at)]
  const text = decodeAs(bytes.subarray(at, at + 1), foreign)
  return [/[\u0080-\u009f]/.test(text) ? '\ufffd' : text, 1]
}

/** C2 and C3 lead nearly all UTF-8 pairs of Latin text: alone, they have lost their other byte. */
function isOrphanLead(bytes: Uint8Array, at: number): boolean {
  const byte = bytes[at]!
  const next = bytes[at + 1] ?? 0
  return (byte === 0xc2 || byte === 0xc3) && !(next >= 0x41 && next <= 0x7a)
}

function overlongLength(bytes: Uint8Array, at: number): number {
  const most = bytes[at]! >= 0xfc ? 6 : bytes[at]! >= 0xf8 ? 5 : 2
  let length = 1
  while (length < most && ((bytes[at + length] ?? 0) & 0xc0) === 0x80) length++
  return length
}

function surrogateAt(bytes: Uint8Array, at: number): number {
  const second = bytes[at + 1] ?? 0
  const third = bytes[at + 2] ?? 0
  if (bytes[at] !== 0xed || second < 0xa0 || second > 0xbf || (third & 0xc0) !== 0x80) return 0
  return 0xd000 | ((second & 0x3f) << 6) | (third & 0x3f)
}
