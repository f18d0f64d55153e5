/** What the language of a document says of its letters beyond ASCII: a correction to the kindest-language model. */
import {functionWords} from '../../tables/function-words.ts'
import {letterPairs} from '../../tables/mojibake-letters.ts'

/** What a document's languages hold against letters beyond ASCII, in nats. */
export interface Bias {
  /** Extra cost of folded symbol `c` after `b`, whichever of the languages it is. */
  pair: (b: number, c: number) => number
  /** Extra cost of a whole text, all of it in one of the languages. */
  whole: (text: string) => number
  /** Whether a Latin letter (below U+0250) is in none of the likely languages. */
  isForeign: (code: number) => boolean
}

const stepNats = 0.7
const unseen = 12
/** No pair is held against a text more than this. */
const most = 5
/** How far the words of a text may set one language above another, in nats. */
const certain = 7
/** How much of a text its language is read from. */
const sampled = 3000
const codes: Record<string, string> = {nb: 'no', nn: 'no', gl: 'pt'}

/** The pairs of one language. */
interface Table {
  language: string
  /** What each pair, by its number, has against it: how much dearer it is than in the kindest language. */
  against: Float32Array
  /** The same as a share of what it is in the kindest language. */
  shares: Float32Array
  /** Whether a letter below U+0250 is the language's. */
  letters: Uint8Array
  /** How many pairs the language has. */
  size: number
}
let tables: Table[] | undefined
/** The number of each pair that some language has. */
const numberOf = new Map<number, number>()

const keyOf = (b: number, c: number): number => b * 0x2000 + c

const loadPairs = (): Table[] => {
  const costs = Object.entries(letterPairs).map(([language, packed]) => {
    const own = new Map<number, number>()
    const letters = new Uint8Array(0x250)
    for (let at = 0; at < packed.length; at += 3) {
      const b = packed.charCodeAt(at)
      const c = packed.charCodeAt(at + 1)
      for (const code of [b, c]) if (code < 0x250) letters[code] = 1
      const key = keyOf(b, c)
      if (!numberOf.has(key)) numberOf.set(key, numberOf.size)
      own.set(numberOf.get(key)!, Number.parseInt(packed[at + 2]!, 16) * stepNats)
    }
    return {language, own, letters}
  })
  const kindest = new Float32Array(numberOf.size).fill(unseen)
  for (const {own} of costs) for (const [pair, cost] of own) kindest[pair] = Math.min(kindest[pair]!, cost)
  tables = costs.map(({language, own, letters}) => {
    const against = Float32Array.from(kindest, (least, pair) =>
      Math.min(most, (own.get(pair) ?? unseen) - least),
    )
    return {language, against, shares: against.map(nats => Math.exp(-nats)), letters, size: own.size}
  })
  return tables
}

let words: Map<string, [language: string, weight: number][]> | undefined

const loadWords = () => {
  words = new Map()
  for (const [language, list] of Object.entries(functionWords)) {
    for (const item of list.split(' ')) {
      const match = /^(\D+)(\d+)$/.exec(item)
      if (!match) continue
      const entry: [string, number] = [language, Number(match[2]) / 16]
      const known = words.get(match[1]!)
      if (known) known.push(entry)
      else words.set(match[1]!, [entry])
    }
  }
  return words
}

const scores = (text: string): Map<string, number> => {
  const known = words ?? loadWords()
  const sums = new Map<string, number>()
  for (const word of text
    .slice(0, sampled)
    .toLowerCase()
    .split(/[^\p{L}\p{M}]+/u)) {
    for (const [language, bits] of known.get(word) ?? [])
      sums.set(language, (sums.get(language) ?? 0) + bits * 0.69)
  }
  return sums
}

const isWordLetter = (code: number): boolean =>
  (code >= 97 && code <= 122) ||
  (code >= 0xdf && code < 0x250 && code !== 0xf7) ||
  (code >= 0x1e00 && code < 0x1f00)

