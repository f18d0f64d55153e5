/** What the language of a document says of its letters beyond ASCII: a correction to the kindest-language model. */
import {codeAt} from '../../code-at.ts'
import {codes, evidenceOf} from './evidence.ts'
import {foldTable} from './grams.ts'
import {isBeyondAscii, type LetterTables, letterTables, pairNumber} from './letter-tables.ts'

/** What a document's languages hold against letters beyond ASCII, in nats. */
export interface Bias {
  /** Extra cost of folded symbol `c` after `b`, whichever of the languages it is. */
  pair: (b: number, c: number) => number
  /** Extra cost of a whole text, all of it in one of the languages. */
  whole: (text: string) => number
  /** Whether a Latin letter (below U+0250) is in none of the likely languages. */
  isForeign: (code: number) => boolean
  /** Whether it is in none of the languages that the text may be of at all: of none is that said where its words tell too little. */
  isStranger: (code: number) => boolean
  /** Whether they leave no doubt of that. */
  isSure: boolean
  /** The likeliest language, where the words tell one. */
  language: string | undefined
}

/** How far the words of a text may set one language above another, in nats. */
const certain = 7
/** From how many nats of words a language is named. */
const telling = 1
/** How many nats behind the likeliest language another is still likely. */
const likely = 4
/** From how many nats on the words of a text leave no doubt, and the share of them that another language it may be of has. */
const beyondDoubt = {nats: 60, share: 0.7} as const
/** A letter is in two pairs, with its left and with its right neighbour. */
const shareOfPair = 0.6
/** A language that has fewer pairs than this borrows letters. */
const fewPairs = 60
/** Letters that every language borrows. */
const borrowed = 'àáâäãåçèéêëíîïñóôöøúü'

/** What is known of a language that was named. */
const namedAs = (wanted: string, {languages}: LetterTables): Float64Array =>
  Float64Array.from(languages, code => (code === wanted || codes[code] === wanted ? 0 : -certain))

/** A pair is worth what the languages hold against it, each by how likely it is. */
const pairBiasOf = (tables: LetterTables, weights: Float64Array): Bias['pair'] => {
  const {languages, shares} = tables
  const {length} = languages
  const known = new Float64Array(shares.length / length).fill(Number.NaN)
  known[0] = 0
  const judge = (number: number): number => {
    let sum = 0
    for (let index = 0; index < length; index++) sum += weights[index]! * shares[number * length + index]!
    known[number] = -shareOfPair * Math.log(sum)
    return known[number]!
  }
  return (b, c) => {
    const number = pairNumber(tables, b, c)
    const bias = known[number]!
    return Number.isNaN(bias) ? judge(number) : bias
  }
}

let keys = new Uint16Array(1024)

/** Note the numbers of a text's pairs in `keys`, and give how many there are. */
const keysOf = (text: string, tables: LetterTables): number => {
  const fold = foldTable()
  if (keys.length <= text.length) keys = new Uint16Array(text.length * 2)
  let count = 0
  let before = 32
  for (let at = 0; at <= text.length; at++) {
    const code = at < text.length ? fold[codeAt(text, at)]! : 32
    const number = code < 0x80 && before < 0x80 ? 0 : pairNumber(tables, before, code)
    if (number) keys[count++] = number
    before = code
  }
  return count
}

const wholeBiasOf = (tables: LetterTables, weights: Float64Array): Bias['whole'] => {
  // The likeliest first, so that the others are soon seen to be dearer.
  const order = Array.from(weights, (weight, index) => ({
    entry: -Math.log(weight),
    against: tables.against[index]!,
  }))
  order.sort((x, y) => x.entry - y.entry)
  return text => {
    const count = keysOf(text, tables)
    if (count === 0) return 0
    let least = Infinity
    for (const {entry, against} of order) {
      let sum = entry
      for (let at = 0; at < count && sum < least; at++) sum += against[keys[at]!]!
      if (sum < least) least = sum
    }
    return least
  }
}

