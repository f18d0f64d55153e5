import {decodeAs} from './decode-as.ts'
import {decodeTornUtf8} from './decode-torn.ts'
import {decodeStrictUtf8} from './decode-unicode.ts'
import {MixedWords, type Word} from './mixed-words.ts'

/** A page decoded stretch by stretch. */
export interface Mixed {
  text: string
  /** Bytes of words with non-ASCII letters that were read as UTF-8, and as the other charset. */
  utf8Bytes: number
  otherBytes: number
}

const STATE = {utf8: 0, other: 1} as const
type State = (typeof STATE)[keyof typeof STATE]

// What a change of charset costs within a line, and where a tag or a line end stands between; see mixed-words.ts.
const SWITCH_INSIDE = 2.5
const SWITCH_APART = 1.5
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
  const reader = new MixedWords(bytes, other)
  let before: State | null = null
  let from = 0
  let state: State = STATE.utf8
  for (let words = reader.next(WINDOW); words.length > 0; words = reader.next(WINDOW)) {
    const states = cheapestPath(words, before)
    for (let i = 0; i < words.length; i++) {
      const word = words[i]!
      if (states[i] !== state) {
        parts.push(decodeStretch(bytes.subarray(from, word.start), state, other))
        from = word.start
        state = states[i]!
      }
      mixed[state === STATE.utf8 ? 'utf8Bytes' : 'otherBytes'] += word.end - word.start
    }
    before = state
  }
  parts.push(decodeStretch(bytes.subarray(from), state, other))
  mixed.text = parts.join('')
  return mixed
}

function cheapestPath(words: readonly Word[], before: State | null): State[] {
  const cameFrom: [State, State][] = []
  let totals: [number, number] = [
    before === STATE.other ? SWITCH_APART : 0,
    before === STATE.utf8 ? SWITCH_APART : 0,
  ]
  for (const {cost, apart} of words) {
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
  const states = new Array<State>(words.length)
  let state: State = totals[1] < totals[0] ? STATE.other : STATE.utf8
  for (let i = words.length - 1; i >= 0; i--) {
    states[i] = state
    state = cameFrom[i]![state]
  }
  return states
}

function decodeStretch(bytes: Uint8Array, state: State, other: string): string {
  if (state === STATE.other) return decodeAs(bytes, other)
  return decodeStrictUtf8(bytes) ?? decodeTornUtf8(bytes, other)
}
