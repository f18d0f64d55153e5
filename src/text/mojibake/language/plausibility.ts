/** How plausible characters are after their predecessors, in the kindest of the languages the tables know. */
import {gramLevelNats, gramLevels, symbolLevels} from '../../../tables/mojibake-grams.ts'
import {codeAt} from '../../code-at.ts'
import {unpackRice} from '../../rice.ts'
import {foldSymbol, foldTable, hashBits, hashGram} from './grams.ts'
import {kindBits, kinds} from './kinds.ts'
import {type Bias, noBias} from './language-bias.ts'

/** What an n-gram that was never seen costs more than its shorter form, in nats. */
const backoff = {three: 1.6, two: 2.8} as const

export {kindBits, kinds} from './kinds.ts'

interface Model {
  /** Cost level of each symbol of the BMP; 0 where it was never seen. */
  symbols: Uint8Array
  /** N-grams by their hash, in slots probed one after the other: the hash, and its cost level in the last four bits. */
  slots: Uint32Array
}
let model: Model | undefined

/** How many bits of a hash choose its first slot. */
const slotBits = 20

/** Put n-grams of one level into their slots. */
const fill = (slots: Uint32Array, hashes: Uint32Array, level: number) => {
  for (let index = 0; index < hashes.length; index++) {
    const hash = hashes[index]!
    let slot = hash >>> (hashBits - slotBits)
    while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1)
    slots[slot] = (hash << 4) | level
  }
}

const load = (): Model => {
  const slots = new Uint32Array(1 << slotBits)
  gramLevels.forEach((row, index) => {
    fill(slots, unpackRice(row), index + 1)
  })
  const symbols = new Uint8Array(0x20000)
  symbolLevels.forEach((row, index) => {
    for (const symbol of unpackRice(row)) symbols[symbol] = index + 1
  })
  model = {symbols, slots}
  return model
}

/** Give the loaded tables, unpacking them at the first call. */
export const plausibilityModel = (): Model => model ?? load()

/** Give the cost level of an n-gram of symbols (`a` 0 for a pair); 0 where it was never seen. */
export const levelOf = (a: number, b: number, c: number): number => {
  const {slots} = plausibilityModel()
  const hash = hashGram(a, b, c)
  for (let slot = hash >>> (hashBits - slotBits); ; slot = (slot + 1) & (slots.length - 1)) {
    const entry = slots[slot]!
    if (entry === 0) return 0
    if (entry >>> 4 === hash) return entry & 15
  }
}

/** Fold a code point to the symbol the model counts. */
export const symbolOf = (code: number): number => (code < 0x10000 ? foldTable()[code]! : foldSymbol(code))

const plainCost = (symbol: number): number =>
  symbol === 32 ? 1.8 : symbol >= 97 && symbol <= 122 ? 2.4 : symbol === 48 ? 2.6 : symbol < 32 ? 9 : 3.6

/** What a sign costs at most, in nats: signs stand anywhere. */
const dearestSign = 7

/** Signs that any text may hold, however rare: no letter, no control. */
const isSign = (symbol: number): boolean =>
  symbol >= 0xa1 && (symbol < 0xc0 || (symbol >= 0x2010 && symbol < 0x27c0)) && kindBits(symbol) === 0

/** The blocks that pictures are taken from, apart from tiles, cards and symbols of old sciences. */
const isEmoji = (symbol: number): boolean =>
  (symbol >= 0x1f100 && symbol < 0x1f700) || (symbol >= 0x1f900 && symbol < 0x1fa00)

const unseenCost = (symbol: number): number => {
  if (symbol === 0xfffd) return 11
  if (symbol < 0xa0) return 16
  if (symbol >= 0x1f000)
    return symbol < 0x1fb00 ? (isEmoji(symbol) ? 10.5 : 13) : symbol >= 0x20000 && symbol < 0x32000 ? 13 : 16
  if (isSign(symbol)) return dearestSign
  const kind = kindBits(symbol)
  if (kind & kinds.mark) return 4
  return kind & kinds.control ? 17 : kind & kinds.wide ? 11.5 : 12.5
}

const computeCost = (a: number, b: number, c: number): number => {
  const {symbols} = plausibilityModel()
  if (c < 0x80 && b < 0x80) {
    if (c === 32 && b === 32) return 4
    if (a < 0x80) return plainCost(c)
    const level = levelOf(a, b, c)
    return level ? level * gramLevelNats : plainCost(c) + 0.3
  }
  if (b === c && isSign(c)) return 2
  const single = c < 0x20000 ? symbols[c]! : 0
  if (single === 0 && c >= 0x80) return unseenCost(c) + (isSign(c) ? 0 : backoff.three + backoff.two)
  const seen = b < 0x80 || (b < 0x20000 && symbols[b] !== 0)
  const most = isSign(c) ? dearestSign : Infinity
  if (seen) {
    let level = levelOf(a, b, c)
    if (level && a) return Math.min(most, level * gramLevelNats)
    level = levelOf(0, b, c)
    if (level) return Math.min(most, level * gramLevelNats + backoff.three)
  }
  // Digits stand after any sign.
  if (c === 0x30 && isSign(b)) return plainCost(c) + backoff.three
  return Math.min(most, (single ? single * gramLevelNats : plainCost(c)) + backoff.three + backoff.two)
}