/** Languages as bits, in words of 32. */
type Languages = Uint32Array

/** The languages that have at least so many nats. */
const withNats = (nats: Float64Array, least: number): Languages => {
  const set = new Uint32Array((nats.length + 31) >> 5)
  for (let index = 0; index < nats.length; index++)
    if (nats[index]! >= least) set[index >> 5]! |= 1 << (index & 31)
  return set
}

const foreignTo = ({has, sizes}: LetterTables, languages: Languages): Bias['isForeign'] => {
  const fold = foldTable()
  const borrows = sizes.some(
    (size, index) => size < fewPairs && (languages[index >> 5]! >>> (index & 31)) & 1,
  )
  const judge = (code: number): boolean => {
    const lower = fold[code]!
    if (!isBeyondAscii(lower) || has.some((set, word) => (set[lower]! & languages[word]!) !== 0)) return false
    return !(borrows && borrowed.includes(String.fromCharCode(lower)))
  }
  const known = new Map<number, boolean>()
  return code => {
    let isForeign = known.get(code)
    if (isForeign === undefined) {
      isForeign = judge(code)
      known.set(code, isForeign)
    }
    return isForeign
  }
}

/** What a text says of its languages: which are likely, and how likely each is. */
interface Likely {
  /** The likeliest, where the words tell one. */
  language: string | undefined
  weights: Float64Array
  likely: Languages
  /** Those that the text may be of at all; nothing where its words leave a doubt. */
  possible: Languages | undefined
}

const likelyIn = (text: string, tables: LetterTables, wanted: string | undefined): Likely => {
  const nats = wanted ? namedAs(wanted, tables) : evidenceOf(text, tables)
  let best = 0
  for (let index = 1; index < nats.length; index++) if (nats[index]! > nats[best]!) best = index
  const top = nats[best]!
  const weights = nats.map(own => Math.exp(Math.max(own - top, -certain)))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return {
    language: wanted ?? (top > telling ? tables.languages[best] : undefined),
    weights: weights.map(weight => weight / total),
    likely: withNats(nats, top - likely),
    possible: top < beyondDoubt.nats ? undefined : withNats(nats, top * beyondDoubt.share),
  }
}

/** Read from the words of a text, or from what is known, which languages its letters may be of; at the first question. */
export const biasOf = (text: string, language?: string): Bias =>
  new LearnedBias(text, language?.toLowerCase().split('-')[0])

class LearnedBias implements Bias {
  #read: Likely | undefined
  #pair: Bias['pair'] | undefined
  #whole: Bias['whole'] | undefined
  #isForeign: Bias['isForeign'] | undefined
  #isStranger: Bias['isStranger'] | undefined
  readonly #text: string
  readonly #wanted: string | undefined

  constructor(text: string, wanted: string | undefined) {
    this.#text = text
    this.#wanted = wanted
  }

  get #known(): Likely {
    this.#read ??= likelyIn(this.#text, letterTables(), this.#wanted)
    return this.#read
  }

  get isSure(): boolean {
    return this.#known.possible !== undefined
  }

  get language(): string | undefined {
    return this.#known.language
  }

  pair(b: number, c: number): number {
    this.#pair ??= pairBiasOf(letterTables(), this.#known.weights)
    return this.#pair(b, c)
  }

  whole(text: string): number {
    this.#whole ??= wholeBiasOf(letterTables(), this.#known.weights)
    return this.#whole(text)
  }

  isForeign(code: number): boolean {
    this.#isForeign ??= foreignTo(letterTables(), this.#known.likely)
    return this.#isForeign(code)
  }

  isStranger(code: number): boolean {
    const {possible} = this.#known
    this.#isStranger ??= possible ? foreignTo(letterTables(), possible) : noBias.isStranger
    return this.#isStranger(code)
  }
}

/** The bias of a text of which nothing is known. */
export const noBias: Bias = {
  pair: () => 0,
  whole: () => 0,
  isForeign: () => false,
  isStranger: () => false,
  isSure: false,
  language: undefined,
}
