import {LANGUAGE_GRAMS, SIGNS} from '../../tables/charset-grams.ts'
import {type Riced, unpackRice} from '../rice.ts'
import {CONTEXTS, contextOf, foldUnit, hashGram, isSign, LEVEL_NATS} from './grams.ts'

/** What characters of one language cost after their predecessors. */
interface LanguageModel {
  /** Level of each symbol; 0 where it was never seen. */
  singles: Uint8Array
  /** Open-addressed: hash of an n-gram, its level in the low five bits; 0 where empty. */
  cells: Uint32Array
  mask: number
}

/** What an n-gram that was not counted costs more than its shorter form, in nats. */
const BACKOFF = {three: 1.5, two: 1.4}
/** What a letter costs that a language never writes, in nats. */
const UNSEEN = {letter: 12.5, mark: 11, wide: 11, sign: 10, box: 13, control: 16, lost: 16}

const MODELS = new Map<string, LanguageModel>()
const SINGLES = new Map<string, Uint8Array>()

function singlesOf(language: string): Uint8Array {
  const known = SINGLES.get(language)
  if (known) return known
  const singles = new Uint8Array(0x10000)
  for (const [level, symbols] of LANGUAGE_GRAMS[language]!.singles) {
    for (let i = 0; i < symbols.length; i++) singles[symbols.charCodeAt(i)] = level
  }
  SINGLES.set(language, singles)
  return singles
}

function modelOf(language: string): LanguageModel {
  const known = MODELS.get(language)
  if (known) return known
  const packed = LANGUAGE_GRAMS[language]!
  const singles = singlesOf(language)
  const size = 1 << Math.ceil(Math.log2(packed.count * 1.6))
  const model = {singles, cells: unpack(packed, size), mask: size - 1}
  MODELS.set(language, model)
  return model
}

function unpack(packed: Riced, size: number): Uint32Array {
  const cells = new Uint32Array(size)
  const levels = new Uint8Array(packed.count)
  unpackRice(packed, {bits: 5, values: levels}).forEach((hash, index) => {
    let at = hash & (size - 1)
    while (cells[at] !== 0) at = (at + 1) & (size - 1)
    cells[at] = (hash << 5) | levels[index]!
  })
  return cells
}

/** A text as symbols, ready to be costed in any language. */
export interface CostedText {
  symbols: Uint16Array
  /** Where words begin; the last entry is the length. */
  words: readonly number[]
  /** What each word costs in whatever language: signs among their neighbours, letter case, mixed scripts. */
  fixed: Float64Array
  /** What each costs more, at most, than in the language that it is likeliest in. */
  borrowed: Float64Array
}

const SIGN_COSTS = new Map<number, readonly number[]>()
for (const [sign, ...costs] of SIGNS)
  SIGN_COSTS.set(
    sign.charCodeAt(0),
    costs.map(tenths => tenths / 10),
  )

/** Signs that any prose may hold, however seldom the sources of the tables do: what they cost at most, in nats. */
const USUAL = new Map<number, number>()
for (const sign of '’‘“”„«»–—…') USUAL.set(sign.charCodeAt(0), 6.5)
for (const sign of '•°·€£§©®™²³½¿¡×¶') USUAL.set(sign.charCodeAt(0), 7.5)

const SYMBOLS = new Uint16Array(0x10000)
/** 1 a sign, 2 a capital, 4 a small letter, 8 control or private, 16 mark, 32 wide, 64 Latin, 128 another alphabet. */
const KINDS = new Uint8Array(0x10000)
const LEARNT = new Uint8Array(0x10000)

function learn(unit: number): void {
  LEARNT[unit] = 1
  SYMBOLS[unit] = foldUnit(unit)
  const char = String.fromCharCode(unit)
  let kind = isSign(unit) ? 1 : 0
  if (/\p{Lu}/u.test(char)) kind |= 2
  if (/\p{Ll}/u.test(char)) kind |= 4
  if (/[\p{Cc}\p{Cn}\p{Co}\p{Cs}\ufffd\uffff]/u.test(char) && !(unit >= 9 && unit <= 13)) kind |= 8
  if (/\p{M}/u.test(char)) kind |= 16
  if (unit >= 0x2e80 && /\p{L}/u.test(char)) kind |= 32
  if (/\p{Script=Latin}/u.test(char)) kind |= 64
  else if (unit >= 0x370 && unit < 0x1000 && /[\p{L}\p{M}]/u.test(char)) kind |= 128
  KINDS[unit] = kind
}

/** The acute accent between letters is typed for an apostrophe, which the sources of the tables hardly ever do; in nats. */
const ACUTE = 0xb4
const APOSTROPHE = 0x27
const TYPED = 4

/** Micrograms and the like are met in any prose, though hardly in the sources of the tables: what the sign costs, in nats. */
const MICRO = 0xb5
const UNITS = new Set([...'lmgsMVAWFTP'].map(unit => unit.charCodeAt(0)))
const MILLIONTH = 6
const MARK = 0x2e