/** How many costs are remembered, as a power of two: what fits a core's own cache. */
const memoBits = 14
const memoPairs = new Uint32Array(1 << memoBits)
const memoThirds = new Uint32Array(1 << memoBits)
const memoCosts = new Float64Array(1 << memoBits)

/** Cost in nats of symbol `c` after `a` and `b` (0 where nothing stands). */
export const costOf = (a: number, b: number, c: number): number => {
  if (a > 0xffff || b > 0xffff) return computeCost(a, b, c)
  const pair = ((a << 16) | b) >>> 0
  const slot = (Math.imul(pair, 0x9e3779b1) ^ Math.imul(c, 0x85ebca6b)) >>> (32 - memoBits)
  if (memoPairs[slot] === pair && memoThirds[slot] === c) return memoCosts[slot]!
  const cost = computeCost(a, b, c)
  memoPairs[slot] = pair
  memoThirds[slot] = c
  memoCosts[slot] = cost
  return cost
}

/** What a capital beyond ASCII costs at the head of a word, in nats: most heads are small. */
const capital = 1.2
/** What a Latin letter beside one of another alphabet costs, in nats. */
const mixed = 4
/** What a small letter costs after two capitals, in nats. */
const afterCapitals = {latin: 1.5, other: 4} as const
const isAlphabetic = (code: number): boolean => code >= 0x370 && code < 0x2000
const isLatin = (code: number): boolean =>
  code < 0x80 ? (code | 32) >= 97 && (code | 32) <= 122 : code >= 0xc0 && code < 0x250

/** Extra cost of the letter case of code `c` after `b` and `a`, and of mixing scripts in a word. */
export const caseCost = (a: number, b: number, c: number): number => {
  const kind = kindBits(c)
  if (!(kind & kinds.letter)) return 0
  const before = kindBits(b)
  if (before & kinds.letter && (isAlphabetic(c) ? isLatin(b) : isLatin(c) && isAlphabetic(b))) return mixed
  if (kind & kinds.upper) return before & kinds.lower ? 4.5 : before & kinds.letter || c < 0x80 ? 0 : capital
  if (!(kind & kinds.lower && before & kinds.upper && kindBits(a) & kinds.upper)) return 0
  return isAlphabetic(c) ? afterCapitals.other : afterCapitals.latin
}

interface CostOptions {
  /** What stands before the text. @default ' ' */
  before?: string
  /** Above this the cost is not finished. @default Infinity */
  limit?: number
  bias?: Bias
}

/** Cost in nats of a string. */
export const costOfText = (
  text: string,
  {before = ' ', limit = Infinity, bias = noBias}: CostOptions = {},
): number => {
  let rawA = before.length > 1 ? before.charCodeAt(before.length - 2) : 32
  let rawB = before.length > 0 ? before.charCodeAt(before.length - 1) : 32
  let a = symbolOf(rawA)
  let b = symbolOf(rawB)
  let sum = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.codePointAt(at) as number
    if (code > 0xffff) at++
    const symbol = symbolOf(code)
    sum += costOf(a, b, symbol)
    if (code >= 0x80 || rawB >= 0x80) sum += caseCost(rawA, rawB, code) + bias.pair(b, symbol)
    if (sum > limit) return sum
    a = b
    b = symbol
    rawA = rawB
    rawB = code
  }
  return sum
}

/** Cost in nats of each beginning of a text, without bias: of its first character, of its first two, and so on. */
export const costsOfText = (text: string): Float64Array => {
  const costs = new Float64Array(text.length)
  const fold = foldTable()
  let [a, b, rawA, rawB, sum] = [32, 32, 32, 32, 0]
  for (let at = 0; at < text.length; at++) {
    const code = codeAt(text, at)
    const symbol = fold[code]!
    sum += costOf(a, b, symbol)
    if (code >= 0x80 || rawB >= 0x80) sum += caseCost(rawA, rawB, code)
    costs[at] = sum
    a = b
    b = symbol
    rawA = rawB
    rawB = code
  }
  return costs
}

/** When to leave off. */
interface ByteLimits {
  limit: number
  /** Costs of a rival, byte by byte: who falls behind it by more than `slack` does not catch up. */
  rival?: Float64Array | undefined
  slack: number
  /** Whether box drawing is out of the question. */
  shut: boolean
}

/**
 * Cost in nats of bytes read by a page (its 256 code units), which need not be decoded for it.
 *
 * Infinity where it is above `limit`, falls behind the rival or, where `shut`, has box drawing.
 */
export const costOfBytes = (
  bytes: Uint8Array,
  codes: Uint16Array,
  {limit, rival, slack, shut}: ByteLimits,
): number => {
  const fold = foldTable()
  let [a, b, rawA, rawB, sum] = [32, 32, 32, 32, 0]
  for (let at = 0; at < bytes.length; at++) {
    const code = codes[bytes[at]!]!
    if (shut && code >= 0x2500 && code < 0x25a0) return Infinity
    const symbol = fold[code]!
    sum += costOf(a, b, symbol)
    if (code >= 0x80 || rawB >= 0x80) sum += caseCost(rawA, rawB, code)
    if (sum > limit || (rival && sum > rival[at]! + slack)) return Infinity
    a = b
    b = symbol
    rawA = rawB
    rawB = code
  }
  return sum
}
