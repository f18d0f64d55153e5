/** What characters cost after their predecessors in each language: models unpacked when they are first asked for. */
import {LANGUAGE_GRAMS, SIGNS} from '../../tables/charset-grams.ts'
import {type Riced, unpackRice} from '../rice.ts'
import {hashGram, LEVEL_NATS} from './grams.ts'
import {KIND, kindOf} from './unit-kinds.ts'

/** What characters of one language cost after their predecessors. */
export interface LanguageModel {
  /** Level of each symbol; 0 where it was never seen. */
  singles: Uint8Array
  /** Open-addressed: hash of an n-gram, its level in the low five bits; 0 where empty. */
  cells: Uint32Array
  mask: number
}

/** What an n-gram that was not counted costs more than its shorter form, in nats. */
const BACKOFF = {three: 1.5, two: 1.4}
/** What a letter costs that a language never writes, in nats. */
export const UNSEEN = {letter: 12.5, mark: 11, wide: 11, sign: 10, box: 13, control: 16, lost: 16}

const MODELS = new Map<string, LanguageModel>()
const SINGLES = new Map<string, Uint8Array>()

/** Give the levels of single symbols in a language. */
export function singlesOf(language: string): Uint8Array {
  const known = SINGLES.get(language)
  if (known) return known
  const singles = new Uint8Array(0x10000)
  for (const [level, symbols] of LANGUAGE_GRAMS[language]!.singles) {
    for (let i = 0; i < symbols.length; i++) singles[symbols.charCodeAt(i)] = level
  }
  SINGLES.set(language, singles)
  return singles
}

/** Give the model of a language. */
export function modelOf(language: string): LanguageModel {
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

const SIGN_COSTS = new Map<number, readonly number[]>()
for (const [sign, ...costs] of SIGNS)
  SIGN_COSTS.set(
    sign.charCodeAt(0),
    costs.map(tenths => tenths / 10),
  )

/** What a sign costs: alone, behind each context, before each; nothing where it was not counted, in nats. */
export const signCostsOf = (symbol: number): readonly number[] | undefined => SIGN_COSTS.get(symbol)

/** Signs that any prose may hold, however seldom the sources of the tables do: what they cost at most, in nats. */
const USUAL = new Map<number, number>()
for (const sign of '’‘“”„«»–—…') USUAL.set(sign.charCodeAt(0), 6.5)
for (const sign of '•°·€£§©®™²³½¿¡×¶') USUAL.set(sign.charCodeAt(0), 7.5)

/** Cost of a symbol by itself, in nats. */
export function singleCost({singles}: {singles: Uint8Array}, c: number): number {
  const level = singles[c]!
  if (level !== 0 && c < 0x80) return level * LEVEL_NATS
  const kind = kindOf(c)
  if (kind & KIND.sign) return signSingle(c, level)
  if (level !== 0) return level * LEVEL_NATS
  return kind & KIND.mark ? UNSEEN.mark : kind & KIND.wide ? UNSEEN.wide : UNSEEN.letter
}

function signSingle(c: number, level: number): number {
  const usual = USUAL.get(c) ?? Infinity
  if (level !== 0) return Math.min(usual, level * LEVEL_NATS)
  const unseen = c >= 0x2500 && c < 0x25a0 ? UNSEEN.box : UNSEEN.sign
  return Math.min(usual, SIGN_COSTS.get(c)?.[0] ?? unseen)
}

/** Cost of symbol `c` after `a` and `b`, in nats. */
export function gramCost(model: LanguageModel, a: number, b: number, c: number): number {
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
