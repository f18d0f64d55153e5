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

type Pairs = Map<number, number>
let tables: {language: string; pairs: Pairs}[] | undefined
const kindest: Pairs = new Map()
let words: Map<string, [language: string, weight: number][]> | undefined

const keyOf = (b: number, c: number): number => b * 0x2000 + c

const loadPairs = () => {
  tables = Object.entries(letterPairs).map(([language, packed]) => {
    const pairs: Pairs = new Map()
    for (let at = 0; at < packed.length; at += 3) {
      const key = keyOf(packed.charCodeAt(at), packed.charCodeAt(at + 1))
      const cost = Number.parseInt(packed[at + 2]!, 16) * stepNats
      pairs.set(key, cost)
      kindest.set(key, Math.min(kindest.get(key) ?? unseen, cost))
    }
    return {language, pairs}
  })
  return tables
}

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
    if (key) keys.push(key)
  }
  return keys
}

const lettersOf = new Map<Pairs, Set<number>>()
const hasLetter = (pairs: Pairs, code: number): boolean => {
  let own = lettersOf.get(pairs)
  if (!own) {
    own = new Set()
    for (const key of pairs.keys()) own.add(key % 0x2000).add(Math.floor(key / 0x2000))
    lettersOf.set(pairs, own)
  }
  return own.has(code)
}

/** Letters that every language borrows. */
const borrowed = 'àáâäãåçèéêëíîïñóôöøúü'

const foreignTo = (
  pairTables: readonly {pairs: Pairs}[],
  logs: readonly number[],
): ((code: number) => boolean) => {
  const known = new Uint8Array(0x250)
  pairTables.forEach(({pairs}, index) => {
    if (logs[index]! < -likely) return
    for (let code = 0xc0; code < 0x250; code++) if (hasLetter(pairs, code)) known[code] = 1
  })
  // A language that has few letters beyond ASCII of its own borrows the common ones.
  if (logs.some((log, index) => log >= -likely && pairTables[index]!.pairs.size < 60)) {
    for (const char of borrowed) known[char.charCodeAt(0)] = 1
  }
  return code => {
    const lower = fold(code)
    return lower >= 0x80 && isWordLetter(lower) && lower < 0x250 && known[lower] === 0
  }
}
/** How many nats behind the likeliest language another is still likely. */
const likely = 4
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
      .replace(/[^\u00df-\u024f\u1ea0-\u1eff]/g, ''),
  )
  // Letters count for little, since they are what may be spoilt.
  if (!wanted) {
    pairTables.forEach(({pairs}, index) => {
      for (const letter of letters) if (!hasLetter(pairs, letter.charCodeAt(0))) logs[index]! -= 0.7
    })
  }
  const top = Math.max(...logs)
  const weights = logs.map(log => Math.exp(Math.max(log - top, -certain)))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const against = (pairs: Pairs, key: number) =>
    Math.min(most, (pairs.get(key) ?? unseen) - (kindest.get(key) ?? unseen))
  const cache = new Map<number, number>()
  const pair = (b: number, c: number): number => {
    const key = pairKey(b, c)
    if (!key) return 0
    let bias = cache.get(key)
    if (bias === undefined) {
      bias = -Math.log(
        pairTables.reduce(
          (sum, {pairs}, index) => sum + weights[index]! * Math.exp(-against(pairs, key)),
          0,
        ) / total,
      )
      cache.set(key, bias)
    }
    return bias
  }
  const whole = (part: string): number => {
    const keys = keysOf(part)
    if (keys.length === 0) return 0
    let least = Infinity
    pairTables.forEach(({pairs}, index) => {
      let sum = -Math.log(weights[index]! / total)
      for (const key of keys) if (sum < least) sum += against(pairs, key)
      if (sum < least) least = sum
    })
    return least
  }
  return {
    pair,
    whole,
    isForeign: foreignTo(
      pairTables,
      logs.map(log => log - top),
    ),
  }
}

/** The bias of a text of which nothing is known. */
export const noBias: Bias = {pair: () => 0, whole: () => 0, isForeign: () => false}