function isLetter(unit: number): boolean {
  if (LEARNT[unit] === 0) learn(unit)
  return contextOf(SYMBOLS[unit]!) === 1
}

/** Ready a text, of which each run without a space is a word. */
export function readyText(text: string): CostedText {
  const symbols = new Uint16Array(text.length)
  const words: number[] = []
  const fixed: number[] = []
  const borrowed: number[] = []
  let a = 32
  let b = 32
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (LEARNT[unit] === 0) learn(unit)
    symbols[i] = SYMBOLS[unit]!
    if (i === 0 || b === 32) {
      words.push(i)
      fixed.push(0)
      borrowed.push(KINDS[unit]! & 4 ? BORROWED.word : BORROWED.name)
    }
    const next = text.charCodeAt(i + 1) || 32
    if (unit === ACUTE && isLetter(b) && isLetter(next)) {
      symbols[i] = APOSTROPHE
      fixed[fixed.length - 1]! += TYPED
    } else if (unit === MICRO && !isLetter(b) && UNITS.has(next)) {
      symbols[i] = MARK
      fixed[fixed.length - 1]! += MILLIONTH
    } else fixed[fixed.length - 1]! += fixedCost(a, b, unit, next)
    a = b
    b = unit
  }
  words.push(text.length)
  if (fixed.length > 0) fixed[0]! += lonelyQuotes(text)
  return {symbols, words, fixed: Float64Array.from(fixed), borrowed: Float64Array.from(borrowed)}
}

/** What quotation marks cost that stand in a text without their partners, in nats. */
const LONELY = 3

function lonelyQuotes(text: string): number {
  const has = (mark: string): boolean => text.includes(mark)
  const angles = has('«') !== has('»') ? LONELY : 0
  const open = has('“') && !has('”') && !has('„') ? LONELY : 0
  return angles + open + lonelyClose(text)
}

/** A closing mark alone, at the head of a word, says twice that it is none. */
function lonelyClose(text: string): number {
  const at = text.indexOf('”')
  if (at === -1 || text.includes('”', at + 1) || text.includes('“') || text.includes('„')) return 0
  return at === 0 || text[at - 1] === ' ' ? 2 * LONELY : LONELY
}

/** What a capital costs behind a small letter, at the head of a word, and a small letter behind capitals, in nats. */
const CASE = {inside: 6.5, head: 1.2, behind: 4}
/** What a letter of another alphabet costs beside a Latin one, in nats. */
const MIXED = 5
/** What a letter beyond ASCII costs beside a digit, in nats. */
const NEAR_DIGIT = 2.5

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39
}

function fixedCost(a: number, b: number, c: number, next: number): number {
  const kind = KINDS[c]!
  if (c < 0x80 && b < 0x80) return 0
  if (kind & 8) return c === 0xfffd ? UNSEEN.lost : UNSEEN.control
  if (kind & 1) return signCost(b, c, next)
  const before = KINDS[b]!
  if (kind & 6 && (isDigit(b) || isDigit(next))) return NEAR_DIGIT
  if ((kind & 64 && before & 128) || (kind & 128 && before & 64)) return MIXED
  if (kind & 2) return before & 4 ? CASE.inside : before & 2 || c < 0x80 ? 0 : CASE.head
  return kind & 4 && before & 2 && KINDS[a]! & 2 ? CASE.behind : 0
}

/** Boxes stand beside boxes, in nats less than alone. */
const BOXED = -11

function isBox(unit: number): boolean {
  return unit >= 0x2500 && unit < 0x25a0
}

/** Square and cubic metres are met in any prose, in nats less than such digits elsewhere. */
const METRE = 0x6d
const AREA = -3

function signCost(b: number, c: number, next: number): number {
  if (isBox(c)) return isBox(b) ? BOXED : 0
  const costs = SIGN_COSTS.get(SYMBOLS[c]!)
  if (!costs) return 0
  if (LEARNT[next] === 0) learn(next)
  if (b === METRE && (c === 0xb2 || c === 0xb3)) return AREA
  return costs[1 + contextOf(SYMBOLS[b]!)]! + costs[1 + CONTEXTS + contextOf(SYMBOLS[next]!)]!
}

/** Cost of each word of a text in a language, in nats. */
export function wordCosts({symbols, words, fixed}: CostedText, language: string): Float64Array {
  const model = modelOf(language)
  const costs = Float64Array.from(fixed)
  for (let word = 0; word < costs.length; word++) {
    let a = 32
    let b = 32
    let sum = 0
    for (let i = words[word]!; i < words[word + 1]!; i++) {
      const c = symbols[i]!
      if (c >= 0x80 && KINDS[c]! & 9) {
        sum += KINDS[c]! & 8 ? 0 : singleCost(model, c) + (RAISED.has(c) ? 0 : cutCost(model, a, b))
        a = b
        b = 0x2e
        continue
      }
      sum += gramCost(model, a, b, c)
      a = b
      b = c
    }
    costs[word]! += sum
  }
  return costs
}

/** Signs that stand behind any letter. */
const RAISED = new Set([...'²³°®™¹'].map(sign => sign.charCodeAt(0)))