const pairKey = (b: number, c: number): number => {
  if (b < 0x80 && c < 0x80) return 0
  const left = isWordLetter(b) ? b : 32
  const right = isWordLetter(c) ? c : 32
  if ((left === 32 && b >= 0x250) || (right === 32 && c >= 0x250) || (left < 0x80 && right < 0x80)) return 0
  return keyOf(left, right)
}

const keysOf = (text: string): number[] => {
  const folded = ` ${text.toLowerCase()} `
  const keys: number[] = []
  for (let at = 1; at < folded.length; at++) {
    const key = pairKey(folded.charCodeAt(at - 1), folded.charCodeAt(at))
    const number = key ? numberOf.get(key) : undefined
    if (number !== undefined) keys.push(number)
  }
  return keys
}

/** Letters that every language borrows. */
const borrowed = 'àáâäãåçèéêëíîïñóôöøúü'

const foreignTo = (likelyTables: readonly Table[]): ((code: number) => boolean) => {
  const known = new Uint8Array(0x250)
  for (const {letters} of likelyTables)
    for (let code = 0xdf; code < 0x250; code++) known[code]! |= letters[code]!
  // A language that has few letters beyond ASCII of its own borrows the common ones.
  if (likelyTables.some(({size}) => size < 60)) for (const char of borrowed) known[char.charCodeAt(0)] = 1
  return code => {
    const lower = fold(code)
    return lower >= 0x80 && isWordLetter(lower) && lower < 0x250 && known[lower] === 0
  }
}
/** How many nats behind the likeliest language another is still likely. */
const likely = 4
/** A letter is in two pairs, with its left and with its right neighbour. */
const shareOfPair = 0.6
const fold = (code: number): number => String.fromCharCode(code).toLowerCase().charCodeAt(0)

/** Read from the words of a text, or from what is known, which languages its letters may be of. */
export const biasOf = (text: string, language?: string): Bias => {
  const pairTables = tables ?? loadPairs()
  const wanted = language?.toLowerCase().split('-')[0]
  const sums = scores(text)
  const logs = pairTables.map(({language: code}) =>
    wanted
      ? code === wanted || codes[code] === wanted
        ? 0
        : -certain
      : (sums.get(codes[code] ?? code) ?? 0) * 0.5,
  )
  const letters = new Set(
    text
      .slice(0, sampled)
      .toLowerCase()
      .replace(/[^\u00df-\u024f]/g, ''),
  )
  // Letters count for little, since they are what may be spoilt.
  if (!wanted) {
    pairTables.forEach((table, index) => {
      for (const letter of letters) if (!table.letters[letter.charCodeAt(0)]) logs[index]! -= 0.7
    })
  }
  const top = Math.max(...logs)
  const weights = logs.map(log => Math.exp(Math.max(log - top, -certain)))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const cache = new Map<number, number>()
  const pair = (b: number, c: number): number => {
    const key = pairKey(b, c)
    if (!key) return 0
    let bias = cache.get(key)
    if (bias === undefined) {
      const number = numberOf.get(key)
      bias =
        number === undefined
          ? 0
          : -shareOfPair *
            Math.log(
              pairTables.reduce((sum, {shares}, index) => sum + weights[index]! * shares[number]!, 0) / total,
            )
      cache.set(key, bias)
    }
    return bias
  }
  const logWeights = weights.map(weight => -Math.log(weight / total))
  const whole = (part: string): number => {
    const keys = keysOf(part)
    if (keys.length === 0) return 0
    let least = Infinity
    for (let index = 0; index < pairTables.length; index++) {
      const {against} = pairTables[index]!
      let sum = logWeights[index]!
      for (let at = 0; at < keys.length && sum < least; at++) sum += against[keys[at]!]!
      if (sum < least) least = sum
    }
    return least
  }
  let foreign: ((code: number) => boolean) | undefined
  const isForeign = (code: number): boolean => {
    foreign ??= foreignTo(pairTables.filter((_, index) => logs[index]! >= top - likely))
    return foreign(code)
  }
  return {pair, whole, isForeign}
}

/** The bias of a text of which nothing is known. */
export const noBias: Bias = {pair: () => 0, whole: () => 0, isForeign: () => false}
