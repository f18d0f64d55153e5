import type {BitReader} from './bit-reader.ts'

/** Longest code, in bits. */
const LONGEST = 20
/** Codes that are looked up at once. */
const SHORT = 10

/** A prefix code by which the symbols of a block are written: the codes of each length follow each other. */
export interface CodeTable {
  /** Below which number the codes of a length stay, by the length, as if they had 20 bits. */
  readonly limits: Int32Array
  /** What is taken from a code of a length to give the place of its symbol. */
  readonly offsets: Int32Array
  /** Symbols, by length and number. */
  readonly symbols: Uint16Array
  /** By the next bits, what is written by few: the symbol in the high bits, the length in the low five; 0 where that is longer. */
  readonly short: Uint16Array
}

/** Read the length of each symbol's code, as differences; `null` when one is out of range. */
export function readLengths(bits: BitReader, symbols: number): Uint8Array | null {
  const lengths = new Uint8Array(symbols)
  let length = bits.read(5)
  for (let symbol = 0; symbol < symbols; symbol++) {
    while (length >= 1 && length <= LONGEST && bits.read(1) === 1) length += bits.read(1) === 0 ? 1 : -1
    if (length < 1 || length > LONGEST) return null
    lengths[symbol] = length
  }
  return lengths
}

/** Make the code that lengths describe: shorter codes are lower numbers, and of one length those of lower symbols. */
export function createCodeTable(lengths: Uint8Array): CodeTable {
  const symbols = new Uint16Array(lengths.length)
  const limits = new Int32Array(LONGEST + 1)
  const offsets = new Int32Array(LONGEST + 1)
  const short = new Uint16Array(1 << SHORT)
  let [code, place] = [0, 0]
  for (let length = 1; length <= LONGEST; length++) {
    offsets[length] = code - place
    for (let symbol = 0; symbol < lengths.length; symbol++) {
      if (lengths[symbol] !== length) continue
      symbols[place++] = symbol
      const [from, to] = [code << (SHORT - length), ++code << (SHORT - length)]
      if (length <= SHORT) short.fill((symbol << 5) | length, from, to)
    }
    limits[length] = code << (LONGEST - length)
    code <<= 1
  }
  return {symbols, limits, offsets, short}
}

/** Read the next symbol; -1 where no code begins with these bits. What lies beyond the end counts as zeros. */
export function readSymbol(bits: BitReader, {symbols, limits, offsets, short}: CodeTable): number {
  const {bytes, at} = bits
  const byte = at >> 3
  const held =
    ((bytes[byte]! << 24) | (bytes[byte + 1]! << 16) | (bytes[byte + 2]! << 8) | bytes[byte + 3]!) << (at & 7)
  const quick = short[held >>> (32 - SHORT)]!
  if (quick !== 0) {
    bits.at = at + (quick & 31)
    return quick >> 5
  }
  const ahead = held >>> (32 - LONGEST)
  let length = 1
  while (length <= LONGEST && ahead >= limits[length]!) length++
  if (length > LONGEST) return -1
  bits.at += length
  return symbols[(ahead >> (LONGEST - length)) - offsets[length]!] ?? -1
}