/** What a sign costs more behind letters that hardly end a word, at most, in nats. */
const MOST_CUT = 4

function cutCost(model: LanguageModel, a: number, b: number): number {
  if (contextOf(b) !== 1) return 0
  const usual = model.singles[0x2e]! * LEVEL_NATS
  return Math.min(MOST_CUT, Math.max(0, gramCost(model, a, b, 0x2e) - usual))
}

function singleCost({singles}: {singles: Uint8Array}, c: number): number {
  const level = singles[c]!
  if (level !== 0 && c < 0x80) return level * LEVEL_NATS
  if (LEARNT[c] === 0) learn(c)
  const kind = KINDS[c]!
  if (kind & 1) return signSingle(c, level)
  if (level !== 0) return level * LEVEL_NATS
  return kind & 16 ? UNSEEN.mark : kind & 32 ? UNSEEN.wide : UNSEEN.letter
}

function signSingle(c: number, level: number): number {
  const usual = USUAL.get(c) ?? Infinity
  if (level !== 0) return Math.min(usual, level * LEVEL_NATS)
  const unseen = c >= 0x2500 && c < 0x25a0 ? UNSEEN.box : UNSEEN.sign
  return Math.min(usual, SIGN_COSTS.get(c)?.[0] ?? unseen)
}

function gramCost(model: LanguageModel, a: number, b: number, c: number): number {
  const single = model.singles[c]!
  if (single === 0) return singleCost(model, c) + (c < 0x80 ? 0 : BACKOFF.two)
  let level = levelAt(model, hashGram(a, b, c))
  if (level !== 0) return level * LEVEL_NATS
  level = levelAt(model, hashGram(0, b, c))
  if (level !== 0) return level * LEVEL_NATS + BACKOFF.three
  return single * LEVEL_NATS + BACKOFF.three + BACKOFF.two
}

function levelAt({cells, mask}: LanguageModel, hash: number): number {
  let at = hash & mask
  for (let cell = cells[at]!; cell !== 0; cell = cells[at]!) {
    if (cell >>> 5 === hash) return cell & 31
    at = (at + 1) & mask
  }
  return 0
}

/**
 * Cost of the bytes from 80 on of a single-byte page in a language, by single characters: 128 behind an ASCII letter, 128
 * behind another of these bytes, 128 elsewhere.
 */
export function roughCosts(units: Uint16Array, language: string): Float32Array {
  const singles = singlesOf(language)
  const rough = new Float32Array(384)
  for (let i = 0; i < 384; i++) {
    const unit = units[0x80 + (i & 127)]!
    if (LEARNT[unit] === 0) learn(unit)
    const kind = KINDS[unit]!
    let cost = kind & 8 ? 0 : singleCost({singles}, SYMBOLS[unit]!)
    if (kind & 8) cost = unit === 0xfffd ? UNSEEN.lost : UNSEEN.control
    else if (i < 128 && kind & 128) cost += MIXED
    else if (i < 256 && kind & 2) cost += kind & 64 ? CASE.inside / 2 : 0
    else if (i < 128 && unit === ACUTE) cost = TYPED + singleCost({singles}, APOSTROPHE)
    else if (i >= 256 && unit === MICRO) cost = MILLIONTH + singleCost({singles}, MARK)
    else if (kind & 1) cost += SIGN_COSTS.get(unit)?.[i < 256 ? 2 : 1] ?? 0
    rough[i] = cost
  }
  return rough
}

/** What a word costs more than in the language that it is likeliest in, at most, in nats: names are borrowed, others less often. */
const BORROWED = {name: 4, word: 8}

/** What is known of a text beside itself. */
export interface CostOptions {
  /** Languages to judge it by, with what else speaks against each. */
  languages: ReadonlyMap<string, number>
  /** Languages that words may be borrowed from, beside those. */
  lenders: readonly string[]
}

/** What a text costs. */
export interface LanguageCost {
  cost: number
  language: string
  /** By language. */
  costs: ReadonlyMap<string, number>
}

/** Cost of a text in the language that it is likeliest in. */
export function costIn(ready: CostedText, {languages, lenders}: CostOptions): LanguageCost {
  const own = new Map([...languages.keys()].map(language => [language, wordCosts(ready, language)]))
  const best = new Float64Array(ready.fixed.length).fill(Infinity)
  const lend = (costs: Float64Array): void => {
    for (let word = 0; word < costs.length; word++) best[word] = Math.min(best[word]!, costs[word]!)
  }
  for (const costs of own.values()) lend(costs)
  for (const lender of lenders) if (!own.has(lender)) lend(wordCosts(ready, lender))
  let cost = Infinity
  let chosen = ''
  const costs = new Map<string, number>()
  for (const [language, against] of languages) {
    let sum = against
    const words = own.get(language)!
    for (let word = 0; word < words.length; word++)
      sum += Math.min(words[word]!, best[word]! + ready.borrowed[word]!)
    costs.set(language, sum)
    if (sum >= cost) continue
    cost = sum
    chosen = language
  }
  return {cost, language: chosen, costs}
}
